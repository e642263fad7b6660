"""The blocks of the product page: row vector times Jacobian, and one column's sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.numeric import ForwardBackward, forward_backward, multiplications
from core.problem import Problem
from pages.product import column_sum, fused_table, jacobian_table
from pages.product.settings import ProductSettings
from pages.ui.exact import add_exact
from pages.ui.html import GRADIENT_BY_S, GRADIENT_BY_X, vector
from pages.ui.markup import Html, joined, kept, tag
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, language

if TYPE_CHECKING:
    from core.stability import Part

_ROW_VECTOR = joined(GRADIENT_BY_S, " = −y / s")


def build(view: View) -> Template:
    """The product of the problem, with row i and column j chosen, read in one of two ways."""
    settings: ProductSettings = view.settings
    template = Template(full=settings.full)
    values = forward_backward(view.problem.x, view.problem.y)
    add(template, view.problem, values, settings, main=True)
    template.block("grad-x", vector(template, GRADIENT_BY_X, values.grad_x.tolist(), "j"))
    whole: tuple[Part, ...] = ("grad-s", "grad-x", "jacobian")
    add_exact(template, view, values, ("grad-x",) if settings.way == "fused" else whole)
    return template


def add(
    template: Template,
    problem: Problem,
    values: ForwardBackward,
    settings: ProductSettings,
    *,
    main: bool = False,
) -> None:
    """Put `ways`, `jacobian`, `column`, and `grad-s` where it is needed, on a template.

    Where they are the `main` thing of their page, its keys step through the sum.
    """
    template.block("ways", _ways(problem.k, settings.way, language()))
    i, j = settings.i, settings.j
    if settings.way == "fused":
        template.block("jacobian", fused_table.table(template, problem, values, main=main))
        steps = fused_table.steps(template, problem, values, j, keys=main)
    else:
        row = vector(template, _ROW_VECTOR, values.grad_s.tolist(), "i")
        template.block("grad-s", row)
        matrix = jacobian_table.table(template, values, sums=settings.sums, main=main)
        template.block("jacobian", matrix)
        steps = column_sum.steps(template, problem, values, i, j, keys=main)
    template.block("column", steps)


@kept
def _ways(k: int, way: str, language: str) -> Html:
    """Two readings to choose from, each with what it costs."""
    through, short = multiplications(k)
    cells = _("{cells} cells, {count} multiplications").format(cells=k * k, count=through)
    fewer = _("{k} subtractions, {count} multiplications").format(k=k, count=short)
    buttons = (
        _way(value, title, cost, pressed=name == way)
        for name, value, title, cost in (
            ("jacobian", "", _("Through the Jacobian"), cells),
            ("fused", "fused", _("Fused"), fewer),
        )
    )
    return tag("div", *buttons, class_="lab-ways", role="group", aria_label=_("Reading"))


def _way(value: str, title: str, cost: str, *, pressed: bool) -> Html:
    return tag(
        "button",
        tag("b", title),
        " ",
        tag("span", cost),
        type="button",
        data_set="way",
        data_value=value,
        aria_pressed="true" if pressed else "false",
    )
