"""Row vector times Jacobian as one table: weights beside rows, sums below columns."""

from __future__ import annotations

import math

from core.limits import JACOBIAN_ABS_MAX, JACOBIAN_ULPS, SUBNORMAL_FLOOR, ULP, WIDE_MATRIX
from core.numeric import ForwardBackward
from pages.ui import controls
from pages.ui.html import column_head, formula, scroll_box, symbol
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.numbers import DIGITS, number, subscript
from pages.ui.template import Template
from pages.ui.text import _

_FEW_DIGITS = 3  # in a wide matrix
_ROOM = {DIGITS: 9.3, _FEW_DIGITS: 9.6}  # characters that a cell's width has room for
_POWER = 1.2  # raised digits are somewhat wider than others, and a font may lack them
BESIDE = 2  # up to so many classes the column's sum has room beside the matrix
EMPTY_CELL = tag("td")
_NO_SIGN = tag("td", class_="op")
TIMES, EQUALS = tag("td", "×", class_="op"), tag("td", "=", class_="op")
READOUT = tag("p", class_="lab-readout lab-num", translate="no", aria_hidden="true")
"""Where the browser writes what a cell is, with every digit."""

_NAMES = joined(  # above the row vector and the rows
    tag("th", symbol("−y/s"), scope="col", class_="weight"),
    EMPTY_CELL,
    tag("td", formula(Html("∂s<sub>i</sub>/∂x<sub>j</sub>")), class_="corner"),
)
_UNTRANSLATED = attributes(translate="no")
_RESULT = joined(EMPTY_CELL, EQUALS, tag("th", symbol("∂e/∂x", "j"), scope="row"))


def table(template: Template, values: ForwardBackward, *, main: bool, sums: bool) -> Html:
    """Entry i of the row vector stands beside row i; the sums stand below their columns.

    sums: with a margin that has the sums of the Jacobian's own rows and columns.
    """
    k = len(values.s)
    digits, size = (_FEW_DIGITS, " wide") if k > WIDE_MATRIX else (DIGITS, "")
    size += " full" * template.full
    lines = (
        _row(template, i, weight, row, digits, sums=sums)
        for i, (weight, row) in enumerate(
            zip(values.grad_s.tolist(), values.jacobian.tolist(), strict=True), 1
        )
    )
    body = tag("tbody", *lines)  # before the sums: live values are numbered in their order
    margin = _column_sums(template, values, digits) if sums else EMPTY
    results = "".join(
        f'<td data-j="{c}" data-name="∂e/∂x{subscript(c)}">'
        f"{_fitted(template, v, digits, 'value')}</td>"
        for c, v in enumerate(values.grad_x.tolist(), 1)
    )
    label = _("Matrix product")
    matrix = tag(
        "table",
        tag("thead", tag("tr", _NAMES, column_names(k), column_head(_("sum")) if sums else EMPTY)),
        body,
        tag("tfoot", margin, tag("tr", _RESULT, Html(results), EMPTY_CELL if sums else EMPTY)),
        class_=f"lab-matrix{size}",
        role="grid",
        aria_label=label,
        data_picks="ij",
        style=width_of(k + 1),
    )
    return joined(
        tag("h2", _("Each row of the Jacobian times its entry, summed down the columns")),
        matrix_box(label, matrix, k, main=main),
        tag("p", _what_sums_mean(), class_="lab-remark") if sums else EMPTY,
        _legend(),
        controls.switch("sums", _("Sums of rows and columns"), "on", now=sums),
    )


def _what_sums_mean() -> str:
    return _(
        "Every row of the Jacobian sums to 0, as shifting all logits by the same amount "
        "changes no output; every column sums to 0, as the outputs always sum to 1: what one "
        "gains, the others lose. So the gradient sums to 0 too."
    )


def _column_sums(template: Template, values: ForwardBackward, digits: int) -> Html:
    cells = (_margin(template, column, digits) for column in values.jacobian.T.tolist())
    return tag("tr", EMPTY_CELL, _NO_SIGN, tag("th", _("sum"), scope="row"), *cells, EMPTY_CELL)


def _margin(template: Template, entries: list[float], digits: int) -> Html:
    """The sum of a row or column of the Jacobian; what rounding leaves of 0 is shown as 0."""
    total = math.fsum(entries)
    if abs(total) <= JACOBIAN_ULPS * ULP * math.fsum(map(abs, entries)) + SUBNORMAL_FLOOR:
        total = 0.0
    return tag("td", _fitted(template, total, digits), class_="sum")


def matrix_box(label: str, matrix: Html, k: int, *, main: bool) -> Html:
    """A box round a matrix of k columns, which says whether there is room beside it."""
    return scroll_box(
        label, matrix, css="lab-scroll lab-box", data_beside=k <= BESIDE, data_main=main
    )


def width_of(columns: int) -> str:
    """How many columns of numbers share the width of a matrix: `style/matrix.css` fits them."""
    return f"--columns:{columns}"


@kept
def column_names(k: int) -> Html:
    """The x of each of k columns; a click chooses it."""
    names = (
        tag("th", symbol("x", c), scope="col", data_j=c, data_pick=True) for c in range(1, k + 1)
    )
    return joined(*names)


def _row(
    template: Template, i: int, weight: float, row: list[float], digits: int, *, sums: bool
) -> Html:
    cells = "".join(
        f'<td data-i="{i}" data-j="{j}" data-pick '
        f'data-name="∂s{subscript(i)}/∂x{subscript(j)}">{_cell(template, v, digits)}</td>'
        for j, v in enumerate(row, 1)
    )
    return Html(
        f'<tr><td class="weight" data-cell="grad-s-{i}" data-i="{i}" data-pick '
        f'data-name="−y{subscript(i)}/s{subscript(i)}">{_fitted(template, weight, digits)}</td>'
        f'{TIMES}<th scope="row" data-i="{i}" data-pick>{symbol("s", i)}</th>{cells}'
        f"{_margin(template, row, digits) if sums else EMPTY}</tr>"
    )


def _cell(template: Template, value: float, digits: int) -> Html:
    share = min(abs(value) / JACOBIAN_ABS_MAX, 1.0)
    side = "minus" if value < 0 else "plus"
    style = f"--share:{100 * share:.1f}%;"
    return _fitted(template, value, digits, f"lab-cell {side}", name="div", style=style)


def _fitted(
    template: Template,
    value: float,
    digits: int,
    css: str = "",
    name: str = "span",
    style: str = "",
) -> Html:
    """A live number that keeps to the width of its cell: a long text is set smaller."""
    shown = number(value, full=template.full, digits=digits)
    length = len(shown) + _POWER * ("×" in shown)
    fit = 1.0 if template.full else min(1.0, _ROOM[digits] / length)
    return template.live(
        name,
        text=shown,
        fixed=_UNTRANSLATED,
        class_=f"lab-num {css}".rstrip(),
        title=number(value, full=True),
        style=f"{style}--fit:{fit:.2f}",
    )


def _legend() -> Html:
    """The colour scale; every cell's sign is written in it as well. Beside it, every digit."""
    title = tag("span", _("Entry of the Jacobian"))
    return tag("div", tag("p", title, _SCALE, class_="lab-legend"), READOUT, class_="lab-below")


def _scale() -> Html:
    steps = [-JACOBIAN_ABS_MAX, -JACOBIAN_ABS_MAX / 2, 0.0, JACOBIAN_ABS_MAX / 2, JACOBIAN_ABS_MAX]
    cells = (
        tag(
            "span",
            number(v),
            class_=f"lab-cell {'minus' if v < 0 else 'plus'}",
            style=f"--share:{100 * abs(v) / JACOBIAN_ABS_MAX:.0f}%",
            translate="no",
        )
        for v in steps
    )
    return joined(*cells)


_SCALE = _scale()
