"""The reader's numbers in a line: which symbols need one, and what the line is worth then.

Numbers go into the step's own expression, so that a line and its numbers cannot differ:

    leaves(step.rhs)                         {s[1], y[1], ...}: what to look up
    step.latex({s[1]: "0.09", ...})          the same line with numbers in place
    evaluate(step.rhs, {s[1]: 0.09, ...})    its value
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import isfinite, isinf, isnan
from typing import Final

from sympy import Basic, Expr, Indexed, MatMul, Rational, Sum, nan, oo
from sympy.matrices.matrixbase import MatrixBase

from core.limits import LINES_CACHED
from core.symbolic.notation import LOSS, SIGMA, Partial

_NORMAL: Final = 2.0**-1022  # smaller floats have fewer digits
_DIGITS: Final = 20  # more than a float64 holds, so that evaluating adds no error of its own


@lru_cache(maxsize=LINES_CACHED)
def written_out(expr: Expr) -> Expr:
    """`expr` with every sum from 1 to a given k as its terms; other sums stay."""
    given = [node for node in expr.atoms(Sum) if node.limits[0][2].is_Integer]
    return expr.xreplace({node: node.doit() for node in given})


@lru_cache(maxsize=LINES_CACHED)
def leaves(expr: Expr) -> frozenset[Expr]:
    """The x[l], y[l], s[l] with a number as index, Sigma, e and `Partial` nodes in `expr`.

    What stands inside a `Partial` is not counted: the whole node takes one number.
    """
    spread = written_out(expr)
    asked = spread.atoms(Partial)
    bare = spread.xreplace({node: Rational(0) for node in asked})
    indexed = {node for node in bare.atoms(Indexed) if node.indices[0].is_Integer}
    return frozenset(asked | indexed | ({SIGMA, LOSS} & bare.free_symbols))


def evaluate(expr: Expr, values: Mapping[Basic, float]) -> list[list[float]]:
    """The value of a line's side for a given k, as rows of a matrix (1 x 1 for a scalar).

    values: a number for every one of `leaves(expr)`. Computed exactly in these numbers where no
    exp or log occurs, else to 20 digits, and rounded once; what has no value (y / 0) is nan.
    Raises KeyError if a leaf has no number.
    """
    return worth(written_out(expr), {leaf: exactly(values[leaf]) for leaf in leaves(expr)})


def worth(expr: Expr, exact: Mapping[Basic, Expr]) -> list[list[float]]:
    """The same for a side that is written out, and numbers that are SymPy's own already."""
    return [[_number(entry) for entry in line] for line in _matrix(expr, exact)]


def worth_beyond(expr: Expr, exact: Mapping[Basic, Expr]) -> list[list[float | Expr]]:
    """The same, where an entry that float64 cannot hold with all its digits stays SymPy's own."""
    return [[_number_or_beyond(entry) for entry in line] for line in _matrix(expr, exact)]


def is_beyond(exact: Expr, nearest: float) -> bool:
    """Whether a number is finite and not 0, but too large for a float, or below its normals."""
    outside = isinf(nearest) or abs(nearest) < _NORMAL
    return bool(outside and exact.is_finite and not exact.is_zero)


def exactly(value: float) -> Expr:
    """The very number that a float stands for; infinities stay what they are."""
    if isfinite(value):
        return Rational(value)
    return nan if isnan(value) else oo if value > 0 else -oo


def _matrix(expr: Expr, exact: Mapping[Basic, Expr]) -> list[list[Expr]]:
    if isinstance(expr, MatMul):
        matrix = expr.args[0].xreplace(exact)
        for factor in expr.args[1:]:
            matrix = matrix * factor.xreplace(exact)
    elif isinstance(expr, MatrixBase):
        matrix = expr.xreplace(exact)
    else:
        return [[expr.xreplace(exact)]]
    rows: list[list[Expr]] = matrix.tolist()
    return rows


def _number_or_beyond(entry: Expr) -> float | Expr:
    nearest = _number(entry)
    value = entry.evalf(_DIGITS)
    return value if is_beyond(value, nearest) else nearest


def _number(entry: Expr) -> float:
    value = entry.evalf(_DIGITS)
    return float(value) if value.is_extended_real else float("nan")
