"""Three ways from logits and targets to the same gradient, each written once.

They are written for NumPy arrays of any type of number: on float64 they are measured
(`core.cost.measure`), on numbers that count they are counted (`core.cost.counting`). So what is
counted is what runs.

Shapes: x, y (N, k), a problem a row; the gradient (N, k). Formulas: x - max(x) is exponentiated,
so that nothing overflows; where s underflows to 0, -y / s is infinite, as textbooks have it, and
only the fused way has a result. The lab's own numbers come from `core.numeric`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
Name = Literal["jacobian", "product", "fused"]


def softmax(x: Numbers) -> Numbers:
    """exp(x - max x) / sum(exp(x - max x)), (N, k)."""
    w = np.exp(x - x.max(axis=-1, keepdims=True))
    s: Numbers = w / w.sum(axis=-1, keepdims=True)
    return s


def through_jacobian(x: Numbers, y: Numbers) -> Numbers:
    """The row vector -y / s times the Jacobian diag(s) - s s^T, which is (N, k, k)."""
    s = softmax(x)
    jacobian = -s[:, :, None] * s[:, None, :]
    diagonal = np.einsum("nii->ni", jacobian)  # a view: what is added to it is in the matrix
    diagonal += s
    grad_s = -y / s
    gradient: Numbers = (grad_s[:, None, :] @ jacobian)[:, 0, :]
    return gradient


def by_product(x: Numbers, y: Numbers) -> Numbers:
    """s * (g - <g, s>) with g = -y / s: the same product with no matrix.

    Source: what automatic differentiation has for softmax alone, as PyTorch's
    `_softmax_backward_data`.
    """
    s = softmax(x)
    grad_s = -y / s
    gradient: Numbers = s * (grad_s - (grad_s * s).sum(axis=-1, keepdims=True))
    return gradient


def fused(x: Numbers, y: Numbers) -> Numbers:
    """s * sum(y) - y: softmax and cross-entropy differentiated together."""
    s = softmax(x)
    gradient: Numbers = s * y.sum(axis=-1, keepdims=True) - y
    return gradient


WAYS: Final[Mapping[Name, Callable[[Numbers, Numbers], Numbers]]] = {
    "jacobian": through_jacobian,
    "product": by_product,
    "fused": fused,
}
