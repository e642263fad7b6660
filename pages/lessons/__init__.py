"""`/lessons`: the lab's lessons in order, and a teacher's own from a file."""

from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="lessons",
    title=N_("Lessons"),
    invitation=N_("one idea a step, learned by doing"),
    files=("lesson.toml",),
    has_beginnings=True,
    in_thread=True,
)
