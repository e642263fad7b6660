"""What a text of y may be besides targets: the index of a class, labels of a batch."""

from __future__ import annotations

from core.errors import ProblemError
from core.readings.reading import Reading

IGNORED = -100.0
"""The label that PyTorch leaves out by default, `ignore_index`."""


def check_ignored(values: tuple[float, ...]) -> None:
    """Refuse labels of a batch with one that is to be ignored: -100, or -1 among classes."""
    whole = all(value == int(value) for value in values if abs(value) < 1e9)
    among_classes = whole and -1.0 in values and max(values) > 1
    if whole and (IGNORED in values or among_classes):
        ignored = IGNORED if IGNORED in values else -1.0
        position = values.index(ignored)
        raise ProblemError("ignore-index", "y", position, token=f"{ignored:.0f}")


def as_class(reading: Reading, classes: int) -> list[Reading]:
    """A single whole number as the index of one of so many classes, counted from 0 or from 1."""
    (index,) = reading.values
    if index != int(index):
        return [reading]
    places = {0: int(index) + 1, 1: int(index)}  # the class, from 1
    choices = {start: place for start, place in places.items() if 1 <= place <= classes}
    if not choices:
        raise ProblemError("not-a-class", "y", token=f"{index:.0f}", limit=classes)
    return [
        Reading(
            tuple(float(n == place) for n in range(1, classes + 1)),
            reading.notation,
            "one-hot",
            place,
            classes,
            counted_from=start,
        )
        for start, place in choices.items()
    ]
