"""The table of results: loss and gradient by each way, wrong digits marked."""

from __future__ import annotations

import math
from functools import lru_cache

from core.stability import WAYS, Way
from pages.stability.present import Present, typed_text
from pages.stability.words import way_name, way_words
from pages.ui.html import column_head, scroll_box, symbol
from pages.ui.markup import Html, joined, tag
from pages.ui.numbers import subscript
from pages.ui.template import Template
from pages.ui.text import _, language
from pages.ui.wrong_digits import marked


def table(template: Template, present: Present, *, exact: bool) -> Html:
    """A row for each way; digits that the exact value does not have are struck through.

    exact: below each row there is a place for what is exact, see `exact_rows`.
    """
    rows = []
    for way in WAYS:
        rows.append(_row(template, present, way))
        if exact:
            rows.append(tag("tr", data_block=exact_key(way), class_="exact", hidden=True))
    most = count_text(present.precision.digits)
    note = _(
        "Struck through: digits that the exact value of the problem, as stored in {type}, "
        "does not have. A correctly rounded result has {digits} digits."
    ).format(type=present.precision.name, digits=most)
    label = _("Loss and gradient by each method")
    return joined(
        scroll_box(
            label,
            tag(
                "table",
                _head(present.problem.k, language()),
                tag("tbody", *rows),
                class_="lab-results",
                aria_label=label,
            ),
        ),
        template.words(note, "p", given=True),
    )


def exact_key(way: Way) -> str:
    """The key of the block below a way's row."""
    return f"exact-{way}"


def gradient_of(way: Way) -> str:
    """A CSS selector of the cells that hold the gradient by this way."""
    return f'.lab-results [data-way="{way}"] td:nth-child(n + 5)'


def _row(template: Template, present: Present, way: Way) -> Html:
    values, places, digits = present.row(way)
    names = ["e", *(f"∂e/∂x{subscript(n)}" for n in range(1, present.problem.k + 1))]
    cells = "".join(
        f'<td data-name="{name}">{_cell(template, value, place)}</td>'
        for name, value, place in zip(names, values, places.tolist(), strict=True)
    )
    counts = (float(digits[0]), float(digits[1:].min()))
    counted = "".join(
        str(
            tag(
                "td",
                template.words(count_text(count)),
                class_="digits",
                translate="no",
                data_name=name,
            )
        )
        for name, count in zip(_count_names(), counts, strict=True)
    )
    return Html(f'<tr data-way="{way}">{_way(way, language())}{counted}{cells}</tr>')


@lru_cache
def _way(way: Way, language: str) -> Html:
    name = tag("b", way_name(way))
    return tag("th", name, " ", tag("small", way_words(way), translate="no"), scope="row")


def _cell(template: Template, value: float, place: float) -> Html:
    full = typed_text(value, full=True)
    return marked(template, full if template.full else typed_text(value, full=False), full, place)


def count_text(digits: float) -> str:
    """A number of digits, cut off and not rounded: `15.9`, and `0` for none."""
    tenths = math.floor(10 * digits + 1e-9)
    return f"{tenths / 10:.1f}" if tenths > 0 else "0"


@lru_cache
def _head(k: int, language: str) -> Html:
    heads = [symbol("e"), *(joined(symbol("∂e/∂x", n)) for n in range(1, k + 1))]
    return tag(
        "thead",
        tag(
            "tr",
            column_head(_("method")),
            *map(column_head, _count_names()),
            *map(column_head, heads),
        ),
    )


def _count_names() -> tuple[str, str]:
    return _("digits of e"), _("digits of ∂e/∂x")
