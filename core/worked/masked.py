r"""Masked classes in the lines with numbers: no `0 \log 0`, `0 / 0`, `0 (-\infty)`, `(-\infty) 0`.

A class with x = -inf has s = 0. Where its target is 0 as well, its terms y log s and y / s are 0
for every s > 0, and so they count as 0 here: 0 stands in their place. Where it is not 0, the chain
rule has (-y / s) (s ...), an infinity times 0: there s is cancelled while it is a letter.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from sympy import Add, Expr, Integer, MatMul, Mul, Symbol, log
from sympy.matrices.matrixbase import MatrixBase

from core.problem import Problem
from core.symbolic.notation import LOSS, Partial, s, x, y
from core.symbolic.numbers import written_out

ZERO: Final = Symbol("0")
"""What stands where a term was, so that its 0 is seen."""

Term = Callable[[Expr], Expr]


def masked(problem: Problem, *, labelled: bool) -> list[int]:
    """The masked classes, from 1, whose targets are not 0 (labelled), or are 0."""
    pairs = enumerate(zip(problem.x, problem.y, strict=True), 1)
    return [m for m, (logit, target) in pairs if logit == -math.inf and (target > 0) is labelled]


def without_empty_terms(expr: Expr, classes: list[int], zero: Expr = ZERO) -> Expr:
    """The line with `zero` for what y log s and y / s are of these classes, whose y is 0."""
    by_class = [(y[m], {x[m], s[m] ** -1, log(s[m])}) for m in classes]

    def term(part: Expr) -> Expr:
        is_empty = any(
            part.has(target) and any(part.has(other) for other in others)
            for target, others in by_class
        )
        if not is_empty:
            return part
        is_negative = part.is_Mul and part.args[0] == -1
        return Mul(-1, zero, evaluate=False) if is_negative else zero

    return _with_terms(expr, term, zero) if classes else expr


def with_cancelled(expr: Expr, classes: list[int]) -> Expr:
    """The line with -y (delta - s) for (-y / s) (s (delta - s)) of these classes."""

    def term(part: Expr) -> Expr:
        for m in classes:
            partials = [p for p in part.atoms(Partial) if p.top == s[m]]
            factors = {Partial(LOSS, s[m]): -y[m] / s[m]} | {
                p: s[m] * (int(p.bottom == x[m]) - s[p.bottom.indices[0]]) for p in partials
            }
            by_output = part.has(s[m] ** -1) and part.is_Mul and len(part.args) == 2
            if (partials and part.has(Partial(LOSS, s[m]))) or by_output:
                left, right = (factor.xreplace(factors) for factor in part.args)
                return left * right
        return part

    if isinstance(expr, MatMul):
        return _product_with_cancelled(expr, classes)
    return _with_terms(expr, term) if classes and not isinstance(expr, MatrixBase) else expr


def _product_with_cancelled(expr: MatMul, classes: list[int]) -> Expr:
    """(..., -y, ...) times rows delta - s for (..., -y / s, ...) times rows s (delta - s).

    The same for a matrix times a column, where it is turned.
    """
    if len(expr.args) != 2:
        return expr
    left, right = (factor.as_mutable() for factor in expr.args)
    is_row = left.rows == 1
    vector, matrix = (left, right) if is_row else (right, left)
    if vector.rows != 1 and vector.cols != 1:
        return expr
    for m in classes:
        vector[m - 1] = -y[m]
        for other in range(1, len(vector) + 1):
            place = (m - 1, other - 1) if is_row else (other - 1, m - 1)
            matrix[place] = int(other == m) - s[other]
    return MatMul(left.as_immutable(), right.as_immutable()) if classes else expr


def _with_terms(expr: Expr, term: Term, alone: Expr | None = None) -> Expr:
    """The same sum, matrix or product of matrices, of other terms; alone: an entry has no sign."""
    if isinstance(expr, MatMul):
        return MatMul(*(_with_terms(factor, term, alone) for factor in expr.args))
    if isinstance(expr, MatrixBase):
        return expr.applyfunc(lambda entry: _with_terms(entry, term, alone))
    written = written_out(expr)
    if isinstance(written, Add):
        parts = [term(part) for part in written.args]
        changed = any(new is not old for new, old in zip(parts, written.args, strict=True))
        return Add(*parts, evaluate=False) if changed else expr
    changed_whole = term(written)
    if changed_whole is written:
        return expr
    is_empty = alone is not None and changed_whole.has(alone)
    return alone if is_empty else changed_whole


def as_number(expr: Expr) -> Expr:
    """The same with the number 0 for `ZERO`."""
    return expr.xreplace({ZERO: Integer(0)})
