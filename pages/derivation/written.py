"""The next line, written by the reader before it is shown, and marked as on the check page."""

from __future__ import annotations

from core.answers.reading import read
from core.answers.tree import Node
from core.answers.unreadable import Unreadable
from core.answers.words import VERDICTS
from core.practice import Mark, answer_to_line, mark_line
from core.symbolic import Step
from pages.derivation.walkthrough import Walkthrough
from pages.ui.markup import Html, tag
from pages.ui.outcome import outcome_box, verdict_badge
from pages.ui.template import Template
from pages.ui.text import N_, _
from pages.ui.typed_answer import PALETTE, formula_field, palette, understood

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
    field = formula_field(template, "written", label, settings.written, error=error)
    template.block("written", field)
    template.block("written-preview", understood(template, _read(settings.written)))
    template.block("written-symbols", palette("written", ("sum_i ", *PALETTE)))
    outcome = mark_line(settings.written, answer)
    template.block("written-outcome", _outcome(outcome, settings.written))


def _read(text: str) -> Node | None:
    try:
        return read(text)
    except Unreadable:
        return None


def _outcome(outcome: Mark, text: str) -> Html:
    if not text:
        return outcome_box("", ())
    parts = [verdict_badge(outcome.tag, _(_VERDICTS[outcome.tag]))]
    parts += [tag("p", words) for words in outcome.explained(text, _)]
    return outcome_box(outcome.tag, parts, data_question="written")
