"""Nested tokens as rows of cells: numbers with labels, and words that stand for themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from core.readings import calls, runs
from core.readings.numbers import ELLIPSES, begins_a_number, truth
from core.readings.open_ends import in_lines, rows_of_lines
from core.readings.source import Cell, Row, Source
from core.readings.tokens import Group, Item, Token

_LOOKS_AN_ITEM = 3
_NUMPY_WIDTH = 68  # from here on NumPy breaks the lines of a vector


def rows_of(group: Group, source: Source) -> list[Row]:
    """The rows of numbers in a bracket; a column comes as one row. Words are refused."""
    rows = Level(source, is_root=False).read(calls.arguments(group))
    for row in rows:
        while len(row) > 1 and row[0].value is None and row[0].is_quoted:
            del row[0]  # ["cat", 0.5], ("n02123045", "tabby", 0.5)
        for cell in row:
            if cell.value is None:
                raise source.refusal("not-a-number", cell.at, cell.position)
    return rows


def _has_lines(items: list[Item]) -> bool:
    """Whether there is something in more than one line."""
    kinds = [item.kind for item in items]
    if "line" not in kinds:
        return False
    return len("".join(" " if kind == "line" else "x" for kind in kinds).split()) > 1


def collapsed(rows: list[Row]) -> list[Row]:
    """A column as one row."""
    if len(rows) > 1 and all(len(row) == 1 for row in rows):
        return [[cell for row in rows for cell in row]]
    return rows


@dataclass(slots=True)
class Level:
    """What stands at one level of brackets, taken item by item."""

    source: Source
    is_root: bool
    rows: list[Row] = field(default_factory=lambda: [[]])
    words: list[Token] = field(default_factory=list)
    words_position: int = 0
    label: str | None = None
    label_at: int = 0
    separators: int = 0
    commas: int = 0
    has_lines: bool = False  # where lines are rows, semicolons part the numbers in them
    has_gaps: bool = False  # where tabs part numbers, two of them have none between
    is_nested: bool = False
    breaks: list[int] = field(default_factory=list)
    bare_breaks: list[int] = field(default_factory=list)  # without a mark on either side
    last_mark: str = ""  # a comma, a semicolon
    open_ends: dict[int, str] = field(default_factory=dict)  # rows after a line that ends so
    last_end: int = 0

    def read(self, items: list[Item]) -> list[Row]:
        """All rows, empty ones left out."""
        self.has_lines = self.is_root and _has_lines(items)
        self.has_gaps = self.is_root and "\t\t" in self.source.text
        place = 0
        while place < len(items):
            if not self.words and not self.source.power and not self.has_gaps:
                place = runs.take(self, items, place)
                if place == len(items):
                    break
            place = self._take(items, place)
        self._end_of_words()
        if self.separators > 1:
            raise self.source.refusal("empty", self.last_end, self.source.count)
        if self.open_ends:
            in_commas = {*self.open_ends.values()} == {","} and self.commas > len(self.open_ends)
            is_closed = self.separators > 0 and self.last_mark == ","
            rows, are_lines = rows_of_lines(
                self.rows, {*self.open_ends}, in_commas=in_commas, is_closed=is_closed
            )
            self.source.is_wrapped = are_lines and in_commas
            return rows
        rows = [row for row in self.rows if row]
        return rows if self.is_root else collapsed(self._unwrapped(rows))

    def _take(self, items: list[Item], place: int) -> int:
        """Take the item at a place; the place of the next one."""
        self.source.work.add(_LOOKS_AN_ITEM)
        item = items[place]
        if isinstance(item, Group):
            if place + 1 < len(items) and calls.operates(items[place + 1], item):
                self._sign(items[place + 1])
            return self._group(items, place, item)
        match item.kind:
            case "atom" | "text":
                self._piece(item, items[place + 1] if place + 1 < len(items) else None)
            case "separator":
                self._separator(item)
            case "line":
                self._line()
            case "mark":
                self._mark(item)
            case _:
                self._sign(item)
        return place + 1

    # --- numbers and words ------------------------------------------------------------------

    def _piece(self, token: Token, follows: Item | None) -> None:
        quoted = token.kind == "text"
        text = token.text[1:-1].strip() if quoted else token.text
        is_label = follows is not None and follows.kind == "mark"
        if text in ELLIPSES or text.endswith(("...", "…")):
            raise self.source.refusal("elided", token.start, self.source.count)
        is_number = begins_a_number(text) or (self.source.field == "y" and truth(text) is not None)
        if not is_number and calls.keeps_numbers(text) and self._after_bracket(token):
            return
        if is_label or not is_number:
            self._word(token)
        else:
            self._add([self.source.cell(text, token)])

    def _word(self, token: Token) -> None:
        if not self.words:
            self.words_position = self.source.count
        self.words.append(token)

    def _after_bracket(self, token: Token) -> bool:
        return self.is_nested and token.start == self.last_end

    def _add(self, cells: list[Cell]) -> None:
        """Take numbers that follow each other; words before them stand for themselves."""
        self._end_of_words()
        self._check_gap(cells[0].at, cells[0].position)
        self._give_label(cells[0])
        self.rows[-1].extend(cells)
        self.separators = 0
        self.last_end = cells[-1].to

    def _check_gap(self, at: int, position: int) -> None:
        is_first = len(self.rows) == 1 and not self.rows[0]
        has_gap = self.has_gaps and "\t\t" in self.source.text[self.last_end : at]
        before = self.rows[-1][-1:]
        is_missing = has_gap and bool(before) and before[0].value is not None  # an empty cell
        if self.separators > (0 if is_first else 1) or is_missing:
            raise self.source.refusal("empty", at, position)

    def _end_of_words(self) -> None:
        """Words without a mark after them are a cell of their own."""
        if self.words:
            first, last = self.words[0], self.words[-1]
            quoted = first.kind == "text"
            self.words = []
            position = self.words_position
            self._add([Cell(None, first.start, last.end, position, is_quoted=quoted)])

    def _mark(self, token: Token) -> None:
        if not self.words or self.label is not None:
            raise self.source.refusal("not-a-number", token.start, self.source.count)
        self.label = " ".join(word.text.strip("'\"") for word in self.words)
        self.label_at = self.words[0].start
        self.words = []

    def _give_label(self, cell: Cell) -> None:
        if self.label is not None:
            if cell.label is None:  # a name in the bracket says more than that of the bracket
                cell.label, cell.label_at = self.label, self.label_at
            self.label = None

    # --- between numbers --------------------------------------------------------------------

    def _separator(self, token: Token) -> None:
        if token.text in "|&":
            self._end_of_words()
            return
        self._end_of_words()
        self.separators += 1
        self.last_mark = token.text
        if self.bare_breaks and self.bare_breaks[-1] == len(self.rows[-1]):
            self.bare_breaks.pop()
        if token.text == ";" and self.rows[-1] and not self.has_lines:
            self.rows.append([])
        self.commas += token.text[0] == ","

    def _line(self) -> None:
        self._end_of_words()
        if not self.is_root:
            self.break_row()
        elif self.rows[-1]:
            self.end_row()

    def break_row(self) -> None:
        """A line ends within a bracket."""
        place = len(self.rows[-1])
        self.breaks.append(place)
        if not self.separators:
            self.bare_breaks.append(place)

    def end_row(self) -> None:
        """Begin a row; what a separator before it means is seen when all rows are there."""
        if self.separators:
            self.open_ends[len(self.rows)] = self.last_mark
        self.rows.append([])

    def _sign(self, token: Item) -> None:
        if token.text in "'." and self.is_nested and token.start == self.last_end:
            return  # transposed
        raise self.source.refusal("not-a-number", token.start, self.source.count)

    # --- brackets ---------------------------------------------------------------------------

    def _group(self, items: list[Item], place: int, group: Group) -> int:
        """Take a bracket; the place of what follows it."""
        follows = items[place + 1] if place + 1 < len(items) else None
        name = self._name_before(group)
        if name and follows is not None and follows.kind == "mark":
            return place + 1  # x[0] = 1.5
        if self.last_end and group.opening == "(" and self._is_method(items, place, group):
            if calls.shapes(items[place - 1].text):
                self._reshape(group)
            self.last_end = group.end
            return place + 1
        if self._is_size(group, name, follows):
            return place + 1
        if self.is_root and self.words and not name:
            self._name_of(group)
        if place and items[place - 1].kind == "atom" and items[place - 1].end == group.start:
            self._check_word(items[place - 1], name)
        is_alone = self.is_root and not name and self.label is None and group.opening == "("
        rows = self._rows_in(group, name)
        if is_alone and len(rows) == len(group.items) == 1 and group.items[0].kind == "atom":
            rows[0][0].is_bracketed = True
        if not rows:
            raise self.source.refusal("empty", group.start, self.source.count)
        self._add_rows(rows, group)
        return place + 1

    def _check_word(self, before: Item, name: str) -> None:
        """`1.5(3)` is not two numbers."""
        if not name and not calls.keeps_numbers(before.text):
            raise self.source.refusal("not-a-number", before.start, self.source.count - 1)

    def _name_before(self, group: Group) -> str:
        """The word that stands right before a bracket, which names what it makes."""
        if self.words and self.words[-1].end == group.start and self.words[-1].kind == "atom":
            return self.words[-1].text
        return ""

    def _name_of(self, group: Group) -> None:
        """`logits [1, 2]`: a name and a bracket on one line."""
        if self.words[-1].text in "+-":
            raise self.source.refusal("not-a-number", self.words[-1].start, self.source.count)
        if "\t" in self.source.text[self.words[-1].end : group.start]:
            return  # a cell of its own
        types = all(calls.is_type(word.text) or word.text == "new" for word in self.words)
        if not types and self.words[-1].text.lower() not in calls.OPERATIONS:
            self._mark(self.words[-1])

    def _is_method(self, items: list[Item], place: int, group: Group) -> bool:
        before = items[place - 1] if place else None
        return (
            before is not None
            and before.kind == "atom"
            and calls.keeps_numbers(before.text)
            and before.end == group.start
            and not self.words
        )

    def _reshape(self, group: Group) -> None:
        """`.reshape(2, 3)`: the numbers before it are rows."""
        row = next((row for row in reversed(self.rows) if row), [])
        height = calls.height(group.items, len(row))
        if row and height > 1:
            width = len(row) // height
            place = next(n for n, other in enumerate(self.rows) if other is row)
            cut = [row[start : start + width] for start in range(0, len(row), width)]
            self.rows[place : place + 1] = cut

    def _is_size(self, group: Group, name: str, follows: Item | None) -> bool:
        """`float[3]` before `{...}`, `[]` before `float64`."""
        if group.opening != "[" or follows is None or follows.start - group.end > 1:
            return False
        if isinstance(follows, Group):
            return bool(name) and (calls.is_type(name) or name == "new")
        return follows.kind == "atom" and calls.is_size(group, follows)

    def _rows_in(self, group: Group, name: str) -> list[Row]:
        if not name:
            types = (calls.is_type(w.text) or w.text == "new" for w in self.words)
            if self.words and all(types):  # new double[] {1, 2}
                self.words = []
            return rows_of(group, self.source)
        word = self.words[-1]
        holds_list = any(isinstance(item, Group) for item in group.items)
        if calls.is_scalar(name) and group.opening == "(" and not holds_list:
            self.words.pop()
            return [[self._converted(group, word)]]
        if calls.is_ratio(name):
            self.words.pop()
            return [[self._ratio(group, word)]]
        makers = [w.text for w in self.words[:-1]]
        is_variable = group.opening == "{" and any(calls.is_list(w, "{") for w in makers)
        is_converted = holds_list and calls.is_type(name)  # double([1 2])
        is_list = calls.is_list(name, group.opening) and not calls.repeats(word, group)
        if not (is_list or is_variable or is_converted):
            raise self.source.refusal("not-a-number", word.start, self.source.count)
        if any(w.text[0] == "-" for w in self.words):  # -torch.tensor([1, 2])
            raise self.source.refusal("not-a-number", self.words[0].start, self.source.count)
        self.words = [w for w in self.words[:-1] if not calls.is_list(w.text, "{")]
        inner = Group(group.opening, group.start, group.end, calls.data_in(group.items, name))
        rows = rows_of(inner, self.source)
        if name == "c":  # R's c() puts all it has into one vector
            flat = [cell for row in rows for cell in row]
            return [flat] if flat else []
        matrix = len(rows) == 1 and calls.fills_columns(name)
        height = calls.height(group.items, len(rows[0]), 1) if matrix else 1
        if name in ("array", "structure") and len(rows) == 1:
            height = calls.dimension(group.items, len(rows[0]))
        if height > 1:  # column by column
            return [rows[0][start::height] for start in range(height)]
        return rows

    def _ratio(self, group: Group, word: Token) -> Cell:
        """`Fraction(1, 2)`."""
        texts = [item.text for item in group.items]
        if len(texts) != 3 or texts[1] != "," or not (texts[0] + texts[2]).lstrip("-").isdigit():
            raise self.source.refusal("not-a-number", word.start, self.source.count)
        sign = "-" if (word.text[0] == "-") != (texts[0][0] == "-") else ""
        return self.source.cell(f"{sign}{texts[0].lstrip('-')}/{texts[2]}", word)

    def _converted(self, group: Group, word: Token) -> Cell:
        """`float('-inf')`, `-np.float64(2.0)`."""
        content = [item for item in group.items if item.kind in ("atom", "text")]
        if len(content) != 1 or len(group.items) != 1:
            raise self.source.refusal("not-a-number", word.start, self.source.count)
        text = content[0].text.strip("'\" ")
        if word.text[0] in "+-":
            text = text[1:] if word.text[0] == text[:1] == "-" else word.text[0] + text
        return self.source.cell(text, word)

    def _add_rows(self, rows: list[Row], group: Group) -> None:
        """Rows of a bracket go on with the row that is there where they are one number."""
        is_number = len(rows) == 1 and len(rows[0]) == 1
        self._end_of_words()
        if self.rows[-1] and not is_number:
            self.rows.append([])
        self._check_gap(group.start, rows[0][0].position)
        self._give_label(rows[0][0])
        self.rows[-1].extend(rows[0])
        self.rows.extend(rows[1:])
        if not is_number:
            self.rows.append([])
        self.separators, self.last_end, self.is_nested = 0, group.end, True

    # --- a vector that NumPy prints in several lines ------------------------------------------

    def _unwrapped(self, rows: list[Row]) -> list[Row]:
        """Lines within a bracket: as rows, where they may be some; see `Source.is_wrapped`."""
        breaks = self.bare_breaks if self.commas else self.breaks
        if len(rows) != 1 or self.is_nested or not breaks:
            return rows
        lines = in_lines(rows[0], breaks, math.inf if self.commas else _NUMPY_WIDTH)
        self.source.is_wrapped = self.source.is_wrapped or len(lines) > 1
        return lines
