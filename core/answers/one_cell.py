"""Marking a formula for one entry of a target, for given classes and a given k."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Final

from core.answers.exact import Exact, Undefined, same
from core.answers.left_side import check_left
from core.answers.marking import FACTORS, only_named, read_mistakes, small_problems
from core.answers.mistakes import Mistake
from core.answers.outcome import Outcome
from core.answers.points import ExactPoint, FloatPoint
from core.answers.reading import read_for_classes
from core.answers.spelling import plain
from core.answers.targets import Target, cells, form, stated_at, truth
from core.answers.tree import Node
from core.answers.unreadable import Unreadable
from core.limits import K_MAX
from core.problem import Problem

_POWERS: Final = (3, 7, 2, 11, 5, 13, 17, 19, 23, 29)
_SAME: Final = 1e-9  # rounding aside


@cache
def points_of(k: int, *, sum_is_one: bool = False) -> tuple[ExactPoint, ...]:
    """Two exact points with k classes; the targets sum to 1 where the task says so."""
    weights = [Fraction(n + 2, 3 * n + 5) for n in range(k)]
    if sum_is_one:
        weights = [weight / sum(weights) for weight in weights]
    turned = (*_POWERS[1:k], _POWERS[0])
    return (
        ExactPoint(_POWERS[:k], tuple(weights)),
        ExactPoint(turned, tuple(reversed(weights))),
    )


def mark_cell(
    text: str, target: Target, k: int, cell: Sequence[int], *, sum_is_one: bool = False
) -> Outcome:
    """Mark a formula for one entry of a target, with given classes (`s_1 s_2`) or free indices.

    cell: its classes, from 1: two of a Jacobian, one of a vector, none of the loss. Never raises,
    whatever the text. A counterexample has k classes, where there is a small one.
    """
    if not 2 <= k <= K_MAX:
        raise ValueError(f"k runs from 2 to {K_MAX}, not {k}")
    try:
        node, size = read_for_classes(text)
        check_left(plain(text).left, node, target)
        if size not in (None, k):
            raise Unreadable("classes")
        place = _place(cell, k)
        points = points_of(k, sum_is_one=sum_is_one)
        claims = _claims(node, target, place, points)
    except Unreadable as error:
        return Outcome(
            "unreadable", reason=error.reason, place=error.place, expected=error.expected
        )
    truths = tuple(truth(target, point)[place] for point in points)
    if _equal(claims, truths):
        missing = form(node, target)
        right = Outcome("other-form", name=missing) if missing else Outcome("right")
        return only_named(right, text, target)
    known = _known(claims, target, place, points)
    counterexample = _counterexample(node, target, k, place)
    if known:
        return Outcome("mistake", known.name, (), counterexample, known.contradicts)
    contradicts, closed = stated_at(target, on_diagonal=len(set(cell)) == 1)
    wrong = Outcome("wrong", "", (), counterexample, contradicts, closed or None)
    for name, factor in FACTORS:
        multiples = (value * factor(point) for value, point in zip(truths, points, strict=True))
        if _equal(claims, tuple(multiples)):
            return replace(wrong, tag="off-by", name=name)
    other = _other_entry(claims, target, k, cell, points)
    if other:
        return replace(wrong, name=f"entry {', '.join(map(str, other))}")
    conditions = _conditions(node, target, k, place)
    return replace(wrong, tag="right-if", conditions=conditions) if conditions else wrong


def _other_entry(
    claims: Claims, target: Target, k: int, cell: Sequence[int], points: tuple[ExactPoint, ...]
) -> tuple[int, ...]:
    """The classes of the only other entry that it is right for; empty where there is none such."""
    matching = [
        other
        for other in product(range(1, k + 1), repeat=len(cell))
        if other == tuple(sorted(other)) and sorted(other) != sorted(cell)
        if _equal(claims, tuple(truth(target, point)[_place(other, k)] for point in points))
    ]
    return matching[0] if len(matching) == 1 else ()


def _place(cell: Sequence[int], k: int) -> int:
    if len(cell) == 2:
        return (cell[0] - 1) * k + cell[1] - 1
    return cell[0] - 1 if cell else 0


Claims = tuple[Exact | None, ...]


def _claims(node: Node, target: Target, place: int, points: tuple[ExactPoint, ...]) -> Claims:
    return tuple(_claim(node, target, place, point) for point in points)


def _claim(node: Node, target: Target, place: int, point: ExactPoint) -> Exact | None:
    try:
        claimed: Exact = cells(node, target, point)[place]
    except Undefined:
        return None
    return claimed


def _equal(first: Claims, second: Claims) -> bool:
    pairs = zip(first, second, strict=True)
    return all(a is not None and b is not None and same(a, b) for a, b in pairs)


def _known(
    claims: Claims, target: Target, place: int, points: tuple[ExactPoint, ...]
) -> Mistake | None:
    """The only mistake that has the same value in this entry."""
    matching = [
        mistake
        for mistake, node in read_mistakes(target)
        if _equal(_claims(node, target, place, points), claims)
    ]
    return matching[0] if len(matching) == 1 else None


def _conditions(node: Node, target: Target, k: int, place: int) -> tuple[str, ...]:
    if target not in ("loss", "grad-s", "gradient"):
        return ()
    points = points_of(k, sum_is_one=True)
    truths = tuple(truth(target, point)[place] for point in points)
    return ("sum(y) = 1",) if _equal(_claims(node, target, place, points), truths) else ()


def _counterexample(node: Node, target: Target, k: int, place: int) -> Problem | None:
    """The simplest problem of k classes at which the entry is wrong."""
    for problem in small_problems():
        if problem.k != k:
            continue
        point = FloatPoint(problem)
        try:
            claimed = cells(node, target, point)[place]
        except Undefined:
            continue
        except OverflowError:
            return problem
        if not abs(claimed - truth(target, point)[place]) <= _SAME:
            return problem
    return None
