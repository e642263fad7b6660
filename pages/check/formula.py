"""A formula of the reader's own, as it was understood, and its outcome."""

from __future__ import annotations

from core.answers import Outcome, mark
from core.answers.exact import Undefined
from core.answers.points import BATCH, FloatPoint
from core.answers.reading import read
from core.answers.targets import cells, truth
from core.answers.tree import Node, Size, walk
from core.answers.unreadable import Unreadable
from core.answers.words import TARGET_NAMES, explanation, verdict
from core.problem import Problem
from pages.check.parts import (
    cell_names,
    compared,
    contradicted,
    on_line,
    problem_query,
    target_choice,
)
from pages.check.settings import CheckSettings, Target
from pages.ui import controls
from pages.ui.markup import Html, joined, tag
from pages.ui.outcome import outcome_box, verdict_badge
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, sentence_gap
from pages.ui.typed_answer import formula_field, palette, understood

_EXAMPLES: dict[Target, tuple[str, ...]] = {
    "gradient": ("s_j - y_j", "s_j (1 - y_j)", "s*y.sum() - y"),
    "jacobian": ("s_i (1 - s_i)", "diag(s) - s s^T", "-s_i s_j"),
    "grad-s": ("-1/s_j", "-y/s", "y_j/s_j"),
    "loss": ("-log sum_l y_l s_l", "-y · log(s)", "sum_l y_l log s_l"),
    "softmax": ("e^{x_i} / sum_l e^{x_l}", "x_i / sum_l x_l", "1/(1 + e^{-x_i})"),
}
_SAME = 1e-9  # rounding aside
_NOT_PARSED = frozenset({"empty", "too-long", "too-deep", "too-big", "sign", "unexpected"})


def build(template: Template, view: View) -> None:
    """The question, the field, the formula as it was understood, and the outcome."""
    settings: CheckSettings = view.settings
    template.block("check-target", target_choice(settings))
    template.block("check-field", _field(template, settings, view.notes.get("said", "")))
    outcome = mark(settings.said, settings.target)
    node = None if outcome.reason in _NOT_PARSED else _read(settings.said)
    template.block("check-preview", understood(template, node))
    template.block("check-symbols", palette("said"))
    template.block("check-tries", _tries(settings.target))
    template.block("check-outcome", _outcome(template, view, outcome, node))


def _read(text: str) -> Node | None:
    try:
        return read(text)
    except Unreadable:
        return None


def _field(template: Template, settings: CheckSettings, error: str) -> Html:
    label = _("Your formula for {target}").format(target=_(TARGET_NAMES[settings.target]))
    field = formula_field(template, "said", label, settings.said, error=error)
    return tag("div", field, data_main=True)


def _tries(target: Target) -> Html:
    """Examples to try, below the outcome, which stays beside the field."""
    tries = (controls.fill_button(text, "said", tag("code", text)) for text in _EXAMPLES[target])
    label = controls.hidden_label(_("Examples"))
    return joined(label, controls.group(_("Examples"), *tries, css="lab-tries"))


def _outcome(template: Template, view: View, outcome: Outcome, node: Node | None) -> Html:
    settings: CheckSettings = view.settings
    parts = [verdict_badge(outcome.tag, _(verdict(outcome)))]
    parts += [tag("p", sentence) for sentence in explanation(outcome, settings.said, _)]
    if outcome.contradicts and node is not None:
        parts += _contradicted(view.problem, outcome, node, settings.target)
    if outcome.counterexample is not None and node is not None:
        shown = _counterexample(template, outcome.counterexample, node, settings.target)
        parts.append(shown)
    return outcome_box(outcome.tag, parts, data_question="said")


def _contradicted(problem: Problem, outcome: Outcome, node: Node, target: Target) -> list[Html]:
    """Where the derivation says otherwise: at the problem on the screen, if it shows there."""
    places = _differing(node, target, problem)
    parts: list[Html] = []
    if not places:
        parts.append(tag("p", _("For the problem on the screen it gives the right value.")))
    if not on_line(outcome.contradicts or "", target, problem.k, places):
        problem = outcome.counterexample or problem
        places = _differing(node, target, problem)
    return [*parts, contradicted(outcome, target, problem, places)]


def _differing(node: Node, target: Target, problem: Problem) -> list[int]:
    """The cells with another value than the right one, rounding aside."""
    point = FloatPoint(problem)
    try:
        claimed = cells(node, target, point)
    except (Undefined, OverflowError):
        return [0]
    pairs = enumerate(zip(claimed, truth(target, point), strict=True))
    return [n for n, (a, b) in pairs if not abs(a - b) <= _SAME * max(1.0, abs(b))]


def _counterexample(template: Template, problem: Problem, node: Node, target: Target) -> Html:
    """The smallest problem at which the formula is wrong, both values side by side."""
    point = FloatPoint(problem)
    pairs = zip(cells(node, target, point), truth(target, point), strict=True)
    given = _("The smallest problem that shows it: x = ({x}), y = ({y}).").format(
        x=problem.x_text.replace(",", ", "), y=problem.y_text.replace(",", ", ")
    )
    link = tag("a", _("Open it in the lab"), href=f"./?{problem_query(problem)}")
    table = compared(
        template,
        cell_names(target, problem.k),
        ((claimed, true, abs(claimed - true) > _SAME) for claimed, true in pairs),
        _("your formula"),
        _("Your formula and the right value"),
    )
    rows: list[Html] = []
    if any(part == Size("N") for part, _depth in walk(node)):
        rows = [tag("p", _("N, the number of rows, is {count} in it.").format(count=BATCH))]
    return joined(tag("p", given, sentence_gap(), link, " →"), *rows, table)
