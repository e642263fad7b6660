r"""A shorter way for what most long texts are: plain decimals, in a list or each with its name.

    1.5, 2.5     1.5; 2.5     one in each line     [1.5, 2.5]     tensor([1.5, 2.5], dtype=...)
    cat: 1.5, dog: 2.5        {"cat": 1.5}         cat 1.5 ⏎ dog 2.5     np.float64(1.5), ...
    0 1.5 ⏎ 1 2.5 ⏎ dtype: float64                 \begin{pmatrix} 1.5 & 2.5 \end{pmatrix}
    1.5 # logits     x[0] = 1.5;     30%     1.5f     1.5×10⁻³     -inf

It takes only what the reader itself takes for a single list, and says nothing about all else; a
test holds one against the other. The work is done by patterns that cannot go back, and `float`.
"""

from __future__ import annotations

import math
import re
from typing import Final

from core.limits import ENTRIES_MAX, READINGS_MAX
from core.readings.calls import OPERATIONS
from core.readings.floats import as_floats, is_crowded, without_inner_brackets
from core.readings.numbers import NO_NAMES
from core.readings.quick_lines import counts_up, in_usual_lines
from core.readings.respelled import without_keys
from core.readings.shapes import NAME, NAME_OF_WORDS, PLAIN, POINTED, SIMPLE_NAME, WORD
from core.readings.tables import SUMMARIES
from core.readings.wrappings import unwrapped

_LONG: Final = 4_096  # signs of a text that is counted first
_NUMBER: Final = rf"(?:{PLAIN}|-inf)"
# Where blanks alone part numbers, they have a point: else `1 234` may be one of them.

_PARTED: Final = re.compile(rf"{_NUMBER}(?:[ ]*+([\n\t,;|&]|\\\\)|([ ]))")
_LISTS: Final = {
    mark: re.compile(rf"(?:{number}{parts})*+{number}")
    for mark, number, parts in (
        (",", _NUMBER, r"[ ]*+,\s++"),
        (",,", POINTED, r","),
        (";", _NUMBER, r"[ ]?;(?:\n[ ]*+|[ ]*+)"),
        (" ", POINTED, r"[ ]++"),
        ("\t", _NUMBER, r"\t"),
        ("\n", _NUMBER, r"[ ]*+\n\s*+"),
        ("|", _NUMBER, r"[ ]\|[ ]"),
        ("&", _NUMBER, r"[ ]?&[ ]*+"),
        ("\\\\", _NUMBER, r"[ ]?\\\\\s*+"),
    )
}
_SPACED: Final = re.compile(r", 0[0-9]{2}(?![0-9])")  # the zeros may go on with thousands
_OPEN_END: Final = re.compile(r",[^\S\n]*+\n")
_IN_ROWS: Final = re.compile(r";[ ]*+[^\n]")  # `1; 2;` and more lines are a matrix
_PART: Final = r"[^\W\d][\w.'-]{0,40}"
_LATIN: Final = rf"{_PART}(?:,? {_PART}){{0,12}}"  # tench, Tinca tinca
_QUOTED: Final = r"'[A-Za-z_][\w ,.()-]{0,61}'|\"[A-Za-z_][\w ,.()-]{0,61}\""
_NAMED: Final = tuple(
    (re.compile(rf"(?:(?:{name}){mark}{number}{parts})*+(?:{name}){mark}{number}"),
     re.compile(rf"({name}){mark}({number})"))
    for name, mark, number, parts in (
        (NAME, r"[ ]?[:=][ ]?", _NUMBER, r"(?:[,;]\s++|[ ]*+\n[ ]*+)"),
        (_QUOTED, r"[ ]?[:=][ ]?", _NUMBER, r"(?:,\s++|\n)"),
        (NAME_OF_WORDS, r"(?:[ \t]++|[,;])", POINTED, r"[ ]*+\n[ ]*+"),
        (r"[0-9]{1,6}", r"[ ]++", POINTED, r"[ ]*+\n[ ]*+"),
        (SIMPLE_NAME, r"(?:[ \t]++|[,;])", _NUMBER, r"[ ]*+\n[ ]*+"),
        (_LATIN, r"\t++", POINTED, r"[ ]*+\n[ ]*+"),
        (_QUOTED, r"[,;\t]", _NUMBER, r"[ ]*+\n[ ]*+"),
        (r"[0-9]{1,6}", r"[ ]{2,24}", _NUMBER, r"[ ]*+\n[ ]*+"),
        (rf"{SIMPLE_NAME} [0-9]{{1,4}}", r"[ ]++", POINTED, r"[ ]*+\n[ ]*+"),
    )
)  # fmt: skip
_COLUMNS, _OF_SERIES = (2, 4, 5, 6), (3, 7)  # of these; the last if a footer says what is an index
_COUNTED = 8  # class 0 1.5
_FOOTER: Final = re.compile(r"\n(?:Name: \w{1,64}, )?dtype: \w{1,16}\Z")
_HEAD: Final = re.compile(rf"({WORD})([,;\t])({WORD})[ ]*\n[ ]*+")
_RECORDS: Final = re.compile(rf'^\{{("[A-Za-z_]\w{{0,63}}": ?{_NUMBER})\}}$', re.MULTILINE)
_HEAD_ROW: Final = re.compile(rf"({SIMPLE_NAME}(?:\t{SIMPLE_NAME}){{0,{ENTRIES_MAX}}})[ ]*\n[ ]*+")
_FILE: Final = re.compile(rf"(?:{WORD})?([,;\t]){WORD}\1({WORD})\n")
_FILES: Final = {
    mark: re.compile(rf"^([0-9]{{1,4}}){mark}({SIMPLE_NAME}){mark}({_NUMBER})$", re.MULTILINE)
    for mark in (",", ";", "\t")
}
_TINY: Final = re.compile(r"[eE]-[3-9][0-9]{2}")
_SPECIAL: Final = NO_NAMES | OPERATIONS | SUMMARIES


def quick_list(text: str) -> tuple[float, ...] | None:
    """The numbers of a plain list; None where the text has to be looked at closely.

    They may be too many.
    """
    if len(text) > _LONG and is_crowded(text):
        return None
    text = in_usual_lines(without_keys(text).strip())
    if text.startswith('{"') and "}\n{" in text:  # a record in each line
        text = _RECORDS.sub(r"\1", text)
    if len(text) < 3:
        return None
    values: tuple[float, ...] | None = None
    inner = unwrapped(without_inner_brackets(text))
    bare = as_floats(inner)
    if bare[:1].isdigit() or bare[:1] in ("+", "-"):
        is_root = inner is text
        values = None if is_root and _may_be_rows(text) else in_list(bare)
    if values is None and inner is text:
        values = _below_head(bare)
    if values is None:
        values = _named(bare, has_columns=inner is text)
    if values is None and inner is text:
        values = _of_file(bare)
    if values is None or len(values) < 2:
        return None
    if "%" in text and text.count("%") < len(values):
        return None  # that of the last number may be for all
    # An infinity may be all that is left of 1e400, a zero of 1e-400, which has to be said.
    is_lost = math.inf in values or values.count(-math.inf) != bare.count("-inf")
    return None if is_lost or (0.0 in values and _TINY.search(bare)) else values


def _may_be_rows(text: str) -> bool:
    """Whether it is in lines of several numbers that all end in a comma: see `quick_rows`."""
    if text[-1] != "," or not 0 < text.count("\n") < READINGS_MAX or not _OPEN_END.search(text):
        return False
    *before, last = [line.count(",") for line in text.split("\n")]
    return max(last, *before) > 1 and not (len(set(before)) == 1 and last < before[0])


def mark_of(text: str) -> str:
    """What parts the first two numbers of a text; "" if that is nothing known."""
    parted = _PARTED.match(text)
    return (parted[1] or parted[2]) if parted else ""


def in_list(text: str) -> tuple[float, ...] | None:
    """The numbers of a list with the same mark between all of them."""
    parted = _PARTED.match(text)
    mark = (parted[1] or parted[2]) if parted else ""
    pattern = _LISTS.get(mark)
    if pattern is None or parted is None or (mark != " " and text.count(mark) > 4 * ENTRIES_MAX):
        return None
    if mark == "," and not text[parted.end() : parted.end() + 1].isspace():
        pattern = _LISTS[",,"]  # all have points: none is a decimal comma, or parts thousands
    if not pattern.fullmatch(text) or (mark == ";" and "\n" in text and _IN_ROWS.search(text)):
        return None
    if mark == "," and ", 0" in text and _SPACED.search(text):
        return None
    for sign in (",", ";", "&", "|", "\\\\"):
        text = text.replace(sign, " ")
    return tuple(map(float, text.split()))


def _below_head(text: str) -> tuple[float, ...] | None:
    """A column below its name, with or without one that counts; a row below its names."""
    head = _HEAD_ROW.match(text)
    if head is None:
        return None
    names = head[1].rstrip().split("\t")
    text = text[head.end() :]
    if not _SPECIAL.isdisjoint(name.lower() for name in names):
        return None
    if len(names) > 1:
        values = in_list(text) if "\n" not in text else None
        return values if values is not None and len(values) == len(names) else None
    if "\n" not in text:
        return None
    counted = _NAMED[7][0].fullmatch(text)
    if counted is None:
        return in_list(text) if _PARTED.match(text) and "\t" not in text else None
    places, numbers = zip(*_NAMED[7][1].findall(text), strict=True)
    return tuple(map(float, numbers)) if counts_up([*places]) else None


def _of_file(text: str) -> tuple[float, ...] | None:
    """A file with an index, names and numbers."""
    head = _FILE.match(text)
    if not head:
        return None
    lines = _FILES[head[1]].findall(text, head.end())
    if len(lines) != text.count("\n") or len(lines) < 2:
        return None
    places, names, numbers = zip(*lines, strict=True)
    words = {word.lower() for word in (*names, *re.findall(r"\w+", head[0]))}
    is_sure = counts_up([*places]) and _SPECIAL.isdisjoint(words)
    return tuple(map(float, numbers)) if is_sure else None


def _named(text: str, *, has_columns: bool) -> tuple[float, ...] | None:
    """Numbers that have a name each; in brackets with a mark between."""
    if has_columns and (head := _HEAD.match(text)):
        # All lines part their columns as the head does.
        names = {head[1].lower(), head[3].lower()}
        lines = text.count("\n")
        if not names.isdisjoint(_SPECIAL):
            return None
        text = text[head.end() :]
        if text.count(head[2]) != lines and '"' not in text:  # as the head does
            return None
        ways = (_entries(text, *_NAMED[place]) for place in _COLUMNS)
        return next((values for values in ways if values is not None), None)
    footer = _FOOTER.search(text, max(0, len(text) - 128))
    if footer:
        text = text[: footer.start()]
    for place, (whole, item) in enumerate(_NAMED):
        if (place in _OF_SERIES and not footer) or (place >= _COLUMNS[0] and not has_columns):
            continue
        values = _entries(text, whole, item, is_counted=place == _COUNTED)
        if values is not None:
            return values
    return None


def _entries(
    text: str, whole: re.Pattern[str], item: re.Pattern[str], *, is_counted: bool = False
) -> tuple[float, ...] | None:
    if not whole.fullmatch(text):
        return None
    names, numbers = zip(*item.findall(text), strict=True)
    if is_counted and not _counts_one_name(names):
        return None
    words = {word for name in names for word in name.strip("'\"").lower().split()}
    if not _SPECIAL.isdisjoint(words):
        return None
    return tuple(map(float, numbers))


def _counts_one_name(names: tuple[str, ...]) -> bool:
    """`class 0`, `class 1`, ..."""
    name, blank, _ = names[0].partition(" ")
    return counts_up([*names], name + blank)
