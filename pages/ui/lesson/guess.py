"""A guess on a bar as HTML: what `components/shared/guess.js` needs for its mark on the page."""

from __future__ import annotations

from typing import Final

from core.lessons.bars import ends, guessed
from core.lessons.lesson import BarAsked, Predict
from pages.ui.lesson.running import Shown
from pages.ui.markup import Attribute, Html, joined, tag
from pages.ui.numbers import subscript
from pages.ui.text import _

_STEPS: Final = 100  # as in components/shared/guess_scale.js


def mark_of(shown: Shown, task: Predict, asked: BarAsked) -> dict[str, Attribute]:
    """Attributes that name the bar, and the guess when it has been made; none without one."""
    if shown.is_done and not shown.said:
        return {}
    low, high = ends(asked, task.problem)
    return {
        "data_guess": asked.text,
        "data_low": str(low),
        "data_high": str(high),
        "data_label": _label(asked),
        "data_over": str(guessed(shown.said, task.problem)) if shown.is_done else None,
    }


def field_label(task: Predict, asked: BarAsked, field: str) -> Html:
    """Before the field: where the mark is; on a phone, whose bars are short, a slider."""
    words = _("Move the mark on the bar of {name}, or type a number:").format(name=_name(asked))
    low, high = ends(asked, task.problem)
    slider = tag(
        "input",
        type="range",
        min=str(low),
        max=str(high),
        step=str(high / _STEPS),
        aria_label=_label(asked),
    )
    return joined(tag("label", words, for_=field), slider)


def _name(asked: BarAsked) -> str:
    return f"{'s' if asked.symbol == 's' else '∂e/∂x'}{subscript(asked.index)}"


def _label(asked: BarAsked) -> str:
    return _("Your guess for {name}").format(name=_name(asked))
