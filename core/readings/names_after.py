r"""Numbers with their names after them, as `uniq -c` and people write them.

    5 cat ⏎ 3 dog     0.75 tabby cat, 0.25 tiger     30% cat, 70% dog     0.25 - "red fox"
    30 % cat ⏎ 70 % dog     shares, or numbers with comments in MATLAB: its writer is asked

A word that may change a number (1.5 million, 3 dozen, 5 mV) is no name; nor is one that several
numbers have; nor are words beside a column that counts.
"""

from __future__ import annotations

import math
import re
from itertools import takewhile
from typing import Final

from core.limits import ENTRIES_MAX
from core.readings.calls import OPERATIONS
from core.readings.numbers import NO_NAMES
from core.readings.reading import Notation, Reading
from core.readings.shapes import NAME, NAME_OF_WORDS, PLAIN, WORD
from core.readings.tables import SUMMARIES, counts
from core.readings.word_sets import words

_LONGEST: Final = 200  # signs of an item
_NUMBER: Final = rf"(?:{PLAIN}|[+-]?[0-9]{{1,15}},[0-9]{{1,15}})"
_ITEM: Final = re.compile(
    rf"({_NUMBER})(?:(%)?[ \t]++(?:-[ ]+)?(?:({NAME_OF_WORDS})|[\"']({NAME})[\"'])"
    rf"|[ \t]++(%)[ \t]*+({NAME}))"
)
_HEAD: Final = re.compile(rf"{WORD}[ ]?[,;\t][ ]?{WORD}[ ]*+\n")
_TABLE: Final = re.compile(rf"{_NUMBER}[,;\t]['\"]?[^\W\d]")
_GAP: Final = re.compile(r"[,;\t](?<=[0-9][,;\t])(?=['\"]?[^\W\d])")
_TINY: Final = re.compile(r"[eE]-[3-9][0-9]{2}")
_MAGNITUDES: Final = words(
    """percent percents per cent pct permille prozent promille million millions millionen milliard
    milliards milliarden millones billion billions billionen trillion trillions mio mrd mill bn tn
    mn tsd thousand thousands tausend mil mille hundred hundreds hundert cien ciento lakh lakhs
    crore crores dozen dozens dutzend score pair pairs half halves third thirds quarter quarters
    fourth fourths fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths tenth
    tenths hundredth hundredths thousandth thousandths millionth millionths times squared cubed
    double triple kilo mega giga milli micro nano db deg degree degrees rad nats bits or of and to
    by through until bis und oder base point comma komma over
    second seconds minute minutes hour hours day days week weeks month months year years
    inch inches in ft foot feet yard yards mile miles eur usd gbp chf cny sigma
    mm cm km mg kg ml ms ns us kb mb gb tb hz khz mhz ghz mv kv ma
    十 百 千 万 萬 亿 億 兆 成 分 厘 折 半 倍 百万 千万 百分"""
)
_NO_WORDS: Final = NO_NAMES | OPERATIONS | SUMMARIES | _MAGNITUDES


def names_after(text: str) -> tuple[Reading, ...]:
    """All readings of such a text, the likeliest first; none where it is anything else."""
    text = text.strip()
    if head := _HEAD.match(text):
        text = text[head.end() :]
    if not text or not (text[0].isdigit() or text[0] in "+-"):
        return ()
    mark = next((mark for mark in ("\n", "; ", ", ") if mark in text), "")
    if not mark or text.count(mark) >= 2 * ENTRIES_MAX:
        return ()
    if mark == "\n" and _TABLE.match(text):
        text = _GAP.sub(" ", text)
    items = [part for item in text.split(mark) if (part := item.strip(" \t,;")[:_LONGEST])]
    if not 1 < len(items) <= ENTRIES_MAX:
        return ()
    parts = [match.groups() for match in takewhile(bool, map(_ITEM.fullmatch, items)) if match]
    if len(parts) < len(items):
        return ()
    names = [first or second or third or "" for _, _, first, second, _, third in parts]
    numbers = [part[0] for part in parts]
    shares = {part[1] or part[4] for part in parts}
    if mark != "\n" and any(part[4] for part in parts):
        return ()
    if len(shares) > 1 or not _are_names(names) or (mark == ", " and "," in "".join(numbers)):
        return ()
    values = tuple(float(number.replace(",", ".")) for number in numbers)
    if None in shares and counts([[value] for value in values]):
        return ()
    if math.inf in map(abs, values) or _TINY.search(" ".join(numbers)):
        return ()
    notation: Notation = "decimal-comma" if "," in "".join(numbers) else "plain"
    if notation == "decimal-comma" and any(_may_be_thousands(number) for number in numbers):
        return ()
    plain = Reading(values, notation)
    if None in shares:
        return (plain,)
    hundredths = (float(f"{number.replace(',', '.')}e-2") for number in numbers)
    share = Reading(tuple(hundredths), notation)
    if any(part[1] for part in parts):
        return (share,) if all(part[1] for part in parts) and _no_exponent(numbers) else ()
    if not _no_exponent(numbers):
        return (plain,)
    is_whole = abs(math.fsum(values) - 100) < 1
    first, second = (share, plain) if is_whole else (plain, share)
    return first, Reading(second.values, notation, variant=1)


def _are_names(names: list[str]) -> bool:
    """Whether these are names of classes, each of its own."""
    said = {word for name in names for word in re.split(r"[\W_]+", name.lower())}
    is_long = all(len(name) > 1 or not name.isascii() for name in names)
    return is_long and len(set(names)) == len(names) and _NO_WORDS.isdisjoint(said)


def _may_be_thousands(number: str) -> bool:
    return re.fullmatch(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}", number) is not None


def _no_exponent(numbers: list[str]) -> bool:
    return "e" not in "".join(numbers).lower()
