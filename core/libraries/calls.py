"""The library calls that are compared, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from core.libraries import numpy_forms, optax_losses, pytorch, tensorflow_keras
from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch
from core.libraries.returned import Outcome

Library = Literal["torch", "tensorflow", "keras", "optax", "sklearn", "numpy"]
Labels = Literal["index", "labels"]
Argument = Literal["weight", "smoothing", "ignore", "reduction"]


@dataclass(frozen=True, slots=True)
class Call:
    """One way to call a library's loss.

    documentation: the name of its page in the library's documentation; code: how it is written,
    `x` the logits, `y` labels or `c` class indices; takes: labels as numbers, or the index of a
    class; arguments: those of `Asked` that it has; model: what it returns; labels: what the
    labels really are in its loss, see `formulas.true_gradient`, and None where its loss is not
    that of softmax; asked for only where it does not refuse. is_distribution: its documentation
    asks for labels that sum to 1.
    """

    key: str
    library: Library
    documentation: str
    code: str
    takes: Labels
    arguments: frozenset[Argument]
    model: Callable[[Batch], Outcome]
    labels: Callable[[Batch], FloatArray] | None
    is_distribution: bool = True

    @property
    def always_mean(self) -> bool:
        """Whether it divides by N whatever is asked for, as the course's lines do."""
        return self.library == "numpy"


_ALL: Final[frozenset[Argument]] = frozenset({"weight", "smoothing", "ignore", "reduction"})
_ROWS: Final[frozenset[Argument]] = frozenset({"reduction"})
_NO_ARGUMENTS: Final[frozenset[Argument]] = frozenset()

CALLS: Final = (
    Call(
        "torch-probabilities",
        "torch",
        "torch.nn.CrossEntropyLoss",
        "CrossEntropyLoss()(x, y)",
        "labels",
        _ALL,
        pytorch.cross_entropy_probabilities,
        pytorch.probabilities_labels,
    ),
    Call(
        "torch-index",
        "torch",
        "torch.nn.CrossEntropyLoss",
        "CrossEntropyLoss()(x, c)",
        "index",
        _ALL,
        pytorch.cross_entropy_index,
        pytorch.index_labels,
    ),
    Call(
        "torch-nll",
        "torch",
        "torch.nn.NLLLoss",
        "NLLLoss()(log_softmax(x, 1), c)",
        "index",
        _ALL - {"smoothing"},
        pytorch.nll_loss,
        pytorch.nll_labels,
    ),
    Call(
        "torch-bce",
        "torch",
        "torch.nn.BCEWithLogitsLoss",
        "BCEWithLogitsLoss()(x, y)",
        "labels",
        _ALL - {"smoothing", "ignore"},
        pytorch.bce_with_logits,
        None,
        is_distribution=False,
    ),
    Call(
        "tensorflow",
        "tensorflow",
        "tf.nn.softmax_cross_entropy_with_logits",
        "softmax_cross_entropy_with_logits(y, x)",
        "labels",
        _ROWS,
        tensorflow_keras.softmax_cross_entropy_with_logits,
        tensorflow_keras.plain_labels,
    ),
    Call(
        "keras-logits",
        "keras",
        "keras.losses.categorical_crossentropy",
        "categorical_crossentropy(y, x, from_logits=True)",
        "labels",
        _ROWS | {"smoothing"},
        tensorflow_keras.categorical_crossentropy_from_logits,
        tensorflow_keras.smoothed_labels,
    ),
    Call(
        "keras",
        "keras",
        "keras.losses.categorical_crossentropy",
        "categorical_crossentropy(y, softmax(x))",
        "labels",
        _ROWS | {"smoothing"},
        tensorflow_keras.categorical_crossentropy,
        tensorflow_keras.uncut_labels,
    ),
    Call(
        "optax",
        "optax",
        "optax.losses.softmax_cross_entropy",
        "softmax_cross_entropy(x, y)",
        "labels",
        _ROWS,
        optax_losses.softmax_cross_entropy,
        tensorflow_keras.plain_labels,
    ),
    Call(
        "optax-safe",
        "optax",
        "optax.losses.safe_softmax_cross_entropy",
        "safe_softmax_cross_entropy(x, y)",
        "labels",
        _ROWS,
        optax_losses.safe_softmax_cross_entropy,
        tensorflow_keras.plain_labels,
    ),
    Call(
        "optax-integer",
        "optax",
        "optax.losses.softmax_cross_entropy_with_integer_labels",
        "softmax_cross_entropy_with_integer_labels(x, c)",
        "index",
        _ROWS,
        optax_losses.softmax_cross_entropy_with_integer_labels,
        optax_losses.index_labels,
    ),
    Call(
        "sklearn",
        "sklearn",
        "sklearn.metrics.log_loss",
        "log_loss(y, softmax(x))",
        "labels",
        _ROWS,
        numpy_forms.log_loss,
        numpy_forms.indicator_labels,
    ),
    Call(
        "course-labels",
        "numpy",
        "CS231n: Putting it together",
        "(probs - y) / n",
        "labels",
        _NO_ARGUMENTS,
        numpy_forms.course_labels,
        numpy_forms.course_mean_labels,
    ),
    Call(
        "course-index",
        "numpy",
        "CS231n: Putting it together",
        "probs[range(n), c] -= 1; probs /= n",
        "index",
        _NO_ARGUMENTS,
        numpy_forms.course_index,
        numpy_forms.course_index_labels,
    ),
)
BY_KEY: Final = {call.key: call for call in CALLS}
