"""What the rows of a text may be: one vector, or several of which one is meant."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from core.limits import READINGS_MAX
from core.readings.reading import Layout, Notation, Reading
from core.readings.tables import Table, counts


def readings_of(table: Table, notation: Notation, scale: float) -> list[Reading]:
    """Every vector that the rows of a table may be."""
    readings = _readings(table, notation, scale)
    if table.has_last_share and len(table.rows) == 1 < len(table.rows[0]):  # 30, 50, 20 %
        *others, last = table.rows[0]
        shares = [*(_hundredth(value) for value in others), last]
        readings = [*_readings(replace(table, rows=[shares]), notation, scale), *readings]
    if not table.bracketed:
        return readings
    every = [*chain.from_iterable(table.rows)]
    if all(value >= 0 for value, mark in zip(every, table.bracketed, strict=True) if mark):
        marks = iter(table.bracketed)
        negated = [[-value if next(marks) else value for value in row] for row in table.rows]
        negative = _readings(replace(table, rows=negated), "brackets", scale)
        readings = [*negative, *readings]
    if table.bracketed == (False, True) * (len(every) // 2):  # 1.5 (0.1), 2.5 (0.2)
        kept = Reading(tuple(every[::2]), notation, "some-left-out", scale=scale)
        readings = [kept, *readings]
    return readings


def _readings(table: Table, notation: Notation, scale: float) -> list[Reading]:
    """The same, with the signs of numbers as they are written."""
    rows = table.rows
    every = tuple(chain.from_iterable(rows))

    def reading(
        values: tuple[float, ...] | list[float], layout: Layout, number: int = 0, of: int = 0
    ) -> Reading:
        return Reading(tuple(values), notation, layout, number, of, scale=scale)

    if table.apart and sum(len(row) > 1 for row in rows) < 2:
        apart = iter(table.apart)
        kept = tuple(value for value in every if not next(apart))
        return [reading(kept, "some-left-out"), reading(every, "list")]
    if not _are_vectors(table, notation):
        return [reading(every, "list")]
    asked = rows[: READINGS_MAX + 1]  # nobody is asked about more
    lines = [reading(row, "row", n, len(rows)) for n, row in enumerate(asked, 1)]
    if table.is_certain:
        return lines
    flat = reading(every, "list" if table.is_wrapped else "all")
    widths = {len(row) for row in rows}
    if widths == {2} and table.has_lines and not table.is_numbered and counts(rows):
        return [reading([row[1] for row in rows], "index-left-out"), *lines, flat]
    if len(widths) > 1 or not table.has_lines:
        return [*lines, flat]
    columns = [list(column) for column in zip(*rows, strict=True)]
    upright = [reading(c, "column", n, len(columns)) for n, c in enumerate(columns, 1)]
    return [*lines, *upright, flat]


def _hundredth(value: float) -> float:
    """The float nearest to a hundredth of the decimal that a float is printed as."""
    return float(value if math.isinf(value) else Decimal(repr(value)).scaleb(-2))


def _are_vectors(table: Table, notation: Notation) -> bool:
    """Whether each row may be a vector, or something else than the others.

    A number alone before or after longer rows may be their count, their sum, or a class, and the
    last one may go on with the row before it: `3 ⏎ 1 2 3`, `1 2 3 ⏎ 6`.
    """
    rows = table.rows
    longer = sum(len(row) > 1 for row in rows)
    if longer > 1 or (table.is_certain and len(rows) > 1):
        return True
    if not longer or len(rows) < 2:
        return False
    if not table.has_lines:
        return notation == "plain" and not table.has_commas  # `1 2; 3`; but `1, 2; 3` is a list
    return True
