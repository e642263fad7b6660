"""A typed formula as a tree: arithmetic on x, y, s, their sums and deltas, and nothing else.

An index is a letter (`i`) or a given class, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

Index: TypeAlias = str | int
Vector: TypeAlias = Literal["x", "y", "s"]
Operator: TypeAlias = Literal["+", "-", "*", "beside", "dot", "matmul", "outer", "/", "^"]
"""`beside`: a product without a sign between its factors."""
Function: TypeAlias = Literal["exp", "log", "sum", "max", "min", "abs", "diag", "softmax"]
Orientation: TypeAlias = Literal["row", "column"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was written out."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Letter:
    """x, y, s or 1 (all ones) as a whole vector; the Jacobian J or the identity I as a matrix.

    Where a live problem is spoken of (`core.lessons`), also its gradient g, a vector, and its
    loss e, a number.
    """

    name: Literal["x", "y", "s", "1", "J", "I", "g", "e"]


@dataclass(frozen=True, slots=True)
class Size:
    """k, the number of classes, or N, the number of rows of a batch."""

    name: Literal["k", "N"]


@dataclass(frozen=True, slots=True)
class Delta:
    """Kronecker's delta: 1 where both indices name the same class, else 0."""

    first: Index
    second: Index


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a vector (one index) or of a matrix (two)."""

    body: Node
    indices: tuple[Index, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of the body over an index; without one, over all entries of a vector.

    other: the class that is left out, as in the sum over i != j; None where none is.
    """

    index: str | None
    body: Node
    other: Index | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A function of every entry, or, of `sum`, `max`, `min`, `softmax`, `diag`, of the vector."""

    function: Function
    body: Node


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus the body."""

    body: Node


@dataclass(frozen=True, slots=True)
class Turned:
    """A vector written as a row or a column; of a matrix "row" is the transpose."""

    body: Node
    orientation: Orientation


@dataclass(frozen=True, slots=True)
class Binary:
    """Two formulas joined by an operator."""

    operator: Operator
    left: Node
    right: Node


Node: TypeAlias = Number | Letter | Size | Delta | Entry | Sum | Call | Negative | Turned | Binary


def children(node: Node) -> tuple[Node, ...]:
    """The formulas that this one is made of."""
    if isinstance(node, Binary):
        return node.left, node.right
    if isinstance(node, Entry | Sum | Call | Negative | Turned):
        return (node.body,)
    return ()


def turned(node: Node) -> Node:
    """The formula of who writes vectors as rows: s^T is then a column, and s^T s a matrix.

    The formula itself where no vector is transposed in it.
    """
    is_transposed = any(
        isinstance(part, Turned) and part.orientation == "row" and _is_vector(part.body)
        for part, _ in walk(node)
    )
    return _in_rows(node) if is_transposed else node


def _is_vector(node: Node) -> bool:
    return isinstance(node, Letter) and node.name in "xys1"


def _in_rows(node: Node) -> Node:
    """Every vector a row; entries, sums and functions of vectors need not know."""
    if _is_vector(node):
        return Turned(node, "row")
    match node:
        case Turned(orientation="row") if _is_vector(node.body):
            return Turned(node.body, "column")
        case Binary():
            return replace(node, left=_in_rows(node.left), right=_in_rows(node.right))
        case Entry() | Sum() | Call() | Negative() | Turned() if not _is_vector(node.body):
            return replace(node, body=_in_rows(node.body))
        case Negative():
            return Negative(_in_rows(node.body))
    return node


def replaced(node: Node, letter: Letter, other: Letter) -> Node:
    """The formula with another letter in a letter's place."""
    match node:
        case Letter():
            return other if node == letter else node
        case Binary():
            left, right = (replaced(part, letter, other) for part in (node.left, node.right))
            return replace(node, left=left, right=right)
        case Entry() | Sum() | Call() | Negative() | Turned():
            return replace(node, body=replaced(node.body, letter, other))
    return node


def walk(node: Node) -> Iterator[tuple[Node, int]]:
    """The node and all below it, each with its depth, from 1."""
    waiting = [(node, 1)]
    while waiting:
        current, depth = waiting.pop()
        yield current, depth
        waiting.extend((child, depth + 1) for child in children(current))


def free_indices(node: Node) -> frozenset[str]:
    """The letters of indices that no sum binds."""
    if isinstance(node, Delta):
        return frozenset(i for i in (node.first, node.second) if isinstance(i, str))
    below = frozenset[str]().union(*map(free_indices, children(node)))
    if isinstance(node, Entry):
        return below | {i for i in node.indices if isinstance(i, str)}
    if isinstance(node, Sum) and node.index is not None:
        others = frozenset({node.other} if isinstance(node.other, str) else ())
        return below - {node.index} | others
    return below
