"""The text as a whole: rows of numbers, without labels, head rows, and columns of an index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from core.readings import calls
from core.readings.cells import Level, collapsed
from core.readings.numbers import begins_a_number, begins_with_digits
from core.readings.printouts import Printout
from core.readings.source import Row, Source
from core.readings.tokens import Group, Item
from core.readings.word_sets import words

SUMMARIES = words(
    """sum total subtotal sum_total grand_total count mean average avg max min std size length len
    总和 合计 总计 小计 平均 平均值 个数 总数"""
)
"""Names of numbers that are about the others, where those have other names."""
_BESIDE_LABELS = ("=", ":", "<-", "->", "(", "[", "{", "\\")
_FEW = 16  # a length, and a vector in brackets, with empty lines
_ASSIGNS = frozenset({"=", "<-", ":="})
_CLASS_WORDS = words(
    """label class target y index idx category cls gold argmax id 类 类别 标签 目标 第"""
)

_SHARE = re.compile(r"[0-9],[0-9]{1,20}\s?%")  # 12,5%


@dataclass(slots=True)
class Table:
    """Rows of numbers.

    is_certain: brackets say what a row is; has_lines: lines may; is_wrapped: lines in one bracket
    may; is_numbered: its index is gone. apart: of each number, whether it may be about the others
    or a class of its own; empty where none is. bracketed: the same, of those that stand in
    brackets alone. has_commas: commas part numbers. has_last_share: the last number has a per cent
    sign, and no other has.
    """

    rows: list[list[float]]
    is_certain: bool
    has_lines: bool
    is_numbered: bool = False
    is_wrapped: bool = False
    apart: tuple[bool, ...] = ()
    has_commas: bool = False
    bracketed: tuple[bool, ...] = ()
    has_last_share: bool = False


def table_of(group: Group, source: Source, printout: Printout) -> Table:
    """The numbers of a text by its rows. Errors as of `read`."""
    level = Level(source, is_root=True)
    text = source.text
    rows = level.read(_data(group.items, text))
    if not rows:
        raise source.refusal("empty", 0)
    if _says_length(group.items) and len(rows) == 2 and _is_length(rows[0], rows[1]):
        rows = rows[1:]
    has_labels = any(mark in text for mark in _BESIDE_LABELS)
    rows = _by_labels(rows) if has_labels else rows
    is_mixed = has_labels and _check_labels(rows, source)
    rows, is_indexed, is_certain = _without_words(rows, source)
    width = max(map(len, rows))
    rows = _without_index(rows, is_indexed or (printout.is_indexed and not level.is_nested))
    is_numbered = printout.is_numbered or max(map(len, rows)) < width
    rows = collapsed(_side_by_side(rows, printout.sections))
    cells = [cell for row in rows for cell in row]
    truths = [cell for cell in cells if cell.is_truth] if source.field == "y" else []
    if truths and len(truths) < len(cells):
        raise source.refusal("not-a-number", truths[0].at, truths[0].position)
    _check_shares(cells, level, source)
    values = [[cell.value for cell in row if cell.value is not None] for row in rows]
    certain = is_certain or is_mixed or (level.is_nested and not source.is_wrapped)
    has_lines = level.has_lines or source.is_wrapped
    apart = tuple(cell.is_apart for cell in cells)
    apart = apart if any(apart) and not all(apart) else ()
    return Table(
        values,
        certain,
        has_lines,
        is_numbered,
        source.is_wrapped,
        apart,
        level.commas > 0,
        _bracketed(cells, level) if "(" in text else (),
        "%" in text and cells[-1].is_share and not any(cell.is_share for cell in cells[:-1]),
    )


def _check_shares(cells: Row, level: Level, source: Source) -> None:
    """`12,5%,30%` is no list of three: its first comma is a decimal one, and its second is not."""
    has_decimals = "%" in source.text and level.commas > 0 and _SHARE.search(source.text)
    shares = [cell.is_share for cell in cells] if has_decimals else []
    if any(shares[:-1]) and not all(shares):
        first = cells[shares.index(False)]
        raise source.refusal("not-a-number", first.at, first.position)


def _bracketed(cells: Row, level: Level) -> tuple[bool, ...]:
    """Of each number whether it stands in brackets: `1.5, (0.5)`; but not in `(1.5), (0.5)`."""
    marks = tuple(cell.is_bracketed for cell in cells)
    is_listed = len(marks) < 2 or (all(marks) and level.commas > 0)
    return marks if any(marks) and not is_listed else ()


def _data(items: list[Item], text: str) -> list[Item]:
    """What is left of `<tf.Tensor: ... numpy=array(...)>` and `double x[] = {...};`."""
    if "=" not in text and "<" not in text and "\\" not in text:
        return items
    filled = [item for item in items if item.kind != "line"]
    if filled and filled[0].text == "<" and filled[-1].text == ">":
        inner = calls.value_of_data(items)
        if inner is None and all(item.kind in ("atom", "group") for item in filled[1:-1]):
            inner = [
                item for item in filled if isinstance(item, Group)
            ]  # <tf.RaggedTensor [[1.]]>
        if inner and (len(inner) == 1 or not isinstance(inner[0], Group)):
            return inner
    if any(item.text == "<" for item in items):
        items = _without_types(items)
    places = [n for n, item in enumerate(items) if item.kind == "mark" and item.text in _ASSIGNS]
    if not places:
        return items
    if any(isinstance(items[place + 1], Group) for place in places[:-1]):
        return items  # x = [1, 2]  y = [0, 1]
    before, after = items[: places[-1]], items[places[-1] + 1 :]
    content = [item for item in after if item.kind not in ("line", "atom")]
    is_declaration = (
        bool(content)
        and isinstance(content[0], Group)
        and not any(item.kind in ("separator", "line") for item in before)
        and not any(item.kind == "atom" and begins_a_number(item.text) for item in before)
    )
    return after if is_declaration else items


def _without_types(items: list[Item]) -> list[Item]:
    """`vector{1, 2}` for `vector<double>{1, 2}`: then the name stands right before its bracket.

    A size may follow the type, as in `array<double, 2>`.
    """
    result: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        end = place + 2
        if item.text == "<" and [i.text for i in items[place + 2 : place + 5 : 2]] == [",", ">"]:
            end = place + 4
        if (
            item.text == "<"
            and end < len(items)
            and items[end].text == ">"
            and calls.is_type(items[place + 1].text)
            and result
            and result[-1].kind == "atom"
        ):
            name = result.pop()
            result.append(name._replace(end=items[end].end))  # type: ignore[union-attr]
            place = end
        else:
            result.append(item)
        place += 1
    return result


# --- labels ---------------------------------------------------------------------------------


def _by_labels(rows: list[Row]) -> list[Row]:
    """`x = 1, 2  y = 0, 1` in one line as two rows of the same length."""
    result: list[Row] = []
    for row in rows:
        starts = [place for place, cell in enumerate(row) if cell.label is not None]
        if len(starts) < 2 or starts[0] or len(starts) == len(row):
            result.append(row)
            continue
        parts = [row[start:end] for start, end in pairwise([*starts, len(row)])]
        result.extend(parts if len(set(map(len, parts))) == 1 else [row])
    return result


def _check_labels(rows: list[Row], source: Source) -> bool:
    """All numbers have a label, or none, or the first of each row: `x = 1, 2`.

    Whether some rows are a number with its name, and others are vectors with theirs.
    """
    labels = [cell.label for row in rows for cell in row]
    if not any(labels):
        return False
    kinds = [_labelling(row) for row in rows]
    names_first = kinds[0] == "first" or (kinds[0] == "all" and len(rows[0]) == 1)
    names_first = names_first and set(kinds[1:]) <= {"none"}
    if (
        not (set(kinds) <= {"none"} or names_first or set(kinds) <= {"all", "first"})
        or "some" in kinds
    ):
        cell = [cell for row in rows for cell in row if cell.label is not None][-1]
        raise source.refusal("not-a-number", cell.label_at, source.count)
    labels = [label for label in labels if label is not None]
    if any(begins_with_digits(label or "") for label in labels):
        labelled = [cell for row in rows for cell in row if cell.label is not None]
        numbered = [cell for cell in labelled if begins_with_digits(cell.label or "")]
        starts = (0, 1)
        in_order = any(labels == [str(n + s) for n in range(len(labels))] for s in starts)
        if len(labels) < 2 or not in_order:
            raise source.refusal("not-a-number", numbered[0].label_at, 0)
    if kinds[0] == "all" and "none" in kinds:
        rows[0][0].is_apart = True  # `sum: 3`, and lines with nothing but a number
    for cell in (cell for row in rows for cell in row if cell.label is not None):
        cell.is_apart = cell.is_apart or (cell.label or "").lower() in SUMMARIES
    return {"first", "all"} <= set(kinds)


def _says_length(items: list[Item]) -> bool:
    """Whether a text is `(3) [1, 2, 3]`, as browsers print it, or `Float64Array(3) [1, 2, 3]`."""
    if len(items) > _FEW:
        return False
    *before, length, numbers = [None, None, *(item for item in items if item.kind != "line")]
    if not (isinstance(length, Group) and isinstance(numbers, Group)):
        return False
    names = [item for item in before if item is not None]
    is_alone = not names or (len(names) == 1 and names[0].kind == "atom")
    return is_alone and length.opening == "(" and numbers.opening != "("


def _is_length(first: Row, second: Row) -> bool:
    return len(first) == 1 and first[0].value == len(second)


def _labelling(row: Row) -> str:
    if len(row) == 1:
        return "none" if row[0].label is None else "all"
    labelled = [cell.label is not None for cell in row]
    if not any(labelled):
        return "none"
    if all(labelled):
        return "all"
    return "first" if labelled[0] and not any(labelled[1:]) else "some"


# --- words ----------------------------------------------------------------------------------


def _without_words(rows: list[Row], source: Source) -> tuple[list[Row], bool, bool]:
    """Rows without head rows and columns of names; whether they are indexed, and certain."""
    if None not in [cell.value for row in rows for cell in row]:
        return rows, False, False
    rows = _without_count(rows)
    heads, data, named, strays = [], [], [], []
    for row in rows:
        empty = [cell for cell in row if cell.value is None]
        if len(empty) == len(row):
            heads.append(row)
            continue
        data.append(row)
        named += empty
        strays += empty if row[0].value is not None else empty[1:]
    has_names = bool(named) and len(named) == len(data) + len(strays)
    if not data or strays or (named and not has_names):
        cell = (strays or named or heads[0])[0]
        raise source.refusal("not-a-number", cell.at, cell.position)
    if has_names:
        _check_names(data, bool(heads), source)
        start = 2 if _counts_one_name(data, source) else 1
        data = [row[start:] for row in data]
    is_indexed = _check_heads(rows, heads, has_names, source)
    if len(heads) > 1:
        return [[cell for row in data for cell in row]], False, True
    return data, is_indexed, len(data) == 1


def _counts_one_name(rows: list[Row], source: Source) -> bool:
    """`class 0 1.5`, `class 1 2.5`: the same name in all rows, and a column that counts."""
    text = source.plain.text
    is_one = len({text[row[0].at : row[0].to] for row in rows}) == 1
    return is_one and len(rows) > 1 and {*map(len, rows)} == {3} and _counts([r[1:] for r in rows])


def _without_count(rows: list[Row]) -> list[Row]:
    """Rows below a head without the column that counts them, before names: `0,cat,1.5`."""
    data = [row for row in rows if any(cell.value is not None for cell in row)]
    is_counted = 1 < len(data) < len(rows) and _counts(data)
    if not is_counted or any(len(row) < 3 or row[1].value is not None for row in data):
        return rows
    width = len(data[0])
    return [row[1:] if len(row) == width else row for row in rows]


def _check_names(data: list[Row], has_head: bool, source: Source) -> None:
    """Names before numbers are a column of at least two, or say that a class follows."""
    text = source.plain.text
    for row in data:
        name = text[row[0].at : row[0].to].strip("'\"").lower()
        if len(row) == 2 and name in SUMMARIES:
            row[1].is_apart = True
        of_class = source.field == "y" and not _CLASS_WORDS.isdisjoint(name.split()[-1:])
        lonely = len(data) == 1 and not (of_class and len(row) == 2) and not has_head
        if lonely or name in calls.OPERATIONS:
            raise source.refusal("not-a-number", row[0].at, 0)


def _check_heads(rows: list[Row], heads: list[Row], has_names: bool, source: Source) -> bool:
    """Each head row has a name for each column below it; True if all but the first has one."""
    indexed = False
    is_head = [all(cell.value is None for cell in row) for row in rows]
    if heads and not is_head[0]:  # a word in the middle of numbers
        raise source.refusal("not-a-number", heads[0][0].at, heads[0][0].position)
    for place, row in enumerate(rows):
        if not is_head[place]:
            continue
        below = rows[place + 1] if place + 1 < len(rows) else []
        names = _names(row, source)
        columns = len(below)
        alone = len(heads) == 1 or place + 2 >= len(rows) or is_head[place + 2]
        fits = columns in names or (has_names and columns - 1 in names)
        indexed = not fits and columns > 1 and columns - 1 in names and place == 0
        indexed = indexed and (len(rows) > 2 or below[0].value == 0)  # one row alone counts as 0
        if not alone or not (fits or (indexed and _counts(rows[1:]))):
            source.has_odd_head = True
            raise source.refusal("not-a-number", row[0].at, 0)
    return indexed


def _names(head: Row, source: Source) -> set[int]:
    """How many names a head row may have: its cells, its words, what tabs part."""
    text = source.plain.text[head[0].at : head[-1].to].replace("|", " ")
    return {len(head), len(text.split()), len(text.split("\t"))}


# --- an index, columns --------------------------------------------------------------------------


def _counts(rows: list[Row]) -> bool:
    """Whether the first column counts the rows, from 0 or from 1."""
    return counts([[cell.value or 0.0 for cell in row[:1]] for row in rows])


def counts(rows: list[list[float]]) -> bool:
    """Whether the first numbers of rows are 0, 1, 2, ... or 1, 2, 3, ..."""
    firsts = [row[0] for row in rows if row]
    return any(firsts == [float(n + start) for n in range(len(rows))] for start in (0, 1))


def _without_index(rows: list[Row], is_indexed: bool) -> list[Row]:
    """Rows without the column of an index that is known to be one, and its head row."""
    head, *rest = rows
    columns = [cell.value for cell in head] == [float(n) for n in range(len(head))]
    widths = {len(row) for row in rest}
    if rest and columns and head[0].label is None and widths == {len(head) + 1} and _counts(rest):
        return [row[1:] for row in rest]  # a DataFrame without names
    if is_indexed and all(len(row) > 1 and row[0].label is None for row in rows):
        return [row[1:] for row in rows]
    return rows


def _side_by_side(rows: list[Row], sections: tuple[int, ...]) -> list[Row]:
    """Rows whose further columns are printed below: `Columns 9 through 10`."""
    if not sections:
        return rows
    parts: list[list[Row]] = [[] for _ in range(len(sections) + 1)]
    for row in rows:
        parts[sum(row[0].at >= start for start in sections)].append(row)
    height = len(parts[0])
    if any(len(part) != height for part in parts):
        return rows
    return [[cell for part in parts for cell in part[n]] for n in range(height)]
