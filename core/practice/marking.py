"""What becomes of an answer to a task: the same tags as `core.answers`, and some of its own.

few-digits   right as far as it goes: no attempt is counted
unfinished   a right formula where a number is asked for, or a line that was asked for is
             jumped over: no attempt is counted
carried      it follows rightly from an earlier answer that was wrong
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

from core.answers import mark as mark_formula
from core.answers.exact import Undefined, same
from core.answers.marking import read_mistakes
from core.answers.mistakes import MISTAKES
from core.answers.one_cell import mark_cell, points_of
from core.answers.outcome import Outcome
from core.answers.points import FloatPoint
from core.answers.reading import read
from core.answers.targets import Target, cells, truth
from core.answers.tree import Binary, Delta, Negative, Node, Size, Sum, children, walk
from core.answers.unreadable import Unreadable
from core.answers.words import explanation
from core.practice.given import below, place
from core.practice.numbers import TypedNumber, read_typed
from core.practice.task import (
    BarsAnswer,
    ChoiceAnswer,
    Form,
    FormulaAnswer,
    Number,
    NumberAnswer,
    Skill,
    Task,
    Text,
    text,
)
from core.problem import Problem
from core.translation import N_, Say

Tag: TypeAlias = Literal[
    "unreadable",
    "few-digits",
    "unfinished",
    "right",
    "carried",
    "right-if",
    "mistake",
    "off-by",
    "wrong",
]
UNCOUNTED: Final = frozenset({"unreadable", "few-digits", "unfinished"})


@dataclass(frozen=True)
class Mark:
    """The outcome of one part.

    name: of the mistake; sentences: what is to be said; outcome: that of `core.answers`, of a
    formula; weak: the skill that it shows to be missing, where that is known.
    """

    tag: Tag
    name: str = ""
    sentences: tuple[Text, ...] = ()
    outcome: Outcome | None = None
    weak: Skill | None = None

    @property
    def is_right(self) -> bool:
        """Whether the part is answered."""
        return self.tag == "right"

    @property
    def counts(self) -> bool:
        """Whether it is an attempt: what cannot be read, or is not finished, is none."""
        return self.tag not in UNCOUNTED

    def explained(self, typed: str, say: Say) -> list[str]:
        """What is to be said, in the reader's language; `typed`: the answer."""
        said = [sentence.said(say) for sentence in self.sentences]
        if self.outcome is not None:
            said += explanation(self.outcome, typed, say)
        return said


_LINES: Final[dict[str, Skill]] = {
    "softmax": "softmax",
    "quotient-diagonal": "diagonal",
    "partial-diagonal": "diagonal",
    "partial-off-diagonal": "off-diagonal",
    "partial": "off-diagonal",
    "cross-entropy": "one-hot",
    "grad-s": "row-vector",
    "chain-rule": "product",
    "row-times-jacobian": "product",
    "component": "product",
    "split": "collapse",
    "collapse": "collapse",
    "direct-derivative": "collapse",
    "one-hot": "one-hot",
}
_OF_SUM: Final = frozenset(
    {"sum-of-targets-forgotten", "sum-at-the-wrong-term", "weight-forgotten"}
)


def weakness(name: str) -> Skill | None:
    """The skill that a known mistake shows to be missing."""
    if name in _OF_SUM:
        return "sum-y"
    mistake = MISTAKES.get(name)
    return _LINES.get(mistake.contradicts) if mistake else None


def mark(task: Task, answers: Sequence[str], problem: Problem | None = None) -> Mark:
    """Mark the last of these answers, which are given to the task's parts in order.

    problem: what the bars show, for a part that is answered by them. Never raises, whatever the
    texts. Raises IndexError for more answers than the task has parts, or for none.
    """
    answer = task.parts[len(answers) - 1].answer
    last = answers[-1]
    try:
        match answer:
            case NumberAnswer():
                return _number(task, answer, answers)
            case FormulaAnswer():
                return _formula(task, answer, answers)
            case ChoiceAnswer():
                return _choice(answer, last)
            case BarsAnswer():
                return _bars(task, answer, problem or task.problem)
    except Unreadable as error:
        if isinstance(answer, NumberAnswer) and error.reason not in ("too-long", "unexpected"):
            return Mark("unreadable", error.reason, (text(_NO_NUMBER),))
        reason = Outcome(
            "unreadable", reason=error.reason, place=error.place, expected=error.expected
        )
        return Mark("unreadable", error.reason, outcome=reason)


_NO_NUMBER: Final = N_("Type a number, such as 0.25, 1/3 or log 2.")


# --- numbers ------------------------------------------------------------------------------


def _number(task: Task, answer: NumberAnswer, answers: Sequence[str]) -> Mark:
    typed = read_typed(answers[-1], task.problem)
    true = float(answer.value)
    is_near = typed.is_near(true, answer.decimals)
    if is_near and typed.is_fine_enough(true, answer.decimals):
        return _right(typed)
    carried = _carried_number(task, answer, answers)
    if carried is not None and typed.is_near(carried) and typed.is_fine_enough(carried):
        return Mark("carried", sentences=(text(_CARRIED),))
    matching = {
        name: (value, words, weak)
        for name, value, words, weak in number_mistakes(task, answer)
        if typed.is_near(value) and typed.is_fine_enough(value)
    }
    if len(matching) == 1:
        ((name, (_, words, weak)),) = matching.items()
        return Mark("mistake", name, words, weak=weak)
    if is_near:
        return Mark("few-digits", sentences=(text(_FEW),))
    if typed.is_near(-true):
        return Mark("off-by", "sign", (text(N_("Only the sign is turned.")),))
    return Mark("wrong")


_CARRIED: Final = N_(
    "It follows from your earlier answer; that one is wrong, so the value is another one."
)


def _right(typed: TypedNumber) -> Mark:
    if typed.has_symbols:
        words = N_("The formula is right; now put the numbers in.")
        return Mark("unfinished", sentences=(text(words),))
    return Mark("right")


_FEW: Final = N_("Right as far as it goes. Give more digits: two that count, at least.")


def _carried_number(task: Task, answer: NumberAnswer, answers: Sequence[str]) -> float | None:
    """What follows from the reader's own earlier answers; None where they are right, or 0.

    From 0 nearly anything follows trivially: that would earn a mark for nothing.
    """
    if answer.from_earlier is None or len(answers) < 2:
        return None
    own: list[Number] = []
    for part, said in zip(task.parts, answers[:-1], strict=False):
        if not isinstance(part.answer, NumberAnswer):
            return None
        try:
            value = read_typed(said, task.problem)
        except Unreadable:
            return None
        near = value.is_near(float(part.answer.value))
        own.append(part.answer.value if near else value.value)
    if not all(own):
        return None
    carried = float(answer.from_earlier(own))
    return None if math.isclose(carried, float(answer.value), rel_tol=1e-3) else carried


Known: TypeAlias = tuple[str, float, tuple[Text, ...], Skill | None]


def number_mistakes(task: Task, answer: NumberAnswer) -> Iterator[Known]:
    """The values that known mistakes have here, where each is told apart from the right one."""
    true = float(answer.value)
    for wrong in answer.wrong:
        if not math.isclose(float(wrong.value), true, rel_tol=1e-3, abs_tol=1e-9):
            yield wrong.name, float(wrong.value), (wrong.words,), wrong.weak
    if answer.target is None:
        return
    own = [float(wrong.value) for wrong in answer.wrong]
    for name, value in _values_of_mistakes(answer.target, task.problem, answer.cell):
        is_true = math.isclose(value, true, rel_tol=1e-3, abs_tol=1e-9)
        if not is_true and not any(math.isclose(value, other, rel_tol=1e-3) for other in own):
            mistake = MISTAKES[name]
            tempts = text(N_("Why it tempts: {reason}"), reason=text(mistake.tempts))
            yield name, value, (text(mistake.words), tempts), weakness(name)


@cache
def _without_batch(target: Target) -> tuple[tuple[str, Node], ...]:
    """Mistakes that can be made with one row: N is no number of a single problem."""
    return tuple(
        (mistake.name, node)
        for mistake, node in read_mistakes(target)
        if not any(isinstance(part, Size) for part, _ in walk(node))
    )


def _values_of_mistakes(
    target: Target, problem: Problem, cell: tuple[int, ...]
) -> Iterator[tuple[str, float]]:
    point, at = FloatPoint(problem), place(cell, problem.k)
    for name, node in _without_batch(target):
        try:
            value = float(cells(node, target, point)[at])
        except (Undefined, OverflowError):
            continue
        if math.isfinite(value):
            yield name, value


# --- formulas -----------------------------------------------------------------------------

_STILL: Final[dict[Form, str]] = {
    "quotient": N_("There is still a fraction in it that can be cancelled."),
    "bracket": N_("There is still a bracket in it that can be multiplied out."),
    "delta": N_("There is still a delta in it that can be worked out."),
}
_JUMPED: Final = N_(
    "The value is right, and further on than this line. Write the line in between too."
)


def _formula(task: Task, answer: FormulaAnswer, answers: Sequence[str]) -> Mark:
    typed = answers[-1]
    if answer.k:
        outcome = mark_cell(
            typed, answer.target, answer.k, answer.cell, sum_is_one=answer.sum_is_one
        )
    else:
        outcome = mark_formula(typed, answer.target, sum_is_one=answer.sum_is_one)
    if outcome.tag == "unreadable":
        return Mark("unreadable", outcome=outcome)
    if outcome.tag == "right" or outcome.tag == "other-form":
        return _form(read(typed), answer, outcome)
    if answer.follows and _follows(answer, answers):
        return Mark("carried", sentences=(text(_CARRIED),))
    return Mark(outcome.tag, outcome.name, (), outcome, weakness(outcome.name))


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
    for part, _ in walk(node):
        if isinstance(part, Delta):
            held.add("delta")
        if isinstance(part, Binary) and part.operator == "/":
            held.add("quotient")
        if _multiplies_a_bracket(part):
            held.add("bracket")
    return frozenset(held)


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


# --- choices and bars ---------------------------------------------------------------------


def _choice(answer: ChoiceAnswer, chosen: str) -> Mark:
    """`chosen`: the place of an option, from 1."""
    plain = chosen.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 2):
        raise Unreadable("empty")
    if not 1 <= int(plain) <= len(answer.options):
        raise Unreadable("empty")
    option = answer.options[int(plain) - 1]
    if int(plain) - 1 == answer.right:
        return Mark("right", sentences=(option.why,) if option.why else ())
    return Mark("wrong", f"option-{plain}", (option.why,) if option.why else (), weak=option.weak)


_QUANTITIES: Final[dict[Target, str]] = {
    "softmax": "s{i}",
    "loss": "e",
    "gradient": "∂e/∂x{i}",
    "jacobian": "∂s{i}/∂x{j}",
    "grad-s": "∂e/∂s{i}",
}


def quantity(target: Target, cell: Sequence[int]) -> str:
    """What a cell of a target is called: `∂s₁/∂x₂`."""
    places = [below(n) for n in cell]
    return _QUANTITIES[target].format(i=(places or [""])[0], j=(places or [""])[-1])


def _bars(task: Task, answer: BarsAnswer, problem: Problem) -> Mark:
    others = _moved_others(task.problem, problem, answer)
    if others:
        words = text(N_("Only {bars} may move."), bars=_bar_names(answer))
        return Mark("unfinished", "other-bars", (words,))
    if problem == task.problem:
        return Mark("unreadable", "unmoved", (text(N_("No bar has been moved yet.")),))
    point = FloatPoint(problem)
    value = float(truth(answer.target, point)[place(answer.cell, problem.k)])
    values = {
        "name": quantity(answer.target, answer.cell),
        "value": f"{value:.3g}".replace("-", "−"),
        "low": f"{answer.low:.3g}".replace("-", "−"),
        "high": f"{answer.high:.3g}".replace("-", "−"),
    }
    if answer.low <= value <= answer.high:
        return Mark("right", sentences=(text(N_("{name} is {value} there."), **values),))
    message = N_("{name} is {value} there; it should be between {low} and {high}.")
    name = "too-small" if value < answer.low else "too-large"
    return Mark("wrong", name, (text(message, **values),))


def _moved_others(before: Problem, after: Problem, answer: BarsAnswer) -> bool:
    if before.k != after.k:
        return True
    allowed = set(answer.moves)
    return any(
        a != b and (vector, n) not in allowed
        for vector, old, new in (("x", before.x, after.x), ("y", before.y, after.y))
        for n, (a, b) in enumerate(zip(old, new, strict=True), 1)
    )


def _bar_names(answer: BarsAnswer) -> str:
    return ", ".join(f"{vector}{below(n)}" for vector, n in answer.moves)
