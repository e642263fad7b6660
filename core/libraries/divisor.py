"""What the mean of a batch divides by, row by row."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.libraries import pytorch
from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch
from core.libraries.returned import Returned


@dataclass(frozen=True, slots=True, eq=False)
class Divisor:
    """The losses of the rows, (N,), what each row counts, (N,), and their quotient.

    The mean is sum(losses) / sum(counts). With class indices a row counts the weight of its
    class, or 0 where it is ignored; with labels as numbers it counts 1.
    """

    losses: FloatArray
    counts: FloatArray

    @property
    def total(self) -> float:
        """Sum of the losses."""
        return float(self.losses.sum())

    @property
    def divisor(self) -> float:
        """What it is divided by."""
        return float(self.counts.sum())

    @property
    def mean(self) -> float:
        """nan where no row counts."""
        with np.errstate(all="ignore"):
            return float(self.losses.sum() / self.counts.sum())


def by_index(batch: Batch) -> Divisor | None:
    """Of CrossEntropyLoss and NLLLoss with class indices; None where they refuse."""
    losses = _losses(batch, pytorch.cross_entropy_index(_rows(batch)))
    return None if losses is None else Divisor(losses, pytorch.counted(batch))


def by_labels(batch: Batch) -> Divisor | None:
    """Of CrossEntropyLoss with class probabilities; None where it refuses."""
    losses = _losses(batch, pytorch.cross_entropy_probabilities(_rows(batch)))
    return None if losses is None else Divisor(losses, np.ones(batch.rows))


def _rows(batch: Batch) -> Batch:
    return replace(batch, asked=replace(batch.asked, reduction="none"))


def _losses(batch: Batch, outcome: object) -> FloatArray | None:
    return outcome.loss if isinstance(outcome, Returned) else None
