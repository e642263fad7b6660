"""The batch of a problem: its rows, and the class index of each."""

from __future__ import annotations

import numpy as np

from core.libraries.batch import Asked, Batch, one_hot_index, turned
from core.problem import Problem

_PLAIN = Asked()


def batch_of(
    problem: Problem,
    rows: int = 1,
    asked: Asked = _PLAIN,
    *,
    largest: bool = False,
) -> Batch:
    """Rows with the problem's logits, and its targets, which move on by a class from row to row.

    largest: labels that are not those of one class have the index of the largest (the first of
    them, and none that is masked if it can be), where a call wants an index.
    """
    x = np.tile(np.array(problem.x), (rows, 1))
    masked = np.array(problem.masked)
    y = turned(np.array(problem.y), masked, rows)
    index = one_hot_index(y)
    if index is None and largest:
        index = np.asarray(np.where(masked, y - 1.0, y).argmax(axis=1), np.int64)
    return Batch(x, y, index, asked)
