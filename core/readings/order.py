"""Which reading of a text is the likeliest: it comes first among those to choose from.

    1  A notation that gives a sense to every sign comes before plain numbers, which two different
       signs would part: 0,5;1,5;-2 is three numbers rather than five. A decimal comma comes before
       thousands, but after them where commas part the numbers too: 1,234, 2,000. A blank is within
       a number rather than between two where something else parts them: 1 234,5; 2.
       (`conventions.candidates`, `__init__._distinct`)
    2  A column that counts from 0 or 1 is an index rather than numbers.
    3  A vector that has as many numbers as the other vector.
    4  A row, then a column, then all numbers one after the other; each in the order of the text.

The index of a class counts from 0 rather than from 1, as programs do (`targets`).
"""

from __future__ import annotations

from collections.abc import Sequence

from core.readings.reading import Reading


def likeliest_first(readings: Sequence[Reading], classes: int | None) -> list[Reading]:
    """Readings of one notation, sorted; classes: how many the other vector has, if it is known."""

    def rank(reading: Reading) -> tuple[bool, bool]:
        is_other_length = classes is not None and len(reading.values) != classes
        return reading.layout != "index-left-out", is_other_length

    return sorted(readings, key=rank)
