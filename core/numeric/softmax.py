"""softmax, its logarithm and its derivative."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from core.numeric._inputs import FloatArray, as_logits
from core.numeric._kernel import exponentials


def softmax(x: ArrayLike) -> FloatArray:
    """s_i = exp(x_i) / sum_j exp(x_j); x (..., k) -> s (..., k).

    Within 4 ulp of exact (an ulp is 2^-1074 below 2^-1022).
    Edges: x_i = -inf gives s_i = 0; k = 1 gives 1; equal logits give equal s.
    Raises ValueError for nan, +inf, a row that is all -inf, a scalar, or k = 0.
    Source: Bridle 1990, Probabilistic interpretation of feedforward classification network
    outputs; the algorithm is that of `_kernel`.
    """
    return softmax_and_rest(x)[0]


def softmax_and_rest(x: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """softmax(x) and 1 - softmax(x), both with all their digits; x (..., k) -> 2 times (..., k).

    1 - s_i is a plain subtraction where s_i <= 1/2; for the winner it is R / (1 + R), with R
    the sum of the others, because 1 - s_a is 0 as soon as s_a rounds to 1.
    Edges and errors as in `softmax`.
    """
    logits = as_logits(x)
    e = exponentials(logits.reshape(-1, logits.shape[-1]))
    s = e.w / e.T[:, None]
    rest = 1.0 - s
    s.reshape(-1)[e.a], rest.reshape(-1)[e.a] = 1.0 / e.W, e.R / e.W
    return s.reshape(logits.shape), rest.reshape(logits.shape)


def log_softmax(x: ArrayLike) -> FloatArray:
    """log s_i = (x_i - x_a) - log(1 + R); x (..., k) -> (..., k).

    a = argmax x, R = sum of exp(x_j - x_a) over j != a. Both parts are <= 0, so nothing
    cancels: within 4 ulp of exact, also for the winner, whose log s is about -R.
    Edges: x_i = -inf gives -inf; never -0.0.
    Raises ValueError as `softmax` does.
    """
    logits = as_logits(x)
    e = exponentials(logits.reshape(-1, logits.shape[-1]))
    return (e.t - np.log1p(e.R)[:, None]).reshape(logits.shape)


def softmax_jacobian(x: ArrayLike) -> FloatArray:
    """J_ij = ds_i / dx_j = s_i (delta_ij - s_j); x (..., k) -> J (..., k, k), symmetric.

    Row i is the output s_i, column j the input x_j. Every entry within 8 ulp of exact.
    Edges: masked classes have zero rows and columns (0.0, never -0.0); k = 1 gives [[0]].
    Raises ValueError as `softmax` does.
    """
    s, rest = softmax_and_rest(x)
    jacobian = 0.0 - s[..., :, None] * s[..., None, :]
    diagonal = np.arange(s.shape[-1])
    jacobian[..., diagonal, diagonal] = s * rest
    return jacobian
