"""Decimal commas in formulas: `0,5 s_j` is read as `0.5 s_j` where no comma can part arguments."""

from __future__ import annotations

import re
from typing import Final

# Not 1,000, which may be a thousand; 0,333 is none.
_COMMA: Final = re.compile(r"(?<![\w.,])(?![1-9]\d{0,2},\d{3}(?!\d))\d+(,)\d+(?![\w.]|,\d)")
_OPENING: Final = "([{<"
_CLOSING: Final = ")]}>"
_ONE_ARGUMENT: Final = re.compile(r"(?:exp|log|ln|[0-9)\]}\s*/+\-·@=^]|frac\{.*\}|frac|^)$", re.S)
_OF_A_PRODUCT: Final = re.compile(r"(?:^|[^A-Za-z])(?:_\{?\w\}?|[xyspYkN]|[xysp]_\{?\w\}?)$")


def with_decimal_points(text: str) -> str:
    """The same text, as long as it was, with points for decimal commas.

    A comma stays where it may part arguments or indices: in the brackets of a function that takes
    several, in those of an index, and where it may part thousands.
    """
    for match in _COMMA.finditer(text):
        place = match.start(1)
        if _is_decimal(text, place):
            text = f"{text[:place]}.{text[place + 1 :]}"
    return text


def _is_decimal(text: str, place: int) -> bool:
    depth = 0
    for n in range(place - 1, -1, -1):
        depth += (text[n] in _CLOSING) - (text[n] in _OPENING)
        if depth < 0:
            before = text[:n].rstrip()
            if text[n] == "<" or before.endswith("_"):
                return False
            return bool(_ONE_ARGUMENT.search(before) or _OF_A_PRODUCT.search(before))
    return True
