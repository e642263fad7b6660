"""The derivation to take away, with the numbers of the problem."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from pages.ui.page import View
from pages.ui.text import _

FILES = {"tex": "LaTeX", "md": "Markdown", "ipynb": "Jupyter", "py": "Python"}
"""What there is to take away, by the ending of a file's name."""


def make_file(name: str, view: View, language: str) -> str:
    """The text of derivation.tex, .md, .ipynb or .py, in the language in use.

    What runs is in row layout, whatever the page shows. The libraries that it takes are imported
    only now.
    """
    from core import export

    columns = view.settings.columns
    makers: dict[str, Callable[..., str]] = {
        ".tex": partial(export.tex, columns=columns),
        ".md": partial(export.markdown, columns=columns),
        ".ipynb": export.notebook,
        ".py": export.python,
    }
    return makers[PurePath(name).suffix](view.problem, _)
