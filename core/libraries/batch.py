"""What is handed to a library call: rows of logits and labels, and what is asked of the call."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.libraries.arrays import FloatArray, IntArray
from core.libraries.formulas import log_softmax, plain_softmax

Reduction = Literal["mean", "sum", "none"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The arguments of a call, in the words of PyTorch, which has them all.

    reduction: of the rows' losses; weight: a factor for each class, () for none;
    smoothing: label_smoothing, from 0 to 1; ignore: ignore_index, the class (from 0) whose rows
    do not count, None for none.
    """

    reduction: Reduction = "mean"
    weight: tuple[float, ...] = ()
    smoothing: float = 0.0
    ignore: int | None = None


@dataclass(frozen=True, eq=False)
class Batch:
    """N rows of k classes.

    x: logits (N, k); y: labels as numbers, (N, k); index: the class of each row, from 0, (N,),
    or None where the labels of a row are not those of a single class.
    """

    x: FloatArray
    y: FloatArray
    index: IntArray | None
    asked: Asked = field(default_factory=Asked)

    @property
    def rows(self) -> int:
        """N."""
        return len(self.x)

    @property
    def k(self) -> int:
        """Number of classes."""
        return int(self.x.shape[1])

    @cached_property
    def log_s(self) -> FloatArray:
        """`formulas.log_softmax` of x, (N, k): most calls begin with it. Not to be changed."""
        return log_softmax(self.x)

    @cached_property
    def s(self) -> FloatArray:
        """`formulas.plain_softmax` of x, (N, k). Not to be changed."""
        return plain_softmax(self.x)

    @property
    def weight(self) -> FloatArray:
        """The factor of each class, (k,), in the type of x."""
        return np.array(self.asked.weight or (1.0,) * self.k, dtype=self.x.dtype)

    @property
    def share(self) -> float:
        """What `reduction` multiplies the sum over N rows by: 1/N for the mean, else 1."""
        return 1.0 / self.rows if self.asked.reduction == "mean" else 1.0


def one_hot_index(y: FloatArray) -> IntArray | None:
    """The class of each row, (N,), where every row of y (N, k) is 1 once and 0 else; or None."""
    if not (((y == 0.0) | (y == 1.0)).all() and (y.sum(axis=1) == 1.0).all()):
        return None
    return np.asarray(y.argmax(axis=1), dtype=np.int64)


def turned(y: FloatArray, masked: NDArray[np.bool_], rows: int) -> FloatArray:
    """Labels of a batch, (rows, k): each row has those of the row before moved on by one class.

    y (k,), masked (k,): a masked class keeps its label, as a label that came to it would make
    the loss infinite.
    """
    free = np.flatnonzero(~masked)
    turned_rows = np.tile(y, (rows, 1))
    for n in range(1, rows):
        turned_rows[n, free] = np.roll(y[free], n)
    return turned_rows
