"""How everything changes while a logit, a target, sum(y) or a temperature runs over a range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from core.limits import SWEEP_MARGIN, SWEEP_POINTS, SWEEP_POINTS_MAX
from core.numeric._inputs import (
    FloatArray,
    as_logits,
    as_points,
    as_problem,
    check_class,
    check_problem,
    row_sum,
)
from core.numeric._squared_error import squared_error_gradient_at
from core.numeric._values import problem_values


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Softmax, loss and gradient at n values of what runs, each a problem of its own."""

    values: FloatArray
    """The values of what runs, (n,)."""
    x: FloatArray
    """The logits at each of them, (n, k)."""
    y: FloatArray
    """The targets, (n, k)."""
    s: FloatArray
    """softmax(x), (n, k)."""
    one_minus_s: FloatArray
    """1 - s with all its digits, (n, k)."""
    loss: FloatArray
    """Cross-entropy, (n,)."""
    grad_x: FloatArray
    """Its gradient in all logits, (n, k)."""


Sweeper: TypeAlias = Callable[[ArrayLike], Sweep]
"""Makes the sweep over any values of what runs."""


def sweep_logit(x: ArrayLike, y: ArrayLike, j: int, values: ArrayLike | None = None) -> Sweep:
    """Replace x_j by each of `values` (n,), the others staying; x, y (k,).

    Without `values`: SWEEP_POINTS equidistant points over `sweep_range(x, j)`.
    Edges: x_j may be -inf; n = 0 gives empty arrays; where a masked class has y_i > 0 the
    loss is inf and the gradient finite.
    Raises ValueError as `cross_entropy` does, for x that is not (k,), for j outside 0 .. k-1,
    and for `values` that are not (n,) with n <= SWEEP_POINTS_MAX.
    """
    logits, targets = as_problem(x, y, j)
    points = np.linspace(*sweep_range(x, j), SWEEP_POINTS) if values is None else values
    along = as_points(points, SWEEP_POINTS_MAX)
    X = np.tile(logits, (len(along), 1))
    X[:, j] = along
    return _swept(along, X, np.tile(targets, (len(along), 1)))


def sweep_target(x: ArrayLike, y: ArrayLike, j: int, values: ArrayLike) -> Sweep:
    """Replace y_j by each of `values` (n,), the others staying; x, y (k,).

    Edges as in `sweep_logit`. Raises ValueError as it does, and for negative values.
    """
    logits, targets = as_problem(x, y, j)
    along = as_points(values, SWEEP_POINTS_MAX)
    Y = np.tile(targets, (len(along), 1))
    Y[:, j] = along
    return _swept(along, np.tile(logits, (len(along), 1)), Y)


def sweep_total(x: ArrayLike, y: ArrayLike, values: ArrayLike) -> Sweep:
    """Scale y so that sum(y) is each of `values` (n,); x, y (k,).

    Loss and gradient are then proportional to the value, and s stays. Edges as in `sweep_logit`.
    Raises ValueError as it does, and for y = 0, which no factor scales.
    """
    logits, targets = as_problem(x, y)
    along, total = as_points(values, SWEEP_POINTS_MAX), row_sum(targets)
    if total == 0.0:
        raise ValueError("y = 0 cannot be scaled")
    Y = along[:, None] * (targets / total)
    return _swept(along, np.tile(logits, (len(along), 1)), Y)


def sweep_temperature(x: ArrayLike, y: ArrayLike, values: ArrayLike) -> Sweep:
    """Divide x by each temperature T of `values` (n,); x, y (k,).

    The gradient is that in the divided logits x / T, as every value is a problem (x / T, y); in
    x itself it would be 1 / T of it. Edges as in `sweep_logit`.
    Raises ValueError as it does, and unless every T is a number above 0.
    """
    logits, targets = as_problem(x, y)
    along = as_points(values, SWEEP_POINTS_MAX)
    if not (np.isfinite(along).all() and np.minimum.reduce(along, initial=np.inf) > 0.0):
        raise ValueError("temperatures must be finite and above 0")
    return _swept(along, logits / along[:, None], np.tile(targets, (len(along), 1)))


def sweep_terms(sweep: Sweep, j: int) -> FloatArray:
    """The chain rule's terms of column j along a sweep: -y_i (delta_ij - s_j); (n, k).

    Their sum over i is `grad_x[:, j]`. Finite also where the loss is not.
    Raises ValueError for j outside 0 .. k-1.
    """
    check_class(sweep.s.shape[1], j)
    terms = sweep.y * sweep.s[:, j : j + 1]
    terms[:, j] = 0.0 - sweep.y[:, j] * sweep.one_minus_s[:, j]
    return terms


def sweep_squared_error(sweep: Sweep) -> FloatArray:
    """The gradient of the squared error in all logits along a sweep, (n, k), from its s.

    As `squared_error_grad_x(sweep.x, sweep.y)`.
    """
    return squared_error_gradient_at(sweep.s, sweep.y)


def sign_changes(sweep: Sweep, again: Sweeper) -> list[tuple[int, float]]:
    """Where components of grad_x change sign: [(class from 0, value of what runs)], in order.

    `again` sweeps other values of the same problem: each interval of the sweep that holds a
    change is swept again, twice, so a place is found to 1e-4 of such an interval. A component
    that only touches 0, or is 0 throughout, does not change its sign.
    """
    changes = []
    for n, i in np.argwhere(np.diff(_signs(sweep.grad_x), axis=0) != 0):
        low, high = sweep.values[n], sweep.values[n + 1]
        for _ in range(2):
            fine = again(np.linspace(low, high, SWEEP_POINTS))
            turn = int(np.argmax(np.diff(_signs(fine.grad_x[:, i])) != 0))
            low, high = fine.values[turn], fine.values[turn + 1]
        changes.append((int(i), float(low + high) / 2))
    return sorted(changes, key=lambda change: change[1])


def sweep_range(x: ArrayLike, j: int) -> tuple[float, float]:
    """Bounds (low, high) for x_j that show the whole change and the present value; x (k,).

    s_j = 1/2 where x_j equals c = log sum_{i != j} exp(x_i), so the range holds c and x_j
    with a margin of SWEEP_MARGIN at least. It needs no other class to be finite.
    Edges: x_j = -inf is left out; if all others are masked (or k = 1), c is left out.
    Raises ValueError for x that is not (k,), for j outside 0 .. k-1, and if nothing is finite.
    """
    logits = as_logits(x)
    check_problem(logits, j)
    others = np.sort(np.delete(logits, j))  # in another order they have the same range
    crossing = np.logaddexp.reduce(others, initial=-np.inf)
    centres = [c for c in (float(logits[j]), float(crossing)) if np.isfinite(c)]
    if not centres:
        raise ValueError("at least one logit must be finite")
    return min(centres) - SWEEP_MARGIN, max(centres) + SWEEP_MARGIN


def _swept(along: FloatArray, X: FloatArray, Y: FloatArray) -> Sweep:
    v = problem_values(X, Y)
    return Sweep(along, X, Y, v.s, v.one_minus_s, v.loss, v.grad_x)


def _signs(values: FloatArray) -> FloatArray:
    """Signs along the first axis, where a 0 takes the sign before it (the first: after it)."""
    signs: FloatArray = np.sign(values)
    if signs.all():
        return signs
    for n in range(1, len(signs)):
        if not signs[n].all():
            signs[n] = np.where(signs[n] == 0, signs[n - 1], signs[n])
    for n in range(len(signs) - 2, -1, -1):
        if not signs[n].all():
            signs[n] = np.where(signs[n] == 0, signs[n + 1], signs[n])
    return signs
