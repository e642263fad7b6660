"""s, 1 - s, log s, loss and gradient of problems, all from one set of exponentials."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from core.limits import REST_TINY, SMALL_TARGETS
from core.numeric._inputs import FloatArray, RowSums, check_targets, row_sums
from core.numeric._kernel import Exponentials, exponentials, positions, times_rest
from core.numeric._row import Row, row_exponentials


class Values(NamedTuple):
    """What one set of exponentials gives, for logits and targets (..., k)."""

    s: FloatArray
    """softmax(x), (..., k)."""
    one_minus_s: FloatArray
    """1 - s with all its digits, (..., k)."""
    log_s: FloatArray
    """log s, (..., k)."""
    loss: FloatArray
    """Cross-entropy, (...)."""
    grad_x: FloatArray
    """Its gradient, (..., k)."""


def problem_values(x: FloatArray, y: FloatArray) -> Values:
    """Everything at once, for contiguous x, y (..., k) of one shape.

    Accuracy and edges as of `softmax`, `log_softmax`, `cross_entropy` and `cross_entropy_grad_x`.
    A row gets the same numbers in a batch as alone; classes with the same x and the same y get
    the same; and a shift of a row's logits by an amount that every sum holds exactly changes
    none: all this bit for bit.
    Raises ValueError as `cross_entropy` does.
    """
    row = row_exponentials(x, y) if x.ndim == 1 else None
    if row is not None:
        return _values_of_row(row)
    k = x.shape[-1]
    e, targets = exponentials(x.reshape(-1, k)), y.reshape(-1, k)
    s = softmax_of(e)
    one_minus_s, log_s = one_minus_softmax_of(e, s), log_softmax_of(e)
    grad_x = np.empty_like(targets)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):  # inf is a legal loss
        loss = loss_and_gradient(e, targets, grad_x, row_sums)
    return Values(
        s.reshape(x.shape),
        one_minus_s.reshape(x.shape),
        log_s.reshape(x.shape),
        loss.reshape(x.shape[:-1])[()],
        grad_x.reshape(x.shape),
    )


def _values_of_row(row: Row) -> Values:
    s = row.weights / (1.0 + row.rest)
    one_minus_s = 1.0 - s
    if row.rest < 1.0:
        one_minus_s[row.winner] = row.rest / (1.0 + row.rest)
    log_s = row.shifted - row.log_total
    return Values(s, one_minus_s, log_s, np.float64(row.loss), row.grad_x)  # type: ignore[arg-type]


def softmax_of(e: Exponentials) -> FloatArray:
    """s, (n, k)."""
    return e.weights / e.total[:, None]


def one_minus_softmax_of(e: Exponentials, s: FloatArray) -> FloatArray:
    """1 - s, (n, k): a plain subtraction where s <= 1/2, and R / (1 + R) for a winner above that.

    1 - s itself would be 0 as soon as s rounds to 1.
    """
    one_minus_s = 1.0 - s
    flat = one_minus_s.reshape(-1)
    flat[e.winner] = np.where(e.rest < 1.0, e.rest / e.one_plus_rest, flat[e.winner])
    return one_minus_s


def log_softmax_of(e: Exponentials) -> FloatArray:
    """log s_i = (x_i - max x) - log(1 + R), (n, k): both parts are <= 0."""
    return e.shifted - np.log1p(e.rest)[:, None]


def loss_and_gradient(
    e: Exponentials, y: FloatArray, grad: FloatArray, sums: RowSums
) -> FloatArray:
    """Loss (n,); the gradient goes to `grad`; y, grad (n, k). Uses up `e.shifted`, `e.weights`.

    `sums` adds up rows. To be called where NumPy ignores overflow.
    Raises ValueError as `check_targets` does.
    """
    total = sums(y)
    check_targets(y, total)
    loss = _loss(e, y, total, sums)
    _gradient(e, y, total, grad, sums)
    return loss


def _loss(e: Exponentials, y: FloatArray, total: FloatArray, sums: RowSums) -> FloatArray:
    """Y log(1 + R) + sum_i y_i (max x - x_i), (n,): no term is negative, so nothing cancels."""
    # Not `vecdot`: in what order it adds, and so how many digits it loses, is up to the processor.
    products = np.multiply(y, e.shifted, out=e.shifted)
    dot = sums(products)
    if not math.isfinite(np.add.reduce(dot)):
        np.copyto(products, 0.0, where=y == 0.0)  # 0 * log 0 = 0
        dot = sums(products)
    log_total = total * np.log1p(e.rest)
    if e.far:
        log_total = np.where(e.rest < REST_TINY, times_rest(e, total), log_total)
    return log_total - dot


def _gradient(
    e: Exponentials, y: FloatArray, total: FloatArray, grad: FloatArray, sums: RowSums
) -> None:
    """grad = s Y - y, (n, k), with the winner's entry written so that it keeps its digits.

    Where s_i <= 1/2, s_i Y <= s_i (Y - y_i) + y_i (1 - s_i): the rounding of s_i Y is within the
    bound. For a winner a above that, s_a - 1 may cancel; with 1 - s_a = R / (1 + R)
    g_a = s_a (Y - y_a) - y_a (1 - s_a) = ((Y - y_a) - y_a R) / (1 + R).
    """
    own = y.reshape(-1)[e.winner]
    scaled = np.multiply(
        e.weights, (np.maximum(total, SMALL_TARGETS) / e.total)[:, None], out=e.weights
    )
    if np.minimum.reduce(total, initial=np.inf) < SMALL_TARGETS:
        scaled *= np.minimum(total / SMALL_TARGETS, 1.0)[:, None]
    np.subtract(scaled, y, out=grad)
    others = _other_targets(e, y, total, own, sums)
    flat = grad.reshape(-1)
    flat[e.winner] = np.where(
        e.rest < 1.0, (others - times_rest(e, own)) / e.one_plus_rest, flat[e.winner]
    )


def _other_targets(
    e: Exponentials, y: FloatArray, total: FloatArray, own: FloatArray, sums: RowSums
) -> FloatArray:
    """Y - y_a, (n,), a the winner and `own` its target; summed anew where it would cancel."""
    others = total - own
    (rows,) = np.nonzero(own > others)
    if len(rows):
        k = y.shape[1]
        without = y[rows]
        without.reshape(-1)[positions(e.winner[rows] - k * rows, k)] = 0.0
        others[rows] = sums(without)
    return others
