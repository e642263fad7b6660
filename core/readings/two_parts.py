"""Numbers of two parts: a whole number and a fraction, thousands with a blank after the comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.limits import NUMBER_TEXT_MAX
from core.readings.numbers import simple
from core.readings.reading import Notation
from core.readings.tokens import Token
from core.readings.work import Work

Candidate = tuple[Notation, list[Token]]

# `1, 000`: the same with a blank after the comma.
_SPACED = re.compile(r"(?<=[0-9]), 0[0-9]{2}(?![0-9])")
_PARTS_OF_ONE = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_MIXED = re.compile(
    rf"(?<![0-9./,])[0-9]+ (?:[0-9]+/[0-9]+|[{_PARTS_OF_ONE}])(?![0-9./{_PARTS_OF_ONE}])"
)
_WHOLE = re.compile(r"[+-]?[0-9]+")
_PROPER = re.compile(r"([0-9]+)/([0-9]+)")
_GROUP = re.compile(r"[0-9]{3}(?![0-9])")
_LEADING = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:[0-9]{3})*")
# `12, 345; 6`: a comma with a blank where something else parts numbers.
_BESIDE = re.compile(r"(?<=[0-9])(?:, | ,)[0-9]")
_MARKS = re.compile(r"[;|&\t]")
_FRACTION = re.compile(r"[0-9]+(?![.0-9/])")


def mixed(tokens: list[Token], text: str, has_pairs: bool, work: Work) -> Iterator[Candidate]:
    """The tokens with whole numbers and fractions together."""
    if has_pairs and _MIXED.search(text):
        work.add(2 * len(tokens))
        yield "mixed", _with_mixed(tokens, text)


def _with_mixed(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with `1 1/2` as one number, 3/2."""
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        part = _PROPER.fullmatch(token.text) if len(token.text) <= NUMBER_TEXT_MAX // 2 else None
        if (
            last is not None
            and token.text in _PARTS_OF_ONE
            and text[last.end : token.start] == " "
            and len(last.text) <= NUMBER_TEXT_MAX // 4
            and _WHOLE.fullmatch(last.text)
        ):
            result[-1] = Token("atom", last.text + token.text, last.start, token.end)
        elif (
            last is not None
            and part
            and text[last.end : token.start] == " "
            and len(last.text) <= NUMBER_TEXT_MAX // 4
            and _WHOLE.fullmatch(last.text)
            and int(part[1]) < int(part[2])
        ):
            whole, top, bottom = abs(int(last.text)), int(part[1]), int(part[2])
            sign = "-" if last.text[0] == "-" else ""
            improper = f"{sign}{whole * bottom + top}/{bottom}"
            result[-1] = Token("atom", improper, last.start, token.end)
        else:
            result.append(token)
    return result


def has_spaced(text: str) -> bool:
    """Whether it has `1, 000`."""
    return ", 0" in text and _SPACED.search(text) is not None


def spaced(tokens: list[Token], text: str, work: Work) -> Iterator[Candidate]:
    """The tokens with thousands that a comma and a blank part: `1, 000; 2`."""
    if not has_spaced(text):
        return
    work.add(len(tokens))
    result: list[Token] = []
    for token in tokens:
        comma, last = (result[-1], result[-2]) if len(result) > 1 else (None, None)
        if (
            comma is not None
            and last is not None
            and last.kind == token.kind == "atom"
            and text[last.end : token.start] == ", "
            and _GROUP.match(token.text)
            and _LEADING.fullmatch(last.text)
            and len(last.text) <= NUMBER_TEXT_MAX // 2
        ):
            result.pop()
            number = last.text + token.text
            result[-1] = Token("atom", number, last.start, token.end, simple(number))
        else:
            result.append(token)
    if len(result) < len(tokens):
        yield "thousands", result


def beside_marks(tokens: list[Token], text: str, work: Work) -> Iterator[Candidate]:
    """The tokens with what a comma and a blank part as one number: `12, 345; 6`, `0, 5; 2`.

    Where a semicolon parts numbers, such a comma may be a decimal one, or stand between thousands:
    if it does so everywhere. In brackets a semicolon ends the row of a matrix, where all rows have
    the same length.
    """
    if "," not in text or not (_MARKS.search(text) and _BESIDE.search(text)):
        return
    work.add(len(tokens))
    opens = [token for token in tokens if token.kind == "open"]
    if opens:
        rows = {row.count(",") for row in text.split(";")}
        is_around = len(opens) == 1 and tokens[-1].kind == "close" and tokens[0] is opens[0]
        if len(rows) == 1 or not is_around:
            return
    ways: tuple[tuple[Notation, re.Pattern[str], re.Pattern[str], str], ...] = (
        ("thousands", _LEADING, _GROUP, ""),
        ("decimal-comma", _WHOLE, _FRACTION, "."),
    )
    for notation, before, after, point in ways:
        work.add(len(tokens))
        rewritten = _with_gaps(tokens, text, before, after, point)
        if rewritten is not None:
            yield notation, rewritten


def _with_gaps(
    tokens: list[Token], text: str, before: re.Pattern[str], after: re.Pattern[str], point: str
) -> list[Token] | None:
    """The tokens without commas that stand beside a blank; None where one parts numbers."""
    result: list[Token] = []
    was_joined = False
    for token in tokens:
        if token.kind != "atom" or len(result) < 2 or result[-1].text != ",":
            result.append(token)
            was_joined = False
            continue
        last = result[-2]
        is_gap = text[last.end : token.start] in (", ", " ,") and last.kind == "atom"
        fits = before.fullmatch(last.text) and after.match(token.text)
        is_short = len(last.text) <= NUMBER_TEXT_MAX // 2
        if not (is_gap and fits and is_short) or (was_joined and point):
            return None
        result.pop()
        number = f"{last.text}{point}{token.text}"
        result[-1] = Token("atom", number, last.start, token.end, simple(number))
        was_joined = True
    return result if len(result) < len(tokens) else None
