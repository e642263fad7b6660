"""Files to take away from the gradient page: all data of a view, and its figures as a page."""

from __future__ import annotations

from pages.gradient import blocks, standalone_html
from pages.ui.channel.locks import without_answer
from pages.ui.page import View


def make_file(name: str, view: View, language: str) -> str:
    """The text of gradient.csv or gradient.html."""
    return _csv(view) if name.endswith(".csv") else _page(view, language)


def _csv(view: View) -> str:
    """All data of the view's figure; empty where there is no figure."""
    table = blocks.table(view)
    return table.csv() if table else ""


def _page(view: View, language: str) -> str:
    """The view's figures as a page that works by itself."""
    figures = [make_figure() for make_figure in blocks.build(view).figures.values()]
    if "answers" in view.locked:
        figures = [without_answer(figure) for figure in figures]
    return standalone_html.page(figures, view.problem, language)
