"""Polynomials in k and N with exact coefficients, fitted to counts and written as formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

POWERS = tuple(product((2, 1, 0), (1, 0)))
"""Powers of k and of N: a Jacobian has k^2 entries, and N problems cost N times as much."""
_RAISED = {0: "", 1: "", 2: "²"}


@dataclass(frozen=True)
class Polynomial:
    """The sum of coefficient * k^a * N^b over the pairs (a, b) of POWERS."""

    coefficients: Mapping[tuple[int, int], Fraction]

    def __call__(self, k: int, n: int = 1) -> int:
        """Its value, which is a count: a whole number."""
        value = sum((c * k**a * n**b for (a, b), c in self.coefficients.items()), Fraction())
        return int(value)

    @property
    def degree(self) -> int:
        """The highest power of k: the slope in the long run on a log-log plot."""
        return max((a for (a, _), c in self.coefficients.items() if c), default=0)

    def formula(self, *, batch: bool) -> str:
        """`2k² + 5k`; with `batch`, in k and N: `2k²N + 5kN`; else for N = 1."""
        return _joined([_term(c, a, b) for (a, b), c in self._terms(batch=batch)])

    def substituted(self, k: int, n: int, *, batch: bool) -> str:
        """The formula with the reader's own numbers: `2·3² + 5·3`; `-` stands for a minus."""
        return _joined([_with_numbers(c, a, b, k, n) for (a, b), c in self._terms(batch=batch)])

    def _terms(self, *, batch: bool) -> list[tuple[tuple[int, int], Fraction]]:
        terms: dict[tuple[int, int], Fraction] = {}
        for a, b in POWERS:
            place = (a, b if batch else 0)
            terms[place] = terms.get(place, Fraction()) + self.coefficients.get((a, b), Fraction())
        return [(place, c) for place, c in terms.items() if c]


def fit(counts: Mapping[tuple[int, int], int]) -> Polynomial:
    """The polynomial through these counts at (k, N): as many as there are POWERS.

    Solved exactly, in fractions. Raises ValueError where the places do not determine it.
    """
    if len(counts) != len(POWERS):
        raise ValueError("as many counts as coefficients")
    rows = [
        [*(Fraction(k**a * n**b) for a, b in POWERS), Fraction(count)]
        for (k, n), count in counts.items()
    ]
    return Polynomial(dict(zip(POWERS, _solved(rows), strict=True)))


def _solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Gauss and Jordan's elimination; each row has its right-hand side at its end."""
    for column in range(len(rows)):
        pivot = next((n for n in range(column, len(rows)) if rows[n][column]), None)
        if pivot is None:
            raise ValueError("the places of the counts do not determine a polynomial")
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [entry / lead for entry in rows[column]]
        for n, row in enumerate(rows):
            if n != column and row[column]:
                factor = row[column]
                rows[n] = [a - factor * b for a, b in zip(row, rows[column], strict=True)]
    return [row[-1] for row in rows]


def _term(c: Fraction, a: int, b: int) -> tuple[bool, str]:
    """Whether it is subtracted, and its size as text."""
    symbols = f"{'k' if a else ''}{_RAISED[a]}{'N' if b else ''}"
    size = abs(c)
    return c < 0, symbols if size == 1 and symbols else f"{size}{symbols}"


def _with_numbers(c: Fraction, a: int, b: int, k: int, n: int) -> tuple[bool, str]:
    factors = [str(abs(c))] if abs(c) != 1 or not (a or b) else []
    factors += [f"{k}{_RAISED[a]}"] if a else []
    factors += [str(n)] if b else []
    return c < 0, "·".join(factors)


def _joined(terms: Sequence[tuple[bool, str]]) -> str:
    text = ""
    for subtracted, size in terms:
        if text:
            text += f" − {size}" if subtracted else f" + {size}"
        else:
            text = f"−{size}" if subtracted else size
    return text or "0"
