"""Files to take away from the gradient page: all data of a view, and its figures as a page."""

from __future__ import annotations

from collections.abc import Callable

from core.problem import Problem
from pages.gradient import blocks, standalone_html
from pages.gradient.settings import Settings
from pages.ui.text import use_language

Maker = Callable[[], str]


def csv(current: Callable[[], Problem], settings: Settings, language: str) -> Maker:
    """A function that makes gradient.csv when it is asked for; empty where there is no figure.

    It runs outside the page's run, so it brings the language along.
    """

    def make() -> str:
        use_language(language)
        made = blocks.table(current(), settings)
        return made.csv() if made else ""

    return make


def page(current: Callable[[], Problem], settings: Settings, language: str) -> Maker:
    """A function that makes gradient.html when it is asked for, as `csv` does."""

    def make() -> str:
        use_language(language)
        board = blocks.build(current(), settings)
        figures = [figure() for figure in board.plots.values()]
        return standalone_html.page(figures, current(), language)

    return make
