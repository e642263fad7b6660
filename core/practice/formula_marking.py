"""Marking a formula: its value, whether it is the line asked for, and what follows from before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.answers import mark as mark_formula
from core.answers.exact import Undefined, same
from core.answers.one_cell import mark_cell, points_of
from core.answers.outcome import Outcome
from core.answers.points import FloatPoint
from core.answers.reading import read
from core.answers.targets import SHAPES, cells, truth
from core.answers.tree import Binary, Delta, Entry, Letter, Negative, Node, Sum, children, walk
from core.answers.unreadable import Unreadable
from core.practice.given import place, quantity
from core.practice.outcome import CARRIED, Mark, weakness
from core.practice.task import Form, FormulaAnswer, Text, text
from core.translation import N_

_STILL: Final[dict[Form, str]] = {
    "quotient": N_("There is still a fraction in it that can be cancelled."),
    "bracket": N_("There is still a bracket in it that can be multiplied out."),
    "delta": N_("There is still a delta in it that can be worked out."),
    "repeated": N_("The same output still stands in several terms: put it before a bracket."),
}
_SEEN: Final = N_("At x = ({x}), y = ({y}) it gives {name} = {claimed}; right is {value}.")
_SAME: Final = 1e-9  # rounding aside
_JUMPED: Final = N_(
    "The value is right, and further on than this line. Write the line in between too."
)


def mark_formula_part(answer: FormulaAnswer, answers: Sequence[str]) -> Mark:
    """Mark the last of these answers. Never raises, whatever the texts."""
    typed = answers[-1]
    if answer.k:
        outcome = mark_cell(
            typed, answer.target, answer.k, answer.cell, sum_is_one=answer.sum_is_one
        )
    else:
        outcome = mark_formula(typed, answer.target, sum_is_one=answer.sum_is_one)
    if outcome.tag == "unreadable":
        return Mark("unreadable", outcome.reason or "", outcome=outcome)
    if outcome.tag == "right" or outcome.tag == "other-form":
        return _form(read(typed), answer, outcome)
    if answer.follows and _follows(answer, answers):
        return Mark("carried", sentences=(text(CARRIED),))
    seen = None if outcome.name else _seen(read(typed), answer, outcome)
    return Mark(outcome.tag, outcome.name, (), outcome, weakness(outcome.name), seen)


def _seen(node: Node, answer: FormulaAnswer, outcome: Outcome) -> Text | None:
    """What no mistake explains is seen at the smallest problem: both values of an entry."""
    problem = outcome.counterexample
    if problem is None:
        return None
    point = FloatPoint(problem)
    try:
        claimed = cells(node, answer.target, point)
    except (Undefined, OverflowError):
        return None
    true = truth(answer.target, point)
    places = [place(answer.cell, problem.k)] if answer.k else range(len(true))
    differing = [n for n in places if not abs(claimed[n] - true[n]) <= _SAME]
    if not differing:
        return None
    n = differing[0]
    size = {"number": 0, "vector": 1, "matrix": 2}[SHAPES[answer.target]]
    cell = tuple(n // problem.k**power % problem.k + 1 for power in reversed(range(size)))
    return text(
        _SEEN,
        x=problem.x_text.replace(",", ", ").replace("-", "−"),
        y=problem.y_text.replace(",", ", "),
        name=quantity(answer.target, cell),
        claimed=f"{claimed[n]:.4g}".replace("-", "−"),
        value=f"{true[n]:.4g}".replace("-", "−"),
    )


def _form(node: Node, answer: FormulaAnswer, outcome: Outcome) -> Mark:
    """Whether a formula of the right value is the line that is asked for."""
    held = forms(node)
    still = [name for name in answer.without if name in held]
    if still:
        return Mark("unfinished", still[0], (text(_STILL[still[0]]),))
    if any(name not in held for name in answer.needs):
        return Mark("unfinished", "jumped", (text(_JUMPED),))
    asks_for_a_line = bool(answer.needs or answer.without)
    if outcome.tag == "other-form" and not asks_for_a_line:
        return Mark("unfinished", outcome.name, (), outcome)
    return Mark("right")


def forms(node: Node) -> frozenset[Form]:
    """What a formula holds, of the forms that a line of the derivation gets rid of."""
    held: set[Form] = set()
    outputs = [part for part, _ in walk(node) if _is_output(part)]
    if len(set(outputs)) < len(outputs):
        held.add("repeated")
    for part, _ in walk(node):
        if isinstance(part, Delta) or (isinstance(part, Sum) and part.other is not None):
            held.add("delta")
        if isinstance(part, Binary) and part.operator == "/":
            held.add("quotient")
        if _multiplies_a_bracket(part):
            held.add("bracket")
    return frozenset(held)


def _is_output(part: Node) -> bool:
    return isinstance(part, Entry) and part.body == Letter("s")


def _multiplies_a_bracket(part: Node) -> bool:
    """Whether a sum of terms is a factor, or stands below a sum sign."""
    inner: tuple[Node, ...] = ()
    if isinstance(part, Sum) or (isinstance(part, Binary) and part.operator not in "+-/^"):
        inner = children(part)
    return any(map(_is_sum_of_terms, inner))


def _is_sum_of_terms(node: Node) -> bool:
    if isinstance(node, Negative):
        return _is_sum_of_terms(node.body)
    return isinstance(node, Binary) and node.operator in ("+", "-")


def _follows(answer: FormulaAnswer, answers: Sequence[str]) -> bool:
    """Whether it has the value of the reader's own line before it, and the form asked for."""
    if len(answers) < 2:
        return False
    try:
        before, now = read(answers[-2]), read(answers[-1])
        points = points_of(answer.k or 3)
        pairs = [(cells(n, answer.target, p), p) for n in (before, now) for p in points]
    except (Unreadable, Undefined, OverflowError):
        return False
    half = len(points)
    at = slice(None) if not answer.k else slice((c := place(answer.cell, answer.k)), c + 1)
    agree = all(
        all(map(same, a[at], b[at]))
        for (a, _), (b, _) in zip(pairs[:half], pairs[half:], strict=True)
    )
    held = forms(now)
    fits = not held & set(answer.without) and set(answer.needs) <= held
    return agree and fits and before != now
