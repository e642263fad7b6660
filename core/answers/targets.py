"""What can be asked for: its shape, its true value at a point, and a formula read as one."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from core.answers.evaluation import Bound, evaluate
from core.answers.points import Point
from core.answers.tree import Call, Delta, Entry, Letter, Node, Sum, free_indices, walk
from core.answers.unreadable import Unreadable

Target: TypeAlias = Literal["softmax", "loss", "grad-s", "jacobian", "gradient"]
TARGETS: Final[tuple[Target, ...]] = ("softmax", "loss", "grad-s", "jacobian", "gradient")
Shape: TypeAlias = Literal["number", "vector", "matrix"]
SHAPES: Final[dict[Target, Shape]] = {
    "softmax": "vector",
    "loss": "number",
    "grad-s": "vector",
    "jacobian": "matrix",
    "gradient": "vector",
}
_DIAGONAL: Final = ("quotient-diagonal", "partial-diagonal")
_OFF_DIAGONAL: Final = ("quotient-off-diagonal", "partial-off-diagonal")
_STATED: Final[dict[Target, tuple[str, str]]] = {
    "softmax": ("softmax", ""),
    "loss": ("cross-entropy", ""),
    "grad-s": ("grad-s", ""),
    "jacobian": _DIAGONAL,
    "gradient": ("chain-rule", "collapse"),
}


def stated_at(target: Target, *, on_diagonal: bool = True) -> tuple[str, str]:
    """The first line of the derivation that states a target, and the one with its closed form.

    Both by their ids; the second one is empty where the first is closed. Of a Jacobian the lines
    of its diagonal entries, or of the others.
    """
    if target == "jacobian" and not on_diagonal:
        return _OFF_DIAGONAL
    return _STATED[target]


def truth(target: Target, point: Point) -> tuple[Any, ...]:
    """The target's cells at a point, a matrix row after row."""
    return _TRUTHS[target](point)


def _loss(point: Point) -> tuple[Any, ...]:
    terms = (y * point.log(s) for y, s in zip(point.y, point.s, strict=True) if y)
    return (-sum(terms, point.number(Fraction(0))),)


def _jacobian(point: Point) -> tuple[Any, ...]:
    s = point.s
    return tuple(
        s_i * ((1 if i == j else 0) - s_j) for i, s_i in enumerate(s) for j, s_j in enumerate(s)
    )


def _gradient(point: Point) -> tuple[Any, ...]:
    total = sum(point.y, point.number(Fraction(0)))
    return tuple(s * total - y for s, y in zip(point.s, point.y, strict=True))


def _grad_s(point: Point) -> tuple[Any, ...]:
    return tuple(-point.divide(y, s) for y, s in zip(point.y, point.s, strict=True))


_TRUTHS: Final[dict[Target, Callable[[Point], tuple[Any, ...]]]] = {
    "softmax": lambda point: tuple(point.s),
    "loss": _loss,
    "grad-s": _grad_s,
    "jacobian": _jacobian,
    "gradient": _gradient,
}


def cells(
    node: Node, target: Target, point: Point, bound: Bound = MappingProxyType({})
) -> tuple[Any, ...]:
    """A formula as the target's cells: each index that is free runs over the classes.

    bound: indices that do not run, and their classes, from 1. A matrix with one index, or given
    as a vector, is taken as one whose rows are the same all
    along: so `s_i (1 - s_i)` can be compared with its diagonal.
    Raises Unreadable where the formula has another shape, Undefined where it has no value.
    """
    k, shape, free = len(point.s), SHAPES[target], sorted(free_indices(node) - bound.keys())
    if len(free) > {"number": 0, "vector": 1, "matrix": 2}[shape]:
        raise Unreadable("free")
    claimed: list[Any] = []
    for classes in product(range(1, k + 1), repeat=len(free)):
        value = evaluate(node, point, {**bound, **dict(zip(free, classes, strict=True))})
        if free and value.kind != "number":
            raise Unreadable("index")
        if not free:
            return _whole(value.kind, value.cells, shape, k)
        claimed.append(value.number)
    if shape == "vector" or len(free) == 2:
        return tuple(claimed)
    by_row = free[0] != "j"
    return tuple(claimed[i if by_row else j] for i in range(k) for j in range(k))


def _whole(kind: str, claimed: tuple[Any, ...], shape: Shape, k: int) -> tuple[Any, ...]:
    """A formula without free indices."""
    if kind == "number":
        return claimed * {"number": 1, "vector": k, "matrix": k * k}[shape]
    if kind == "matrix" and shape == "matrix":
        return tuple(cell for row in claimed for cell in row)
    if kind != "matrix" and shape == "vector":
        return claimed
    if kind != "matrix" and shape == "matrix":
        return tuple(claimed[i] for i in range(k) for _ in range(k))
    raise Unreadable("shape")


def form(node: Node, target: Target) -> str:
    """What keeps a right formula from the form that is asked for; empty where nothing does.

    `in-s-and-y`: exponentials or logits where s is wanted; `sum-left`: a sum over a delta or over
    the Jacobian that is still to be worked out; `circular`: s as an answer to what s is; `named`:
    the Jacobian as an answer to what it is.
    """
    parts = [part for part, _ in walk(node)]
    has_x = any(
        part == Letter("x") or (isinstance(part, Call) and part.function in ("exp", "softmax"))
        for part in parts
    )
    if target == "softmax":
        return "" if has_x else "circular"
    if target == "loss":
        return ""
    if target == "jacobian" and any(part == Letter("J") for part in parts):
        return "named"
    if has_x:
        return "in-s-and-y"
    if target != "jacobian" and any(map(_is_open, parts)):
        return "sum-left"
    return ""


def _is_open(part: Node) -> bool:
    """Whether there is something to be worked out: a delta, a matrix, a sum over s."""
    if isinstance(part, Delta) or part in (Letter("J"), Letter("I")):
        return True
    if isinstance(part, Call) and part.function == "diag":
        return True
    if isinstance(part, Sum) and part.other is not None:
        return True
    return isinstance(part, Sum) and any(
        isinstance(inner, Entry) and inner.body == Letter("s") and part.index in inner.indices
        for inner, _ in walk(part)
    )
