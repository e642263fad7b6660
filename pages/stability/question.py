"""The question before the curves: which way loses its digits first, and what was found."""

from __future__ import annotations

import math

from core.stability import WAYS, Way
from pages.stability.digits_view import DigitsView
from pages.stability.settings import NONE, StabilitySettings
from pages.stability.words import result_name, subject_of, symbol_of, way_name
from pages.ui import prediction
from pages.ui.markup import Html
from pages.ui.numbers import number
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, listed, sentences

_CLOSE = 0.02  # of the range: ways that lose digits so close to each other lose them together


def question(template: Template, view: DigitsView) -> Html:
    """The question with its choices."""
    settings = view.settings
    low, high = view.ends
    asked = _(
        "Predict: while {what} goes from {low} to {high}, which method is the first to "
        "lose half of its digits of {result}?"
    ).format(
        what=subject_of(settings.vary),
        low=number(low),
        high=number(high),
        result=result_name(settings),
    )
    options = [*((way, way_name(way)) for way in WAYS), (NONE, _("none of them"))]
    return prediction.question(template, "first", asked, options, settings.guess)


def answer(view: DigitsView) -> Html:
    """What was found on the curves, and whether the reader said so."""
    guess = view.settings.guess
    right = _is_right(guess, _together(view))
    lead = prediction.verdict(guess, right=right)
    marked = prediction.marked("first", guess, right=right)
    return prediction.late_answer(marked, _found(view), lead=lead)


def _known(view: DigitsView) -> dict[Way, float]:
    """Where each way loses its digits, of those that do."""
    return {way: value for way, value in view.lost.items() if not math.isnan(value)}


def _together(view: DigitsView) -> list[Way]:
    """The ways that lose them first, none of them noticeably before the others."""
    known = _known(view)
    low, high = view.ends
    room = _CLOSE * (high - low)
    return [way for way, value in known.items() if value - min(known.values()) <= room]


def _found(view: DigitsView) -> str:
    known = _known(view)
    if not known:
        return _("None of them does in this range.")
    first = min(known.values())
    together = _together(view)
    leading = _("First: {ways}, at {what} = {value}.").format(
        ways=listed(map(way_name, together)),
        what=symbol_of(view.settings.vary),
        value=number(first),
    )
    each = _("They lose them together: each of them is a right answer.")
    later = [
        _("{way} at {value}").format(way=way_name(way), value=number(value))
        for way, value in sorted(known.items(), key=lambda pair: pair[1])
        if way not in together
    ]
    never = [way_name(way) for way in WAYS if way not in known]
    then = _("Then {ways}.").format(ways=listed(later)) if later else ""
    rest = _("Not in this range: {ways}.").format(ways=listed(never)) if never else ""
    return sentences(leading, each if len(together) > 1 else "", then, rest)


def _is_right(guess: str, first: list[Way]) -> bool:
    return guess in first or (guess == NONE and not first)


def gives_away(view: View, name: str, text: str) -> bool:
    """Whether a setting, or a file, shows the answer to who has given none."""
    if name != "file":
        return prediction.gives_away(view, name, text)
    settings: StabilitySettings = view.settings
    answers = {
        "digits": settings.guess,
        "steps": settings.culprit,
        "differences": settings.passes,
    }
    return not answers[settings.part]
