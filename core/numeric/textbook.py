"""The formulas as they stand in textbooks, kept to be compared with. NOT for use.

Each is right in exact arithmetic and loses digits in float64: `softmax_unshifted` overflows
from logits of 710 on; the logarithm of an underflowed s is -inf; `s - y` and `s - s^2` of a
class that is far ahead are 0 although the truth is not; the shift rounds the logits before
exp magnifies that. All take x, y (..., k), check nothing, and let NumPy warn.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from core.numeric._inputs import FloatArray


def softmax_unshifted(x: ArrayLike) -> FloatArray:
    """exp(x) / sum(exp(x)), (..., k); nan where exp overflows."""
    w: FloatArray = np.exp(np.asarray(x, dtype=np.float64))
    total: FloatArray = w.sum(axis=-1, keepdims=True)
    return w / total


def softmax(x: ArrayLike) -> FloatArray:
    """The same of x - max(x), (..., k): never overflows."""
    logits = np.asarray(x, dtype=np.float64)
    return softmax_unshifted(logits - logits.max(axis=-1, keepdims=True))


def log_softmax(x: ArrayLike) -> FloatArray:
    """log(softmax(x)), (..., k): 0 for a class far ahead, -inf for one far behind."""
    return np.log(softmax(x))


def softmax_jacobian(x: ArrayLike) -> FloatArray:
    """diag(s) - s s^T, (..., k, k): 0 on the diagonal for a class far ahead."""
    s = softmax(x)
    return s[..., None] * np.eye(s.shape[-1]) - s[..., :, None] * s[..., None, :]


def cross_entropy(x: ArrayLike, y: ArrayLike) -> FloatArray:
    """-sum(y * log(s)), (...): nan where y_i = 0 meets s_i = 0."""
    return np.asarray(-(np.asarray(y) * log_softmax(x)).sum(axis=-1))[()]


def loss_and_grad(x: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Loss (...) and s * sum(y) - y (..., k), from one softmax."""
    s, targets = softmax(x), np.asarray(y, dtype=np.float64)
    loss = -(targets * np.log(s)).sum(axis=-1)
    return loss, s * targets.sum(axis=-1, keepdims=True) - targets
