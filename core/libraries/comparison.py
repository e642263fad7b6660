"""Every library call on the same batch: what it returns, the true gradient, and the verdict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from core.libraries import pytorch
from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch
from core.libraries.calls import CALLS, Call
from core.libraries.formulas import smoothed, true_gradient
from core.libraries.returned import Outcome, Refused

Verdict = Literal["true", "silent", "difference", "rescales", "no-gradient", "refuses", "wrong"]
"""What a call does with the labels:

true         the true gradient of its loss
silent       the same, of labels that do not sum to 1 as its documentation wants; it says nothing
difference   s - y, which is not the true gradient
rescales     the true gradient of a loss whose probabilities are rescaled and cut first
no-gradient  the loss alone
refuses      an error
wrong        another gradient, which no call here has
"""
_SAME: Final = 1e-9
"""Of the sum of the absolute labels: what rounding may part a gradient from another by. Libraries
lose up to 1e-16 of it, and s - y is off by s |1 - sum(y)|."""


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """One call. true: the true gradient of its loss, (N, k), and difference: what it returns
    minus that; None where it refuses or has no gradient.
    """

    call: Call
    outcome: Outcome
    true: FloatArray | None
    difference: FloatArray | None
    verdict: Verdict

    @property
    def largest_difference(self) -> float | None:
        """Of all components by size."""
        return None if self.difference is None else float(np.abs(self.difference).max())

    @property
    def loses_loss(self) -> bool:
        """Whether the loss is nan: 0 times -inf, or the mean of no row."""
        return not isinstance(self.outcome, Refused) and bool(np.isnan(self.outcome.loss).any())


def compare(batch: Batch) -> list[Compared]:
    """Every call of CALLS; batch in float64, with labels >= 0."""
    known: dict[bytes, FloatArray] = {}
    with np.errstate(all="ignore"):  # libraries give inf and nan without a word, and so do these
        return [_compared(call, batch, known) for call in CALLS]


def is_distribution(y: FloatArray) -> bool:
    """Whether each row of y (N, k) sums to 1, rounding aside."""
    return all(math.isclose(total, 1.0, rel_tol=_SAME) for total in y.sum(axis=1).tolist())


def true_gradient_of(call: Call, batch: Batch) -> FloatArray:
    """The true gradient of a call's loss, (N, k), float64; only where it does not refuse."""
    if call.labels is None:
        return pytorch.bce_gradient(batch)
    return true_gradient(batch.x, call.labels(batch))


def _compared(call: Call, batch: Batch, known: dict[bytes, FloatArray]) -> Compared:
    outcome = call.model(batch)
    if isinstance(outcome, Refused):
        return Compared(call, outcome, None, None, "refuses")
    if call.labels is None:
        true, labels = pytorch.bce_gradient(batch), batch.y
    else:
        labels = call.labels(batch)
        key = labels.tobytes()  # most calls have the same loss
        if key not in known:
            known[key] = true_gradient(batch.x, labels)
        true = known[key]
    if outcome.grad is None:
        silent = call.is_distribution and not is_distribution(batch.y)
        return Compared(call, outcome, true, None, "silent" if silent else "no-gradient")
    difference = outcome.grad - true
    return Compared(
        call, outcome, true, difference, _verdict(call, batch, outcome.grad, difference, labels)
    )


def _verdict(
    call: Call, batch: Batch, grad: FloatArray, difference: FloatArray, labels: FloatArray
) -> Verdict:
    allowed = _SAME * max(batch.share, float(labels.sum(axis=1).max()))
    if np.abs(difference).max() > allowed:
        plain = batch.s - _given(call, batch)
        share = 1.0 / batch.rows if call.always_mean else batch.share
        return "difference" if np.abs(grad - plain * share).max() <= allowed else "wrong"
    if call.key == "keras":
        return "rescales"
    if call.takes == "labels" and call.is_distribution and not is_distribution(batch.y):
        return "silent"
    return "true"


def _given(call: Call, batch: Batch) -> FloatArray:
    """The labels that s - y is made of."""
    if "smoothing" in call.arguments:
        return smoothed(batch.y, batch.asked.smoothing)
    return batch.y
