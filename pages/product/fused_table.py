"""The gradient without a Jacobian: k subtractions, one a class."""

from __future__ import annotations

from core.limits import WIDE_MATRIX
from core.numeric import ForwardBackward
from core.problem import Problem
from pages.product.column_sum import class_name, controls, sentence, walk
from pages.product.jacobian_table import (
    EMPTY_CELL,
    EQUALS,
    READOUT,
    column_names,
    matrix_box,
    width_of,
)
from pages.ui.given import given
from pages.ui.html import SUM_Y, class_row, formula, scroll_box, symbol
from pages.ui.markup import Html, joined, tag
from pages.ui.numbers import number, subscript
from pages.ui.template import Template
from pages.ui.text import _

_DOT, _MINUS = tag("td", "·", class_="op"), tag("td", "−", class_="op")

_ROW_HEADS = (
    tag("th", symbol("s"), scope="row"),
    tag("th", formula(Html(f"· {SUM_Y}")), scope="row"),
    tag("th", formula("− y"), scope="row"),
    tag("th", formula("= ∂e/∂x"), scope="row"),
)
_COLUMN_HEADS = tag(
    "thead",
    tag(
        "tr",
        EMPTY_CELL,
        tag("th", symbol("s", "j"), scope="col"),
        EMPTY_CELL,
        tag("th", formula(SUM_Y), scope="col"),
        EMPTY_CELL,
        tag("th", symbol("y", "j"), scope="col"),
        EMPTY_CELL,
        tag("th", symbol("∂e/∂x", "j"), scope="col"),
    ),
)


def table(template: Template, problem: Problem, values: ForwardBackward, *, main: bool) -> Html:
    """s, times sum(y), minus y, is the gradient: a column a class."""
    k = problem.k
    parts = (
        ("s{j}", values.s.tolist(), "", False),
        ("sum(y)", [problem.Y] * k, "", True),
        ("y{j}", list(problem.y), "", True),
        ("∂e/∂x{j}", values.grad_x.tolist(), "value", False),
    )
    lines = (
        tag("tr", head, _cells(template, *part))
        for head, part in zip(_ROW_HEADS, parts, strict=True)
    )
    label, wide = _("Fused"), " wide" if k > WIDE_MATRIX else ""
    matrix = tag(
        "table",
        tag("thead", tag("tr", EMPTY_CELL, column_names(k))),
        tag("tbody", *lines),
        class_=f"lab-matrix fused{wide}",
        aria_label=label,
        style=width_of(k),
    )
    title = tag("h2", _("Softmax times sum(y), minus y: no Jacobian is formed"))
    return joined(title, matrix_box(label, matrix, k, main=main), READOUT)


def steps(
    template: Template, problem: Problem, values: ForwardBackward, j: int, *, keys: bool
) -> Html:
    """A row a class, with step j in words; `keys` of the whole page step through."""
    lines = [
        class_row(
            "j",
            c,
            class_name("j", c),
            Html(
                f"<td>{template.num(s)}</td>{_DOT}<td>{template.num(problem.Y, given=True)}</td>"
                f"{_MINUS}<td>{template.num(y, given=True)}</td>"
                f"{EQUALS}<td>{template.num(g, 'value')}</td>"
            ),
        )
        for c, (s, y, g) in enumerate(
            zip(values.s.tolist(), problem.y, values.grad_x.tolist(), strict=True), 1
        )
    ]
    label = _("The subtractions, one by one")
    table = tag(
        "table",
        _COLUMN_HEADS,
        tag("tbody", *lines, data_picks="j"),
        class_="lab-sum",
    )
    return joined(
        walk(tag("h2", label), controls(problem.k, "j", keys=keys)),
        sentence(template, _step(problem, values, j)),
        scroll_box(label, table),
    )


def _cells(template: Template, name: str, row: list[float], css: str, is_given: bool) -> Html:
    cells = "".join(
        f'<td data-j="{c}" data-pick data-name="{name.format(j=subscript(c))}">'
        f"{template.num(v, css, given=is_given)}</td>"
        for c, v in enumerate(row, 1)
    )
    return Html(cells)


def _step(problem: Problem, values: ForwardBackward, j: int) -> str:
    return _(
        "Step {j} of {k}: softmax {s} times {total}, minus the target {y}, is {name} = {result}."
    ).format(
        j=given(j),
        k=given(problem.k),
        s=number(float(values.s[j - 1])),
        total=given(number(problem.Y)),
        y=given(number(problem.y[j - 1])),
        name=f"∂e/∂x{subscript(j)}",
        result=number(float(values.grad_x[j - 1])),
    )
