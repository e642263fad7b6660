"""A batch as text between two processes."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.libraries.batch import Asked, Batch


def written(batch: Batch) -> dict[str, Any]:
    """A batch as JSON can hold it."""
    asked = batch.asked
    return {
        "x": batch.x.tolist(),
        "y": batch.y.tolist(),
        "index": None if batch.index is None else batch.index.tolist(),
        "asked": [asked.reduction, list(asked.weight), asked.smoothing, asked.ignore],
    }


def read_batch(text: dict[str, Any]) -> Batch:
    """The batch that `written` wrote."""
    reduction, weight, smoothing, ignore = text["asked"]
    index = None if text["index"] is None else np.array(text["index"], np.int64)
    asked = Asked(reduction, tuple(weight), smoothing, ignore)
    return Batch(np.array(text["x"], float), np.array(text["y"], float), index, asked)
