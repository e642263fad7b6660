"""Marking a number: right within its digits, carried forward, a known mistake, or wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, TypeAlias

from core.answers.exact import Undefined
from core.answers.marking import read_mistakes
from core.answers.mistakes import MISTAKES
from core.answers.points import FloatPoint
from core.answers.targets import Target, cells
from core.answers.tree import Node, Size, walk
from core.answers.unreadable import Unreadable
from core.practice.given import place
from core.practice.number_reasons import explained
from core.practice.numbers import TypedNumber, read_typed
from core.practice.outcome import CARRIED, Mark, weakness
from core.practice.task import Number, NumberAnswer, Skill, Task, Text, text
from core.problem import Problem
from core.translation import N_


def mark_number(task: Task, answer: NumberAnswer, answers: Sequence[str]) -> Mark:
    """Mark the last of these answers. Raises Unreadable where it cannot be read."""
    typed = read_typed(answers[-1], task.problem)
    true = float(answer.value)
    is_near = typed.is_near(true, answer.decimals)
    if is_near and typed.is_fine_enough(true, answer.decimals):
        return _right(typed)
    carried = _carried_number(task, answer, answers)
    if carried is not None and typed.is_near(carried) and typed.is_fine_enough(carried):
        return Mark("carried", sentences=(text(CARRIED),))
    matching = {
        name: (value, words, weak)
        for name, value, words, weak in number_mistakes(task, answer)
        if typed.is_near(value) and typed.is_fine_enough(value)
    }
    if len(matching) == 1:
        ((name, (_, words, weak)),) = matching.items()
        return Mark("mistake", name, words, weak=weak)
    if is_near:
        return Mark("few-digits", sentences=(text(FEW_DIGITS),))
    if len(matching) > 1:
        return Mark("wrong", sentences=(text(_SEVERAL),))
    return explained(typed, true, task.problem, answer.target, answer.cell)


def _right(typed: TypedNumber) -> Mark:
    if typed.has_symbols:
        words = N_("The formula is right; now put the numbers in.")
        return Mark("unfinished", sentences=(text(words),))
    return Mark("right")


_SEVERAL: Final = N_(
    "Several known mistakes lead to this number here; the first hint tells where to begin."
)
FEW_DIGITS: Final = N_("Right as far as it goes. Give more digits: at least two significant ones.")


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
            tempts = text(N_("Why it is tempting: {reason}"), reason=text(mistake.tempts))
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
