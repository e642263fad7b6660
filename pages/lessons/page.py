"""Lays the page of lessons out."""

from pages.lessons import PAGE
from pages.ui import frame
from pages.ui.components.lessons import lessons
from pages.ui.live_page import block, connect
from pages.ui.text import _

frame.title(_("Lessons"))
block("lessons-list")
block("lessons-file")
block("lessons-own")
lessons(key="lessons-part", data={})
connect(PAGE)
