"""The question before the steps: at which of them digits are lost first, and why not elsewhere."""

from __future__ import annotations

from core.stability import Node, steps_to
from pages.stability.present import Present
from pages.stability.settings import NONE
from pages.stability.step_names import step_title
from pages.stability.words import result_name, way_name
from pages.ui import prediction
from pages.ui.exact import ulps_text
from pages.ui.markup import Html
from pages.ui.page import SHOWN
from pages.ui.template import Template
from pages.ui.text import _

_INPUTS = ("x", "y")


def question(template: Template, present: Present) -> Html:
    """The question with a choice for each step that the result is made with."""
    settings = present.settings
    asked = _(
        "Predict: with the method “{way}”, at which step does {result} first lose digits?"
    ).format(way=way_name(settings.formula), result=result_name(settings))
    names = ("inputs", *steps_to(settings.formula, present.target))
    options = [(name, _title(present, name)) for name in names]
    options.append((NONE, _("at none of them")))
    return prediction.question(template, "culprit", asked, options, settings.culprit)


def answer(present: Present) -> Html:
    """Whether the reader said so, and what there is to say of the step that was named."""
    guess = present.settings.culprit
    culprit = present.traced.culprit(present.target)
    truth = NONE if culprit is None else _choice(culprit)
    right = guess == truth
    about = "" if right or guess in ("", SHOWN, NONE) else _about(present, guess)
    lead = prediction.verdict(guess, right=right)
    marked = prediction.marked("culprit", guess, right=right)
    return prediction.late_answer(marked, about, lead=lead)


def _choice(node: Node) -> str:
    """The choice that names a step: x and y are one."""
    return "inputs" if node.id in _INPUTS else node.id


def _about(present: Present, guess: str) -> str:
    """Why digits are not lost first at this step."""
    nodes = [node for node in present.traced.nodes if _choice(node) == guess]
    step = _title(present, guess)
    if not nodes:  # another way's step: a link may name it
        return _("This method has no step “{step}”.").format(step=step)
    worst = max((node.worst for node in nodes), key=lambda entry: entry.ulps)
    is_lost = any(node.lost for node in nodes)
    if is_lost and present.traced.culprit(present.target) is None:
        return _(
            "At the step “{step}” some digits are lost, but the result does not need them."
        ).format(step=step)
    if is_lost:
        return _(
            "At the step “{step}” digits are missing too, but an earlier step lost them."
        ).format(step=step)
    return _(
        "The step “{step}” keeps its digits: none of its numbers is off by more than {ulps} ulp."
    ).format(step=step, ulps=ulps_text(worst.ulps))


def _title(present: Present, name: str) -> str:
    return step_title(name, present.settings.formula, present.precision.name)
