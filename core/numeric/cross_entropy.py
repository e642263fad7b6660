"""Cross-entropy of softmax, from logits, with its gradients beside it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from core.limits import BLOCK_ENTRIES, R_TINY, SMALL_TARGETS
from core.numeric._inputs import FloatArray, as_pair, check_targets, row_sums
from core.numeric._kernel import Exponentials, exponentials, times_others
from core.numeric.softmax import softmax


def cross_entropy(x: ArrayLike, y: ArrayLike) -> FloatArray:
    """e = -sum_i y_i log softmax(x)_i in nats; x, y (..., k) -> e (...).

    x are LOGITS. Within 8 ulp of exact for k <= 1000.
    Edges: 0 log 0 = 0; y_i > 0 on a masked class (x_i = -inf) gives inf; y = 0 gives 0.0,
    never -0.0; sum(y) is free.
    Raises ValueError for negative, infinite or nan y, a sum(y) that is not finite, shapes
    that differ, and for x as `softmax` does.
    """
    logits, targets = as_pair(x, y)
    k = logits.shape[-1]
    loss, _ = loss_and_grad(logits.reshape(-1, k), targets.reshape(-1, k))
    return loss.reshape(logits.shape[:-1])[()]


def cross_entropy_grad_s(x: ArrayLike, y: ArrayLike) -> FloatArray:
    """The row vector de/ds_i = -y_i / s_i at s = softmax(x); x, y (..., k) -> (..., k).

    Edges: 0.0 where y_i = 0, also where s_i = 0; -inf where y_i > 0 and s_i is 0 (masked, or
    below 2^-1074), or where the quotient overflows. It has the digits that s_i has, which
    are fewer than 53 bits where s_i < 2^-1022.
    Raises ValueError as `cross_entropy` does.
    """
    logits, targets = as_pair(x, y)
    s = softmax(logits)
    with np.errstate(divide="ignore", over="ignore"):
        check_targets(targets, targets.sum(axis=-1))
        return 0.0 - np.divide(targets, s, out=np.zeros_like(s), where=targets > 0.0)


def cross_entropy_grad_x(x: ArrayLike, y: ArrayLike) -> FloatArray:
    """de/dx_i = s_i Y - y_i with Y = sum(y), s = softmax(x); x, y (..., k) -> (..., k).

    For k <= 1000
    |result - exact| <= 16 * 2^-53 * (s_i (Y - y_i) + y_i (1 - s_i)) + 2^-1070.
    Edges: finite also where the loss is infinite: s_i = 0 gives -y_i. y = 0 gives 0.
    Raises ValueError as `cross_entropy` does.
    """
    logits, targets = as_pair(x, y)
    k = logits.shape[-1]
    _, grad = loss_and_grad(logits.reshape(-1, k), targets.reshape(-1, k))
    return grad.reshape(logits.shape)


def loss_and_grad(
    X: ArrayLike, Y: ArrayLike, out: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Loss and gradient of every row; X, Y (N, k) -> loss (N,), grad (N, k).

    Formulas, accuracy and edges as in `cross_entropy` and `cross_entropy_grad_x`; N = 0 gives
    empty arrays. `out`, float64 (N, k) in C order, takes the gradient and saves the
    allocation; it must not overlap X or Y, and is partly written when a later row raises.
    Works through blocks of rows that fit the cache, with one buffer for all. The last bits of
    a row may depend on the rows in its block, but the bounds hold for each.
    Raises ValueError as `cross_entropy` does, for X that is not (N, k), and for an `out` of
    another shape, type or order.
    """
    logits, targets = as_pair(X, Y)
    if logits.ndim != 2:
        raise ValueError(f"a batch has shape (N, k), not {logits.shape}")
    grad = _checked_out(out, logits.shape)
    loss = np.empty(len(logits))
    step = max(1, BLOCK_ENTRIES // logits.shape[1])
    work = np.empty((2, min(step, len(logits)), logits.shape[1]))
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):  # inf is a legal loss
        for start in range(0, len(logits), step):
            block = slice(start, start + step)
            loss[block] = _block(logits[block], targets[block], grad[block], work)
    return loss, grad


def _checked_out(out: FloatArray | None, shape: tuple[int, ...]) -> FloatArray:
    """`out` itself, or a new array when there is none."""
    if out is None:
        return np.empty(shape)
    if out.shape != shape or out.dtype != np.float64 or not out.flags.c_contiguous:
        raise ValueError(f"out must be a contiguous float64 array of shape {shape}")
    return out


def _block(x: FloatArray, y: FloatArray, grad: FloatArray, work: FloatArray) -> FloatArray:
    """Loss (n,) of one block of rows; the gradient goes to `grad`. x, y, grad are (n, k)."""
    w, scratch = work[:, : len(x)]
    e = exponentials(x, (grad, w, scratch))  # t stays in grad until the gradient replaces it
    y_a = y.reshape(-1)[e.a]
    np.copyto(scratch, y)
    scratch.reshape(-1)[e.a] = 0.0
    rest = row_sums(scratch)  # Y - y_a without cancellation
    Y = y_a + rest
    check_targets(y, Y)
    loss = _loss(e, y, Y)
    _gradient(e, y, Y, y_a, rest, grad)
    return loss


def _loss(e: Exponentials, y: FloatArray, Y: FloatArray) -> FloatArray:
    """Y log(1 + R) + sum_i y_i (x_a - x_i), (n,): no term is negative, so nothing cancels."""
    # Not `vecdot`: in what order it adds, and so how many digits it loses, is up to the processor.
    np.multiply(y, e.t, out=e.t)
    dot = row_sums(e.t)
    if not math.isfinite(np.add.reduce(dot)):
        np.copyto(e.t, 0.0, where=y == 0.0)  # 0 * log 0 = 0
        dot = row_sums(e.t)
    normaliser = Y * np.log1p(e.R)
    if e.far:
        normaliser = np.where(e.R < R_TINY, times_others(e, Y), normaliser)
    return normaliser - dot


def _gradient(
    e: Exponentials,
    y: FloatArray,
    Y: FloatArray,
    y_a: FloatArray,
    rest: FloatArray,
    grad: FloatArray,
) -> None:
    """grad = s Y - y, (n, k), with the winner's entry written so that it keeps its digits.

    Elsewhere s_i <= 1/2, so s_i Y <= s_i (Y - y_i) + y_i (1 - s_i): the rounding of s_i Y is
    within the bound. For the winner s_a - 1 may cancel; with 1 - s_a = R / (1 + R)
    g_a = s_a (Y - y_a) - y_a (1 - s_a) = ((Y - y_a) - y_a R) / (1 + R).
    """
    np.multiply(e.w, (np.maximum(Y, SMALL_TARGETS) / e.T)[:, None], out=grad)
    if np.minimum.reduce(Y) < SMALL_TARGETS:
        grad *= np.minimum(Y / SMALL_TARGETS, 1.0)[:, None]
    grad -= y
    grad.reshape(-1)[e.a] = (rest - times_others(e, y_a)) / e.W
