"""The derivation to take away, with the numbers of the problem."""

from __future__ import annotations

from collections.abc import Callable

from pages.derivation import PAGE
from pages.ui.session.session import Session
from pages.ui.text import _, use_language

FILES = {"tex": "LaTeX", "md": "Markdown", "ipynb": "Jupyter", "py": "Python"}
"""What there is to take away, by the ending of a file's name."""


def derivation_file(kind: str, session: Session) -> Callable[[], str]:
    """A function that makes derivation.tex, .md, .ipynb or .py when it is asked for.

    It takes the problem, the layout and the language of that moment. The libraries that it takes
    are imported only then.
    """

    def make() -> str:
        from core import export

        with session.lock:
            view, language = session.view(PAGE), session.language
        use_language(language)
        columns = view.settings.columns
        makers: dict[str, Callable[..., str]] = {
            "tex": export.tex,
            "md": export.markdown,
            "ipynb": export.notebook,
            "py": export.python,
        }
        return makers[kind](view.problem, _, columns=columns)

    return make
