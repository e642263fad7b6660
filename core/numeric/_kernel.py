"""The exponentials behind every function of this package: one code path, no digit lost.

softmax(x)_i = w_i / sum(w) for any w proportional to exp(x). What costs digits is the usual
shift `x - max(x)`, which rounds before exp magnifies the rounding, and later `1 - s_a` for
the class a that is far ahead. So here the shift is left out where exp cannot overflow, is
corrected by its exact rounding error where it is needed, and the others are summed without
the winner: `1 - s_a = R / (1 + R)` without cancellation.

Source: the rounding error of a difference is Knuth's TwoDiff (The Art of Computer
Programming 2, 4.2.2, theorem B).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.limits import EXP_NORMAL_MAX, R_TINY, UNSHIFTED_MAX
from core.numeric._inputs import FloatArray, row_sums


class Exponentials(NamedTuple):
    """exp of n rows of logits, up to a factor per row."""

    a: NDArray[np.intp]
    """Flat position of the winner, argmax x, in each row; the first one of a tie; (n,)."""
    t: FloatArray
    """x - max(x), rounded; <= 0; (n, k)."""
    w: FloatArray
    """Proportional to softmax(x), but 0 for the winner and for masked classes; (n, k)."""
    T: FloatArray
    """What to divide w by: the sum of w and the winner's own exponential; (n,)."""
    R: FloatArray
    """The others relative to the winner: exp(x_j - x_a) summed over j != a; (n,)."""
    W: FloatArray
    """1 + R, (n,): so s_a = 1 / W and 1 - s_a = R / W."""
    w_a: FloatArray
    """The winner's own exponential, (n,)."""
    others: FloatArray
    """sum(w), without the winner, (n,): R before its division by w_a."""
    far: bool
    """Whether some R may be subnormal, so that it has lost digits: then see `times_others`."""


def exponentials(
    x: FloatArray,
    work: tuple[FloatArray, FloatArray, FloatArray] | None = None,
) -> Exponentials:
    """Exponentials of x (n, k); `work`, three (n, k), becomes t, w and a scratch array.

    Edges: -inf is a masked class, its t is -inf and its w is 0; n = 0 gives empty arrays.
    Where logits lie so far apart that exp would be subnormal, the pivot is lowered: the many
    lost digits of a sum of subnormal numbers would show in log s of the winner.
    Raises ValueError for nan, +inf, and a row that is all -inf.
    """
    t, w, lo = np.empty((3, *x.shape)) if work is None else work
    a = positions(x.argmax(axis=1), x.shape[1])
    top = x.reshape(-1)[a]
    least, most = _range(x, top)
    far = least < most - EXP_NORMAL_MAX
    if work is not None and least >= -UNSHIFTED_MAX and most <= UNSHIFTED_MAX:
        np.subtract(x, top[:, None], out=t)
        np.exp(x, out=w)
    else:
        _corrected_exp(x, top - UNSHIFTED_MAX if far else top, t, w, lo)
        np.subtract(x, top[:, None], out=t)
    w_a = w.reshape(-1)[a]
    w.reshape(-1)[a] = 0.0
    others = row_sums(w)
    R = others / w_a
    return Exponentials(a, t, w, w_a + others, R, 1.0 + R, w_a, others, far)


def times_others(e: Exponentials, factor: FloatArray) -> FloatArray:
    """factor * R, (n,), with the digits that a subnormal R lacks and a large factor shows."""
    product = factor * e.R
    if e.far:
        return np.where(e.R < R_TINY, factor / e.w_a * e.others, product)
    return product


def positions(column: NDArray[np.intp], k: int) -> NDArray[np.intp]:
    """Flat positions in an (n, k) array of one column per row: faster than two indices."""
    return column + np.arange(0, k * len(column), k)


def _range(x: FloatArray, top: FloatArray) -> tuple[float, float]:
    """Least and largest logit; ValueError for nan, +inf and rows that are all -inf."""
    least = np.minimum.reduce(x, axis=None, initial=np.inf)
    most = np.maximum.reduce(top, initial=-np.inf)
    if not most < np.inf:
        raise ValueError("logits must be numbers below +inf")
    if least == -np.inf and np.minimum.reduce(top) == -np.inf:
        raise ValueError("in every row at least one logit must be finite")
    return float(least), float(most)


@np.errstate(over="ignore", under="ignore", invalid="ignore")
def _corrected_exp(
    x: FloatArray, pivot: FloatArray, t: FloatArray, w: FloatArray, lo: FloatArray
) -> None:
    """w = exp(x - pivot) as if the difference were exact: exp(t) (1 + lo), lo what t rounded off.

    lo is TwoDiff, written in place: `b = t - x; lo = (x - (t - b)) - (pivot + b)`.
    x, t, w, lo (n, k), pivot (n,); t, w, lo are overwritten.
    """
    np.subtract(x, pivot[:, None], out=t)
    b = np.subtract(t, x, out=w)
    np.subtract(t, b, out=lo)
    np.subtract(x, lo, out=lo)
    np.add(b, pivot[:, None], out=b)
    np.subtract(lo, b, out=lo)
    np.copyto(lo, 0.0, where=t == -np.inf)  # masked: -inf - (-inf) above is nan
    np.exp(t, out=w)
    lo *= w
    w += lo
