"""Squared error of softmax, with its gradient beside it: what cross-entropy is compared with."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.limits import VANISHING_SHARE
from core.numeric._inputs import FloatArray, as_pair, check_targets, norms, row_sums
from core.numeric._softmax import softmax

BoolArray: TypeAlias = NDArray[np.bool_]


def squared_error(x: ArrayLike, y: ArrayLike) -> FloatArray:
    """e2 = 1/2 sum_i (s_i - y_i)^2 with s = softmax(x); x, y (..., k) -> e2 (...).

    Edges: finite for every legal x and y, also for a masked class with y_i > 0.
    Raises ValueError as `cross_entropy` does.
    """
    s, targets = _outputs(x, y)
    half_squares: FloatArray = np.asarray(row_sums(np.square(s - targets)) / 2)
    return half_squares[()]


def squared_error_grad_x(x: ArrayLike, y: ArrayLike) -> FloatArray:
    """de2/dx_j = s_j ((s_j - y_j) - sum_i s_i (s_i - y_i)); x, y (..., k) -> (..., k).

    That is (s - y) times the Jacobian of softmax. The factor s_j stays: where s_j is near 0 the
    component is too, however wrong s_j is, and where one s_a is near 1 all of them are.
    Edges: 0 for a masked class; sums to 0 over j. Error about an ulp of s_j max(1, y).
    Raises ValueError as `cross_entropy` does.
    Source: Bishop 1995, Neural Networks for Pattern Recognition, 6.9 (why not squared error).
    """
    return squared_error_gradient_at(*_outputs(x, y))


def squared_error_gradient_at(s: FloatArray, y: FloatArray) -> FloatArray:
    """The same from s instead of the logits; s, y (..., k) -> (..., k)."""
    error = s - y
    grad: FloatArray = s * (error - row_sums(s * error)[..., None])
    return grad


def gradient_vanishes(
    grad_x: ArrayLike, squared_grad_x: ArrayLike, s: ArrayLike, y: ArrayLike
) -> BoolArray:
    """Where squared error's gradient vanishes although the answer is wrong; (..., k) -> (...).

    Wrong: the largest s is not at a class with the largest target. Vanishes: its norm is below
    VANISHING_SHARE of the norm of cross-entropy's gradient. Bools. y = 0 has no wrong answer.
    """
    outputs, targets = np.asarray(s), np.asarray(y)
    chosen = np.take_along_axis(targets, outputs.argmax(axis=-1)[..., None], axis=-1)[..., 0]
    squared_norm, norm = (norms(np.asarray(gradient)) for gradient in (squared_grad_x, grad_x))
    vanishes: BoolArray = (chosen < targets.max(axis=-1)) & (squared_norm < VANISHING_SHARE * norm)
    return vanishes


def _outputs(x: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    logits, targets = as_pair(x, y)
    check_targets(targets, targets.sum(axis=-1))
    return softmax(logits), targets
