"""The exponentials behind every function of this package, made once and with no digit lost.

softmax(x)_i = w_i / sum(w) for any weights w proportional to exp(x). What costs digits is the
usual shift `x - max(x)`, which rounds before exp magnifies the rounding, and later `1 - s` for
the class that is far ahead. So here the shift is corrected by its exact rounding error, and the
other classes are summed without the winner: with R their sum relative to the winner's weight,
`1 - s = R / (1 + R)` for the winner, and nothing cancels.

Three properties follow, for exponentials made without `work`. Logits shifted by an amount that
every sum holds exactly give the same bits, as only their exact differences enter. Equal logits
give equal weights, the winner's included. A row gives the same bits in a batch as alone.

Source: the rounding error of a difference is Knuth's TwoDiff (The Art of Computer
Programming 2, 4.2.2, theorem B).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.limits import EXP_NORMAL_MAX, REST_TINY, UNSHIFTED_MAX
from core.numeric._inputs import FloatArray, fast_row_sums, row_sums


class Exponentials(NamedTuple):
    """exp of n rows of logits, up to a factor per row."""

    winner: NDArray[np.intp]
    """Flat position of argmax x in each row; the first one of a tie; (n,)."""
    shifted: FloatArray
    """x - max(x), rounded; <= 0; (n, k)."""
    weights: FloatArray
    """Proportional to softmax(x); 0 for masked classes; (n, k)."""
    top_weight: FloatArray
    """The winner's weight, (n,)."""
    other_weights: FloatArray
    """The sum of all other weights, (n,)."""
    total: FloatArray
    """The sum of all weights, (n,)."""
    rest: FloatArray
    """The others relative to the winner, exp(x_j - max x) summed over them: R; (n,)."""
    one_plus_rest: FloatArray
    """1 + R, (n,): the winner's softmax is 1 / (1 + R), and 1 minus it R / (1 + R)."""
    far: bool
    """Whether some R may be subnormal, so that it has lost digits: then see `times_rest`."""


def exponentials(
    x: FloatArray,
    work: tuple[FloatArray, FloatArray, FloatArray] | None = None,
) -> Exponentials:
    """Exponentials of x (n, k).

    `work`, three arrays (n, k), saves allocations: they become `shifted`, `weights` and a scratch
    array. Then the shift is also left out where exp cannot overflow, and rows are summed the fast
    way: as accurate, but without the properties that the module names.
    Edges: -inf is a masked class, its `shifted` is -inf and its weight 0. n = 0 gives
    empty arrays.
    Raises ValueError for nan, +inf, and a row that is all -inf.
    """
    shifted, weights, scratch = np.empty((3, *x.shape)) if work is None else work
    winner = positions(x.argmax(axis=1), x.shape[1])
    top = x.reshape(-1)[winner]
    _check_tops(top)
    far = False
    if work is not None and _is_within(x, top, UNSHIFTED_MAX):
        np.subtract(x, top[:, None], out=shifted)
        np.exp(x, out=weights)
    else:
        far = _shifted_exp(x, top, shifted, weights, scratch)
    flat = weights.reshape(-1)
    top_weight = flat[winner]
    flat[winner] = 0.0
    other_weights = (row_sums if work is None else fast_row_sums)(weights)
    flat[winner] = top_weight
    total, rest = top_weight + other_weights, other_weights / top_weight
    return Exponentials(
        winner, shifted, weights, top_weight, other_weights, total, rest, 1.0 + rest, far
    )


def times_rest(e: Exponentials, factor: FloatArray) -> FloatArray:
    """factor * R, (n,), with the digits that a subnormal R lacks and a large factor shows."""
    product = factor * e.rest
    if e.far:
        return np.where(e.rest < REST_TINY, factor / e.top_weight * e.other_weights, product)
    return product


def positions(column: NDArray[np.intp], k: int) -> NDArray[np.intp]:
    """Flat positions in an (n, k) array of one column per row: faster than two indices."""
    return column + np.arange(0, k * len(column), k)


def _check_tops(top: FloatArray) -> None:
    """ValueError unless each row's largest logit is finite; it is nan where the row has a nan."""
    if not np.maximum.reduce(top, initial=-np.inf) < np.inf:
        raise ValueError("logits must be numbers below +inf")
    if not np.minimum.reduce(top, initial=np.inf) > -np.inf:
        raise ValueError("in every row at least one logit must be finite")


def _is_within(x: FloatArray, top: FloatArray, bound: float) -> bool:
    """Whether all |x| <= bound, where `top` are the largest x of each row."""
    if np.maximum.reduce(top, initial=-np.inf) > bound:
        return False
    return bool(np.minimum.reduce(x, axis=None, initial=np.inf) >= -bound)


@np.errstate(over="ignore", under="ignore", invalid="ignore")
def _shifted_exp(
    x: FloatArray, top: FloatArray, shifted: FloatArray, weights: FloatArray, lost: FloatArray
) -> bool:
    """weights = exp(x - top) as if the difference were exact, and `shifted` the rounded one.

    exp(shifted) (1 + lost), where `lost` is what the difference rounded off. x, shifted,
    weights, lost (n, k), top (n,); the last three arrays are overwritten.
    Where the logits of a row lie so far apart that exp would be subnormal, the row's weights are
    larger by exp(UNSHIFTED_MAX): a sum of subnormal numbers has few digits, and log s of the
    winner would show that. Whether this is so for any row is what is returned.
    """
    np.subtract(x, top[:, None], out=shifted)
    # TwoDiff in place: b = shifted - x; lost = (x - (shifted - b)) - (top + b)
    b = np.subtract(shifted, x, out=weights)
    np.subtract(shifted, b, out=lost)
    np.subtract(x, lost, out=lost)
    np.add(b, top[:, None], out=b)
    np.subtract(lost, b, out=lost)
    exponent, far = shifted, False
    if not np.minimum.reduce(shifted, axis=None, initial=0.0) >= -EXP_NORMAL_MAX:
        masked = np.isneginf(shifted)
        least = np.minimum.reduce(shifted, axis=1, where=~masked, initial=0.0)
        lift = np.where(least < -EXP_NORMAL_MAX, UNSHIFTED_MAX, 0.0)[:, None]
        far = bool(lift.any())
        if far:
            exponent = shifted + lift
            b = exponent - shifted
            lost += (shifted - (exponent - b)) + (lift - b)
        np.copyto(lost, 0.0, where=masked)  # -inf - (-inf) above is nan
    np.exp(exponent, out=weights)
    lost *= weights
    weights += lost
    return far
