"""Softmax as a point in a triangle: its loss there, and how it moves under gradient descent.

Three classes span the triangle; where there are more, it shows their shares p of what the
three have together, p = softmax of their three logits, while the other logits stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from core.limits import EDGE_SHARE, PLANE_POINTS_MAX, SHARE_MIN
from core.numeric._cross_entropy import cross_entropy_grad_x, loss_and_grad
from core.numeric._inputs import FloatArray, as_logits, as_pair, as_problem
from core.numeric._softmax import softmax
from core.numeric._values import problem_values

HEIGHT: Final = float(np.sqrt(3.0) / 2.0)
CORNERS: Final = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, HEIGHT]])
"""Where the three classes have all: left, right, top; sides of length 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Simplex:
    """The loss over the triangle, and velocities at the points of a lattice in it."""

    across: FloatArray
    """Horizontal places of the grid, (n,)."""
    up: FloatArray
    """Vertical ones, (n,)."""
    loss: FloatArray
    """Cross-entropy on the grid, (n, n), row by `up`; nan outside the triangle and at its edge."""
    smooth: FloatArray
    """The same for a picture, (n, n): shares below EDGE_SHARE of a piece of the grid count as
    that, also a little outside, so that levels go smoothly over the edge; nan far outside."""
    shares: FloatArray
    """The lattice, as shares, (q, 3)."""
    velocity: FloatArray
    """dp/dt at the lattice, (q, 3); each row sums to 0."""


def to_triangle(shares: ArrayLike) -> FloatArray:
    """Shares (..., 3) that sum to 1, or velocities that sum to 0, in the plane: (..., 2)."""
    places: FloatArray = np.asarray(shares, dtype=np.float64) @ CORNERS
    return places


def from_triangle(places: ArrayLike) -> FloatArray:
    """Places (..., 2) as shares (..., 3) that sum to 1; outside the triangle one is negative."""
    across, up = np.moveaxis(np.asarray(places, dtype=np.float64), -1, 0)
    top = up / HEIGHT
    right = across - top / 2
    return np.stack([1.0 - right - top, right, top], axis=-1)


def flow(x: ArrayLike, y: ArrayLike) -> FloatArray:
    """ds/dt under dx/dt = -grad_x: -J grad_x, that is s_i (sum_j s_j g_j - g_i); (..., k).

    J^T = J. x, y (..., k). The sum over i is 0. Edges and errors as of `cross_entropy_grad_x`.
    """
    v = problem_values(*as_pair(x, y))
    return _velocity(v.s, v.grad_x)


def share_flow(x: ArrayLike, y: ArrayLike, classes: Sequence[int]) -> FloatArray:
    """dp/dt of the shares p of `classes` under dx/dt = -grad_x; x, y (..., k) -> (..., c).

    p_i = s_i / sum_c s_c depends on these classes' logits alone, as their softmax, so
    dp_i/dt = -p_i (g_i - sum_c p_c g_c) with g = grad_x. For all classes it is ds/dt.
    """
    chosen = list(classes)
    return _velocity(shares(x, chosen), cross_entropy_grad_x(x, y)[..., chosen])


def _velocity(p: FloatArray, g: FloatArray) -> FloatArray:
    """p_i (sum_c p_c g_c - g_i), (..., c): how the softmax p of logits moves that follow -g."""
    velocity: FloatArray = p * ((p * g).sum(axis=-1, keepdims=True) - g)
    return velocity


def with_shares(x: ArrayLike, classes: Sequence[int], shares: ArrayLike) -> FloatArray:
    """x with new logits of `classes` that give them these shares; x (k,), shares (..., c).

    x_i = log p_i + log sum_c exp(x_c): the softmax of every other class stays. A share of 0
    gives -inf. Result (..., k). Raises ValueError if all of `classes` are masked.
    """
    logits, chosen = as_logits(x), list(classes)
    together = np.logaddexp.reduce(logits[chosen])
    if together == -np.inf:
        raise ValueError("at least one logit of the triangle must be finite")
    p = np.asarray(shares, dtype=np.float64)
    moved = np.empty((*p.shape[:-1], len(logits)))
    moved[:] = logits
    with np.errstate(divide="ignore"):
        moved[..., chosen] = np.log(p) + together
    return moved


def inside(shares: ArrayLike) -> FloatArray:
    """Shares drawn into the triangle: none below SHARE_MIN, sum 1; (..., 3) -> (..., 3)."""
    kept: FloatArray = np.maximum(np.asarray(shares, dtype=np.float64), SHARE_MIN)
    kept /= kept.sum(axis=-1, keepdims=True)
    return kept


def simplex(
    x: ArrayLike, y: ArrayLike, classes: Sequence[int], points: int, lattice: int
) -> Simplex:
    """The loss on a grid and velocities on a lattice, both that many a side; x, y (k,).

    Raises ValueError unless `classes` are three different ones, not all masked, and
    2 <= points <= PLANE_POINTS_MAX; as `cross_entropy` for x and y.
    """
    logits, targets = as_problem(x, y)
    if len(set(classes)) != 3 or not all(0 <= c < len(logits) for c in classes):
        raise ValueError(f"a triangle needs three different classes, not {tuple(classes)}")
    if not 2 <= points <= PLANE_POINTS_MAX:
        raise ValueError(f"a grid has 2 to {PLANE_POINTS_MAX} points a side")
    across, up = np.linspace(0.0, 1.0, points), np.linspace(0.0, HEIGHT, points)
    grid = from_triangle(np.stack(np.meshgrid(across, up), axis=-1))
    least, piece = grid.min(axis=-1), 1.0 / (points - 1)
    inner, near = least > 0.0, least > -3.0 * piece
    cut = np.maximum(grid[near], EDGE_SHARE * piece)
    cut /= cut.sum(axis=-1, keepdims=True)
    nodes = _lattice(lattice)
    places = (grid[inner], cut, nodes)
    X = with_shares(logits, classes, np.concatenate(places))
    losses, gradients = loss_and_grad(X, np.tile(targets, (len(X), 1)))
    ends = np.cumsum([len(part) for part in places[:-1]])
    inner_losses, near_losses, _ = np.split(losses, ends)
    loss, smooth = np.full(inner.shape, np.nan), np.full(inner.shape, np.nan)
    loss[inner], smooth[near] = inner_losses, near_losses
    velocity = _velocity(nodes, gradients[ends[-1] :, list(classes)])
    return Simplex(across, up, loss, smooth, nodes, velocity)


def shares(x: ArrayLike, classes: Sequence[int]) -> FloatArray:
    """The shares of `classes`: softmax of their logits alone; x (..., k) -> (..., c).

    Raises ValueError if all of them are masked.
    """
    return softmax(as_logits(x)[..., list(classes)])


def _lattice(side: int) -> FloatArray:
    """The inner nodes of a triangular lattice that cuts each side into `side` pieces, (q, 3)."""
    pairs = [(a, b) for a in range(1, side) for b in range(1, side - a)]
    nodes = np.array([(a, b, side - a - b) for a, b in pairs], dtype=np.float64)
    return nodes.reshape(-1, 3) / side
