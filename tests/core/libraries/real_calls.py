"""The real calls of every library, by the keys of `core.libraries.calls`.

Importing this needs all of tests/requirements-libraries.txt.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import keras
import numpy as np
import optax
import sklearn
import sklearn.metrics
import tensorflow as tf

from core.libraries.batch import Batch
from core.libraries.live import torch_calls

jax.config.update("jax_enable_x64", True)
VERSIONS = {
    "torch": torch_calls.VERSION,
    "tensorflow": tf.__version__,
    "keras": keras.__version__,
    "jax": jax.__version__,
    "optax": optax.__version__,
    "sklearn": sklearn.__version__,
    "numpy": np.__version__,
}
Result = tuple[Any, Any]  # loss and gradient, None where there is none


def run(key: str, batch: Batch) -> Result:
    """What the library returns; what it raises is raised."""
    if key in torch_calls.KEYS:
        return torch_calls.run(key, batch)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CALLS[key](batch)


def _tensorflow(batch: Batch) -> Result:
    return _taped(batch, lambda x, y: tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=x))


def _keras(batch: Batch, *, from_logits: bool) -> Result:
    def loss(x: Any, y: Any) -> Any:
        return keras.losses.categorical_crossentropy(
            y,
            x if from_logits else tf.nn.softmax(x),
            from_logits=from_logits,
            label_smoothing=batch.asked.smoothing,
        )

    return _taped(batch, loss)


def _taped(batch: Batch, loss: Callable[[Any, Any], Any]) -> Result:
    x, y = tf.constant(batch.x), tf.constant(batch.y)
    with tf.GradientTape() as tape:
        tape.watch(x)
        losses = loss(x, y)
        total = {"mean": tf.reduce_mean, "sum": tf.reduce_sum, "none": lambda losses: losses}[
            batch.asked.reduction
        ](losses)
    return total.numpy(), tape.gradient(total, x).numpy()


def _optax(batch: Batch, loss: Callable[..., Any], labels: Any) -> Result:
    if labels is None:  # handed over as they are, to be refused
        labels = batch.y

    def reduced(x: Any) -> Any:
        losses = loss(x, jnp.asarray(labels))
        return losses.mean() if batch.asked.reduction == "mean" else losses.sum()

    x = jnp.asarray(batch.x)
    value, grad = jax.value_and_grad(reduced)(x)
    if batch.asked.reduction == "none":
        value = loss(x, jnp.asarray(labels))
    return np.asarray(value), np.asarray(grad)


def _sklearn(batch: Batch) -> Result:
    if batch.asked.reduction == "none":
        raise TypeError("there is no such reduction")
    weights = np.exp(batch.x - batch.x.max(axis=1, keepdims=True))
    s = weights / weights.sum(axis=1, keepdims=True)
    mean = batch.asked.reduction == "mean"
    return sklearn.metrics.log_loss(batch.y, s, normalize=mean), None


def _probs(batch: Batch) -> Any:
    exp = np.exp(batch.x - np.max(batch.x, axis=1, keepdims=True))
    return exp / np.sum(exp, axis=1, keepdims=True)


def _course_index(batch: Batch) -> Result:
    y = batch.y if batch.index is None else batch.index
    probs, n = _probs(batch), batch.rows
    loss = np.sum(-np.log(probs[range(n), y])) / n
    probs[range(n), y] -= 1
    probs /= n
    return loss, probs


def _course_labels(batch: Batch) -> Result:
    probs, n = _probs(batch), batch.rows
    return np.sum(-batch.y * np.log(probs)) / n, (probs - batch.y) / n


CALLS: dict[str, Callable[[Batch], Result]] = {
    "tensorflow": _tensorflow,
    "keras-logits": lambda batch: _keras(batch, from_logits=True),
    "keras": lambda batch: _keras(batch, from_logits=False),
    "optax": lambda batch: _optax(batch, optax.losses.softmax_cross_entropy, batch.y),
    "optax-safe": lambda batch: _optax(batch, optax.losses.safe_softmax_cross_entropy, batch.y),
    "optax-integer": lambda batch: _optax(
        batch, optax.losses.softmax_cross_entropy_with_integer_labels, batch.index
    ),
    "sklearn": _sklearn,
    "course-index": _course_index,
    "course-labels": _course_labels,
}
