"""The derivation to take away, with the numbers of the problem."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pages.derivation import PAGE
from pages.ui.session.session import Session
from pages.ui.text import _, use_language

FILES = {"tex": "LaTeX", "md": "Markdown", "ipynb": "Jupyter", "py": "Python"}
"""What there is to take away, by the ending of a file's name."""


def derivation_file(kind: str, session: Session) -> Callable[[], str]:
    """A function that makes derivation.tex, .md, .ipynb or .py when it is asked for.

    It takes the problem, the layout and the language of that moment. What runs is in row layout,
    whatever the page shows. The libraries that it takes are imported only then.
    """

    def make() -> str:
        from core import export

        with session.lock:
            view, language = session.view(PAGE), session.language
        use_language(language)
        columns = view.settings.columns
        makers: dict[str, Callable[..., str]] = {
            "tex": partial(export.tex, columns=columns),
            "md": partial(export.markdown, columns=columns),
            "ipynb": export.notebook,
            "py": export.python,
        }
        return makers[kind](view.problem, _)

    return make
