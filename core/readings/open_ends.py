"""Lines that end in a comma or a semicolon: rows, or one list in several lines."""

from __future__ import annotations

from itertools import pairwise

from core.readings.source import Row


def rows_of_lines(
    rows: list[Row], open_ends: set[int], *, in_commas: bool, is_closed: bool
) -> tuple[list[Row], bool]:
    """The rows, and whether each is a line that ends so.

    rows: of which some are empty; open_ends: places of those after a line that ends in a mark;
    in_commas: all end in commas, which part the numbers too; is_closed: the last line ends in one.
    Of a list the last line ends in none or is shorter, or all numbers have names.
    """
    places = [n for n, row in enumerate(rows) if row]
    rows = [rows[n] for n in places]
    if all(len(row) == 1 for row in rows):
        return rows, False
    *before, last = map(len, rows)
    is_shorter = len(set(before)) == 1 and last < before[0]
    is_list = in_commas and (is_shorter or not is_closed)
    has_names = any(cell.label is not None for row in rows for cell in row[1:])
    if open_ends.issuperset(places[1:]) and not is_list and not has_names:
        return rows, True
    joined: list[Row] = []
    for n, row in zip(places, rows, strict=True):
        if joined and n in open_ends:
            joined[-1].extend(row)
        else:
            joined.append(row)
    return joined, False


def in_lines(row: Row, breaks: list[int], widest: float) -> list[Row]:
    """The lines of a bracket, cut at these places; the row alone where they are no rows.

    widest: how many signs a line may have, which a vector that is printed in lines has.
    """
    cuts = [0, *(n for n in breaks if 0 < n < len(row)), len(row)]
    lines = [row[a:b] for a, b in pairwise(cuts) if b > a]
    lengths = {len(line) for line in lines}
    is_wide = lines[0][-1].to - lines[0][0].at + 6 >= widest
    return [row] if len(lengths) != 1 or lengths == {1} or is_wide else lines
