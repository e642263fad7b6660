"""scikit-learn's loss, and the NumPy lines that courses teach, as pure functions."""

from __future__ import annotations

import numpy as np

from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch
from core.libraries.formulas import one_hot
from core.libraries.returned import Outcome, Refused, Returned


def log_loss(batch: Batch) -> Outcome:
    """-sum_c y_c log p_c with p = s cut to [eps, 1 - eps], eps the spacing of floats at 1.

    Source: sklearn.metrics.log_loss, of an indicator matrix. It gives the loss alone. Labels
    that are no whole numbers, or of more than two values, are refused; several labels in a row,
    none, or a label of 2 are taken silently.
    """
    if batch.asked.reduction == "none":
        return Refused("reduction", "")
    if not is_indicator(batch.y):
        return Refused("indicator", "Multioutput target data is not supported")
    eps = np.finfo(batch.x.dtype).eps
    p = np.clip(batch.s, eps, 1 - eps)
    losses = -(batch.y * np.log(p)).sum(axis=1)
    return Returned(losses.mean() if batch.asked.reduction == "mean" else losses.sum(), None)


def indicator_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = y, / N for the mean, and 0 where a probability is cut; (N, k).

    It has a true gradient, though the library does not compute it.
    """
    eps = np.finfo(batch.x.dtype).eps
    s = batch.s
    return np.where((s < eps) | (s > 1 - eps), 0, batch.y * batch.share)


def is_indicator(y: FloatArray) -> bool:
    """Whether scikit-learn takes labels (N, k) for an indicator matrix: two whole numbers."""
    return bool((y == np.round(y)).all() and len(np.unique(y)) <= 2)


def course_index(batch: Batch) -> Outcome:
    """`probs[range(n), y] -= 1; probs /= n`: s - 1 at the class, by n always.

    Source: CS231n, "Putting it together: Minimal Neural Network Case Study". An index of -1 is
    silently that of the last class.
    """
    if batch.index is None:
        return Refused("float-index", "arrays used as indices must be of integer")
    if (batch.index >= batch.k).any():
        return Refused("out-of-range", "is out of bounds")
    rows = np.arange(batch.rows)
    probs = batch.s.copy()
    loss = -np.log(probs[rows, batch.index]).sum() / batch.rows
    probs[rows, batch.index] -= 1
    return Returned(loss, probs / batch.rows)


def course_index_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = 1 / n at the class of a row; (N, k)."""
    assert batch.index is not None  # noqa: S101 - it was asked for after a refusal
    return one_hot(batch.index, batch.k, batch.x) / batch.rows


def course_labels(batch: Batch) -> Outcome:
    """`(probs - y) / n`: s - y, whatever sum(y) is, by n always.

    Source: the same, with labels in place of an index, as many exercises have it. A masked
    class has the term 0 times -inf: the loss is nan.
    """
    probs = batch.s
    loss = -(batch.y * np.log(probs)).sum() / batch.rows
    return Returned(loss, (probs - batch.y) / batch.rows)


def course_mean_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = y / n; (N, k)."""
    return np.asarray(batch.y / batch.rows)
