"""Numbers with their errors or intervals beside them, which are left out.

    1.5 ± 0.1, 2.5 ± 0.2     1.5 +/- 0.1 ⏎ 2.5 +/- 0.2     1.5 [1.2, 1.8], 2.5 [2.2, 2.8]

Each interval holds its number; each number has one.
"""

from __future__ import annotations

import math
import re
from typing import Final

from core.limits import ENTRIES_MAX
from core.readings.reading import Reading
from core.readings.shapes import NAME_OF_WORDS, PLAIN

_NAME: Final = rf"(?:({NAME_OF_WORDS})[ ]?[:=]?[ ])?"
_ERROR: Final = re.compile(rf"{_NAME}({PLAIN})[ ]?(?:±|\\pm|\+/-|\+-)[ ]?{PLAIN}")
_BOUNDS: Final = rf"({PLAIN})(?:, ?|; ?| )({PLAIN})"
_INTERVAL: Final = re.compile(rf"{_NAME}({PLAIN})[ ](?:\[{_BOUNDS}\]|\({_BOUNDS}\))")
_PARTS: Final = re.compile(
    r"(?<=[\])]),?[ ]|\n|(?<=[\])]),|[,;] (?=[^\]\n,;]{1,60}(?:±|\\pm|\+/?-))"
)
_FIRST: Final = re.compile(rf"{_NAME}{PLAIN}[ ]?(?:±|\\pm|\+/?-|\[|\()")


def with_errors(text: str) -> tuple[float, ...] | None:
    """The numbers of such a text; None where it is anything else."""
    text = text.strip()
    if _FIRST.match(text) is None:
        return None
    has_errors = "±" in text or "\\pm" in text or "+/-" in text or "+-" in text
    items = [item.strip(" \t,;") for item in re.split(_PARTS, text)]
    items = [item for item in items if item]
    if not 1 < len(items) <= ENTRIES_MAX:
        return None
    values: list[float] = []
    for item in items:
        match = (_ERROR if has_errors else _INTERVAL).fullmatch(item)
        if match is None:
            return None
        value = float(match[2])
        if not has_errors and not _holds(match, value):
            return None
        values.append(value)
    return tuple(values) if all(map(math.isfinite, values)) else None


def _holds(match: re.Match[str], value: float) -> bool:
    low, high = (float(bound) for bound in match.groups()[2:] if bound is not None)
    return low <= value <= high and low < high


def readings_beside(text: str) -> tuple[Reading, ...]:
    """The reading of such a text; none where it is anything else."""
    values = with_errors(text)
    return () if values is None else (Reading(values, layout="some-left-out"),)
