r"""Long formulas in rows: broken before a plus or minus, or a factor, that no bracket encloses.

What cannot be broken, such as a matrix, stays whole; the article scales it to the page.
"""

from __future__ import annotations

import re
from typing import Final

WIDTH: Final = 72
"""Signs of one row, roughly: what a line of A4 and a wide phone hold."""

UPRIGHT: Final = 100
"""Signs from which a row vector, which cannot be broken, would become too small to read."""

# A token that opens or closes a group, a place to break at, or any other sign.
_TOKEN: Final = re.compile(
    r"\\(?:left|begin|right|end)(?![A-Za-z])|\\[A-Za-z]+|\\.|[{}]| [+-] | \\, |.", re.DOTALL
)
_OPEN: Final = {"{", r"\left", r"\begin"}
_CLOSE: Final = {"}", r"\right", r"\end"}
_ROW_VECTOR: Final = re.compile(r"\\begin\{pmatrix\}(?:(?!\\\\ |\\end).)*\\end\{pmatrix\}")
_BREAKS: Final = {" + ", " - ", r" \, "}


def width(formula: str) -> int:
    """About how many signs wide a formula is; a fraction counts as its wider half."""
    text = re.sub(r"\\frac\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\{([^{}]*)\}", _wider, formula)
    text = re.sub(r"\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}", _widest_row, text)
    text = re.sub(r"\\(?:left|right|[a-z]matrix|,)", "", text)
    text = re.sub(r"\\[A-Za-z]+", "M", text)
    return len(re.sub(r"[{}_^ \\]", "", text))


def pieces(formula: str) -> list[str]:
    """The formula cut before every outermost sign or product of matrices."""
    parts, depth = [""], 0
    for token in _TOKEN.findall(formula):
        depth += (token in _OPEN) - (token in _CLOSE)
        if depth == 0 and token in _BREAKS:
            parts.append(token)
        else:
            parts[-1] += token
    return [piece for piece in parts if piece.strip()]


def wrapped(formula: str) -> str:
    r"""The formula in rows of about WIDTH signs, as `aligned`; unchanged if it fits in one."""
    if width(formula) <= WIDTH:
        return formula
    rows: list[str] = []
    for piece in pieces(formula):
        if rows and width(rows[-1] + piece) <= WIDTH:
            rows[-1] += piece
        else:
            rows.append(_leading(piece) if rows else piece)
    if len(rows) == 1:
        return formula
    body = " \\\\\n".join(f"& {row}" for row in rows)
    return f"\\begin{{aligned}}\n{body}\n\\end{{aligned}}"


def joined(*parts: str) -> list[str]:
    """Parts that follow each other, together as far as a row holds them, each wrapped."""
    rows: list[str] = []
    for part in map(upright, parts):
        if rows and (width(rows[-1] + part) <= WIDTH or _starts_in(rows[-1], part)):
            rows[-1] += f" {part}"
        else:
            rows.append(part)
    return [wrapped(row) for row in rows]


def upright(formula: str) -> str:
    """A row vector that is far too wide as a transposed column: its entries below each other."""
    if width(formula) <= UPRIGHT:
        return formula
    return _ROW_VECTOR.sub(_as_column, formula)


def _starts_in(row: str, part: str) -> bool:
    """Whether the first of several pieces still fits into the row."""
    cut = pieces(part)
    return len(cut) > 1 and width(row + cut[0]) <= WIDTH


def _as_column(match: re.Match[str]) -> str:
    row = match[0]
    if width(row) <= UPRIGHT:
        return row
    return row.replace(" & ", r" \\ ") + r"^{\mathsf{T}}"


def _leading(piece: str) -> str:
    """A row starts with its sign as an operator; a product shows its dot there."""
    text = piece.strip()
    return (
        rf"\quad {{}} \cdot {text[2:].strip()}"
        if text.startswith(r"\,")
        else f"\\quad {{}} {text}"
    )


def _wider(match: re.Match[str]) -> str:
    return max(match[1], match[2], key=len)


def _widest_row(match: re.Match[str]) -> str:
    cells = [row.split("&") for row in match[1].split(r"\\")]
    columns = zip(*cells, strict=True)
    return "M" * sum(
        max(len(re.sub(r"\\[A-Za-z]+|[{}_^ ]", "", c)) for c in col) + 2 for col in columns
    )
