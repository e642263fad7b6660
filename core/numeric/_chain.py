"""All values of one problem, from the logits to the gradient, as the chain rule meets them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.numeric._cross_entropy import row_vector_of
from core.numeric._inputs import FloatArray, as_pair
from core.numeric._softmax import diagonal_of, jacobian_of
from core.numeric._values import problem_values


@dataclass(frozen=True, slots=True, eq=False)
class ForwardBackward:
    """Values of e(s(x)) and of its derivatives, for logits and targets (..., k).

    Two objects are equal only if they are one: compare the arrays.
    """

    s: FloatArray
    """softmax(x), (..., k)."""
    one_minus_s: FloatArray
    """1 - s with all its digits, also where s is close to 1; (..., k)."""
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
    Accuracy as of the single functions; errors as of `cross_entropy`. The exponentials are made
    once for all. A row gets the same numbers in a batch as alone; classes with the same x and the
    same y get the same; in another order (of up to SHORT_ROW) they get the same in that order; and
    a shift of a row's logits by an amount that every sum holds exactly changes none: all this bit
    for bit.
    """
    logits, targets = as_pair(x, y)
    v = problem_values(logits, targets)
    return ForwardBackward(
        s=v.s,
        one_minus_s=v.one_minus_s,
        log_s=v.log_s,
        loss=v.loss,
        grad_s=row_vector_of(v.s, targets),
        jacobian=jacobian_of(v.s, v.one_minus_s),
        terms=_terms(v.s, v.one_minus_s, targets),
        grad_x=v.grad_x,
    )


def _terms(s: FloatArray, one_minus_s: FloatArray, y: FloatArray) -> FloatArray:
    """-y_i (delta_ij - s_j), (..., k, k)."""
    terms = y[..., :, None] * s[..., None, :]
    diagonal_of(terms)[...] = 0.0 - y * one_minus_s  # 0 - 0 is 0.0, but -(0) is -0.0
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
