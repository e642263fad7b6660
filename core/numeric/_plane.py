"""Loss and gradient over a plane of two logits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.limits import PLANE_POINTS_MAX
from core.numeric._inputs import FloatArray, as_points, as_problem
from core.numeric._values import problem_values


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Loss and gradient while two logits run over a rectangle, the others staying."""

    across: FloatArray
    """The values of x_i, (n,)."""
    up: FloatArray
    """The values of x_j, (m,)."""
    loss: FloatArray
    """Cross-entropy, (m, n): row by x_j, column by x_i."""
    grad_x: FloatArray
    """Its gradient in all logits, (m, n, k)."""


def plane(x: ArrayLike, y: ArrayLike, i: int, j: int, across: ArrayLike, up: ArrayLike) -> Plane:
    """Loss and gradient at all pairs of x_i from `across` (n,) and x_j from `up` (m,); x, y (k,).

    Edges as in `sweep_logit`. Raises ValueError as it does, for i = j, and for more than
    PLANE_POINTS_MAX values of either.
    """
    logits, targets = as_problem(x, y, i, j)
    if i == j:
        raise ValueError("a plane needs two different classes")
    columns, rows = as_points(across, PLANE_POINTS_MAX), as_points(up, PLANE_POINTS_MAX)
    k = len(logits)
    X = np.empty((len(rows), len(columns), k))
    X[:] = logits
    X[..., i], X[..., j] = columns, rows[:, None]
    Y = np.broadcast_to(targets, X.shape).reshape(-1, k)
    values = problem_values(
        X.reshape(-1, k), Y
    )  # not the fast way: as elsewhere to the last digit
    loss, grad_x = values.loss.reshape(X.shape[:2]), values.grad_x.reshape(X.shape)
    return Plane(columns, rows, loss, grad_x)
