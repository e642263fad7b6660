"""The derivation to take away, with the numbers of the problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from pages.ui.page import View
from pages.ui.text import _

FILES = {"tex": "LaTeX", "md": "Markdown", "ipynb": "Jupyter", "py": "Python"}
"""What there is to take away, by the ending of a file's name."""


def make_file(name: str, view: View, language: str) -> str:
    """The text of derivation.tex, .md, .ipynb or .py, in the language in use.

    The libraries that it takes are imported only now.
    """
    from core import export

    makers: dict[str, Callable[..., str]] = {
        ".tex": export.tex,
        ".md": export.markdown,
        ".ipynb": export.notebook,
        ".py": export.python,
    }
    return makers[PurePath(name).suffix](view.problem, _, columns=view.settings.columns)
