r"""A shorter way for what long texts with several readings, or one beside the plain one, are.

    1,5; 2,5     1,5 ⏎ 2,5     cat: 1,5; dog: 2,5        decimal commas, or thousands, or neither
    0 1.5 ⏎ 1 2.5              1) 1.5 ⏎ 2) 2.5           a column that counts
    - -1.5 ⏎ - 2.5                                       dashes as marks of a list

As `quick`, it takes only what the reader itself takes so.
"""

from __future__ import annotations

import re
from typing import Final

from core.limits import ENTRIES_MAX, READINGS_MAX
from core.readings.calls import OPERATIONS
from core.readings.numbers import NO_NAMES
from core.readings.quick_lines import in_usual_lines
from core.readings.quick_scaled import quick_scaled
from core.readings.reading import Layout, Notation, Reading
from core.readings.shapes import NAME, PLAIN, POINTED, SIMPLE_NAME
from core.readings.tables import SUMMARIES, counts
from core.readings.wrappings import unwrapped

_COMMA: Final = r"[+-]?[0-9]{1,15}(?:,[0-9]{1,15})?"  # some have none
_SHARED: Final = rf"{_COMMA}(?:[ ]?%)?"
_LINE: Final = r"[ ]*+\n[ ]*+"
_LISTS: Final = tuple(
    (mark, re.compile(rf"(?:{_SHARED}{parts})*+{_SHARED}"))
    for mark, parts in (
        (";", r";[ ]?"),
        ("\n", r"[ ]?\n"),
        ("\t", r"\t"),
        (" ", r" (?![0-9]{3}(?![0-9]))"),  # no blank before thousands
    )
)
_NAMED: Final = tuple(
    re.compile(rf"(?:{name}{mark}{_SHARED}{parts})*+{name}{mark}{_SHARED}")
    for name, mark, parts in (
        (NAME, r"[ ]?[:=][ ]?", r";[ ]?"),
        (NAME, r"[ ]?[:=][ ]?", _LINE),
        (SIMPLE_NAME, r"[ \t]++", _LINE),
        (SIMPLE_NAME, r";", _LINE),
    )
)
_NAME_AND_MARK: Final = re.compile(
    rf"({NAME})(?:[ ]?[:=][ ]?|[ \t]++|;)(?={_SHARED}(?:[ ;\n]|\Z))"
)
_HEAD: Final = re.compile(r"[^\W\d][\w.-]{0,40}([\t;])[^\W\d][\w.-]{0,40}[ ]*\n")
_COUNTED_COMMAS: Final = re.compile(
    rf"(?:[0-9]{{1,4}}[; \t]{_COMMA}{_LINE})*+[0-9]{{1,4}}[; \t]{_COMMA}"
)
_COUNT_AND_COMMAS: Final = re.compile(rf"([0-9]{{1,4}})[; \t]({_COMMA})")
_BEFORE_COMMA: Final = re.compile(r"^([+-]?[0-9]+),", re.MULTILINE)
_NO_THOUSANDS: Final = re.compile(r",(?![0-9]{3}(?![0-9]))|[0-9]{4},|(?<![0-9])0[0-9]*,")

_COUNTED: Final = tuple(
    (re.compile(rf"(?:[0-9]{{1,4}}{mark}{number}{_LINE})*+[0-9]{{1,4}}{mark}{number}"),
     re.compile(rf"([0-9]{{1,4}}){mark}({number})"))
    for mark, number in (
        (r"\t", PLAIN),
        (r"[ ]{1,24}", PLAIN),
        (r"(?:[ ]|,[ ]?|;[ ]?|\.[ ])", POINTED),
    )
)  # fmt: skip
_BLANK_OF_THOUSANDS: Final = re.compile(r"[0-9] [0-9]{3}(?![0-9])")
_ITEMS: Final = re.compile(rf"(?:[0-9]{{1,4}}\) {PLAIN}{_LINE})*+[0-9]{{1,4}}\) {PLAIN}")
_ITEM: Final = re.compile(rf"([0-9]{{1,4}})\) ({PLAIN})")
_HEADING: Final = re.compile(r"[A-Za-z_]\w{0,23}:[ ]*\n[ ]*")
_DASHES: Final = re.compile(rf"(?:- {PLAIN}\n[ ]*+)*+- {PLAIN}")
_QUOTED: Final = re.compile(
    rf'(?:(?:{SIMPLE_NAME}[,;\t])?"{_COMMA}"(?:[;\t\n]|, ?))*+(?:{SIMPLE_NAME}[,;\t])?"{_COMMA}"'
)
_QUOTED_NUMBER: Final = re.compile(rf'"({_COMMA})"')
_QUOTED_NAME: Final = re.compile(rf'({SIMPLE_NAME})[,;\t]"')
_BRACED: Final = re.compile(r"[+-]?[0-9]{1,9}(?:\{,\}[0-9]{1,9}){0,3}(?:\.[0-9]{1,15})?")
_DECIMAL_BRACES: Final = re.compile(r"[+-]?[0-9]+(?:\{,\}[0-9]+)?")
_BRACED_THOUSANDS: Final = re.compile(
    r"[+-]?(?:[0-9]+|[1-9][0-9]{0,2}(?:\{,\}[0-9]{3})+)(?:\.[0-9]+)?"
)
_STARS: Final = re.compile(rf"(?:[*•] {PLAIN}\n)*+[*•] {PLAIN}")
_SPECIAL: Final = NO_NAMES | OPERATIONS | SUMMARIES


def quick_asked(text: str) -> tuple[Reading, ...]:
    """All readings of such a text, the likeliest first; none where it has to be looked at."""
    text = in_usual_lines(text.strip())
    if not text:
        return ()
    if scaled := quick_scaled(text):
        return (scaled,)
    if text.count("{,}") > READINGS_MAX:
        return _in_braces(text)
    if text.count(",") > READINGS_MAX:
        readings = _quoted(text) if '"' in text else _with_commas(text.removesuffix(";"))
        if readings:
            return readings
    lines = text.count("\n") + 1
    if not READINGS_MAX < lines <= ENTRIES_MAX + 1:
        return ()
    values: tuple[float, ...] | None = None
    notation: Notation = "plain"
    layout: Layout = "list"
    if text[:2] in ("0)", "1)"):
        values = _counted(text, _ITEMS, _ITEM)
    elif text[0] in "01":
        layout = "index-left-out"
        values = next(filter(None, (_counted(text, *way) for way in _COUNTED)), None)
    elif "\n- " in text[:200] or "\n  - " in text[:200]:
        return _dashed(text)
    elif text[:2] in ("* ", "• ") and _STARS.fullmatch(text):
        values = _floats(text.replace(text[0], " "))
    if values is None or _is_lost(text, values):
        return ()
    reading = Reading(values, notation, layout)
    if layout == "list" or 2 * len(values) > ENTRIES_MAX:
        return (reading,)
    counted = range(int(text[0]), int(text[0]) + len(values))
    every = tuple(
        number for pair in zip(map(float, counted), values, strict=True) for number in pair
    )
    return reading, Reading(every, notation, "all")


def _dashed(text: str) -> tuple[Reading, ...]:
    """Lines that begin with a dash: the mark of a list, or a minus sign."""
    heading = _HEADING.match(text)
    text = text[heading.end() :] if heading else text
    if not _DASHES.fullmatch(text):
        return ()
    is_list = "- -" in text or "- +" in text
    values = _floats(re.sub(r"- (?=[+.0-9-])", "  ", text))
    if _is_lost(text, values) or len(values) > ENTRIES_MAX:
        return ()
    reading = Reading(values, "bullets")
    negative = Reading(tuple(-value for value in values))
    return (reading,) if is_list or not any(values) else (reading, negative)


def _in_braces(text: str) -> tuple[Reading, ...]:
    """Numbers of LaTeX with commas in braces, which are decimal ones or stand between thousands.

    All are in a row or in a column, in a matrix or without one.
    """
    text = unwrapped(text)
    mark = "&" if "&" in text else "\\\\"
    numbers = [number.strip() for number in text.split(mark)]
    if len(numbers) > ENTRIES_MAX or not all(map(_BRACED.fullmatch, numbers)):
        return ()
    readings: list[Reading] = []
    if all(map(_DECIMAL_BRACES.fullmatch, numbers)):
        values = _floats(" ".join(numbers).replace("{,}", "."))
        readings.append(Reading(values, "decimal-comma"))
    if all(map(_BRACED_THOUSANDS.fullmatch, numbers)):
        values = _floats(" ".join(numbers).replace("{,}", ""))
        readings.append(Reading(values, "thousands"))
    return tuple(readings)


def _quoted(text: str) -> tuple[Reading, ...]:
    """Numbers with commas, in quotes, each with its name or none has one."""
    if not _QUOTED.fullmatch(text):
        return ()
    numbers = " ".join(_QUOTED_NUMBER.findall(text))
    names = _QUOTED_NAME.findall(text)
    values = _floats(numbers.replace(",", "."))
    is_mixed = len(names) not in (0, len(values)) or (names and text.count("\n") + 1 != len(names))
    if is_mixed or len(values) > ENTRIES_MAX or not _SPECIAL.isdisjoint(map(str.lower, names)):
        return ()
    readings = [Reading(values, "decimal-comma")]
    if not _NO_THOUSANDS.search(numbers):
        readings.append(Reading(_floats(numbers.replace(",", "")), "thousands"))
    return tuple(readings)


def _with_commas(text: str) -> tuple[Reading, ...]:
    """Numbers with commas in them; where there are few enough, commas may part them too."""
    if text[0] in "01" and (counted := _counted_commas(text)):
        return counted
    if head := _HEAD.match(text):
        if not _SPECIAL.isdisjoint(re.split(r"\W+", head[0].lower())):
            return ()
        text = text[head.end() :]
    is_bracketed = text[0] == "[" and text[-1] == "]"
    if is_bracketed:
        text = text[1:-1].strip()
    parted = next((mark for mark, pattern in _LISTS if pattern.fullmatch(text)), "")
    if is_bracketed and parted != ";":
        return ()
    if not parted:
        if not any(pattern.fullmatch(text) for pattern in _NAMED):
            return ()
        names = _NAME_AND_MARK.findall(text)
        if not _SPECIAL.isdisjoint({word for name in names for word in name.lower().split()}):
            return ()
        text = _NAME_AND_MARK.sub("", text)
        parted = ";"
    shares = text.count("%")
    text = text.replace(";", " ").replace(" %", "").replace("%", "")
    if shares:
        return _shares(text, shares) if parted in ";\n\t" and not is_bracketed else ()
    values = _floats(text.replace(",", "."))
    if len(values) > ENTRIES_MAX:
        return ()
    readings = [Reading(values, "decimal-comma")]
    if not _NO_THOUSANDS.search(text):
        readings.append(Reading(_floats(text.replace(",", "")), "thousands"))
    if parted == "\n" and counts([[float(n)] for n in _BEFORE_COMMA.findall(text)]):
        after = re.sub(r"[+-]?[0-9]+,", "", text)
        readings.append(Reading(_floats(after), "plain", "index-left-out"))
    if 2 * len(values) <= ENTRIES_MAX and not is_bracketed:
        if parted == " ":
            return ()  # a blank may stand within numbers too
        plain = _floats(text.replace(",", " "))
        readings.append(Reading(plain, "plain", "list" if parted == "\t" else "all"))
    return tuple(readings)


def _shares(text: str, count: int) -> tuple[Reading, ...]:
    """Numbers with a per cent sign each: a comma is never between two."""
    numbers = text.split()
    if len(numbers) != count or count > ENTRIES_MAX:
        return ()
    decimals = (f"{number.replace(',', '.')}e-2" for number in numbers)
    readings = [Reading(tuple(map(float, decimals)), "decimal-comma")]
    if not _NO_THOUSANDS.search(text):
        whole = (f"{number.replace(',', '')}e-2" for number in numbers)
        readings.append(Reading(tuple(map(float, whole)), "thousands"))
    return tuple(readings)


def _counted_commas(text: str) -> tuple[Reading, ...]:
    """Decimal commas beside a column that counts; where there are few enough, all numbers."""
    values = _counted(text, _COUNTED_COMMAS, _COUNT_AND_COMMAS)
    if values is None or not _NO_THOUSANDS.search(text):
        return ()
    readings = [Reading(values, "decimal-comma", "index-left-out")]
    numbers = text.replace(";", " ")
    if 2 * len(values) <= ENTRIES_MAX:
        readings.append(Reading(_floats(numbers.replace(",", ".")), "decimal-comma", "all"))
    if 3 * len(values) <= ENTRIES_MAX:
        readings.append(Reading(_floats(numbers.replace(",", " ")), "plain", "all"))
    return tuple(readings)


def _counted(text: str, whole: re.Pattern[str], item: re.Pattern[str]) -> tuple[float, ...] | None:
    """The numbers beside a column that counts from 0 or 1."""
    if not whole.fullmatch(text) or _BLANK_OF_THOUSANDS.search(text):
        return None
    places, numbers = zip(*item.findall(text), strict=True)
    first = int(places[0])
    expected = [str(n) for n in range(first, first + len(places))]
    if first > 1 or list(places) != expected:
        return None
    return _floats(" ".join(numbers).replace(",", "."))


def _floats(text: str) -> tuple[float, ...]:
    return tuple(map(float, text.split()))


def _is_lost(text: str, values: tuple[float, ...]) -> bool:
    """Whether a number may be beyond the floats, which has to be said."""
    return "e" in text.lower() and any(
        value in (0.0, float("inf"), -float("inf")) for value in values
    )
