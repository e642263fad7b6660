"""Lays the page of lessons out."""

from pages.lessons import PAGE
from pages.ui import frame
from pages.ui.components.lessons import lessons
from pages.ui.live_page import block, connect, workbench
from pages.ui.text import _

frame.title(_("Learn by doing"))
with workbench():
    block("lessons-tried")
    block("lessons-list")
    block("lessons-file")
    block("lessons-own")
lessons(key="lessons-part", data={})
connect(PAGE)
