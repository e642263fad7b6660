"""The question before a language model's needs: how many times as much the Jacobian would hold."""

from __future__ import annotations

import math

from core.cost.language_model import WIDTHS, needs
from pages.cost.settings import RATIOS, CostSettings
from pages.cost.words import bytes_text, count_text, times_text
from pages.ui import prediction
from pages.ui.markup import EMPTY, Html
from pages.ui.page import SHOWN
from pages.ui.template import Template
from pages.ui.text import _, sentences


def question(template: Template, settings: CostSettings) -> Html:
    """The question with its choices; once it is answered, the answer with its reasons."""
    asked = _(
        "Predict: for {tokens} tokens and a vocabulary of {k}, how many times the memory "
        "of the fused form would the Jacobian hold at once?"
    ).format(tokens=count_text(settings.tokens), k=count_text(settings.vocabulary))
    options = [(str(n), count_text(n)) for n in RATIOS]
    answer = EMPTY
    if settings.ratio:
        right = settings.ratio == str(truth(settings))
        marked = prediction.marked("ratio", settings.ratio, right=right)
        lead = prediction.verdict(settings.ratio, right=right)
        answer = prediction.answered(template, marked, _answer(settings, right=right), lead=lead)
    return prediction.question(template, "ratio", asked, options, settings.ratio, answer=answer)


def truth(settings: CostSettings) -> int:
    """The choice that is nearest, as a factor."""
    wanted = math.log(_ratio(settings))
    return min(RATIOS, key=lambda ratio: abs(math.log(ratio) - wanted))


def _ratio(settings: CostSettings) -> float:
    through, fused = _held(settings)
    return through / fused


def _held(settings: CostSettings) -> tuple[int, int]:
    """Bytes through the Jacobian, and fused."""
    size = settings.vocabulary, settings.tokens, WIDTHS[settings.stored]
    return needs("jacobian", *size).held, needs("fused", *size).held


def _answer(settings: CostSettings, *, right: bool) -> str:
    through, fused = _held(settings)
    size = _("It is {times} times as much: {through} instead of {fused}.").format(
        times=times_text(_ratio(settings)), through=bytes_text(through), fused=bytes_text(fused)
    )
    reason = _(
        "For each token the Jacobian is a matrix of k² numbers; fused, a token takes a few "
        "vectors of k numbers."
    )
    first = ""
    if not right and settings.ratio != SHOWN:
        is_less = int(settings.ratio) < truth(settings)
        first = _("That is too few.") if is_less else _("That is too many.")
    return sentences(first, size, reason)
