"""The next line, written by the reader before it is shown, and marked as on the check page."""

from __future__ import annotations

from core.answers.reading import read
from core.answers.tree import Number
from core.answers.unreadable import Unreadable
from core.answers.words import VERDICTS
from core.practice import Mark, answer_to_line, mark_line
from core.symbolic import Step
from pages.derivation.walkthrough import Walkthrough
from pages.ui.markup import EMPTY, Html, tag
from pages.ui.outcome import outcome_box, verdict_badge
from pages.ui.template import Template
from pages.ui.text import N_, _
from pages.ui.typed_answer import PALETTE, formula_field, understood

_VERDICTS = VERDICTS | {"unfinished": N_("Not there yet")}


def add(template: Template, walkthrough: Walkthrough, coming: Step, error: str) -> None:
    """The field for the coming line, where it is one that is typed, and what becomes of it."""
    settings = walkthrough.settings
    k = None if settings.general else walkthrough.problem.k
    answer = answer_to_line(coming.id, k, settings.i, settings.j)
    if answer is None:
        return
    label = _("Or write the right side of line {number}").format(
        number=walkthrough.places[coming.id]
    )
    symbols = ("sum_i ", *PALETTE)
    field = formula_field(
        template, "written", label, settings.written, error=error, symbols=symbols
    )
    template.block("written", field)
    if settings.written:
        template.block("written-preview", _preview(template, settings.written))
    outcome = mark_line(settings.written, answer)
    template.block("written-outcome", _outcome(outcome, settings.written))


def _preview(template: Template, text: str) -> Html:
    try:
        node = read(text)
    except Unreadable:
        return EMPTY
    return EMPTY if isinstance(node, Number) else understood(template, node)


def _outcome(outcome: Mark, text: str) -> Html:
    if not text:
        return outcome_box("", ())
    parts = [verdict_badge(outcome.tag, _(_VERDICTS[outcome.tag]))]
    parts += [tag("p", words) for words in outcome.explained(text, _)]
    return outcome_box(outcome.tag, parts, data_question="written")
