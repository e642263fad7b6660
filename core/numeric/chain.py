"""All values of one problem, from the logits to the gradient, as the chain rule meets them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.numeric._inputs import FloatArray, as_pair
from core.numeric.cross_entropy import cross_entropy_grad_s, loss_and_grad
from core.numeric.softmax import log_softmax, softmax_and_rest, softmax_jacobian


@dataclass(frozen=True, slots=True, eq=False)
class ForwardBackward:
    """Values of e(s(x)) and of its derivatives, for logits and targets (..., k).

    Two objects are equal only if they are one: compare the arrays.
    """

    s: FloatArray
    """softmax(x), (..., k)."""
    log_s: FloatArray
    """log s, (..., k)."""
    loss: FloatArray
    """e = -sum_i y_i log s_i, (...)."""
    grad_s: FloatArray
    """de/ds_i = -y_i / s_i, (..., k)."""
    jacobian: FloatArray
    """ds_i/dx_j = s_i (delta_ij - s_j), (..., k, k)."""
    terms: FloatArray
    """de/ds_i ds_i/dx_j = -y_i (delta_ij - s_j), (..., k, k), finite for every s."""
    grad_x: FloatArray
    """de/dx_j = s_j Y - y_j, the sum of `terms` over i; (..., k)."""


def forward_backward(x: ArrayLike, y: ArrayLike) -> ForwardBackward:
    """s, log s, e, the row vector de/ds, the Jacobian, their products and de/dx.

    x, y (..., k); the shapes of the results stand at the fields of `ForwardBackward`.
    Edges: where s_i is 0 and y_i > 0, the loss is inf and grad_s_i is -inf, while `terms`
    and grad_x are finite: s_i cancels in -y_i / s_i * s_i (delta_ij - s_j).
    Accuracy as of the single functions; errors as of `cross_entropy`.
    """
    logits, targets = as_pair(x, y)
    k = logits.shape[-1]
    loss, grad_x = loss_and_grad(logits.reshape(-1, k), targets.reshape(-1, k))
    s, rest = softmax_and_rest(logits)
    return ForwardBackward(
        s=s,
        log_s=log_softmax(logits),
        loss=loss.reshape(logits.shape[:-1])[()],
        grad_s=cross_entropy_grad_s(logits, targets),
        jacobian=softmax_jacobian(logits),
        terms=_terms(s, rest, targets),
        grad_x=grad_x.reshape(logits.shape),
    )


def _terms(s: FloatArray, rest: FloatArray, y: FloatArray) -> FloatArray:
    """-y_i (delta_ij - s_j), (..., k, k), with rest = 1 - s on the diagonal."""
    terms = y[..., :, None] * s[..., None, :]
    diagonal = np.arange(s.shape[-1])
    terms[..., diagonal, diagonal] = 0.0 - y * rest  # 0 - 0 is 0.0, but -(0) is -0.0
    return terms


def running_sums(values: ForwardBackward) -> FloatArray:
    """Sums of the first i + 1 terms of each column, (..., k, k); the last row is grad_x, rounded.

    sum_{m <= i} de/ds_m ds_m/dx_j, added from the first to the last.
    """
    return np.cumsum(values.terms, axis=-2)


def multiplications(k: int) -> tuple[int, int]:
    """How many it takes to get de/dx: through the Jacobian, and fused.

    Through the Jacobian k^2 for its entries s_i (delta_ij - s_j) and k^2 to weigh them; fused, k
    for s_i Y. The k divisions of -y / s fall away with it.
    """
    return 2 * k * k, k
