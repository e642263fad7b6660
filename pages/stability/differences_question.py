"""The question before the errors of finite differences: which h a check in float32 needs."""

from __future__ import annotations

from core.limits import GRADCHECK_STEP
from core.stability import SINGLE
from pages.stability.differences_view import DifferencesView
from pages.stability.settings import CHECKS
from pages.ui import prediction
from pages.ui.given import given
from pages.ui.markup import Html
from pages.ui.numbers import number
from pages.ui.template import Template
from pages.ui.text import _, sentences

_NEAR = 1.1  # as a factor: steps are tried twelve a decade


def question(template: Template, view: DifferencesView) -> Html:
    """The question with its choices."""
    asked = _(
        "Predict: in float64 a right gradient is checked with h = {h}. With which h does "
        "it pass in float32?"
    ).format(h=given(number(GRADCHECK_STEP)))
    words = {
        "same": _("with this one too"),
        "larger": _("only with a larger one"),
        "smaller": _("only with a smaller one"),
        "none": _("with none"),
    }
    options = [(name, words[name]) for name in CHECKS]
    return prediction.question(template, "passes", asked, options, view.settings.passes)


def truth(view: DifferencesView) -> str:
    """The choice that is right, by the errors of this problem."""
    passing = view.errors.passing(SINGLE.name)
    if passing is None:
        return "none"
    low, high = passing
    if low <= GRADCHECK_STEP * _NEAR and high >= GRADCHECK_STEP / _NEAR:
        return "same"
    return "larger" if low > GRADCHECK_STEP else "smaller"


def answer(view: DifferencesView) -> Html:
    """Whether the reader said so, with which steps it passes, and why not with others."""
    guess = view.settings.passes
    right = guess == truth(view)
    words = sentences(_passing(view), _why(view))
    if guess == "smaller" and not right:
        reason = _("A smaller h makes it worse: what the loss has rounded is divided by 2h.")
        words = sentences(words, reason)
    lead = prediction.verdict(guess, right=right)
    marked = prediction.marked("passes", guess, right=right)
    return prediction.late_answer(marked, words, lead=lead)


def _passing(view: DifferencesView) -> str:
    passing = view.errors.passing(SINGLE.name)
    if passing is None:
        return _("In float32 it passes with no h.")
    low, high = passing
    return _("In float32 it passes from h = {low} to {high}.").format(
        low=number(low, digits=2), high=number(high, digits=2)
    )


def _why(view: DifferencesView) -> str:
    """What rounding does to the check at the step that float64 is checked with."""
    errors = view.errors
    error = errors.error_at(SINGLE.name, GRADCHECK_STEP)
    loss = abs(float(view.present.values["lab"]["loss"][0]))
    text = (
        _(
            "With h = {h} it fails, though the gradient is right: a loss in float32 is rounded "
            "to about {rounding}, divided by 2h an error of {error}, and {tolerance} is allowed. "
            "Check in float64."
        )
        if not error <= errors.tolerance
        else _(
            "With h = {h} it passes: a loss in float32 is rounded to about {rounding}, divided "
            "by 2h an error of {error}, and {tolerance} is allowed."
        )
    )
    return given(text).format(
        h=given(number(GRADCHECK_STEP)),
        rounding=number(2.0**-24 * loss, digits=2),
        error=number(error, digits=2),
        tolerance=given(number(errors.tolerance, digits=2)),
    )
