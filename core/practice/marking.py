"""Marking an answer to a part of a task, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from core.answers.outcome import Outcome
from core.answers.points import FloatPoint
from core.answers.targets import truth
from core.answers.unreadable import Unreadable
from core.practice.formula_marking import mark_formula_part
from core.practice.given import below, place, quantity
from core.practice.guess_marking import mark_guess
from core.practice.number_marking import mark_number
from core.practice.outcome import Mark
from core.practice.task import (
    BarsAnswer,
    ChoiceAnswer,
    FormulaAnswer,
    GuessAnswer,
    NumberAnswer,
    Task,
    text,
)
from core.problem import Problem
from core.translation import N_


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
                return mark_number(task, answer, answers)
            case FormulaAnswer():
                return mark_formula_part(answer, answers)
            case ChoiceAnswer():
                return _choice(answer, last)
            case BarsAnswer():
                return _bars(task, answer, problem or task.problem)
            case GuessAnswer():
                return mark_guess(task, answer, last)
    except Unreadable as error:
        if isinstance(answer, NumberAnswer | GuessAnswer) and error.reason not in (
            "too-long",
            "unexpected",
        ):
            return Mark("unreadable", error.reason, (text(_NO_NUMBER),))
        reason = Outcome(
            "unreadable", reason=error.reason, place=error.place, expected=error.expected
        )
        return Mark("unreadable", error.reason, outcome=reason)


_NO_NUMBER: Final = N_("Type a number, such as 0.25, 1/3 or log 2.")


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


def _bars(task: Task, answer: BarsAnswer, problem: Problem) -> Mark:
    if moved_others(task.problem, problem, answer.moves):
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


def moved_others(
    before: Problem, after: Problem, moves: Iterable[tuple[Literal["x", "y"], int]]
) -> bool:
    """Whether other entries differ than those that may move."""
    if before.k != after.k:
        return True
    allowed = set(moves)
    return any(
        a != b and (vector, n) not in allowed
        for vector, old, new in (("x", before.x, after.x), ("y", before.y, after.y))
        for n, (a, b) in enumerate(zip(old, new, strict=True), 1)
    )


def _bar_names(answer: BarsAnswer) -> str:
    return ", ".join(f"{vector}{below(n)}" for vector, n in answer.moves)
