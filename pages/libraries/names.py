"""What libraries, calls and their variants are called on the page."""

from __future__ import annotations

from typing import Final

from core.libraries.versions import RECORDED
from pages.ui.text import N_

VARIANTS: Final = {
    "torch-probabilities": N_("class probabilities"),
    "torch-index": N_("class index"),
    "torch-nll": N_("class index, of log_softmax"),
    "torch-bce": N_("yes or no per class"),
    "tensorflow": N_("labels"),
    "keras-logits": "from_logits=True",
    "keras": N_("of softmax(x)"),
    "optax": N_("labels"),
    "optax-safe": "0 log 0 = 0",
    "optax-integer": N_("class index"),
    "sklearn": N_("of softmax(x), labels"),
    "course-labels": "(probs - y) / n",
    "course-index": "probs[range(n), c] -= 1; probs /= n",
}
"""What tells the calls of one name apart, by the key of a call."""

LIBRARIES: Final = {
    "torch": "PyTorch",
    "tensorflow": "TensorFlow",
    "keras": "Keras",
    "jax": "JAX",
    "optax": "optax",
    "sklearn": "scikit-learn",
    "numpy": "NumPy",
}


def with_version(library: str) -> str:
    """`PyTorch 2.13.0`, as it was recorded."""
    return f"{LIBRARIES[library]} {RECORDED.versions[library]}"
