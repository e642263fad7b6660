"""What the functions of this package accept: the checks on shape and targets; row sums."""

from __future__ import annotations

from collections.abc import Callable
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


def as_problem(x: ArrayLike, y: ArrayLike, *classes: int) -> tuple[FloatArray, FloatArray]:
    """x and y of a single problem, (k,) each; `classes` count from 0.

    Raises ValueError as `as_pair` does, for another shape, and for a class that x does not have.
    """
    logits, targets = as_pair(x, y)
    check_problem(logits, *classes)
    return logits, targets


def check_problem(x: FloatArray, *classes: int) -> None:
    """Raise ValueError unless x holds the logits of one problem, (k,), and these classes of it."""
    if x.ndim != 1:
        raise ValueError(f"one problem has logits of shape (k,), not {x.shape}")
    for j in classes:
        check_class(len(x), j)


def check_class(k: int, j: int) -> None:
    """Raise ValueError unless j counts one of k classes from 0."""
    if not 0 <= j < k:
        raise ValueError(f"class {j} is not one of 0 to {k - 1}")


def as_points(values: ArrayLike, most: int) -> FloatArray:
    """A copy of `values`, (n,). Raises ValueError unless they are one row of at most `most`."""
    points = np.array(values, dtype=np.float64)
    if points.ndim != 1 or len(points) > most:
        raise ValueError(f"values must be one row of at most {most} numbers")
    return points


def norms(vectors: FloatArray) -> FloatArray:
    """Euclidean norms along the last axis, (..., k) -> (...), whose squares need not be floats."""
    largest = np.abs(vectors).max(axis=-1, initial=0.0)
    scale = np.where(largest > 0.0, largest, 1.0)
    lengths: FloatArray = scale * np.sqrt(row_sums(np.square(vectors / scale[..., None])))
    return lengths


RowSums: TypeAlias = Callable[[FloatArray], FloatArray]
"""Sums the rows of an array, (n, k) -> (n,)."""


def row_sums(w: FloatArray) -> FloatArray:
    """Sums of the rows of w, (..., k) -> (...), each as if it were alone, bit for bit.

    Up to SHORT_ROW entries, the smallest is added first: then the order of the classes does not
    matter. In longer rows that would take as long as all the rest.
    """
    ordered = np.sort(w, axis=-1) if w.shape[-1] <= SHORT_ROW else w
    sums: FloatArray = np.add.reduce(ordered, axis=-1)
    return sums


def row_sum(w: FloatArray) -> float:
    """The same for one row, (k,)."""
    if len(w) <= SHORT_ROW:
        w = w.copy()
        w.sort()
    return float(np.add.reduce(w))


def fast_row_sums(w: FloatArray) -> FloatArray:
    """The same, but the last bits of a row's sum may depend on how many rows there are.

    A product with ones is several times faster for many short rows; for long ones NumPy's
    pairwise sum is about as fast and rounds less.
    """
    sums: FloatArray = (
        np.add.reduce(w, axis=1) if w.shape[1] > SHORT_ROW else w @ np.ones(w.shape[1])
    )
    return sums


def check_targets(y: FloatArray, Y: FloatArray) -> None:
    """Raise ValueError unless all y >= 0 and the sums Y = sum(y) are finite (nan is neither)."""
    if not np.minimum.reduce(y, axis=None, initial=np.inf) >= 0.0:
        raise ValueError("targets must be numbers that are not negative")
    if not np.maximum.reduce(Y, axis=None, initial=0.0) < np.inf:
        raise ValueError("targets must have a finite sum")
