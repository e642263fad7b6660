"""The derivation to take along: as LaTeX, Markdown, a notebook and a program.

Each is a function of a problem and of `say`, which translates a text into the reader's
language; this room knows no screen. Everything is filled into Jinja2 templates that escape all
that is not a formula or code of the printers.
"""

from core.export.article import markdown, tex
from core.export.program import notebook, python

__all__ = ["markdown", "notebook", "python", "tex"]
