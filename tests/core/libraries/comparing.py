"""Models held against a record of what the real libraries returned."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.libraries.batch import Asked, Batch
from core.libraries.calls import BY_KEY
from core.libraries.returned import Refused

_NEAR = {
    "float64": {"rtol": 1e-12, "atol": 1e-14},
    "float32": {"rtol": 2e-6, "atol": 1e-6},
}


def batch_of(entry: dict[str, Any]) -> Batch:
    """The batch that an entry of the record was made from."""
    index = None if entry["index"] is None else np.array(entry["index"])
    reduction, weight, smoothing, ignore = entry["asked"]
    asked = Asked(reduction, tuple(weight), smoothing, ignore)
    return Batch(
        np.array(entry["x"], entry["type"]), np.array(entry["y"], entry["type"]), index, asked
    )


def disagreements(record: dict[str, Any], key: str) -> list[str]:
    """Names of the problems where a call's model returns something else than the library did."""
    with np.errstate(all="ignore"):
        return [e["name"] for e in record["problems"] if not _agrees(e, key)]


def _agrees(entry: dict[str, Any], key: str) -> bool:
    outcome, recorded = BY_KEY[key].model(batch_of(entry)), entry["returned"][key]
    if isinstance(outcome, Refused) or isinstance(recorded, str):
        both = isinstance(outcome, Refused) and isinstance(recorded, str)
        return both and outcome.says in recorded
    loss, grad = recorded
    if (outcome.grad is None) != (grad is None):
        return False
    pairs = [(outcome.loss, loss)] + ([] if grad is None else [(outcome.grad, grad)])
    return all(
        np.shape(ours) == np.shape(theirs)
        and np.allclose(ours, theirs, equal_nan=True, **_NEAR[entry["type"]])
        for ours, theirs in pairs
    )
