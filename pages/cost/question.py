"""The question before what was measured, and its answer, which is what was measured."""

from __future__ import annotations

from core.cost.limits import MEASURED_K_MAX, TEN_TIMES
from core.cost.measure import Result
from core.cost.measure.service import State
from pages.cost.settings import NEVER, CostSettings
from pages.cost.words import count_text, times_text
from pages.ui import prediction
from pages.ui.markup import Html
from pages.ui.page import SHOWN, View
from pages.ui.template import Template
from pages.ui.text import _

_GUESSES = (8, 32, 128, 512, 2048)
_CLOSE = 2.0  # within this factor an answer is right: the guesses are four times apart


def question(template: Template, settings: CostSettings, state: State) -> Html:
    """The question with its choices; once it is answered, the answer."""
    asked = _(
        "Predict: from which k on is the Jacobian {times} times slower than the fused "
        "form, on this server?"
    ).format(times=times_text(TEN_TIMES))
    never = _("never up to {k}").format(k=count_text(MEASURED_K_MAX))
    options = [*((str(k), f"k = {count_text(k)}") for k in _GUESSES), (NEVER, never)]
    now = "" if settings.crossing is None else str(settings.crossing)
    mark = _outcome(settings.crossing, state.result)
    marked = prediction.Marked("crossing", now, mark)
    lead = _verdict(state.result, settings.crossing) if state.result else ""
    answer = prediction.answered(template, marked, _answer(settings, state), lead=lead)
    return prediction.question(template, "crossing", asked, options, now, answer=answer, main=True)


def _answer(settings: CostSettings, state: State) -> str:
    said = settings.crossing
    if said is None:
        return _("What was measured is shown when you have answered.") if state.result else ""
    if state.result is None:
        return _("The answer is measured: press “Measure”.")
    return _measured(state.result)


def _measured(result: Result) -> str:
    crossing = result.crossing()
    if crossing is None:
        slowest = max((times for _k, times in result.times_slower()), default=0.0)
        return _("Measured: never; at most {times} times.").format(times=times_text(slowest))
    return _("Measured: from k = {k} on.").format(k=count_text(crossing))


def _outcome(said: int | str | None, result: Result | None) -> str:
    """The mark of the reader's answer; "" where there is none, or nothing to mark it by."""
    if said in (None, SHOWN) or result is None:
        return ""
    crossing = result.crossing()
    if said == NEVER or crossing is None:
        return "right" if said == NEVER and crossing is None else "wrong"
    return "right" if 1 / _CLOSE <= float(said or 0) / crossing <= _CLOSE else "wrong"


def _verdict(result: Result, said: int | str | None) -> str:
    """What to say of the reader's answer; nothing where there is none."""
    crossing = result.crossing()
    if said in (None, SHOWN):
        return ""
    if said == NEVER or crossing is None:
        right = said == NEVER and crossing is None
        return prediction.verdict(str(said), right=right)
    guess = float(said or 0)
    times = guess / crossing
    if 1 / _CLOSE <= times <= _CLOSE:
        return _("You said {k}: right, within a factor of two.").format(k=count_text(guess))
    text = (
        _("You said {k}: too large by a factor of {times}.")
        if times > 1
        else _("You said {k}: too small by a factor of {times}.")
    )
    return text.format(k=count_text(guess), times=times_text(max(times, 1 / times)))


def gives_away(view: View, name: str, text: str) -> bool:
    """Whether a setting, or a file, shows the answer to who has given none."""
    if name != "file":
        return prediction.gives_away(view, name, text)
    settings: CostSettings = view.settings
    answers = {
        "counted": settings.grows,
        "measured": "" if settings.crossing is None else str(settings.crossing),
        "model": settings.ratio,
    }
    return not all(answers.values()) if text == "cost.md" else not answers[settings.part]
