"""Names that number their classes in another order: `x_1 = 1, x_3 = 2, x_2 = 3` is 1, 3, 2.

    class 2: 0.5, class 0: 1.5, class 1: -1     x[3] = 7 ⏎ x[1] = 8 ⏎ x[2] = 9     1.5 x2, 2.5 x1

Numbers go where their names say, if these are one word with all numbers from 0 or 1 on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from core.readings.reading import Reading

_NAME: Final = r"(?<![\w.\\])(?P<word>[^\W\d_][^\W\d]{0,40}?)[ _]?[\[({]?(?P<n>[0-9]{1,4})[\])}]?"
_BEFORE: Final = re.compile(
    rf"{_NAME}[\"']?[ ]*+(?:<-|[:=&|(\t]|(?<=[ \])}}]))[ \t(]*+[-+−.0-9\\]"
)
_AFTER: Final = re.compile(rf"[0-9.%][ \t(]{{1,4}}{_NAME}\)?(?=[ \t]*+(?:[,;\n]|\Z))")
_COMMENT: Final = re.compile(r"(?:#|//|%[ ])[^\n]*+")


def in_order_of_names(text: str, readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings, each list of numbers in the order that its names say."""
    order = _order(text)
    return tuple(
        replace(reading, values=tuple(reading.values[place] for place in order))
        if reading.layout == "list" and len(reading.values) == len(order)
        else reading
        for reading in readings
    )


def _order(text: str) -> list[int]:
    """At which place of the text each class stands; empty where no names number all of them."""
    text = _COMMENT.sub("", text)
    for pattern in (_BEFORE, _AFTER):
        names = [(match["word"], int(match["n"])) for match in pattern.finditer(text)]
        numbers = [number for _, number in names]
        start = min(numbers, default=0)
        if (
            len({word for word, _ in names}) == 1
            and start <= 1
            and sorted(numbers) == [*range(start, start + len(numbers))]
        ):
            return [numbers.index(number) for number in sorted(numbers)]
    return []
