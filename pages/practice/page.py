"""Lays the practice page out."""

from pages.practice import PAGE
from pages.ui import frame
from pages.ui.components.practice import practice
from pages.ui.live_page import block, connect, workbench
from pages.ui.text import _

frame.title(_("Do it yourself"))
with workbench("practice-progress", "practice-bars"):
    block("practice-task")
    block("practice-answer")
    block("practice-symbols")
    block("practice-preview")
    block("practice-outcome")
    block("practice-help")
    block("practice-worked")
    block("practice-next")
    block("practice-sheet")
    block("practice-paper")
practice(key="practice-part", data={})
connect(PAGE)
