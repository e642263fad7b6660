"""A prediction as HTML: a bar, or the axis of a plot, on which the reader puts a mark.

`components/shared/guess.js` has the mark; what it stands at is the text of the answer's field.
"""

from __future__ import annotations

from typing import Final

from core.practice.numbers import read_typed
from core.practice.task import Curve, GuessAnswer
from pages.practice.settings import SAID
from pages.practice.sitting import Sitting
from pages.ui import controls
from pages.ui.html import share_bar, signed_bar
from pages.ui.markup import EMPTY, Html, tag
from pages.ui.numbers import number
from pages.ui.template import Template
from pages.ui.text import _
from pages.ui.typed_answer import formula_field

_STEPS: Final = 100  # as in components/shared/guess_scale.js
_WIDE, _HIGH = 600.0, 160.0  # of a plot, in its own units


def guess(template: Template, sitting: Sitting, answer: GuessAnswer, error: str) -> Html:
    """The bar or the plot, the number at which the mark stands, and the button that submits."""
    n = sitting.at
    name, said = SAID[n], sitting.said[n]
    symbol = sitting.part.symbol.removesuffix(" =")
    label = _("Your guess for {name}").format(name=symbol)
    is_over = sitting.is_finished
    shown = (
        _plot(answer, is_over=is_over) if answer.now is None else _bar(template, answer, is_over)
    )
    slider = tag(
        "input",
        type="range",
        min=str(answer.low),
        max=str(answer.high),
        value=str(answer.low),
        step=str((answer.high - answer.low) / _STEPS),
        aria_label=label,
    )
    words = _("Move the mark on the bar of {name}, or type a number:")
    if answer.now is None:
        words = _("Move the mark along the axis of {name}, or type a number:")
    field = formula_field(template, name, words.format(name=symbol), said, error=error)
    check = controls.action_button("practice-check", _("Check"), "answer", css="strong")
    box = tag("div", field, class_="lab-task-field", data_submits=name, data_of=sitting.task.key)
    return tag(
        "div",
        shown,
        _ends(answer),
        _legend(answer) if is_over else EMPTY,
        *(() if is_over else (slider,)),
        box,
        *(() if is_over else (check,)),
        class_="lab-task-guess",
        data_guess=answer.name,
        data_low=str(answer.low),
        data_high=str(answer.high),
        data_start=str(answer.low),
        data_label=label,
        data_of=f"{sitting.task.key} {n}",
        data_over=_guessed(sitting, n) if is_over else None,
    )


def _guessed(sitting: Sitting, n: int) -> str:
    """Where the mark was, which could be read as it is over."""
    return str(read_typed(sitting.said[n], sitting.task.problem).value)


def _bar(template: Template, answer: GuessAnswer, is_over: bool) -> Html:
    """What the bar shows now; once it is answered, what it has come to."""
    value = float(answer.value) if is_over or answer.now is None else answer.now
    if answer.low == 0:
        return share_bar(template, value, answer.name)
    return signed_bar(template, value, answer.high, answer.name)


def _plot(answer: GuessAnswer, *, is_over: bool) -> Html:
    """An axis without its curve; the curve comes when it has been guessed."""
    heights = [value for curve in answer.curves for value in curve.heights]
    low, high = min(0.0, *heights), max(0.0, *heights)
    zero = _up(0.0, low, high)
    lines = [tag("path", d=f"M0 {zero:.1f}H{_WIDE:.0f}", class_="zero")]
    if is_over:
        lines += [_curve(curve, low, high, n) for n, curve in enumerate(answer.curves)]
    drawn = tag(
        "svg",
        *lines,
        viewBox=f"0 0 {_WIDE:.0f} {_HIGH:.0f}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    return tag("div", drawn, class_="lab-bar lab-guess-plot", data_bar=answer.name,
               aria_hidden="true")  # fmt: skip


def _legend(answer: GuessAnswer) -> Html:
    """What the curves are called; none of a bar."""
    names = (
        tag("span", curve.name.said(_), class_=f"curve-{n}")
        for n, curve in enumerate(answer.curves)
    )
    return tag("p", *names, class_="lab-guess-curves") if answer.curves else EMPTY


def _curve(curve: Curve, low: float, high: float, n: int) -> Html:
    step = _WIDE / (len(curve.heights) - 1)
    points = (f"{k * step:.1f},{_up(value, low, high):.1f}"
              for k, value in enumerate(curve.heights))  # fmt: skip
    return tag("polyline", points=" ".join(points), class_=f"curve-{n}")


def _up(value: float, low: float, high: float) -> float:
    """From the top."""
    return 8 + (_HIGH - 16) * (high - value) / (high - low)


def _ends(answer: GuessAnswer) -> Html:
    """What stands at both ends of the scale, and in its middle."""
    middle = (answer.low + answer.high) / 2
    marks = (tag("span", number(value)) for value in (answer.low, middle, answer.high))
    return tag("p", *marks, class_="lab-guess-ends", aria_hidden="true")
