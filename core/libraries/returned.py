"""What a library call gives back: a loss with its gradient, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.libraries.arrays import FloatArray
from core.libraries.batch import Batch

Reason = Literal["class-index", "float-index", "out-of-range", "ignore", "indicator", "reduction"]
"""Why a call refuses:

class-index   it wants the index of one class, and these labels are not those of one class
float-index   the same, where the labels cannot be used as an index at all
out-of-range  the index is that of no class
ignore        ignore_index goes with class indices alone
indicator     labels must be 0 or 1
reduction     it does not give the losses of single rows
"""


@dataclass(frozen=True, slots=True, eq=False)
class Returned:
    """loss: a number, or (N,) where nothing is reduced; grad: (N, k), None where a call gives
    the loss alone.
    """

    loss: FloatArray
    grad: FloatArray | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The call raises an error. says: what stands in its message."""

    reason: Reason
    says: str


Outcome: TypeAlias = Returned | Refused


def reduced(losses: FloatArray, batch: Batch) -> FloatArray:
    """Losses of rows (N,) put together as `reduction` says; the mean divides by N."""
    match batch.asked.reduction:
        case "mean":
            return losses.mean()  # type: ignore[no-any-return]
        case "sum":
            return losses.sum()  # type: ignore[no-any-return]
    return losses
