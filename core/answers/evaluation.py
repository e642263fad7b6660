"""What a formula comes to at a point: a number, a vector or a matrix of numbers.

Vectors know how they were written. A plain vector times a row (`s s^T`) is a matrix, a row times
a plain vector a number, as on paper; `*` between two plain vectors works entry by entry, and rows
and columns are stretched, as in NumPy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial, reduce
from typing import Any, Final, Literal, TypeAlias

from core.answers.exact import LogNumber, Undefined
from core.answers.points import BATCH, Point
from core.answers.tree import (
    Binary,
    Call,
    Delta,
    Entry,
    Index,
    Letter,
    Negative,
    Node,
    Number,
    Size,
    Sum,
    Turned,
)
from core.answers.unreadable import Unreadable
from core.limits import ANSWER_EXPONENT_MAX

Kind: TypeAlias = Literal["number", "vector", "row", "column", "matrix"]
Cells: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """cells: one number, k of them, or k rows of k."""

    kind: Kind
    cells: Cells

    @property
    def number(self) -> Any:
        """The only cell."""
        return self.cells[0]


Bound: TypeAlias = Mapping[str, int]  # index: class, from 1


def evaluate(node: Node, point: Point, bound: Bound) -> Value:
    """The value at a point, indices as `bound` says.

    Raises Unreadable where shapes do not go together, Undefined where there is no value.
    """
    match node:
        case Number():
            return _number(point.number(node.value))
        case Size():
            return _number(point.number(Fraction(len(point.s) if node.name == "k" else BATCH)))
        case Letter():
            return _letter(node, point)
        case Delta():
            same = _class(node.first, bound, point) == _class(node.second, bound, point)
            return _number(point.number(Fraction(int(same))))
        case Entry():
            return _entry(node, point, bound)
        case Sum():
            return _sum(node, point, bound)
        case Call():
            return _call(node, point, bound)
        case Negative():
            return _map(lambda a: -a, evaluate(node.body, point, bound))
        case Turned():
            return _turned(evaluate(node.body, point, bound), node.orientation)
        case Binary():
            return _binary(node, point, bound)


def _number(cell: Any) -> Value:
    return Value("number", (cell,))


def _letter(node: Letter, point: Point) -> Value:
    if node.name in ("x", "y", "s", "g"):  # of formulas that are marked, no point has a g or e
        return Value("vector", tuple(getattr(point, node.name)))
    if node.name == "e":
        return _number(getattr(point, node.name))
    s = point.s
    zero, unit = point.number(Fraction(0)), point.number(Fraction(1))
    identity = tuple(tuple(unit if i == j else zero for j in range(len(s))) for i in range(len(s)))
    if node.name == "1":
        return Value("vector", (unit,) * len(s))
    if node.name == "I":
        return Value("matrix", identity)
    rows = (
        tuple(s_i * (delta - s_j) for delta, s_j in zip(row, s, strict=True))
        for s_i, row in zip(s, identity, strict=True)
    )
    return Value("matrix", tuple(rows))


def _class(index: Index, bound: Bound, point: Point) -> int:
    """An index as a class, from 1. Raises Undefined beyond k."""
    number = index if isinstance(index, int) else bound.get(index)
    if number is None:
        raise Unreadable("index")
    if not 1 <= number <= len(point.s):
        raise Undefined
    return number


def _entry(node: Entry, point: Point, bound: Bound) -> Value:
    value = evaluate(node.body, point, bound)
    places = [_class(index, bound, point) - 1 for index in node.indices]
    if value.kind == "matrix" and len(places) == 2:
        return _number(value.cells[places[0]][places[1]])
    if value.kind in ("vector", "row", "column") and len(places) == 1:
        return _number(value.cells[places[0]])
    raise Unreadable("shape")


def _sum(node: Sum, point: Point, bound: Bound) -> Value:
    if node.index is None:
        value = evaluate(node.body, point, bound)
        if value.kind in ("number", "matrix"):
            raise Unreadable("shape")
        return _number(_total(value.cells, point))
    left_out = None if node.other is None else _class(node.other, bound, point)
    classes = (n for n in range(1, len(point.s) + 1) if n != left_out)
    terms = (evaluate(node.body, point, {**bound, node.index: n}) for n in classes)
    return reduce(partial(_each, _add), terms)


def _total(cells: Cells, point: Point) -> Any:
    return sum(cells, point.number(Fraction(0)))


def _call(node: Call, point: Point, bound: Bound) -> Value:
    if node.function in ("max", "min"):
        return _outermost(node, point, bound)
    if node.function == "softmax" and node.body == Letter("x"):
        return Value("vector", tuple(point.s))
    value = evaluate(node.body, point, bound)
    if node.function == "exp":
        return _map(point.exp, value)
    if node.function == "log":
        return _map(point.log, value)
    if node.function == "abs":
        return _map(abs, value)
    if node.function == "diag":
        return _diagonal(value, point)
    if value.kind in ("number", "matrix"):
        raise Unreadable("shape")
    powers = tuple(map(point.exp, value.cells))
    total = _total(powers, point)
    return Value(value.kind, tuple(point.divide(power, total) for power in powers))


def _outermost(node: Call, point: Point, bound: Bound) -> Value:
    """The largest or the least entry of a vector."""
    if node.function == "max" and node.body == Letter("x"):
        return _number(point.largest)
    value = evaluate(node.body, point, bound)
    if value.kind in ("number", "matrix"):
        raise Unreadable("shape")
    if any(isinstance(cell, LogNumber) for cell in value.cells):
        raise Undefined
    return _number(max(value.cells) if node.function == "max" else min(value.cells))


def _diagonal(value: Value, point: Point) -> Value:
    if value.kind == "matrix":
        return Value("vector", tuple(row[n] for n, row in enumerate(value.cells)))
    if value.kind == "number":
        raise Unreadable("shape")
    zero = point.number(Fraction(0))
    rows = (
        tuple(cell if i == j else zero for j in range(len(value.cells)))
        for i, cell in enumerate(value.cells)
    )
    return Value("matrix", tuple(rows))


def _turned(value: Value, orientation: str) -> Value:
    if value.kind == "number":
        return value
    if value.kind == "matrix":
        if orientation == "column":
            raise Unreadable("shape")
        return Value("matrix", tuple(zip(*value.cells, strict=True)))
    if orientation == "row":
        return Value("column" if value.kind == "row" else "row", value.cells)
    return Value("column", value.cells)


def _map(function: Callable[[Any], Any], value: Value) -> Value:
    if value.kind == "matrix":
        return Value("matrix", tuple(tuple(map(function, row)) for row in value.cells))
    return Value(value.kind, tuple(map(function, value.cells)))


def _add(a: Any, b: Any) -> Any:
    return a + b


def _multiply(a: Any, b: Any) -> Any:
    return a * b


_EXPONENTS: Final = range(-ANSWER_EXPONENT_MAX, ANSWER_EXPONENT_MAX + 1)
_BITS: Final = 500
_FLAT: Final = ("vector", "row", "column")
_MISFITS: Final = frozenset({("matrix", "row"), ("column", "matrix")})  # of a matrix product
_INNER: Final = ("column", "beside")  # behind a row


def _binary(node: Binary, point: Point, bound: Bound) -> Value:
    left, right = evaluate(node.left, point, bound), evaluate(node.right, point, bound)
    match node.operator:
        case "+":
            return _each(_add, left, right)
        case "-":
            return _each(lambda a, b: a - b, left, right)
        case "/":
            return _each(point.divide, left, right)
        case "^":
            return _power(left, right, point)
        case "outer":
            if left.kind not in _FLAT or right.kind not in _FLAT:
                raise Unreadable("shape")
            return _outer(_multiply, left.cells, right.cells)
        case "*" | "beside" | "dot" | "matmul":
            return _product(node.operator, left, right, point)


def _product(operator: str, left: Value, right: Value, point: Point) -> Value:
    if "number" in (left.kind, right.kind):
        return _each(_multiply, left, right)
    if operator != "*" and (left.kind, right.kind) in _MISFITS:
        raise Unreadable("shape")
    if left.kind == "column" or (left.kind == "vector" and right.kind == "row"):
        if right.kind in _FLAT and right.kind != "column":
            return _outer(_multiply, left.cells, right.cells)
        return _each(_multiply, left, right)
    has_matrix = "matrix" in (left.kind, right.kind)
    if (has_matrix and operator != "*") or (not has_matrix and operator in ("dot", "matmul")):
        return _matrix_product(left, right, point)
    if left.kind == "row" and (right.kind == "vector" or (right.kind, operator) == _INNER):
        return _matrix_product(left, right, point)
    return _each(_multiply, left, right)


def _matrix_product(left: Value, right: Value, point: Point) -> Value:
    rows = left.cells if left.kind == "matrix" else (left.cells,)
    columns = tuple(zip(*right.cells, strict=True)) if right.kind == "matrix" else (right.cells,)
    cells = tuple(
        tuple(_total(tuple(map(_multiply, row, column)), point) for column in columns)
        for row in rows
    )
    if left.kind != "matrix" and right.kind != "matrix":
        return _number(cells[0][0])
    if left.kind != "matrix":
        return Value("row", cells[0])
    if right.kind != "matrix":
        return Value("vector", tuple(row[0] for row in cells))
    return Value("matrix", cells)


def _outer(function: Callable[[Any, Any], Any], column: Cells, row: Cells) -> Value:
    return Value("matrix", tuple(tuple(function(a, b) for b in row) for a in column))


def _each(function: Callable[[Any, Any], Any], left: Value, right: Value) -> Value:
    """Entry by entry; a number, a row or a column is stretched as far as it must be."""
    if left.kind == "number":
        return _map(lambda b: function(left.number, b), right)
    if right.kind == "number":
        return _map(lambda a: function(a, right.number), left)
    kinds = {left.kind, right.kind}
    if "matrix" not in kinds and ("column" not in kinds or kinds == {"column"}):
        kind: Kind = "row" if kinds == {"row"} else left.kind if len(kinds) == 1 else "vector"
        return Value(kind, tuple(map(function, left.cells, right.cells)))
    rows = zip(_stretched(left), _stretched(right), strict=True)
    return Value("matrix", tuple(tuple(map(function, a, b)) for a, b in rows))


def _stretched(value: Value) -> Cells:
    if value.kind == "matrix":
        return value.cells
    k = len(value.cells)
    if value.kind == "column":
        return tuple((cell,) * k for cell in value.cells)
    return (value.cells,) * k


def _power(base: Value, exponent: Value, point: Point) -> Value:
    if exponent.kind != "number":
        raise Unreadable("shape")
    power = exponent.number
    if isinstance(power, LogNumber) or power not in _EXPONENTS or _is_long(base):
        raise Unreadable("exponent")
    whole = int(power)
    if base.kind == "matrix":
        return _matrix_power(base, whole, point)
    unit = point.number(Fraction(1))
    positive = _map(lambda a: math.prod((a,) * abs(whole), start=unit), base)
    if whole >= 0:
        return positive
    return _map(lambda a: point.divide(unit, a), positive)


def _matrix_power(base: Value, power: int, point: Point) -> Value:
    """A matrix multiplied by itself; its inverse where it is diagonal.

    Raises Unreadable for the inverse of another one, and for J^(-1): J has none.
    """
    cells = base.cells
    k = len(cells)
    if power < 0:
        if any(cells[i][j] != 0 for i in range(k) for j in range(k) if i != j):
            raise Unreadable("shape")
        zero, unit = point.number(Fraction(0)), point.number(Fraction(1))
        cells = tuple(
            tuple(point.divide(unit, cells[i][i]) if i == j else zero for j in range(k))
            for i in range(k)
        )
    value = _letter(Letter("I"), point)
    for _ in range(abs(power)):
        value = _matrix_product(value, Value("matrix", cells), point)
    return value


def _is_long(base: Value) -> bool:
    """Whether an exact number is too long for one more power."""
    cells = base.cells if base.kind != "matrix" else base.cells[0]
    return any(isinstance(c, Fraction) and c.denominator.bit_length() > _BITS for c in cells)
