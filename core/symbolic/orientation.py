"""Row layout and column layout: the same derivation with its matrices turned.

Row (numerator) layout is the article's: a gradient is a row vector, and row i of the Jacobian
belongs to output i. In column (denominator) layout every matrix is transposed, so the factors of
a product change their order: (A B)^T = B^T A^T. Lines without a matrix are the same in both.
"""

from __future__ import annotations

import dataclasses

from sympy import Expr, FunctionMatrix, Lambda, MatMul
from sympy.matrices.matrixbase import MatrixBase

from core.symbolic.outline import OUTLINE
from core.symbolic.steps import Derivation, Step

_COLUMN_NOTES = {line.id: line.column_note for line in OUTLINE if line.column_note}


def in_columns(derivation: Derivation) -> Derivation:
    """The derivation in column layout; its steps check themselves as before."""
    return Derivation(
        derivation.k,
        tuple(step_in_columns(step) for step in derivation.steps),
        transposed(derivation.jacobian),
        transposed(derivation.gradient),
    )


def step_in_columns(step: Step) -> Step:
    """One line in column layout, with the reason that holds there."""
    return dataclasses.replace(
        step,
        lhs=transposed(step.lhs),
        rhs=transposed(step.rhs),
        note=_COLUMN_NOTES.get(step.id, step.note),
    )


def transposed(expr: Expr) -> Expr:
    """The transpose of a matrix or of a product of matrices; a scalar as it is."""
    if isinstance(expr, MatMul):
        return MatMul(*(transposed(factor) for factor in reversed(expr.args)))
    if isinstance(expr, FunctionMatrix):
        height, width = expr.shape
        down, across = expr.lamda.variables
        turned = expr.lamda.expr.xreplace({down: across, across: down})
        return FunctionMatrix(width, height, Lambda((down, across), turned))
    return expr.T if isinstance(expr, MatrixBase) else expr
