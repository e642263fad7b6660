"""Some 200 problems that library calls are recorded on: plain Python and NumPy, no library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.libraries.batch import Asked, Batch, one_hot_index, turned

INF = float("inf")
LOGITS = {
    "plain": (1.0, 2.0, -0.5),
    "tie": (2.0, 2.0, 2.0),
    "two tie": (1.5, -1.0, 1.5),
    "far": (30.0, 0.0, -4.0),
    "farther": (-60.0, 800.0, 3.0),
    "large": (1001.0, 1002.0, 1000.0),
    "small": (1e-3, -2e-3, 0.0),
    "masked": (0.5, -INF, 1.25),
}
LABELS = {
    "class": (0.0, 1.0, 0.0),
    "first": (1.0, 0.0, 0.0),
    "shares": (0.2, 0.5, 0.3),
    "none": (0.0, 0.0, 0.0),
    "sum 0.6": (0.2, 0.3, 0.1),
    "two": (1.0, 1.0, 0.0),
    "weighted": (0.0, 0.0, 2.0),
    "negative": (-0.5, 1.0, 0.5),
}
BATCHES = {
    "three": Asked(),
    "sum": Asked("sum"),
    "none": Asked("none"),
    "weights": Asked(weight=(0.5, 2.0, 1.25)),
    "weights, sum": Asked("sum", weight=(0.5, 2.0, 1.25)),
    "weights, none": Asked("none", weight=(0.5, 2.0, 1.25)),
    "a weight of 0": Asked(weight=(0.0, 2.0, 1.25)),
    "ignore": Asked(ignore=1),
    "ignore, none": Asked("none", ignore=1),
    "ignore, sum": Asked("sum", ignore=0),
    "smoothing": Asked(smoothing=0.1),
    "smoothing of 1": Asked(smoothing=1.0),
    "smoothing, sum": Asked("sum", smoothing=0.3),
    "smoothing, weights": Asked(smoothing=0.1, weight=(0.5, 2.0, 1.25)),
    "smoothing, ignore": Asked(smoothing=0.1, ignore=2),
    "all": Asked(smoothing=0.2, weight=(0.5, 2.0, 1.25), ignore=0),
    "all, none": Asked("none", smoothing=0.2, weight=(0.5, 2.0, 1.25), ignore=0),
}
MANY = ((1.0, 2.0, -0.5, 0.3), (0.0, 0.0, 1.0, 0.0), (0.4, 0.1, 0.1, 0.4), (3.0, 0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """A batch under a name that no other one has."""

    name: str
    batch: Batch


def problems() -> Iterator[Problem]:
    """All of them, always in the same order."""
    for kind in (np.float64, np.float32):
        for name, x in LOGITS.items():
            for labels, y in LABELS.items():
                yield _problem(f"{name}, {labels}, {kind.__name__}", x, y, kind, 1, Asked())
    for labels in ("class", "shares", "two"):
        for name, asked in BATCHES.items():
            yield _problem(f"batch {labels}, {name}", LOGITS["plain"], LABELS[labels], rows=3,
                           asked=asked)  # fmt: skip
    for name in ("smoothing", "weights", "ignore", "all"):
        for x in ("masked", "far"):
            title = f"one row, {x}, {name}"
            yield _problem(title, LOGITS[x], LABELS["first"], rows=1, asked=BATCHES[name])
    ignored = Asked(ignore=1)
    for name in ("three", "weights", "ignore, none", "smoothing", "all"):
        yield _problem(f"batch masked, {name}", LOGITS["masked"], LABELS["first"], rows=3,
                       asked=BATCHES[name])  # fmt: skip
    yield _problem("all rows ignored", LOGITS["plain"], LABELS["class"], rows=1, asked=ignored)
    for y in MANY[1:]:
        yield _problem(f"four classes, {y}", MANY[0], y, rows=1, asked=Asked())
    yield _problem("two classes", (0.5, -0.25), (0.0, 1.0), rows=1, asked=Asked())
    yield _problem("a label on a masked class", LOGITS["masked"], LABELS["class"], rows=1,
                   asked=Asked())  # fmt: skip
    for index in (-1, 3):
        x, y = np.array([LOGITS["plain"]]), np.array([LABELS["class"]])
        yield Problem(f"the index {index}", Batch(x, y, np.array([index]), Asked()))


def _problem(
    name: str,
    x: tuple[float, ...],
    y: tuple[float, ...],
    kind: type[np.floating] = np.float64,
    rows: int = 1,
    asked: Asked = Asked(),  # noqa: B008 - it is frozen
) -> Problem:
    logits = np.tile(np.array(x, dtype=kind), (rows, 1))
    logits[1:, 0] += np.arange(1, rows, dtype=kind)  # no row is as another
    labels = turned(np.array(y, dtype=kind), np.isneginf(logits[0]), rows)
    return Problem(name, Batch(logits, labels, one_hot_index(labels), asked))
