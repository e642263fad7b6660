"""What PyTorch's losses return, as pure functions; PyTorch itself is not imported.

Source of each: the page of its name in PyTorch's documentation, and what it was recorded to
return. Autodiff goes through `log_softmax`, so the gradient is the true one of the loss even where
the loss itself is nan (0 times -inf, on a masked class).
"""

from __future__ import annotations

import numpy as np

from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch
from core.libraries.formulas import (
    one_hot,
    smoothed,
    through_log_softmax,
)
from core.libraries.returned import Outcome, Refused, Returned, reduced

_NOT_FLOATING = "Expected floating point type for target with class probabilities"
_NO_IGNORE = "ignore_index is not supported for floating point target"


def cross_entropy_probabilities(batch: Batch) -> Outcome:
    """`CrossEntropyLoss` with class probabilities: -sum_c w_c y_c log s_c of a row.

    Source: torch.nn.CrossEntropyLoss. The mean divides by N, also where there are weights.
    It refuses ignore_index >= 0. A masked class has the term 0 times -inf: the loss is nan.
    """
    if batch.asked.ignore is not None:
        return Refused("ignore", _NO_IGNORE)
    log_s, labels = batch.log_s, _weighted_labels(batch)
    losses = -(log_s * labels).sum(axis=1)
    grad = through_log_softmax(log_s, -labels * batch.x.dtype.type(batch.share))
    return Returned(reduced(losses, batch), grad)


def probabilities_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = w_c y_c with the smoothed y, / N for the mean; (N, k)."""
    return np.asarray(_weighted_labels(batch) * batch.share)


def cross_entropy_index(batch: Batch) -> Outcome:
    """`CrossEntropyLoss` with the index c of a class: -w_c log s_c, smoothed by a:
    (1 - a) (-w_c log s_c) + a / k sum_l (-w_l log s_l).

    Source: torch.nn.CrossEntropyLoss. Rows of class ignore_index count for nothing. The mean
    divides by the sum of w_c over the rows that count; of none it is nan, with gradient 0.
    """
    refused = _refused(batch, _NOT_FLOATING)
    return refused or _index_loss(batch, batch.asked.smoothing)


def index_labels(batch: Batch) -> FloatArray:
    """The labels in that loss, (N, k): weighted, smoothed, divided; 0 in ignored rows."""
    return _index_labels(batch, batch.asked.smoothing)


def nll_loss(batch: Batch) -> Outcome:
    """`NLLLoss` after `log_softmax`: -w_c log s_c; it has no smoothing.

    Source: torch.nn.NLLLoss. Reductions, ignored rows and divisor as with a class index above.
    """
    refused = _refused(batch, "multi-target not supported")
    return refused or _index_loss(batch, 0.0)


def nll_labels(batch: Batch) -> FloatArray:
    """The labels in that loss, (N, k): weighted and divided; 0 in ignored rows."""
    return _index_labels(batch, 0.0)


def bce_with_logits(batch: Batch) -> Outcome:
    """`BCEWithLogitsLoss`, a yes-no question for each class: -w (y log p + (1 - y) log(1 - p))
    with p = 1 / (1 + exp(-x)).

    Source: torch.nn.BCEWithLogitsLoss. The mean divides by N k, the number of all entries;
    without a reduction the losses are (N, k). A masked class has -inf - -inf: the loss is nan.
    """
    x, y, weight = batch.x, batch.y, batch.weight
    log_p = np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))
    losses = ((1 - y) * x - log_p) * weight
    grad = (_sigmoid(x) - y) * weight * x.dtype.type(_entry_share(batch))
    return Returned(reduced(losses, batch), grad)


def bce_gradient(batch: Batch) -> FloatArray:
    """The true gradient of that loss: w (p - y), by N k for the mean; (N, k), float64."""
    x, y = np.asarray(batch.x, np.float64), np.asarray(batch.y, np.float64)
    # p - y as (1 - y) p - y (1 - p): no term cancels for y in {0, 1}
    difference = (1 - y) * _sigmoid(x) - y * _sigmoid(-x)
    return np.asarray(difference * np.asarray(batch.weight, np.float64) * _entry_share(batch))


def counted(batch: Batch) -> FloatArray:
    """What each row counts in the divisor of a mean over class indices: w_c, or 0; (N,)."""
    assert batch.index is not None  # noqa: S101 - it was asked for after a refusal
    return np.asarray(batch.weight[batch.index] * (batch.index != batch.asked.ignore))


def _index_loss(batch: Batch, smoothing: float) -> Returned:
    assert batch.index is not None  # noqa: S101
    log_s, rows = batch.log_s, np.arange(batch.rows)
    counts = batch.index != batch.asked.ignore
    losses = np.where(counts, -log_s[rows, batch.index] * batch.weight[batch.index], 0)
    if smoothing:
        others = np.where(counts, -(log_s * batch.weight).sum(axis=1), 0)
        losses = (1 - smoothing) * losses + others * (smoothing / batch.k)
    grad = through_log_softmax(log_s, -_index_labels(batch, smoothing))
    if batch.asked.reduction == "none":
        return Returned(losses, grad)
    if batch.asked.reduction == "sum":
        return Returned(losses.sum(), grad)
    return Returned(losses.sum() / counted(batch).sum(), grad)


def _index_labels(batch: Batch, smoothing: float) -> FloatArray:
    assert batch.index is not None  # noqa: S101
    labels = one_hot(batch.index, batch.k, batch.x)
    labels = smoothed(labels, smoothing) * batch.weight
    labels[batch.index == batch.asked.ignore] = 0
    divisor = counted(batch).sum() if batch.asked.reduction == "mean" else 1
    return labels / divisor if divisor else labels


def _weighted_labels(batch: Batch) -> FloatArray:
    return np.asarray(smoothed(batch.y, batch.asked.smoothing) * batch.weight)


def _refused(batch: Batch, says: str) -> Refused | None:
    if batch.index is None:
        return Refused("class-index", says)
    if ((batch.index < 0) | (batch.index >= batch.k)).any():
        return Refused("out-of-range", "is out of bounds")
    return None


def _entry_share(batch: Batch) -> float:
    return 1.0 / batch.x.size if batch.asked.reduction == "mean" else 1.0


def _sigmoid(x: FloatArray) -> FloatArray:
    """1 / (1 + exp(-x)) without overflow."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))
