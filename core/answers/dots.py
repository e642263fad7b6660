"""Sums with dots in them, `y_1 + y_2 + ... + y_k`, as the sums that they stand for."""

from __future__ import annotations

import re
from typing import Final

_DOTS: Final = re.compile(r"(?P<sign>[+-])\s*(?:…|\.{2,3}|\\[cl]?dots)\s*(?P=sign)")
_FIRST: Final = re.compile(r"(?<=[xyspz])_?(?:\{1\}|1)(?![0-9])")
_LAST: Final = re.compile(r"(?<=[xyspz])_?(?:\{[kKnN]\}|[kKnN])(?![A-Za-z])")
_INDICES: Final = "lmquvw"
_TERMS: Final = 3  # first ones that people write before the dots
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"


def without_dots(text: str) -> tuple[str, int, int] | None:
    """The sum for the first dots of a text, and from where to where it stands in its place.

    None where there are no dots, or what is before them does not go on behind them.
    """
    dots = _DOTS.search(text)
    if dots is None:
        return None
    sign = dots["sign"]
    start, end = _start(text, dots.start()), _end(text, dots.end())
    terms = _split(text[start : dots.start()].strip(), sign)
    if sign == "-" and terms[0] == "":
        del terms[0]  # the sign of the first term
    index = next((c for c in _INDICES if not re.search(rf"(?<![a-z]){c}(?![a-z])", text)), "")
    while sign == "+" and len(terms) > 1 and not _FIRST.search(terms[0]):
        start = text.index(terms[1], start + len(terms[0]))  # another term stands before them
        del terms[0]
    summand = _FIRST.sub(f"_{index}", terms[0] if terms else "")
    for n, term in enumerate(terms, 1):
        of_class = re.sub(rf"(?<=[xyspz])_?(?:\{{{n}\}}|{n})(?![0-9])", f"_{index}", term)
        if re.sub(r"\s", "", of_class) != re.sub(r"\s", "", summand):
            return None
    last = _LAST.sub(f"_{index}", text[dots.end() : end].strip())
    bound = _LAST.search(text[dots.end() : end])
    letter = bound[0].strip("_{}") if bound else ""
    if letter.islower() and _is_elsewhere(letter, text[:start] + " " + text[end:]):
        return None
    goes_on = re.sub(r"\s", "", summand) == re.sub(r"\s", "", last)
    if not index or f"_{index}" not in summand or not goes_on or len(terms) > _TERMS:
        return None
    return f"{'-' if sign == '-' else ''}(sum_{index} {summand})", start, end


def _is_elsewhere(letter: str, text: str) -> bool:
    """Whether the number of classes is an index in the rest, which then runs over less."""
    pattern = rf"_\s*\{{?\s*{letter}(?![A-Za-z])|[xyspz]{letter}(?![A-Za-z])"
    return re.search(pattern, text) is not None


def _start(text: str, end: int) -> int:
    """Where the terms before this place begin: behind the bracket that is open there."""
    depth = 0
    for n in range(end - 1, -1, -1):
        depth += (text[n] in _CLOSING) - (text[n] in _OPENING)
        if depth < 0 or (depth == 0 and text[n] == "="):
            return n + 1
    return 0


def _end(text: str, start: int) -> int:
    """Where the term that begins at this place ends."""
    depth = 0
    for n in range(start, len(text)):
        depth += (text[n] in _OPENING) - (text[n] in _CLOSING)
        if depth < 0 or (depth == 0 and text[n] in "+-" and text[start:n].strip()):
            return n
    return len(text)


def _split(text: str, sign: str) -> list[str]:
    """The terms of a sum, at the signs that stand in no bracket."""
    terms, depth, start = list[str](), 0, 0
    for n, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth == 0 and character == sign:
            terms.append(text[start:n].strip())
            start = n + 1
    return [*terms, text[start:].strip()]
