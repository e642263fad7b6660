"""A shorter way for what most long texts are: decimals in a line, or one in each line.

It takes only what the reader itself takes for a single list, and says nothing about all else; a
test holds one against the other. The work is done by one pattern that cannot go back, and `float`.
"""

from __future__ import annotations

import math
import re
from typing import Final

from core.limits import ENTRIES_MAX

_EXPONENT: Final = r"(?:[eE][+-]?[0-9]{1,3})?"
# Shorter than NUMBER_TEXT_MAX. With a point, where blanks alone part numbers: else `1 234` may be
# a number with a blank between its thousands.
_DECIMAL: Final = rf"[+-]?[0-9]{{1,24}}\.[0-9]{{1,24}}{_EXPONENT}"
_NUMBER: Final = rf"[+-]?[0-9]{{1,24}}(?:\.[0-9]{{0,24}})?{_EXPONENT}"
_SCALAR: Final = re.compile(rf"np\.float(?:16|32|64)\(({_DECIMAL})\)")
_LISTS: Final = {
    mark: re.compile(rf"(?:{number}{mark}[ ]*+)*+{number}")
    for mark, number in ((", ", _NUMBER), (" ", _DECIMAL), (",\n", _NUMBER), ("\n", _NUMBER))
}
_BRACKETS: Final = {"[": "]", "(": ")"}


def quick_list(text: str) -> tuple[float, ...] | None:
    """The numbers of a plain list; None where the text has to be looked at closely."""
    text = text.strip()
    if text[:1] in _BRACKETS and text[-1:] == _BRACKETS[text[:1]]:
        text = text[1:-1]
    if text.startswith("np."):
        text = _SCALAR.sub(r"\1", text)
    pattern = next((pattern for mark, pattern in _LISTS.items() if mark in text), None)
    if pattern is None or not pattern.fullmatch(text):
        return None
    values = tuple(map(float, text.replace(",", " ").split()))
    if len(values) > ENTRIES_MAX or not all(map(math.isfinite, values)):
        return None
    # A zero may be all that is left of 1e-400, which has to be said.
    return None if 0.0 in values and "e" in text.lower() else values
