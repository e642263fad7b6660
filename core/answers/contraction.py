"""NumPy's `einsum` as the products that its patterns stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.answers.tree import (
    Binary,
    Call,
    Delta,
    Entry,
    Letter,
    Negative,
    Node,
    Number,
    Size,
    Sum,
    Turned,
    children,
)
from core.answers.unreadable import Unreadable

_OF_ONE: Final[dict[str, Callable[[Node], Node]]] = {
    "a->": lambda a: Sum(None, a),
    "a->a": lambda a: a,
    "ab->ba": lambda a: Turned(a, "row"),
    "aa->a": lambda a: Call("diag", a),
}
_OF_TWO: Final[dict[str, Callable[[Node, Node], Node]]] = {
    "a,a->": lambda a, b: Binary("matmul", a, b),
    "a,a->a": lambda a, b: Binary("*", a, b),
    "a,b->ab": lambda a, b: Binary("outer", a, b),
    "a,b->ba": lambda a, b: Binary("outer", b, a),
    "ab,b->a": lambda a, b: Binary("matmul", a, b),
    "ab,a->b": lambda a, b: Binary("matmul", Turned(a, "row"), b),
    "a,ab->b": lambda a, b: Binary("matmul", Turned(b, "row"), a),
    "a,ba->b": lambda a, b: Binary("matmul", b, a),
    "a,ab->ab": lambda a, b: Binary("matmul", Call("diag", a), b),
    "ab,a->ab": lambda a, b: Binary("matmul", Call("diag", b), a),
    "a,ba->ba": lambda a, b: Binary("matmul", b, Call("diag", a)),
    "ab,b->ab": lambda a, b: Binary("matmul", a, Call("diag", b)),
    "ab,bc->ac": lambda a, b: Binary("matmul", a, b),
}


def contracted(pattern: str, operands: Sequence[Node]) -> Node:
    """What `einsum(pattern, *operands)` is. Raises Unreadable for a pattern that is none of these.

    The letters of a pattern are renamed in the order in which they come: `i,j->ij` is `a,b->ab`.
    """
    compact = pattern.replace(" ", "")
    if "->" not in compact:
        letters = compact.replace(",", "")
        compact += "->" + "".join(sorted(c for c in set(letters) if letters.count(c) == 1))
    names: dict[str, str] = {}
    for sign in compact:
        if sign.isalpha():
            names.setdefault(sign, chr(ord("a") + len(names)))
    renamed = "".join(names.get(sign, sign) for sign in compact)
    below = compact.split("->")[0].split(",")
    if len(below) != len(operands) or not all(map(_may_have, operands, map(len, below))):
        raise Unreadable("shape")
    if len(operands) == 1 and renamed in _OF_ONE:
        return _OF_ONE[renamed](operands[0])
    if len(operands) == 2 and renamed in _OF_TWO:
        return _OF_TWO[renamed](operands[0], operands[1])
    raise Unreadable("shape")


def _may_have(operand: Node, count: int) -> bool:
    axes = _axes(operand)
    return axes is None or axes == count


def _axes(node: Node) -> int | None:
    """0 of a number, 1 of a vector, 2 of a matrix; None where that is not plain."""
    match node:
        case Letter():
            return 2 if node.name in "JI" else 1
        case Call(function="diag") | Binary(operator="outer"):
            return 2
        case Number() | Size() | Delta() | Entry() | Sum() | Call(function="sum" | "max" | "min"):
            return 0
        case Call() | Negative():
            return _axes(node.body)
        case Turned() | Binary(operator="beside" | "^"):
            return None
    left, right = map(_axes, children(node))
    if left is None or right is None:
        return None
    if isinstance(node, Binary) and node.operator in ("matmul", "dot") and left and right:
        return left + right - 2
    return max(left, right)
