"""Numbers that the reader's program printed for the problem on the screen, and their outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.answers.diagnosis import differing, true_values
from core.answers.number_words import explain_numbers, verdict_of
from core.answers.pasted import Pasted, mark_numbers
from core.answers.words import TARGET_NAMES
from core.limits import PASTED_TEXT_MAX
from core.problem import Problem
from pages.check.parts import (
    cell_names,
    compared,
    contradicted,
    target_choice,
)
from pages.check.settings import CheckSettings, Target
from pages.ui import controls
from pages.ui.copied import Copied, copy_menu
from pages.ui.editor.error_words import explain_printed
from pages.ui.markup import Html, joined, tag
from pages.ui.outcome import outcome_box, verdict_badge
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import N_, _


def build(template: Template, view: View) -> None:
    """The question, the field, and the outcome in tiers."""
    settings: CheckSettings = view.settings
    template.block("check-target", target_choice(settings))
    template.block(
        "check-field", _field(template, view.problem, settings, view.notes.get("pasted", ""))
    )
    pasted = mark_numbers(settings.pasted, view.problem, settings.target)
    template.block("check-outcome", _outcome(template, view, pasted))


def _field(template: Template, problem: Problem, settings: CheckSettings, error: str) -> Html:
    label = _("What your program printed for {target}, for the problem on the screen").format(
        target=_(TARGET_NAMES[settings.target])
    )
    field = controls.typed_area(
        template, "pasted", label, settings.pasted, error=error, most=PASTED_TEXT_MAX
    )
    tries = (
        controls.fill_button(text, "pasted", _(words))
        for words, text in _examples(problem, settings.target)
    )
    return tag(
        "div", field, controls.group(_("Examples"), *tries, css="lab-tries"), data_main=True
    )


def _examples(problem: Problem, target: Target) -> Iterator[tuple[str, str]]:
    """What programs print, right and wrong."""
    true = true_values(problem, target)
    with np.errstate(over="ignore"):  # beyond float32 it is infinity, as a program has it
        single = true.astype(np.float32)
    yield N_("in float32"), _printed(single)
    yield N_("with the opposite sign"), _printed(-true)
    if target == "gradient":
        yield N_("a mean over 4 rows"), _printed(np.stack([true] * 4) / 4)


def _printed(values: NDArray[np.floating[Any]]) -> str:
    """As NumPy prints an array, without a wrapped line."""
    return np.array2string(np.atleast_1d(values), max_line_width=400)


def _outcome(template: Template, view: View, pasted: Pasted) -> Html:
    settings: CheckSettings = view.settings
    outcome = pasted.outcome
    parts = [verdict_badge(outcome.tag, _(verdict_of(pasted)))]
    if pasted.error is not None and outcome.tag == "unreadable":
        words = explain_printed(pasted.error)
        if pasted.error.code == "empty":
            words = _("Paste what was printed: a list, an array, a tensor, rows of a matrix.")
        parts.append(tag("p", words))
    else:
        sentences = explain_numbers(pasted, view.problem, settings.target, _)
        parts += [tag("p", sentence) for sentence in sentences]
    if pasted.given is not None and not outcome.name.startswith("is "):
        differs = differing(pasted.given, pasted.true, outcome)
        places = [n for n, is_other in enumerate(differs) if is_other]
        parts.append(contradicted(outcome, settings.target, view.problem, places))
    if pasted.given is not None:
        parts.append(_side_by_side(template, view, pasted))
    return outcome_box(outcome.tag, parts, data_question="pasted")


def _side_by_side(template: Template, view: View, pasted: Pasted) -> Html:
    """Each number beside the right one."""
    assert pasted.given is not None  # noqa: S101 (asked before)
    settings: CheckSettings = view.settings
    differs = differing(pasted.given, pasted.true, pasted.outcome)
    names = cell_names(settings.target, view.problem.k)
    pairs = zip(pasted.given.ravel().tolist(), pasted.true.ravel().tolist(), differs, strict=True)
    heading = _("yours")
    if pasted.row:
        heading = _("your row {number}").format(number=pasted.row)
    table = compared(template, names, pairs, heading, _("Your numbers and the right ones"))
    name = {"gradient": "∂e/∂x", "jacobian": "∂s/∂x", "grad-s": "∂e/∂s", "softmax": "s"}
    if settings.target == "loss":
        return table
    columns = view.problem.k if settings.target == "jacobian" else 0
    right = Copied(name[settings.target], ".lab-compared .value", columns=columns)
    return joined(table, copy_menu(right))
