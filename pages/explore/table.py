"""The row of a class goes on: its softmax with a bar, its gradient with the identity and a bar.

The rows stand beside those of x and y in the problem's panel and are as tall as them.
"""

from __future__ import annotations

import math

from core.numeric import ForwardBackward
from core.problem import Problem
from pages.ui import shown_equality
from pages.ui.html import (
    GRADIENT_FORMULA,
    SOFTMAX,
    formula,
    scroll_box,
    share_bar,
    signed_bar,
    symbol,
)
from pages.ui.markup import Html, attributes, joined, kept, tag
from pages.ui.numbers import number, power_of_ten
from pages.ui.template import Template
from pages.ui.text import _, ngettext

_MAGNIFIED_MOST = 300  # powers of ten: what is left of a float's range for the bar
_CANCELS = attributes(class_="lab-cancels")


def softmax_rows(template: Template, s: list[float]) -> Html:
    """s_i with its bar from 0 to 1."""
    rows = Html("").join(
        _row(
            "i",
            n,
            symbol("s", n),
            share_bar(template, value, f"s_{n}"),
            template.num(value, "value"),
        )
        for n, value in enumerate(s, 1)
    )
    axis = _axis(Html("<span>0</span><span>1</span>"))
    head = formula(Html(f"s<sub>i</sub> = {SOFTMAX}(x)<sub>i</sub>"))
    return _table(_("Softmax"), "i", tag("span", head), Html(rows), axis, full=template.full)


def gradient_rows(
    template: Template, problem: Problem, values: ForwardBackward, *, magnified: bool
) -> Html:
    """de/dx_j with the identity that makes it and a bar from -sum(y) to sum(y)."""
    total, gradient = problem.Y, values.grad_x.tolist()
    power = magnifying_power(total, gradient) if magnified else 0
    scale = total / 10.0**power
    lines = zip(values.s.tolist(), values.one_minus_s.tolist(), problem.y, gradient, strict=True)
    rows = Html("").join(
        _row(
            "j",
            n,
            symbol("∂e/∂x", n),
            tag("span", _identity(template, n, *line, total), class_="lab-identity"),
            template.num(line[-1], "value"),
            signed_bar(template, line[-1], scale, f"g_{n}"),
        )
        for n, line in enumerate(lines, 1)
    )
    zero = Html("<span>0</span>")
    ends = (template.num(-scale, given=not power), zero, template.num(scale, given=not power))
    axis = _axis(joined(*ends), only_zero=not total)
    head = joined(
        tag("span", formula(GRADIENT_FORMULA)),
        _magnifier(template, magnified, power),
    )
    return _table(_("Gradient"), "j", head, Html(rows), axis, full=template.full)


def magnifying_power(total: float, gradient: list[float]) -> int:
    """By which power of ten the largest component can be drawn larger within sum(y)."""
    largest = max(map(abs, gradient))
    if not largest or not total:
        return 0
    power = math.floor(math.log10(total) - math.log10(largest))
    return min(max(power, 0), _MAGNIFIED_MOST)


def _identity(
    template: Template, n: int, s: float, rest: float, y: float, g: float, total: float
) -> Html:
    """s · sum(y) - y with its numbers; where these do not give the outcome, a form that does."""
    shown_s, shown_total, shown_y, shown_g, shown_rest = (
        number(value, full=template.full) for value in (s, total, y, g, rest)
    )
    relation = shown_equality.difference(shown_s, shown_total, shown_y, shown_g)
    if not relation and y == total:
        relation = shown_equality.product(shown_rest, shown_total, shown_g)
        if relation:
            numbers = Html(f"−{template.num(rest)} · {template.num(total, given=True)} ")
            return joined(_rest_form(n), numbers, _relation(template, relation))
    known = (template.num(total, given=True), template.num(y, given=True))
    plain = Html(f"{template.num(s)} · {known[0]} − {known[1]} ")
    if relation:
        return joined(plain, _relation(template, relation))
    count = shown_equality.cancelled(shown_s, shown_total, shown_y, shown_g)
    if not count:
        hint = _("Floats below 2.2×10⁻³⁰⁸ have fewer digits, and s is rounded to them.")
        words, fixed = _("subnormal: few digits"), attributes(class_="lab-cancels", title=hint)
        return joined(plain, template.words(words, fixed=fixed))
    words = ngettext("{n} digit cancels", "{n} digits cancel", count).format(n=count)
    return joined(plain, template.words(words, fixed=_CANCELS))


def _relation(template: Template, sign: str) -> Html:
    hint = _("≈: worked out with the numbers as shown, which are rounded, the last digit is off.")
    return template.words(sign, fixed=attributes(title=hint))


@kept
def _rest_form(n: int) -> Html:
    """What keeps the digits where there is one label: s · Y - Y."""
    form = formula(Html(f"−(1 − s<sub>{n}</sub>) · y<sub>{n}</sub> = "))
    return tag("span", form, class_="lab-rest")


def _magnifier(template: Template, magnified: bool, power: int) -> Html:
    """A switch; while it is on, it says by how much."""
    label = _("×{factor} magnified") if magnified else _("Magnify")
    hint = _("Draw the gradient's bars larger by a power of ten; the axis shows it.")
    return tag(
        "button",
        template.words(label.format(factor=power_of_ten(power))),
        type="button",
        class_="lab-magnifier",
        data_set="magnify",
        data_value="" if magnified else "on",
        aria_pressed="true" if magnified else "false",
        title=hint,
    )


def _row(axis: str, n: int, name: Html, *cells: str) -> Html:
    head = (
        f'<th scope="row"><div><button type="button" class="lab-pick" data-{axis}="{n}" data-pick>'
        f"{name}</button></div></th>"
    )
    rest = "".join([f"<td><div>{cell}</div></td>" for cell in cells])
    height = f"--height: var(--lab-row-{n}, var(--lab-row))"
    return Html(f'<tr data-{axis}="{n}" data-pick style="{height}">{head}{rest}</tr>')


def _axis(ticks: Html, *, only_zero: bool = False) -> Html:
    """The ticks; `only_zero`: its ends are 0 as well, and are not shown."""
    css = "lab-axis only-zero" if only_zero else "lab-axis"
    return tag("span", ticks, class_=css, translate="no", aria_hidden="true")


def _table(label: str, axis: str, head: Html, rows: Html, ticks: Html, *, full: bool) -> Html:
    """The columns of a block: name, then what is in the rows; the ticks under the bars."""
    columns = 3 if axis == "i" else 4
    empty = (tag("td"),) * (1 if axis == "i" else 3)
    after = (tag("td"),) if axis == "i" else ()
    table = tag(
        "table",
        tag("thead", tag("tr", tag("th", tag("div", head), colspan=columns, scope="colgroup"))),
        tag("tbody", rows, data_picks=axis),
        tag("tfoot", tag("tr", *empty, tag("td", ticks), *after)),
        class_="lab-columns full" if full else "lab-columns",
        aria_label=label,
        data_main=True,
    )
    return scroll_box(label, table, css="lab-columns-box")
