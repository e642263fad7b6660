"""What a link may begin with on this page: the first step of each lesson."""

from __future__ import annotations

from core.lessons.library import own
from pages.ui.page import Beginnings
from pages.ui.text import language


def beginnings() -> Beginnings:
    """A lesson's title, and the settings that start it: it leads to its own page."""
    return [
        (lesson.title.said(language()), {"lesson": name, "at": "1"})
        for name, lesson in own().items()
    ]
