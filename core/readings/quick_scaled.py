r"""A shorter way for a long vector that MATLAB or Octave prints with a scale factor.

    x = ⏎ 1.0e+03 * ⏎ Columns 1 through 8 ⏎ 1.0025 -0.0405 ... ⏎ Columns 9 and 10 ⏎ ...

One row, whose further columns may be below, or one column. As `quick`, it takes only what the
reader itself takes so.
"""

from __future__ import annotations

import re
from typing import Final

from core.limits import ENTRIES_MAX
from core.readings.reading import Reading
from core.readings.shapes import WORD
from core.readings.wrappings import side_by_side

_SCALE: Final = re.compile(
    rf"(?:{WORD} ?=[ ]*+\n\s*+)?(?:[0-9]{{1,4}} ?[x×] ?[0-9]{{1,4}} (?:single )?"
    r"(?:(?:row|column) )?vector[ ]*+\n\s*+)?"
    r"1(?:\.0{0,4})?[eE]([+-]?[0-9]{1,2}) {0,4}\*[ ]*+\n\s*+"
)
_NUMBER: Final = r"(?:[+-]?[0-9]{1,4}\.[0-9]{1,15}|0|-Inf)"  # only 0 and infinities have no point
_ROW: Final = re.compile(rf"(?:{_NUMBER}[ ]++)++{_NUMBER}")
_COLUMN: Final = re.compile(rf"(?:{_NUMBER}[ ]*+\n[ ]*+)++{_NUMBER}")
MANY: Final = 100
"""Numbers; fewer are read as they are."""


def quick_scaled(text: str) -> Reading | None:
    """The vector of such a text; None where the text is anything else."""
    text = text.strip()
    scale = _SCALE.match(text)
    if scale is None:
        return None
    text = side_by_side(text[scale.end() :])
    if not (_ROW.fullmatch(text) or _COLUMN.fullmatch(text)):
        return None
    numbers = text.split()
    if not MANY <= len(numbers) <= ENTRIES_MAX:
        return None
    power = int(scale[1])
    written = (n if n == "-Inf" else f"{n}e{power}" for n in numbers)
    return Reading(tuple(map(float, written)), scale=10.0**power)
