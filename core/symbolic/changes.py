"""What is new in a line: the parts of it that the line before does not have.

Compared as trees, not as text: a part is known if it occurs anywhere in the line before. Where
all parts of an expression are known but stand together in a new way, the whole of it is new.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympy import Basic, Expr, FunctionMatrix, Indexed, MatMul, Mul, Symbol, srepr
from sympy.matrices.matrixbase import MatrixBase

from core.symbolic import notation as n
from core.symbolic.latex import cells, is_divisor
from core.symbolic.notation import Partial

_LEAVES: Final = (Indexed, Symbol, Partial)


def changes(expr: Expr, before: Expr) -> frozenset[Basic]:
    """The outermost parts of `expr` that are new against `before`, to be marked when printed."""
    known = {_key(node) for entry in _entries(before) for node in _nodes(entry)}
    return frozenset(
        part for entry in _entries(expr) for part in _new_parts(entry, frozenset(known))
    )


def _key(node: Basic) -> Basic | str:
    """What two parts have to share to be the same. Another name of a summed index is not news."""
    if not node.has(n.i, n.l):
        return node
    # `xreplace` would evaluate what is written out to be read, such as (-y/s) s.
    return srepr(node).replace(srepr(n.i), srepr(n.l))


def _new_parts(node: Basic, known: frozenset[Basic | str]) -> set[Basic]:
    if _key(node) in known or node.is_Number or node in n.INDICES:
        return set()
    parts = [] if isinstance(node, _LEAVES) else [arg for arg in node.args if not arg.is_Number]
    if not any(_key(inner) in known for part in parts for inner in _nodes(part)):
        return {node}
    # What stands below a fraction line is not printed as a part of its own.
    if isinstance(node, Mul) and any(
        is_divisor(part) and _key(part) not in known for part in parts
    ):
        return {node}
    return set().union(*(_new_parts(part, known) for part in parts)) or {node}


def _nodes(expr: Basic) -> Iterator[Basic]:
    """All parts of an expression, leaves included; a number or an index alone is no part."""
    if expr.is_Number or expr in n.INDICES:
        return
    yield expr
    if not isinstance(expr, _LEAVES):
        for arg in expr.args:
            yield from _nodes(arg)


def _entries(expr: Expr) -> Iterator[Expr]:
    """The scalars that a side shows: entries of matrices, those that are written if k is open."""
    if isinstance(expr, MatMul):
        for factor in expr.args:
            yield from _entries(factor)
    elif isinstance(expr, FunctionMatrix):
        yield from cells(expr)
    elif isinstance(expr, MatrixBase):
        yield from expr
    else:
        yield expr
