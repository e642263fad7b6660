"""Jinja2 templates whose every value is escaped, unless it is a formula or code of our own.

Delimiters are `<< >>` and `<% %>`: braces and percent signs belong to LaTeX and Python.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.worked.raw import Raw

TEMPLATES: Final = Path(__file__).parent / "templates"

_LATEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "−": r"\ensuremath{-}",
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
}
_MARKDOWN: Final = {sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|$~&"}


def latex_text(text: str) -> str:
    """Any text as LaTeX that prints just these characters, on one line."""
    return "".join(_LATEX.get(sign, sign) for sign in one_line(text))


def markdown_text(text: str) -> str:
    """Any text as Markdown that shows just these characters, on one line."""
    return "".join(_MARKDOWN.get(sign, sign) for sign in one_line(text))


def one_line(text: str) -> str:
    """The text with every run of white space and control characters as one space."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


ESCAPES: Final[dict[str, Callable[[str], str]]] = {
    ".tex": latex_text,
    ".md": markdown_text,
    ".py": one_line,  # words of a program are comments
}


def render(name: str, **values: Any) -> str:
    """Fill the template `name`, whose ending (`.tex`, `.md`, `.py`) says how text is escaped.

    Raises jinja2.UndefinedError if the template asks for a value that was not given.
    """
    return _environment(Path(name).suffix).get_template(f"{name}.jinja").render(values)


@cache
def _environment(kind: str) -> Environment:
    escape = ESCAPES[kind]

    def finalize(value: Any) -> Any:
        if isinstance(value, (Raw, StrictUndefined)):
            return value
        return escape(str(value))

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - that is for HTML; `finalize` escapes for each format
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
