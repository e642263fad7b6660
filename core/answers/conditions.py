"""Under which conditions a formula is right: tried at exact points, confirmed by SymPy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product
from typing import Any, Final

from core.answers.exact import Exact, Undefined, same
from core.answers.outcome import LABEL_IS, OF_TWO
from core.answers.points import ExactPoint, Point
from core.answers.targets import SHAPES, Target, cells, truth
from core.answers.tree import Entry, Node, free_indices, walk
from core.answers.unreadable import Unreadable

# e^{x_i} at the points: primes, whose logarithms have nothing to do with each other.
_POWERS: Final = {2: (3, 2), 3: (5, 2, 3), 4: (2, 7, 3, 5)}
_FREE: Final = {2: ("1/3", "5/7"), 3: ("3/5", "1/7", "5/4"), 4: ("2/3", "1/5", "4/7", "7/9")}
_SUM_ONE: Final = {2: ("2/9", "7/9"), 3: ("2/7", "4/7", "1/7"), 4: ("1/9", "4/9", "2/9", "2/9")}
Where = Callable[[int, int], bool]


@dataclass(frozen=True)
class Condition:
    """points: problems that meet it; where: cells (i, j) of a matrix, from 0, that it means."""

    name: str
    points: tuple[ExactPoint, ...]
    where: Where = lambda i, j: True
    only_for: tuple[Target, ...] = ("softmax", "loss", "grad-s", "jacobian", "gradient")


def _point(powers: Iterable[int], y: Iterable[str]) -> ExactPoint:
    return ExactPoint(tuple(powers), tuple(map(Fraction, y)))


GENERAL: Final = tuple(_point(_POWERS[k], _FREE[k]) for k in (2, 3, 4))
"""Points of the model with free targets: whoever is right is right here."""
SUM_ONE: Final = tuple(_point(_POWERS[k], _SUM_ONE[k]) for k in (2, 3, 4))
_ONE_HOT: Final = tuple(
    _point(_POWERS[k], ("1" if n == label else "0" for n in range(k)))
    for k in (2, 3)
    for label in range(k)
)
_LABELLED: Final = (*_ONE_HOT, *(replace(p, powers=(7, 5, 2)[: len(p.y)]) for p in _ONE_HOT))
WITH_Y: Final[tuple[Target, ...]] = ("loss", "grad-s", "gradient")

CONDITIONS: Final = (
    Condition("sum(y) = 1", SUM_ONE, only_for=WITH_Y),
    Condition("one-hot", _ONE_HOT, only_for=WITH_Y),
    Condition("i = j", GENERAL, lambda i, j: i == j, ("jacobian",)),
    Condition("i != j", GENERAL, lambda i, j: i != j, ("jacobian",)),
    Condition("k = 2", (GENERAL[0], _point((7, 5), ("4/3", "2/5")))),
    Condition("k = 3", (GENERAL[1], _point((7, 5, 2), ("4/3", "2/5", "1/7")))),
    Condition("equal logits", tuple(_point((3,) * k, _FREE[k]) for k in (2, 3, 4))),
    Condition(
        "sum(y) = 1, k = 2",
        (SUM_ONE[0], _point((7, 5), ("3/8", "5/8"))),
        only_for=WITH_Y,
    ),
    Condition(
        "sum(y) = 1, equal logits",
        tuple(_point((3,) * k, _SUM_ONE[k]) for k in (2, 3, 4)),
        only_for=WITH_Y,
    ),
)
"""From the widest to the narrowest of a kind: the first that helps is the one to be said."""


@cache
def exact_truth(target: Target, point: ExactPoint) -> tuple[Any, ...]:
    """The target at a point, made once."""
    return truth(target, point)


@lru_cache(maxsize=64)
def exact_cells(node: Node, target: Target, point: ExactPoint) -> tuple[Exact, ...] | None:
    """A formula's cells at a point, made once while it is marked; None where it has no value."""
    try:
        return cells(node, target, point)
    except Undefined:
        return None


def agrees(
    node: Node, target: Target, points: Iterable[ExactPoint], where: Where | None = None
) -> bool:
    """Whether the formula has the target's value at all these points."""
    return all(_agrees_at(node, target, point, where) for point in points)


def _agrees_at(node: Node, target: Target, point: ExactPoint, where: Where | None) -> bool:
    claimed = exact_cells(node, target, point)
    if claimed is None:
        return False
    pairs = zip(claimed, exact_truth(target, point), strict=True)
    if where is None or SHAPES[target] != "matrix":
        return all(same(a, b) for a, b in pairs)
    k = len(point.s)
    return all(same(a, b) for n, (a, b) in enumerate(pairs) if where(n // k, n % k))


def conditions_of(node: Node, target: Target) -> tuple[str, ...]:
    """The conditions under which a formula is right: the first that holds, and its like."""
    kept: list[str] = []
    for condition in CONDITIONS:
        if target not in condition.only_for or any(_contains(condition.name, n) for n in kept):
            continue
        if agrees(node, target, condition.points, condition.where):
            kept.append(condition.name)
    return tuple(kept)


def label_index(node: Node, target: Target) -> str | None:
    """The index that is one too many, where it can be the class of a single label.

    With c as that class, `s_j - δ_jc` and `-log s_c` are right.
    """
    if target not in WITH_Y:
        return None
    return next(
        (name for name in sorted(free_indices(node)) if _names_label(node, target, name)), None
    )


def _names_label(node: Node, target: Target, name: str) -> bool:
    for point in _ONE_HOT:
        label = {name: point.y.index(Fraction(1)) + 1}
        try:
            claimed = cells(node, target, point, label)
        except (Unreadable, Undefined):
            return False
        if not all(map(same, claimed, exact_truth(target, point))):
            return False
    return True


Place = tuple[int, ...]
"""The classes of a cell, from 1: one of a vector's, (i, j) of a matrix's; () of a number."""


def right_places(node: Node, target: Target) -> tuple[tuple[Place, ...], str]:
    """The cells that a formula with given classes is right for, and the condition if it needs one.

    `s_1 sum(y) - y_1` is one component of the gradient, `-s_1 s_2` two entries of the Jacobian,
    which are equal; `1 - s_2` is s_1 for two classes, and `s_1 - 1` a component where class 1 is
    the label. No cells where there are none such.
    """
    given = {i for part, _ in walk(node) if isinstance(part, Entry) for i in part.indices}
    classes = [i for i in given if isinstance(i, int)]
    if free_indices(node) or not classes:
        return (), ""
    if SHAPES[target] != "number":
        places = _places(node, target, GENERAL)
        if places:
            return places, ""
    for name, points in _where_given(target, classes):
        places = _places(node, target, points)
        if places:
            return places, name
    return (), ""


def _where_given(
    target: Target, classes: Iterable[int]
) -> Iterator[tuple[str, tuple[ExactPoint, ...]]]:
    """Conditions of problems with given classes, from the widest to the narrowest.

    Not of a matrix: of two classes, all its entries are s_1 s_2 or -s_1 s_2, whatever was meant.
    """
    if SHAPES[target] == "matrix":
        return
    if target in WITH_Y:
        yield "sum(y) = 1", SUM_ONE
    numbers = {c.name: c.points for c in CONDITIONS}
    yield from ((name, numbers[name]) for name in ("k = 2", "k = 3"))
    if target in WITH_Y:
        labels = {
            label: tuple(p for p in _LABELLED if p.y[label - 1 : label] == (Fraction(1),))
            for label in sorted(set(classes))
        }
        yield from ((f"{LABEL_IS}{label}", points) for label, points in labels.items() if points)
        for label, points in labels.items():
            of_two = tuple(point for point in points if len(point.y) == 2)
            if of_two:
                yield f"{LABEL_IS}{label}{OF_TWO}", of_two


def _places(node: Node, target: Target, points: Iterable[ExactPoint]) -> tuple[Place, ...]:
    """The cells in which it is right at all points where it has a value; two at most, if equal."""
    points = [point for point in points if exact_cells(node, target, point) is not None]
    if not points:
        return ()
    k = len(points[0].s)
    length = {"number": 0, "vector": 1, "matrix": 2}[SHAPES[target]]
    places = tuple(
        classes
        for classes in product(range(1, k + 1), repeat=length)
        if all(_agrees_in_cell(node, target, point, classes) for point in points)
    )
    return places if len(places) <= length or not length else ()


def _agrees_in_cell(node: Node, target: Target, point: ExactPoint, classes: Place) -> bool:
    k, place = len(point.s), 0
    for n in classes:
        place = place * k + n - 1
    claimed = exact_cells(node, target, point)
    return claimed is not None and same(claimed[place], exact_truth(target, point)[place])


def _contains(narrow: str, wide: str) -> bool:
    """Whether what meets the first condition meets the second anyhow."""
    return wide in narrow or (narrow == "one-hot" and wide == "sum(y) = 1")


@dataclass(frozen=True)
class SymbolicPoint:
    """x, y and s as SymPy symbols: e^{x_i} = w_i > 0."""

    x: tuple[Any, ...]
    y: tuple[Any, ...]
    s: tuple[Any, ...]

    @property
    def largest(self) -> Any:
        """The largest logit."""
        from sympy import Max

        return Max(*self.x)

    def number(self, value: Fraction) -> Any:
        """A rational."""
        from sympy import Rational

        return Rational(value.numerator, value.denominator)

    def exp(self, value: Any) -> Any:
        """e to this power."""
        from sympy import exp

        return exp(value)

    def log(self, value: Any) -> Any:
        """The natural logarithm."""
        from sympy import log

        return log(value)

    def divide(self, top: Any, bottom: Any) -> Any:
        """The quotient."""
        return top / bottom


def confirmed(
    node: Node, target: Target, condition: str = "", sizes: Iterable[int] = (2, 3)
) -> bool:
    """Whether SymPy proves the formula for these k, under a condition of `CONDITIONS`.

    It takes up to some tenths of a second: not on the way of an answer.
    """
    wanted = tuple(k for k in sizes if f"k = {k}" in condition) or tuple(sizes)
    return all(
        _is_proved(node, target, condition, point)
        for k in wanted
        for point in _symbolic_points(condition, k)
    )


def _symbolic_points(condition: str, k: int) -> list[Point]:
    from sympy import Integer, log, symbols

    powers = symbols(f"w1:{k + 1}", positive=True)
    targets = symbols(f"y1:{k + 1}", positive=True)
    if "equal logits" in condition:
        powers = powers[:1] * k
    if "sum(y) = 1" in condition:
        targets = (*targets[:-1], 1 - sum(targets[:-1]))
    choices = [targets]
    if condition == "one-hot":
        choices = [tuple(Integer(int(n == label)) for n in range(k)) for label in range(k)]
    total = sum(powers)
    x, s = tuple(map(log, powers)), tuple(power / total for power in powers)
    return [SymbolicPoint(x, y, s) for y in choices]


def _is_proved(node: Node, target: Target, condition: str, point: Point) -> bool:
    from sympy import cancel, expand, expand_log, together

    where = next((c.where for c in CONDITIONS if c.name == condition), lambda i, j: True)
    k = len(point.s)
    try:
        pairs = zip(cells(node, target, point), truth(target, point), strict=True)
    except Undefined:  # it names a class beyond k
        return False
    for n, (claimed, true) in enumerate(pairs):
        if SHAPES[target] == "matrix" and not where(n // k, n % k):
            continue
        difference = expand_log(together(claimed) - together(true), force=True)
        if cancel(together(expand(difference))) != 0:
            return False
    return True
