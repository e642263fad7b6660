"""Marking a typed formula: right, nearly right, a known mistake, or wrong, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache, partial
from itertools import permutations, product
from math import isqrt
from typing import Final

from core.answers.conditions import (
    GENERAL,
    SUM_ONE,
    WITH_Y,
    agrees,
    conditions_of,
    exact_cells,
    exact_truth,
    label_index,
    right_places,
)
from core.answers.evaluation import evaluate
from core.answers.exact import Exact, Undefined, same
from core.answers.faults import place_of
from core.answers.left_side import check_left
from core.answers.mistakes import MISTAKES, Mistake
from core.answers.outcome import CLASSES_ARE, TIMES, Outcome
from core.answers.points import BATCH, ExactPoint, FloatPoint
from core.answers.reading import operations, read, read_for_classes
from core.answers.spelling import plain
from core.answers.targets import SHAPES, Target, cells, form, stated_at, truth
from core.answers.tree import Binary, Letter, Node, free_indices, replaced, turned, walk
from core.answers.unreadable import Unreadable
from core.problem import Problem

FACTORS: Final[tuple[tuple[str, Callable[[ExactPoint], Fraction]], ...]] = (
    ("sign", lambda point: Fraction(-1)),
    ("factor sum(y)", lambda point: sum(point.y, Fraction(0))),
    ("factor 1/sum(y)", lambda point: 1 / sum(point.y, Fraction(0))),
    ("factor k", lambda point: Fraction(len(point.y))),
    ("factor 1/k", lambda point: Fraction(1, len(point.y))),
    ("factor N", lambda point: Fraction(BATCH)),
    ("factor 1/N", lambda point: Fraction(1, BATCH)),
    ("factor 2", lambda point: Fraction(2)),
    ("factor 1/2", lambda point: Fraction(1, 2)),
    ("sign and factor 1/N", lambda point: Fraction(-1, BATCH)),
)
"""What a formula may be off by: names, and the factor at a point."""
_PLACED: Final = frozenset({"index", "shape", "free"})  # reasons that a part of the tree has
_TOLERANCE: Final = 1e-9  # of a counterexample in floats: far above rounding, far below 1


def mark(text: str, target: Target = "gradient", *, sum_is_one: bool = False) -> Outcome:
    """Mark a formula for the softmax, the loss, a derivative of it; see `Outcome`.

    sum_is_one: the task says that sum(y) = 1. Never raises, whatever the text.
    """
    try:
        node, size = read_for_classes(text)
        check_left(plain(text).left, node, target)
        node = with_outputs(node, target)
    except Unreadable as error:
        place = place_of(text, "free") if error.reason == "free" else error.place
        return _unreadable(Unreadable(error.reason, place, error.expected))
    try:
        outcome = _marked(node, target, SUM_ONE if sum_is_one else GENERAL)
        return for_classes(size, only_named(outcome, text, target))
    except Unreadable as error:
        label = label_index(node, target) if error.reason == "free" else None
        if label:
            return Outcome("right-if", name=f"label {label}", conditions=("one-hot",))
        place = error.place if error.reason not in _PLACED else place_of(text, error.reason)
        return _unreadable(Unreadable(error.reason, place, error.expected))


def with_outputs(node: Node, target: Target) -> Node:
    """A Jacobian in y alone as one in s: books that write t for targets write y for outputs."""
    letters = {part.name for part, _ in walk(node) if isinstance(part, Letter)}
    if target == "jacobian" and "y" in letters and not letters & {"s", "x", "J"}:
        return replaced(node, Letter("y"), Letter("s"))
    return node


def for_classes(size: int | None, outcome: Outcome) -> Outcome:
    """What is right and names a number of classes is right for so many alone."""
    if size is None or outcome.tag not in ("right", "other-form"):
        return outcome
    return Outcome("right-if", conditions=(f"{CLASSES_ARE}{size}",))


def only_named(outcome: Outcome, text: str, target: Target) -> Outcome:
    """A right answer for the derivative by s that only names it, as g or ∂e/∂s_i, is no answer."""
    if outcome.tag == "right" and target == "grad-s" and plain(text).names_grad_s:
        return Outcome("other-form", name="named")
    return outcome


def _unreadable(error: Unreadable) -> Outcome:
    return Outcome("unreadable", reason=error.reason, place=error.place, expected=error.expected)


def _is_right(node: Node, target: Target, points: tuple[ExactPoint, ...]) -> bool:
    """Whether the formula is right, its vectors taken as columns or, where it says so, as rows."""
    try:
        return agrees(node, target, points) or _is_right_in_rows(node, target, points)
    except Unreadable:
        if _is_right_in_rows(node, target, points):
            return True
        raise


def _is_right_in_rows(node: Node, target: Target, points: tuple[ExactPoint, ...]) -> bool:
    of_rows = turned(node)
    try:
        is_right = of_rows != node and agrees(of_rows, target, points)
        return is_right and not any(_mixes(part, points[0]) for part, _ in walk(of_rows))
    except Unreadable:
        return False


def _mixes(node: Node, point: ExactPoint) -> bool:
    """Whether a matrix and a vector are added, which only programs do, entry by entry."""
    if not isinstance(node, Binary) or node.operator not in "+-" or free_indices(node):
        return False
    kinds = {evaluate(part, point, {}).kind for part in (node.left, node.right)}
    return "matrix" in kinds and bool(kinds & {"row", "column", "vector"})


def _marked(node: Node, target: Target, points: tuple[ExactPoint, ...]) -> Outcome:
    if _is_right(node, target, points):
        missing = form(node, target)
        return Outcome("other-form", name=missing) if missing else Outcome("right")
    claims = Claims(node, target)
    known = _known_mistake(claims, target)
    first, closed = (known.contradicts, "") if known else _contradicted(claims, target)
    problem = None
    if first == stated_at("jacobian")[0] and not known:  # one that shows what this line says
        problem = smallest_counterexample(node, target, on_diagonal=True)
    outcome = Outcome(
        "wrong",
        name=known.name if known else "",
        counterexample=problem or smallest_counterexample(node, target),
        contradicts=first,
        closed=closed or None,
    )
    conditions = conditions_of(node, target)
    if known:
        return replace(outcome, tag="right-if" if conditions else "mistake", conditions=conditions)
    places, where = right_places(node, target)
    if places:
        name = "; ".join(f"{', '.join(map(str, place))}" for place in places)
        named = (f"class {name}",) if name else ()
        conditions = named + ((where,) if where else ())
        return replace(outcome, tag="right-if", name="".join(named), conditions=conditions)
    off = _off_by(claims, target)
    if conditions:
        return replace(outcome, tag="right-if", name=off, conditions=conditions)
    if not off and target in WITH_Y:
        off = _off_by(Claims(node, target, SUM_ONE), target)
        conditions = ("sum(y) = 1",) if off else ()
    return replace(outcome, tag="off-by", name=off, conditions=conditions) if off else outcome


Cells = tuple[Exact, ...]


class Claims:
    """What a formula comes to at the points, each worked out when it is first asked for.

    Most wrong formulas differ at the first, the smallest one, from all that they are held against.
    """

    def __init__(
        self, node: Node, target: Target, points: tuple[ExactPoint, ...] = GENERAL
    ) -> None:
        """Nothing is worked out yet."""
        self._make = partial(exact_cells, node, target)
        self.points = points
        self._made: list[Cells | None] = []

    def transposed(self) -> list[Cells | None]:
        """The same of matrices with rows for columns."""
        return [None if cells is None else _across(cells) for cells in self]

    def __iter__(self) -> Iterator[Cells | None]:
        """The cells at each point; None where the formula has no value."""
        for n, point in enumerate(self.points):
            if n == len(self._made):
                self._made.append(self._make(point))
            yield self._made[n]


def _across(cells: Cells) -> Cells:
    k = isqrt(len(cells))
    return tuple(cells[j * k + i] for i in range(k) for j in range(k))


@cache
def read_mistakes(target: Target) -> tuple[tuple[Mistake, Node], ...]:
    """The known mistakes about a target, with their formulas read."""
    return tuple(
        (mistake, read(mistake.formula))
        for mistake in MISTAKES.values()
        if mistake.target == target
    )


@cache
def _claims_of_mistakes(target: Target) -> tuple[tuple[Mistake, Claims], ...]:
    return tuple((mistake, Claims(node, target)) for mistake, node in read_mistakes(target))


def _known_mistake(claims: Claims, target: Target) -> Mistake | None:
    """The mistake that has the same value at every point; None where none or several have."""
    matching = [m for m, values in _claims_of_mistakes(target) if _equal(values, claims)]
    if not matching and SHAPES[target] == "matrix":  # i and j exchanged: the Jacobian is symmetric
        across = claims.transposed()
        matching = [m for m, values in _claims_of_mistakes(target) if _equal(values, across)]
    return matching[0] if len(matching) == 1 else None


def _equal(first: Claims, second: Iterable[Cells | None]) -> bool:
    for a, b in zip(first, second, strict=True):
        if a is None or b is None or not all(map(same, a, b)):
            return False
    return True


def _compared(claims: Claims, target: Target) -> Iterator[tuple[ExactPoint, Cells | None, Cells]]:
    for point, claimed in zip(claims.points, claims, strict=True):
        yield point, claimed, exact_truth(target, point)


Alike = Callable[[ExactPoint, Cells, Cells], bool]


def _off_by(claims: Claims, target: Target) -> str:
    """What the formula is off by at every point; empty where it is nothing of the kind."""

    def everywhere(alike: Alike) -> bool:
        compared = _compared(claims, target)
        return all(
            claimed is not None and alike(p, claimed, true) for p, claimed, true in compared
        )

    for name, factor in FACTORS:
        if everywhere(partial(_is_multiple, factor)):
            return name
    ratio = _ratio(claims, target)
    if ratio and everywhere(partial(_is_multiple, lambda _: ratio)):
        return f"{TIMES}{ratio}"
    shape = SHAPES[target]
    if shape != "number" and everywhere(lambda _, a, b: _is_constant(a, b)):
        return "constant"
    if shape == "vector" and everywhere(lambda _, a, b: _is_reordered(a, b)):
        return "permutation"
    return ""


def _ratio(claims: Claims, target: Target) -> Fraction:
    """How often the first right value goes into the claimed one; 0 where that is no fraction."""
    _, claimed, true = next(_compared(claims, target))
    if (
        claimed is None
        or not isinstance(claimed[0], Fraction)
        or not isinstance(true[0], Fraction)
    ):
        return Fraction(0)
    return claimed[0] / true[0] if true[0] else Fraction(0)


def _is_multiple(
    factor: Callable[[ExactPoint], Fraction], point: ExactPoint, claimed: Cells, true: Cells
) -> bool:
    return all(same(a, b * factor(point)) for a, b in zip(claimed, true, strict=True))


def _is_reordered(claimed: Cells, true: Cells) -> bool:
    return any(all(map(same, order, true)) for order in permutations(claimed))


def _is_constant(claimed: tuple[Exact, ...], true: tuple[Exact, ...]) -> bool:
    differences = [a - b for a, b in zip(claimed, true, strict=True)]
    return all(same(difference, differences[0]) for difference in differences)


def _contradicted(claims: Claims, target: Target) -> tuple[str, str]:
    """The first line of the derivation whose value a formula contradicts, and the closed one."""
    if target != "jacobian":
        return stated_at(target)
    for point, claimed, true in _compared(claims, target):
        k = len(point.s)
        if claimed is None or any(not same(claimed[n * k + n], true[n * k + n]) for n in range(k)):
            return stated_at(target)
    return stated_at(target, on_diagonal=False)


_TRIED_WORK_MAX: Final = 6_000  # operations of a formula at the problems that are tried


@cache
def small_problems() -> tuple[Problem, ...]:
    """Problems of small whole numbers, the simplest first."""
    sized: list[tuple[int, Problem]] = []
    for k in (2, 3):
        for x in product((0, 1, 2), repeat=k):
            for y in product((0, 1, 2), repeat=k):
                if min(x) == 0 and any(y):
                    size = 10 * k + sum(x) + sum(y) + max(y)
                    sized.append((size, Problem(x, y)))
    return tuple(problem for _, problem in sorted(sized, key=lambda pair: pair[0]))


@cache
def _float_truth(target: Target, problem: Problem) -> tuple[float, ...]:
    return truth(target, FloatPoint(problem))


def smallest_counterexample(
    node: Node, target: Target, *, on_diagonal: bool = False
) -> Problem | None:
    """The simplest problem of small whole numbers at which the formula is wrong.

    on_diagonal: of a matrix, only its diagonal is looked at.
    A formula that takes long is tried at fewer of them: most are wrong at the first ones.
    """
    undefined: set[int] = set()
    most = _TRIED_WORK_MAX // operations(node)
    for problem in small_problems()[:most]:
        if problem.k in undefined:
            continue
        try:
            claimed = cells(node, target, FloatPoint(problem))
        except Undefined:  # it names a class beyond k
            undefined.add(problem.k)
            continue
        except OverflowError:
            return problem
        every = problem.k + 1 if on_diagonal else 1
        pairs = zip(claimed[::every], _float_truth(target, problem)[::every], strict=True)
        if any(not abs(a - b) <= _TOLERANCE for a, b in pairs):
            return problem
    return None
