"""One column of the product, term by term: the sum, its steps in words, its closed form."""

from __future__ import annotations

import re

from core.numeric import ForwardBackward, running_sums
from core.problem import Problem
from pages.product.jacobian_table import EMPTY_CELL, EQUALS, TIMES
from pages.ui.controls import KEYS_BACK, KEYS_ON, list_item
from pages.ui.given import given
from pages.ui.html import SUM_Y, class_row, column_head, formula, scroll_box, symbol
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.numbers import number, subscript
from pages.ui.template import Template
from pages.ui.text import _, language, listed, sentence_gap, sentences

_DELTA = attributes(class_="lab-num", translate="no")
_PACES = (2600, 1500, 800)  # milliseconds a step

_SUM_OF_TARGETS = formula(Html(f" · {SUM_Y} − "))
_WEIGHT = joined(
    EMPTY_CELL, tag("th", formula(Html("−y<sub>i</sub>/s<sub>i</sub>")), scope="col"), EMPTY_CELL
)
_D, _BY_D = formula("∂"), formula("/∂")
_ENTRY = formula(Html("∂s<sub>i</sub>/∂"))


def steps(
    template: Template, problem: Problem, values: ForwardBackward, i: int, j: int, *, keys: bool
) -> Html:
    """The sum over i of column j, with step i in words; `keys` of the whole page step through."""
    sums = running_sums(values)[:, j - 1].tolist()
    return joined(
        walk(
            template.words(_("Column {j}, term by term").format(j=j), "h2", given=True),
            controls(problem.k, "i", keys=keys),
        ),
        sentence(template, _step(problem, values, i, j, sums)),
        _sum(template, values, j, sums),
        _entry(template, values, i, j),
        closed_form(template, problem, values, j),
        _underflow(problem, values),
    )


@kept
def class_name(axis: str, n: int) -> Html:
    """What the row of a term is called."""
    return formula(f"{axis} = {n}")


def walk(title: Html, buttons: Html) -> Html:
    """The title of a walk with its controls beside it."""
    return tag("div", title, buttons, class_="lab-walk")


def controls(k: int, axis: str, *, keys: bool) -> Html:
    """Buttons to go through the k steps, by hand or at a pace; `components/shared/stepper.js`."""
    return _controls(k, axis, language(), keys=keys)


@kept
def _controls(k: int, axis: str, language: str, *, keys: bool) -> Html:
    buttons = (
        _walk_button("first", _("First step"), "⇤"),
        _walk_button("back", _("Step back"), "←", KEYS_BACK if keys else ""),
        _walk_button("next", _("Step forward"), "→", KEYS_ON if keys else ""),
    )
    play, pause = f"▶ {_('Play')}", f"❚❚ {_('Pause')}"
    words = (_("slow"), _("normal"), _("fast"))
    paces = (
        list_item(str(pace), word, selected=pace == _PACES[1])
        for pace, word in zip(_PACES, words, strict=True)
    )
    return tag(
        "div",
        *buttons,
        tag("button", play, type="button", data_stepper="play", data_play=play, data_pause=pause),
        tag("select", *paces, data_stepper="pace", aria_label=_("Pace")),
        class_="lab-stepper",
        role="group",
        aria_label=_("Step by step"),
        data_axis=axis,
        data_steps=k,
    )


def _walk_button(name: str, label: str, sign: str, keys: str = "") -> Html:
    return tag(
        "button",
        sign,
        type="button",
        data_stepper=name,
        data_shortcut=keys or None,
        aria_keyshortcuts=keys or None,
        aria_label=label,
        title=label,
    )


def sentence(template: Template, words: str) -> Html:
    """What happens at the step, read out by screen readers."""
    return tag("p", template.words(words), class_="lab-sentence", aria_live="polite")


def closed_form(template: Template, problem: Problem, values: ForwardBackward, j: int) -> Html:
    """s_j sum(y) - y_j with its numbers."""
    s, y = template.sign("s", str(j)), template.sign("y", str(j))
    formula = (s, _SUM_OF_TARGETS, y, " = ")
    share, total = float(values.s[j - 1]), problem.Y
    factors = (template.num(share), " · ", template.num(total, given=True))
    target = template.num(problem.y[j - 1], given=True)
    result = template.num(float(values.grad_x[j - 1]), "value")
    numbers = (*factors, " − ", target, " = ", result)
    return tag("p", _("In closed form:"), sentence_gap(), *formula, *numbers)


def _sum(template: Template, values: ForwardBackward, j: int, sums: list[float]) -> Html:
    """A row a term; the sum so far stands beside each that has been reached."""
    columns = (values.grad_s, values.jacobian[:, j - 1], values.terms[:, j - 1])
    lines = (
        class_row(
            "i",
            i,
            class_name("i", i),
            Html(
                f"<td>{template.num(weight)}</td>{TIMES}<td>{template.num(entry)}</td>{EQUALS}"
                f"<td>{template.num(term, 'value')}</td>"
                f'<td class="running">{template.num(total)}</td>'
            ),
        )
        for i, (weight, entry, term, total) in enumerate(
            zip(*(column.tolist() for column in columns), sums, strict=True), 1
        )
    )
    body = tag("tbody", *lines, data_picks="i")
    entry = tag("th", _ENTRY, template.sign("x", str(j)), scope="col")
    result_heads = (column_head(_("term")), column_head(_("sum so far")))
    heads = (_WEIGHT, entry, EMPTY_CELL, *result_heads)
    below = (
        tag("th", _("sum"), scope="row"),
        tag("td", template.sign("∂e/∂x", str(j)), colspan=3),
        EQUALS,
        tag("td", template.num(float(values.grad_x[j - 1]), "value")),
        EMPTY_CELL,
    )
    table = tag(
        "table",
        tag("thead", tag("tr", *heads)),
        body,
        tag("tfoot", tag("tr", *below)),
        class_="lab-sum",
        data_until=True,
    )
    return scroll_box(_("Sum"), table)


def _step(problem: Problem, values: ForwardBackward, i: int, j: int, sums: list[float]) -> str:
    term = number(float(values.terms[i - 1, j - 1]))
    if values.s[i - 1] == 0 and problem.y[i - 1] > 0:
        step = _(
            "Step {i} of {k}: the factors are −∞ and 0; multiplied out before they are rounded, "
            "they give the term {term}."
        ).format(i=given(i), k=given(problem.k), term=term)
    else:
        step = _("Step {i} of {k}: {weight} times {entry} is the term {term}.").format(
            i=given(i),
            k=given(problem.k),
            weight=number(float(values.grad_s[i - 1])),
            entry=number(float(values.jacobian[i - 1, j - 1])),
            term=term,
        )
    if i < problem.k:
        return sentences(step, _("The sum so far is {sum}.").format(sum=number(sums[i - 1])))
    whole = _("The sum is complete: {name} = {result}.").format(
        name=f"∂e/∂x{subscript(j)}", result=number(float(values.grad_x[j - 1]))
    )
    return sentences(step, whole)


def _entry(template: Template, values: ForwardBackward, i: int, j: int) -> Html:
    """The chosen entry of the Jacobian as s_i (delta_ij - s_j), its symbols lit."""
    row, column = str(i), str(j)
    s_i, s_j = float(values.s[i - 1]), float(values.s[j - 1])
    name = (_D, template.sign("s", row), _BY_D, template.sign("x", column))
    delta = template.sign("δ", row, column)
    first = tag("span", template.sign("s", row), class_="lab-i")
    second = tag("span", template.sign("s", column), class_="lab-j")
    formula = (first, " (", delta, " − ", second, ")")
    delta = template.words("1" if i == j else "0", fixed=_DELTA, given=True)
    first = tag("span", template.num(s_i), class_="lab-i")
    second = tag("span", template.num(s_j), class_="lab-j")
    numbers = (first, " · (", delta, " − ", second, ")")
    entry = template.num(float(values.jacobian[i - 1, j - 1]), "value")
    return tag("p", *name, " = ", *formula, " = ", *numbers, " = ", entry, class_="lab-entry")


def _underflow(problem: Problem, values: ForwardBackward) -> Html:
    """Say why −∞ × 0 has a finite term, where it occurs."""
    lost = [
        str(i)
        for i, (s, y) in enumerate(zip(values.s.tolist(), problem.y, strict=True), 1)
        if s == 0 and y > 0
    ]
    if not lost:
        return EMPTY
    words = _(
        "For i = {classes} softmax is 0 here, so the factors are −∞ and 0. Multiplied out before "
        "they are rounded, they give the finite term −y_i (δ_ij − s_j) that is shown."
    ).format(classes=listed(lost))
    symbols = {"y_i": symbol("y", "i"), "δ_ij": symbol("δ", "ij"), "s_j": symbol("s", "j")}
    parts = re.split(f"({'|'.join(symbols)})", words)
    return tag("p", *(symbols.get(part, part) for part in parts), class_="lab-remark")
