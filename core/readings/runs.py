"""What most texts have little else of, taken in a shorter way than `cells.Level` does.

That is numbers, names before a mark, a comma or a number, commas, semicolons and line ends. What
is left of the items, or is wrong with them, is for the longer way; a test holds one against the
other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.limits import NUMBERS_MAX
from core.readings.numbers import ELLIPSES, begins_a_number, begins_with_digits, truth
from core.readings.source import Cell
from core.readings.tokens import Item

if TYPE_CHECKING:
    from core.readings.cells import Level

_LOOKS_A_NAME: Final = 2
_NUMBER_STARTS: Final = frozenset("+-.0123456789")


def take(level: Level, items: list[Item], place: int) -> int:
    """Take items from this place on; the place of the first that is not taken."""
    source, row, label = level.source, level.rows[-1], level.label
    separators, last_end = level.separators, level.last_end
    last = len(items) - 1
    while place <= last:
        item = items[place]
        kind = item.kind
        if kind == "atom":
            if separators and (separators > 1 or (len(level.rows) == 1 and not row)):
                break
            follows = items[place + 1] if place < last else None
            is_label = follows is not None and follows.kind == "mark"
            value, text = item.value, item.text
            if value is not None and not is_label:
                source.count += 1
                if source.count > NUMBERS_MAX:
                    break
                row.append(
                    Cell(value, item.start, item.end, source.count - 1, label, level.label_at)
                )
                separators, label, last_end = 0, None, item.end
            elif text[0] in _NUMBER_STARTS:
                if is_label or not _is_number(text):
                    break
                cell = source.cell(text, item)
                cell.label, cell.label_at = label, level.label_at
                row.append(cell)
                separators, label, last_end = 0, None, item.end
            elif label is not None or not _is_name(level, text):
                break
            elif is_label:
                source.work.add(_LOOKS_A_NAME)
                label, level.label_at = text, item.start
                place += 1
            else:
                end = _end_of_name(level, items, place)
                if end < 0:
                    break
                source.work.add(_LOOKS_A_NAME)
                if end <= last and items[end].kind == "mark":
                    label = " ".join([word.text for word in items[place:end]])
                    level.label_at = item.start
                    place = end
                else:
                    row.append(Cell(None, item.start, items[end - 1].end, source.count))
                    separators, last_end = 0, items[end - 1].end
                    place = end - 1
        elif kind == "separator":
            text = level.last_mark = item.text
            if level.bare_breaks and level.bare_breaks[-1] == len(row):
                level.bare_breaks.pop()
            if text[0] == ",":
                level.commas += 1
                separators += 1
            elif text == ";":
                if row and not level.has_lines:
                    row = []
                    level.rows.append(row)
                separators += 1
        elif kind == "line":
            if not level.is_root:
                level.separators = separators
                level.break_row()
            elif row:
                level.separators = separators
                level.end_row()
                row = level.rows[-1]
        else:
            break
        place += 1
    level.label, level.separators, level.last_end = label, separators, last_end
    if source.count > NUMBERS_MAX:
        source.count -= 1
        source.count_one()
    return place


def _is_number(text: str) -> bool:
    """Whether a text begins as a number does; what is left out by dots is none."""
    return text[-1] not in ".…" and begins_with_digits(text)


def _is_name(level: Level, text: str) -> bool:
    """Whether a piece of text is surely a name, and no number in other words."""
    return (
        not level.is_nested
        and text[-1] not in ".…"
        and text not in ELLIPSES
        and not begins_a_number(text)
        and truth(text) is None
    )


def _end_of_name(level: Level, items: list[Item], place: int) -> int:
    """Where a name of one or more words ends; -1 where that is not sure.

    After it comes a mark, if the name is a label, or what ends a cell: a number that is no name
    itself, a separator, the end of a line or of the text.
    """
    for end in range(place + 1, len(items)):
        item = items[end]
        if item.kind == "mark":
            return end
        if item.kind in ("separator", "line"):
            return end if level.is_root else -1
        if item.kind != "atom" or item.text[-1] in ".…" or item.text in ELLIPSES:
            return -1
        if end + 1 < len(items) and items[end + 1].kind == "mark":
            continue
        if item.value is not None:
            return end if level.is_root else -1
        level.source.work.add(2)
        if not _is_name(level, item.text):
            return -1
    return len(items) if level.is_root else -1
