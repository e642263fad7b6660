"""Exact values beside floats, as text, and their distances."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.numeric import ExactValues, ForwardBackward, exact_values, ulps
from core.problem import Problem
from pages.ui.digits import digit_choice
from pages.ui.html import column_head, formula, jacobian_entry, scroll_box, symbol
from pages.ui.markup import Html, joined, tag
from pages.ui.numbers import number, superscript
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _

if TYPE_CHECKING:
    from core.stability import Part

_PLAIN = (-3, 6)  # powers of ten that are written out, as `numbers.number` does
ExactNumber = Any
_GUARD = 10
_DIGITS = 20  # more than float64 holds


def exact_text(exact: ExactNumber, digits: int) -> str:
    """An exact value rounded to so many digits: `0.24472847105479765284`, `1.2…×10⁻³⁴⁵`."""
    ctx = exact.context
    if not ctx.isfinite(exact):
        return "∞" if exact > 0 else "−∞"
    if not exact:
        return "0"
    with ctx.workdps(digits + _GUARD):  # of its thousands of digits, at the largest gaps
        text = ctx.nstr(+exact, digits, min_fixed=_PLAIN[0] - 1, max_fixed=_PLAIN[1])
    mantissa, _e, power = text.partition("e")
    mantissa = mantissa.removesuffix(".0").replace("-", "−")
    return f"{mantissa}×10{superscript(int(power))}" if power else mantissa


def ulps_text(distance: float) -> str:
    """A distance in ulps, to two digits: `0.35`, `6.9×10¹⁵`, `∞`; `–` where there is none."""
    if math.isnan(distance):
        return "–"
    if math.isinf(distance):
        return "∞"
    if distance == 0:
        return "0"
    if distance < 0.005:
        return "< 0.01"
    if distance < 1000:
        return f"{distance:.2f}" if distance < 10 else f"{distance:.0f}"
    mantissa, _e, power = f"{distance:.1e}".partition("e")
    return f"{mantissa}×10{superscript(int(power))}"


def exact_block(problem: Problem, values: ForwardBackward, parts: Sequence[Part]) -> Html:
    """These results in a table: each float beside its exact value, its distance, its condition.

    Made after the numbers, as a late block: mpmath takes longer than they do.
    """
    from core.stability import conditions  # not before anybody asks for them

    x, y = np.array(problem.x), np.array(problem.y)
    exact = exact_values(x, y)
    rows = [
        row
        for part in parts
        for row in zip(
            _names(part, problem.k),
            _floats(part, values),
            _exact(part, exact, y),
            conditions(exact, x, y, part),
            strict=True,
        )
    ]
    return exact_table(rows)


def add_exact(
    template: Template, view: View, values: ForwardBackward, parts: Sequence[Part]
) -> None:
    """The choice of digits and, where it is on exact, the block of exact values."""
    digit_choice(template, view.settings.digits)
    if view.settings.digits == "exact" and "numbers" not in view.hidden:
        template.late["exact"] = partial(exact_block, view.problem, values, parts)


def exact_table(rows: Iterable[tuple[Html, float, ExactNumber, float]]) -> Html:
    """Rows of a name, a float, its exact value and its condition number."""
    label = _("Each number beside its exact value")
    heads = (_("number"), "float64", _("exact"), "ulp", _("condition"))
    lines = (_line(*row) for row in rows)
    note = _(
        "Exact by mpmath. One ulp is the distance between neighbouring numbers of "
        "float64: a result rounded once is off by at most 0.5. Condition: how many times "
        "rounding is magnified, of s and y for ∂e/∂x, else of x and y."
    )
    table = tag("table", tag("thead", tag("tr", *map(column_head, heads))), tag("tbody", *lines),
                class_="lab-exact", aria_label=label)  # fmt: skip
    return joined(
        tag("h2", label), scroll_box(label, table, css="lab-scroll lab-exact-box"),
        tag("p", note, class_="lab-note"),
    )  # fmt: skip


def _line(name: Html, value: float, exact: ExactNumber, condition: float) -> Html:
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", number(value, full=True), class_="lab-num", translate="no"),
        tag("td", exact_text(exact, _DIGITS), class_="lab-num", translate="no"),
        tag("td", ulps_text(float(ulps(value, exact))), translate="no"),
        tag("td", number(condition, digits=2), translate="no"),
    )


def _names(part: Part, k: int) -> list[Html]:
    each = range(1, k + 1)
    match part:
        case "loss":
            return [symbol("e")]
        case "s":
            return [symbol("s", n) for n in each]
        case "grad-s":
            return [formula(Html(f"−y<sub>{n}</sub>/s<sub>{n}</sub>")) for n in each]
        case "jacobian":
            return [jacobian_entry(i, j) for i in each for j in each]
    return [symbol("∂e/∂x", n) for n in each]


def _floats(part: Part, values: ForwardBackward) -> list[float]:
    arrays = {
        "loss": values.loss, "s": values.s, "grad-s": values.grad_s,
        "jacobian": values.jacobian, "grad-x": values.grad_x,
    }  # fmt: skip
    return [float(value) for value in np.ravel(arrays[part])]


def _exact(part: Part, exact: ExactValues, y: NDArray[np.float64]) -> list[ExactNumber]:
    match part:
        case "loss":
            return [exact.loss]
        case "s":
            return list(exact.s)
        case "jacobian":
            return list(exact.jacobian.ravel())
        case "grad-x":
            return list(exact.grad_x)
    ctx = exact.loss.context
    return [
        -ctx.mpf(float(t)) / s if s else (-ctx.inf if t else ctx.zero)
        for t, s in zip(y, exact.s, strict=True)
    ]
