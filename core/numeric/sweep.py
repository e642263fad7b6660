"""How everything changes while one logit runs over a range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.limits import SWEEP_MARGIN, SWEEP_POINTS, SWEEP_POINTS_MAX
from core.numeric._inputs import FloatArray, as_logits, as_pair
from core.numeric.cross_entropy import loss_and_grad
from core.numeric.softmax import softmax


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Softmax, loss and gradient at n values of one logit."""

    values: FloatArray
    """The values of x_j, (n,)."""
    s: FloatArray
    """softmax(x) at each of them, (n, k)."""
    loss: FloatArray
    """Cross-entropy, (n,)."""
    grad_x: FloatArray
    """Its gradient in all logits, (n, k)."""


def sweep_logit(x: ArrayLike, y: ArrayLike, j: int, values: ArrayLike | None = None) -> Sweep:
    """Replace x_j by each of `values` (n,), the others staying; x, y (k,).

    Without `values`: SWEEP_POINTS equidistant points over `sweep_range(x, j)`.
    Edges: x_j may be -inf; n = 0 gives empty arrays; where a masked class has y_i > 0 the
    loss is inf and the gradient finite.
    Raises ValueError as `cross_entropy` does, for x that is not (k,), for j outside 0 .. k-1,
    and for `values` that are not (n,) with n <= SWEEP_POINTS_MAX.
    """
    logits, targets = as_pair(x, y)
    _check_class(logits, j)
    points = np.linspace(*sweep_range(x, j), SWEEP_POINTS) if values is None else values
    along = np.array(points, dtype=np.float64)
    if along.ndim != 1 or len(along) > SWEEP_POINTS_MAX:
        raise ValueError(f"values must be one row of at most {SWEEP_POINTS_MAX} numbers")
    X = np.tile(logits, (len(along), 1))
    X[:, j] = along
    loss, grad_x = loss_and_grad(X, np.tile(targets, (len(along), 1)))
    return Sweep(along, softmax(X), loss, grad_x)


def sweep_range(x: ArrayLike, j: int) -> tuple[float, float]:
    """Bounds (low, high) for x_j that show the whole change and the present value; x (k,).

    s_j = 1/2 where x_j equals c = log sum_{i != j} exp(x_i), so the range holds c and x_j
    with a margin of SWEEP_MARGIN at least. It needs no other class to be finite.
    Edges: x_j = -inf is left out; if all others are masked (or k = 1), c is left out.
    Raises ValueError for x that is not (k,), for j outside 0 .. k-1, and if nothing is finite.
    """
    logits = as_logits(x)
    _check_class(logits, j)
    crossing = np.logaddexp.reduce(np.delete(logits, j), initial=-np.inf)
    centres = [c for c in (float(logits[j]), float(crossing)) if np.isfinite(c)]
    if not centres:
        raise ValueError("at least one logit must be finite")
    return min(centres) - SWEEP_MARGIN, max(centres) + SWEEP_MARGIN


def _check_class(x: FloatArray, j: int) -> None:
    """Raise ValueError unless x is one row and j counts one of its classes from 0."""
    if x.ndim != 1:
        raise ValueError(f"a sweep needs the logits of one problem, not shape {x.shape}")
    if not 0 <= j < len(x):
        raise ValueError(f"class {j} is not one of 0 to {len(x) - 1}")
