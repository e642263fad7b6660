"""The lab's first lesson as a file: an example for who writes one."""

from __future__ import annotations

from core.lessons.names import FILES
from pages.ui.page import View


def make_file(name: str, view: View, language: str) -> str:
    """The file as it is, with its texts in both languages."""
    return FILES[0].read_text("utf-8")
