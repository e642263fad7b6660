"""What optax returns, differentiated by `jax.grad`, as pure functions; neither is imported.

Source of each: the page of its name in optax's documentation, and what it was recorded to return.
All give the losses of rows; `jnp.mean` or `jnp.sum` reduces them.
"""

from __future__ import annotations

import numpy as np

from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch
from core.libraries.formulas import one_hot, through_log_softmax
from core.libraries.returned import Outcome, Refused, Returned, reduced


def softmax_cross_entropy(batch: Batch) -> Outcome:
    """-sum_c y_c log s_c of a row, with the true gradient whatever sum(y) is.

    Source: optax.losses.softmax_cross_entropy. A masked class has the term 0 times -inf: nan.
    """
    log_s = batch.log_s
    losses = -(batch.y * log_s).sum(axis=1)
    return Returned(reduced(losses, batch), _backward(batch, log_s, batch.y))


def safe_softmax_cross_entropy(batch: Batch) -> Outcome:
    """The same with 0 log 0 = 0, so that a masked class may have no label.

    Source: optax.losses.safe_softmax_cross_entropy.
    """
    log_s = batch.log_s
    terms = np.where(batch.y == 0, 0, batch.y * np.where(batch.y == 0, 0, log_s))
    return Returned(reduced(-terms.sum(axis=1), batch), _backward(batch, log_s, batch.y))


def softmax_cross_entropy_with_integer_labels(batch: Batch) -> Outcome:
    """log(sum(exp(x))) - x_c of a row of class c.

    Source: optax.losses.softmax_cross_entropy_with_integer_labels. An index is taken as Python
    takes it: -1 is silently the last class; beyond the last one it gives nan.
    """
    if batch.index is None:
        return Refused("class-index", "Expected the input to have a dtype that is a subdtype")
    x, index = batch.x, batch.index
    known = (-batch.k <= index) & (index < batch.k)
    places = np.where(known, index, 0)
    top = x.max(axis=1)
    normalisers = top + np.log(np.exp(x - top[:, None]).sum(axis=1))
    losses = np.where(known, normalisers - x[np.arange(batch.rows), places], np.nan)
    labels = one_hot(places, batch.k, x)
    labels[~known] = 0
    grad = (np.exp(batch.log_s) - labels) * x.dtype.type(batch.share)
    return Returned(reduced(losses.astype(x.dtype), batch), grad)


def index_labels(batch: Batch) -> FloatArray:
    """The labels in that loss: t = 1 / N at the class of a row; (N, k)."""
    assert batch.index is not None  # noqa: S101 - it was asked for after a refusal
    return one_hot(batch.index, batch.k, batch.x) * batch.share


def _backward(batch: Batch, log_s: FloatArray, labels: FloatArray) -> FloatArray:
    return through_log_softmax(log_s, -labels * batch.x.dtype.type(batch.share))
