"""softmax, its logarithm and its derivative."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from core.numeric._inputs import FloatArray, as_logits
from core.numeric._kernel import exponentials
from core.numeric._values import log_softmax_of, one_minus_softmax_of, softmax_of


def softmax(x: ArrayLike) -> FloatArray:
    """s_i = exp(x_i) / sum_j exp(x_j); x (..., k) -> s (..., k).

    Within 4 ulp of exact (an ulp is 2^-1074 below 2^-1022).
    Edges: x_i = -inf gives s_i = 0; k = 1 gives 1; equal logits give equal s.
    Raises ValueError for nan, +inf, a row that is all -inf, a scalar, or k = 0.
    Source: Bridle 1990, Probabilistic interpretation of feedforward classification network
    outputs; the algorithm is that of `_kernel`.
    """
    logits = as_logits(x)
    e = exponentials(logits.reshape(-1, logits.shape[-1]))
    return softmax_of(e).reshape(logits.shape)


def log_softmax(x: ArrayLike) -> FloatArray:
    """log s_i = (x_i - x_a) - log(1 + R); x (..., k) -> (..., k).

    a = argmax x, R = sum of exp(x_j - x_a) over j != a. Both parts are <= 0, so nothing
    cancels: within 4 ulp of exact, also for the winner, whose log s is about -R.
    Edges: x_i = -inf gives -inf; never -0.0.
    Raises ValueError as `softmax` does.
    """
    logits = as_logits(x)
    e = exponentials(logits.reshape(-1, logits.shape[-1]))
    return log_softmax_of(e).reshape(logits.shape)


def softmax_jacobian(x: ArrayLike) -> FloatArray:
    """J_ij = ds_i / dx_j = s_i (delta_ij - s_j); x (..., k) -> J (..., k, k), symmetric.

    Row i is the output s_i, column j the input x_j. Every entry within 8 ulp of exact.
    Edges: masked classes have zero rows and columns (0.0, never -0.0); k = 1 gives [[0]].
    Raises ValueError as `softmax` does.
    """
    logits = as_logits(x)
    e = exponentials(logits.reshape(-1, logits.shape[-1]))
    s = softmax_of(e)
    one_minus_s = one_minus_softmax_of(e, s)
    return jacobian_of(s.reshape(logits.shape), one_minus_s.reshape(logits.shape))


def jacobian_of(s: FloatArray, one_minus_s: FloatArray) -> FloatArray:
    """-s_i s_j, and s_i (1 - s_i) on the diagonal; s, 1 - s (..., k) -> J (..., k, k)."""
    jacobian = s[..., :, None] * s[..., None, :]
    np.subtract(0.0, jacobian, out=jacobian)  # 0 - 0 is 0.0, but -(0) is -0.0
    diagonal_of(jacobian)[...] = s * one_minus_s
    return jacobian


def diagonal_of(matrices: FloatArray) -> FloatArray:
    """A view of the diagonals (..., k) of contiguous matrices (..., k, k)."""
    k = matrices.shape[-1]
    return matrices.reshape(*matrices.shape[:-2], k * k)[..., :: k + 1]
