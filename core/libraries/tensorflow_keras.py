"""What TensorFlow and Keras (on TensorFlow) return, as pure functions; neither is imported.

Source of each: the page of its name in the documentation, and what it was recorded to return.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch
from core.libraries.formulas import smoothed
from core.libraries.returned import Outcome, Returned, reduced

KERAS_EPSILON: Final = 1e-7
"""`keras.config.epsilon()`: probabilities are cut to [epsilon, 1 - epsilon]."""


def softmax_cross_entropy_with_logits(batch: Batch) -> Outcome:
    """-sum_c y_c log s_c of a row; the gradient is s - y, whatever sum(y) is.

    Source: tf.nn.softmax_cross_entropy_with_logits ("each row labels[i] must be a valid
    probability distribution ... If they are not, the computation of the gradient will be
    incorrect"). It gives the rows' losses; `tf.reduce_mean` or `tf.reduce_sum` reduces them.
    """
    return _fused(batch, batch.y)


def plain_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = y / N for the mean; (N, k)."""
    return np.asarray(batch.y * batch.share)


def categorical_crossentropy_from_logits(batch: Batch) -> Outcome:
    """The same with label smoothing: on TensorFlow, Keras calls TensorFlow's function.

    Source: keras.losses.categorical_crossentropy, from_logits=True.
    """
    return _fused(batch, smoothed(batch.y, batch.asked.smoothing))


def smoothed_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = the smoothed y, / N for the mean; (N, k)."""
    return np.asarray(smoothed(batch.y, batch.asked.smoothing) * batch.share)


def categorical_crossentropy(batch: Batch) -> Outcome:
    """-sum_c y_c log p_c with p = s / sum(s), cut to [1e-7, 1 - 1e-7]; s is handed over.

    Source: keras.losses.categorical_crossentropy, from_logits=False. What is cut off has no
    gradient; for all else autodiff gives the true one. No class has an infinite loss.
    """
    s, labels = batch.s, smoothed(batch.y, batch.asked.smoothing)
    total = s.sum(axis=1, keepdims=True)
    p = s / total
    low, high = _bounds(batch.x)
    losses = -(labels * np.log(np.clip(p, low, high))).sum(axis=1)
    inside = (p >= low) & (p <= high)
    by_p = np.where(inside, -labels / np.where(inside, p, 1), 0) * batch.x.dtype.type(batch.share)
    by_s = (by_p - (by_p * p).sum(axis=1, keepdims=True)) / total
    grad = s * (by_s - (by_s * s).sum(axis=1, keepdims=True))
    return Returned(reduced(losses, batch), grad)


def uncut_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = 0 where a probability is cut; (N, k)."""
    return np.where(cut(batch), 0, smoothed_labels(batch))


def cut(batch: Batch) -> FloatArray:
    """Where a probability is cut, (N, k)."""
    s, (low, high) = batch.s, _bounds(batch.x)
    p = s / s.sum(axis=1, keepdims=True)
    return np.asarray((p < low) | (p > high))


def _bounds(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    kind = x.dtype.type
    return kind(KERAS_EPSILON), kind(1.0 - KERAS_EPSILON)


def _fused(batch: Batch, labels: FloatArray) -> Returned:
    log_s = batch.log_s
    losses = -(labels * log_s).sum(axis=1)
    grad = (np.exp(log_s) - labels) * batch.x.dtype.type(batch.share)
    return Returned(reduced(losses, batch), grad)
