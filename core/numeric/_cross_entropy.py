"""Cross-entropy of softmax, from logits, with its gradients beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from core.limits import BLOCK_ENTRIES, BLOCK_ENTRIES_SMALL, BLOCK_SHARE, LONG_ROW
from core.numeric._inputs import FloatArray, as_pair, check_targets, fast_row_sums
from core.numeric._kernel import exponentials
from core.numeric._softmax import softmax
from core.numeric._values import loss_and_gradient, problem_values


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
    with np.errstate(over="ignore"):
        check_targets(targets, targets.sum(axis=-1))
    return row_vector_of(s, targets)


def row_vector_of(s: FloatArray, y: FloatArray) -> FloatArray:
    """-y_i / s_i from s, with the edges of `cross_entropy_grad_s`; s, y (..., k)."""
    with np.errstate(divide="ignore", over="ignore", under="ignore", invalid="ignore"):
        quotients = y / s
    if not np.minimum.reduce(s, axis=None, initial=1.0) > 0.0:
        quotients[y == 0.0] = 0.0  # where 0 / 0 is nan
    return 0.0 - quotients


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
    if len(logits) == 1:
        single = problem_values(logits[0], targets[0])
        grad[0] = single.grad_x
        return np.array([single.loss]), grad
    loss = np.empty(len(logits))
    step = _rows_of_a_block(logits)
    work = np.empty((2, min(step, len(logits)), logits.shape[1]))
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):  # inf is a legal loss
        if logits.shape[1] >= LONG_ROW:
            np.setbufsize(LONG_ROW)  # until `errstate` ends; see LONG_ROW
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


def _rows_of_a_block(x: FloatArray) -> int:
    entries = min(max(x.size // BLOCK_SHARE, BLOCK_ENTRIES_SMALL), BLOCK_ENTRIES)
    return max(1, entries // int(x.shape[1]))


def _block(x: FloatArray, y: FloatArray, grad: FloatArray, work: FloatArray) -> FloatArray:
    """Loss (n,) of one block of rows; the gradient goes to `grad`. x, y, grad are (n, k)."""
    shifted, weights = work[:, : len(x)]
    # grad is written at the end, so that until then it can be the scratch array.
    e = exponentials(x, (shifted, weights, grad))
    return loss_and_gradient(e, y, grad, fast_row_sums)
