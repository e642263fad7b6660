"""How large a line's formulas are, roughly: which of them have to be fitted to the window."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.worked.layout import width
from core.worked.lines import ShownLine

_MATRIX = re.compile(r"\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}")
_ROW_END = r" \\ "  # of a matrix; rows of a sum that was broken end in a new line as well
_BROKEN = "\\\\\n"
# In heights of a letter, as KaTeX draws them.
_PLAIN, _FRACTION, _MATRIX_ROW = 1.3, 2.6, 1.7
_MAIN = 1.2  # how much larger the line itself is set than its numbers, see `style/lines.css`
_ROOM = 13.0  # with these a line, the one before it and the page's head fit a laptop's window
_WIDEST = 64  # signs of a row of numbers that surely have room there


def tall(line: ShownLine) -> bool:
    """Whether a line with its numbers may not have room in a laptop's window."""
    return _MAIN * _height(line.rows) + _height(line.current_rows) > _ROOM


def wide(line: ShownLine) -> bool:
    """Whether a row of it may not."""
    return _width(line.rows) * _MAIN > _WIDEST or _width(line.current_rows) > _WIDEST


def _width(rows: Sequence[str]) -> int:
    return max((width(part) for row in rows for part in row.split(_BROKEN)), default=0)


def _height(rows: Sequence[str]) -> float:
    return sum(_row_height(part) for row in rows for part in row.split(_BROKEN))


def _row_height(row: str) -> float:
    matrices = (1 + matrix.count(_ROW_END) for matrix in _MATRIX.findall(row))
    text = _FRACTION if "frac" in row or "sum" in row else _PLAIN
    return max(text, _MATRIX_ROW * max(matrices, default=0))
