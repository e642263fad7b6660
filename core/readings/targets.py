"""What a text of y may be besides targets: the index of a class, labels of a batch."""

from __future__ import annotations

import re

from core.errors import ProblemError
from core.limits import NUMBER_TEXT_MAX
from core.readings.reading import Reading

_NAMED = re.compile(
    r"(?:the )?(?:(?:true|correct|target|gold) )?"
    r"(?:label|class|target|index|category|类别|标签|类)"
    r"(?: is|是|为)?\s*[ :=#_]?\s*(?P<after>[0-9]{1,4})"
    r"|第\s*(?P<between>[0-9]{1,4})\s*(?:个|個)?(?:类别|類別|类|類)?",
    re.IGNORECASE,
)
_R_TRUTHS = re.compile(r"(?:c\()?\s*+[TF](?:[\s,;]++[TF])++\s*+\)?")
_TRUTHS = re.compile(
    r"(?:(?:c|tensor|array|(?:np|torch)\.(?:array|tensor))?\(?)?\[?\s*+"
    r"((?:(?:T|F|True|False|TRUE|FALSE|true|false)(?:,\s*+|[ ]++))++"
    r"(?:T|F|True|False|TRUE|FALSE|true|false))\s*+\]?\)?"
)
IGNORED = -100.0
"""The label that PyTorch leaves out by default, `ignore_index`."""


def class_in(text: str) -> str:
    """The index in `label #2`, `class_2`, `第2类`; the text itself where it is anything else."""
    match = _NAMED.fullmatch(text.strip()) if len(text) < NUMBER_TEXT_MAX else None
    return text if match is None else match["after"] or match["between"]


def quick_truths(text: str) -> tuple[float, ...] | None:
    """1 and 0 of a plain list of truth values; None where the text is anything else."""
    match = _TRUTHS.fullmatch(text) if text[-1:] in tuple("eEFT])") else None
    if match is None or any(text.count(a) != text.count(b) for a, b in ("()", "[]")):
        return None
    return tuple(float(word[0] in "Tt") for word in re.findall("[A-Za-z]+", match[1]))


def with_truths(text: str) -> str:
    """`FALSE TRUE` for R's `F T`; the text itself where it has anything else."""
    if not _R_TRUTHS.fullmatch(text.strip()):
        return text
    return re.sub("[TF]", lambda match: "TRUE" if match[0] == "T" else "FALSE", text)


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
