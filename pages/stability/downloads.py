"""The file to take away from the stability page: all data of its plot."""

from __future__ import annotations

from pages.stability import blocks
from pages.ui.page import View


def make_file(name: str, view: View, language: str) -> str:
    """The text of stability.csv; empty where there is no plot."""
    table = blocks.table(view)
    return table.csv() if table else ""
