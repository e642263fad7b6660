"""What the functions of this package accept: the checks on shape and targets; row sums."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.limits import SHORT_ROW

FloatArray: TypeAlias = NDArray[np.float64]


def as_logits(x: ArrayLike) -> FloatArray:
    """x as a contiguous float64 array of shape (..., k), k >= 1.

    Raises ValueError for a scalar and for k = 0. Values are checked where the maximum is
    taken anyway (`exponentials`), which saves a pass over the data.
    """
    array = np.asarray(x, dtype=np.float64, order="C")
    if array.ndim == 0 or array.shape[-1] == 0:
        raise ValueError("logits need a last axis with at least one class")
    return array


def as_pair(x: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """x and y as contiguous float64 arrays of one common shape (..., k).

    Raises ValueError if the shapes differ: y is never broadcast, because a forgotten axis
    would silently give a gradient of the wrong shape.
    """
    logits, targets = as_logits(x), np.asarray(y, dtype=np.float64, order="C")
    if logits.shape != targets.shape:
        raise ValueError(f"shapes of logits {logits.shape} and targets {targets.shape} differ")
    return logits, targets


def row_sums(w: FloatArray) -> FloatArray:
    """Sums of the rows of w, (n, k) -> (n,).

    A product with ones is several times faster for many short rows; for long ones NumPy's
    pairwise sum is about as fast and rounds less.
    """
    n, k = w.shape
    return w @ np.ones(k) if n > 1 and k <= SHORT_ROW else np.add.reduce(w, axis=1)


def check_targets(y: FloatArray, Y: FloatArray) -> None:
    """Raise ValueError unless all y >= 0 and the sums Y = sum(y) are finite (nan is neither)."""
    if not np.minimum.reduce(y, axis=None, initial=np.inf) >= 0.0:
        raise ValueError("targets must be numbers that are not negative")
    if not np.maximum.reduce(Y, axis=None, initial=0.0) < np.inf:
        raise ValueError("targets must have a finite sum")
