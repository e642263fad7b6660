"""Vectors and matrices that are copied for other programs, as NumPy, torch, JSON or LaTeX.

`components/shared/copies.js` does it, from the numbers that stand on the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.numeric import ForwardBackward
from pages.ui import controls
from pages.ui.html import symbol
from pages.ui.markup import Html, joined, kept, tag
from pages.ui.template import Template
from pages.ui.text import _, language

COPY_FORMATS = (("numpy", "NumPy"), ("torch", "torch"), ("json", "JSON"), ("latex", "LaTeX"))


@dataclass(frozen=True)
class Copied:
    """A vector or matrix that can be copied.

    numbers: a CSS selector of its numbers on the page, in order, with every digit in their
    titles; or "x" or "y", which the address has. is_matrix: they stand in rows of a
    table; columns: of a matrix whose numbers stand one below the other. of: whose it is, where
    there are several of a name.
    """

    name: str
    numbers: str
    is_matrix: bool = False
    of: str = ""
    columns: int = 0


def copy_menu(*vectors: Copied) -> Html:
    """A menu that copies for other programs: `components/shared/copies.js` does it."""
    content = (tag("summary", _("Copy")), tag("div", copy_lines(*vectors)))
    return controls.keyed("copies", tag("details", *content, class_="lab-menu"), css="lab-copies")


@kept
def _copy_line(vector: Copied, language: str) -> Html:
    title = _("Copy {name} as {format}")
    buttons = (
        tag(
            "button",
            shown,
            type="button",
            class_="lab-button",
            data_copies=vector.numbers,
            data_format=text,
            data_matrix=vector.is_matrix,
            data_columns=str(vector.columns) if vector.columns else None,
            data_copied=_("Copied"),
            aria_label=title.format(name=f"{vector.name} {vector.of}".rstrip(), format=shown),
        )
        for text, shown in COPY_FORMATS
    )
    name = tag("span", symbol(vector.name), " ", tag("small", vector.of, translate="no"))
    return tag("div", name, *buttons, class_="lab-copy-line")


def copied_vectors(template: Template, values: ForwardBackward, *more: Copied) -> Html:
    """The same lines within a menu of a page that shows these vectors in words or in a plot.

    s and the gradient are there unseen, with every digit; `more`: what stands on the page.
    """
    vectors = (
        Copied("x", "x"),
        Copied("y", "y"),
        Copied("s", ".lab-copied-s .lab-num"),
        Copied("∂e/∂x", ".lab-copied-gradient .lab-num"),
        *more,
    )
    unseen = (
        tag("span", *map(template.num, entries.tolist()), class_=f"lab-copied-{name}", hidden=True)
        for name, entries in (("s", values.s), ("gradient", values.grad_x))
    )
    return tag("div", tag("b", _("Copy")), copy_lines(*vectors), *unseen, class_="lab-copies")


def copy_lines(*vectors: Copied) -> Html:
    """A line of buttons for each of them."""
    return joined(*(_copy_line(vector, language()) for vector in vectors))
