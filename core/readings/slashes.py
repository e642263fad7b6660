"""A slash with blanks round it, `1, 2 / 3, 4`: a quotient, or a mark between two rows."""

from __future__ import annotations

import re

_MARK = re.compile(r"[ \t]/[ \t]")
_BETWEEN = re.compile(r"[,;\s]+")


def with_lines(text: str) -> str | None:
    """The text with line ends for such slashes; None where they part no rows of one length.

    Beside quotients that are written as such, `1/3, 1 / 3`, a slash is one too.
    """
    rows = _MARK.split(text)
    if len(rows) == 1 or text.count("/") != len(rows) - 1:
        return None
    widths = {len(_BETWEEN.split(row.strip())) for row in rows}
    if len(widths) != 1 or widths == {1}:
        return None
    return _MARK.sub(" \n ", text)
