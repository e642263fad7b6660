"""Files to take away from the gradient page: all data of a view, and its figures as a page.

Both are made of what the session is at the moment of the click.
"""

from __future__ import annotations

from collections.abc import Callable

from pages.gradient import PAGE, blocks, standalone_html
from pages.ui.page import View
from pages.ui.session.session import Session
from pages.ui.text import use_language


def csv(session: Session) -> Callable[[], str]:
    """A function that makes gradient.csv; empty where there is no figure."""

    def make() -> str:
        view, _language = _now(session)
        table = blocks.table(view)
        return table.csv() if table else ""

    return make


def page(session: Session) -> Callable[[], str]:
    """A function that makes gradient.html."""

    def make() -> str:
        view, language = _now(session)
        figures = [make_figure() for make_figure in blocks.build(view).figures.values()]
        return standalone_html.page(figures, view.problem, language)

    return make


FILES = {"csv": csv, "html": page}
"""Makers of what there is to take away, by the ending of a file's name."""


def _now(session: Session) -> tuple[View, str]:
    """What the page shows, and the session's language, which is brought into this thread."""
    with session.lock:
        view, language = session.view(PAGE), session.language
    use_language(language)
    return view, language
