r"""A shorter way for long tables of plain decimals: lines of numbers, one of which may be meant.

    1.5 2.5 ⏎ 3.5 4.5     1.5, 2.5 ⏎ 3.5, 4.5     1;2 ⏎ 3;4     1 ⇥ 2 ⏎ 3 ⇥ 4     1 | 2 ⏎ 3 | 4

A line may end in a comma or a semicolon. As `quick`, it takes only what the reader itself takes
so; what the lines may be is for `layouts`.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import Final

from core.limits import NUMBERS_MAX, READINGS_MAX
from core.readings.quick import in_list, mark_of
from core.readings.tables import Table

LONG: Final = 4_096
"""Signs of a text; shorter ones are read as they are."""


def quick_rows(text: str) -> Table | None:
    """The rows of a long plain table; None where the text has to be looked at closely."""
    text = text.strip()
    count = text.count("\n") + 1
    if len(text) < LONG or not 1 < count <= READINGS_MAX:
        return None
    lines = [line.strip(" ") for line in text.split("\n")]
    mark = mark_of(lines[0])
    ends = mark if mark in (",", ";") else ""
    open_ends = [bool(ends) and line.endswith(ends) for line in lines]
    is_open = all(open_ends[:-1]) and ends != ""
    if not mark or (not is_open and any(open_ends)):
        return None
    rows: list[list[float]] = []
    for line, is_marked in zip(lines, open_ends, strict=True):
        line = line[:-1].rstrip(" ") if is_marked else line
        values = in_list(line) if mark_of(line) == mark else None
        if values is None or len(values) < 2:
            return None
        rows.append(list(values))
    every = [*chain.from_iterable(rows)]
    counts_columns = rows[0] == [float(n) for n in range(len(rows[0]))]
    if len(every) > NUMBERS_MAX or counts_columns or not all(map(math.isfinite, every)):
        return None
    if 0.0 in every and "e" in text.lower():
        return None  # a zero may be all that is left of 1e-400
    has_commas = mark == ","
    is_list = has_commas and is_open
    if is_list and (not open_ends[-1] or len(rows[-1]) < len(rows[0])):
        return None
    return Table(
        rows,
        is_certain=False,
        has_lines=True,
        is_wrapped=is_list,
        has_commas=has_commas,
    )
