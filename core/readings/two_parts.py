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
