"""The formulas that libraries compute by, as they compute them, and the true gradient.

Every loss here but the one of several yes-no questions is

    L = sum_n sum_c t_nc (-log softmax(x_n)_c)

where t (N, k) are the labels with all that a call does to them (a class weight, smoothing, the
divisor of a mean, rows that do not count). So its true gradient is dL/dx_n = s_n sum(t_n) - t_n.
"""

from __future__ import annotations

import numpy as np

from core.libraries.arrays import FloatArray, IntArray
from core.numeric import cross_entropy_grad_x, softmax


def true_gradient(x: FloatArray, t: FloatArray) -> FloatArray:
    """s_n sum(t_n) - t_n in float64 for what the labels really are in the loss; (N, k).

    For t >= 0 as exact as `core.numeric` is; a negative t loses digits where terms cancel.
    """
    logits, labels = np.asarray(x, np.float64), np.asarray(t, np.float64)
    if (labels >= 0.0).all():
        return cross_entropy_grad_x(logits, labels)
    return np.asarray(softmax(logits) * labels.sum(axis=1, keepdims=True) - labels)


def log_softmax(x: FloatArray) -> FloatArray:
    """x - max(x) - log(sum(exp(x - max(x)))), as every library writes it; (N, k).

    -inf where a class is masked. Digits are lost where a class is far ahead: 0 for -1e-17.
    """
    shifted = x - x.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def plain_softmax(x: FloatArray) -> FloatArray:
    """exp(x - max(x)) / sum; (N, k)."""
    weights = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def through_log_softmax(log_s: FloatArray, upstream: FloatArray) -> FloatArray:
    """The gradient by x from that by log s: g - s sum(g); (N, k).

    It is what autodiff does. For g = -t it is s sum(t) - t, whatever the sum of t is.
    """
    return np.asarray(upstream - np.exp(log_s) * upstream.sum(axis=1, keepdims=True))


def smoothed(y: FloatArray, smoothing: float) -> FloatArray:
    """(1 - a) y + a / k: label smoothing by a; (N, k). The sum becomes (1 - a) sum(y) + a."""
    if not smoothing:
        return y
    return np.asarray(y * (1.0 - smoothing) + smoothing / y.shape[1])


def one_hot(index: IntArray, k: int, like: FloatArray) -> FloatArray:
    """1 at the class of each row, (N, k), in the type of `like`."""
    return np.eye(k, dtype=like.dtype)[index]
