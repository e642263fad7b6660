"""The data of a figure as a table: to be read on the page, and whole as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.readings import format_number
from pages.ui.numbers import number

_ROWS = 21  # a table on the page: one row in ten of a sweep's 201 points
_PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉∂·−", "0123456789d*-")


@dataclass(frozen=True)
class Table:
    """Columns by name, and rows of numbers (n, columns); nan is an empty cell."""

    head: Sequence[str]
    rows: NDArray[np.float64]

    def shown(self) -> dict[str, list[str] | list[list[str]]]:
        """Head and evenly chosen rows as texts, the first and the last row among them."""
        count = len(self.rows)
        chosen = np.unique(np.linspace(0, count - 1, min(count, _ROWS)).round().astype(int))
        body = [[number(value) for value in row] for row in self.rows[chosen].tolist()]
        return {"head": list(self.head), "rows": body}

    def csv(self) -> str:
        """All rows with every digit; names in ASCII: `de/dx1`.

        Infinity is `inf`: a number to pandas and R, and a word to Excel, which has no such number
        and leaves it out of sums and charts. The head of a column with one says so.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([name + _infinities(column) for name, column in self._columns()])
        for row in self.rows.tolist():
            writer.writerow(["" if v != v else format_number(v) for v in row])
        return text.getvalue()

    def _columns(self) -> Iterator[tuple[str, NDArray[np.float64]]]:
        names = (name.translate(_PLAIN) for name in self.head)
        return zip(names, self.rows.T, strict=True)


def _infinities(column: NDArray[np.float64]) -> str:
    """Which infinities a column has, for its head: ` (has -inf)`."""
    signs = [text for text in ("-inf", "inf") if (column == float(text)).any()]
    return f" (has {' and '.join(signs)})" if signs else ""
