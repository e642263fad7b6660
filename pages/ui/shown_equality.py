"""Whether an equality between numbers on the screen is one for a reader who works it out again.

A reader has only what is shown. `0.9987 · 1 − 1 = −0.001312` gives −0.0013 on paper: the rounding
of 0.9987, harmless in itself, is nearly as large as the outcome, whose digits the operands do not
hold. So what is shown decides, in decimals, without a binary rounding in between.

A text with fewer than four digits is exact: a rounded number keeps its zeros, see
`pages.ui.numbers`. With u(t) the unit of the last digit of a text t, at most that of four digits,
R the outcome of the shown operands and G the
shown outcome, `relation` is

    "="    |R - G| <= u(G) / 2: rounded to the digits of G, it is G
    "≈"    |R - G| <= v / 2 + T and T <= 10 v, with v the larger of u(G) and the unit of the 16th
           digit, as float64 holds no more, and T how far the rounding of the operands
           can move R: all digits but the last agree, as in any calculation with rounded numbers;
           or G is 0 and |R| <= T
    ""     otherwise: digits cancel, and the operands do not give the outcome
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Final

from core.limits import LINES_CACHED
from pages.ui.numbers import DIGITS

_POWERS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_DIGITS: Final = 60  # of the arithmetic: products of shown numbers are exact
_FLOAT_DIGITS: Final = 16  # of a float64, the last of them not all its own
_LAST_DIGIT: Final = 10  # units of the last digit of G: what is beyond is more than that digit


@lru_cache(maxsize=LINES_CACHED)
def read(text: str) -> Decimal:
    """The number that a text as of `numbers.number` stands for."""
    mantissa, _, power = text.translate(_POWERS).partition("×10")
    return Decimal(f"{mantissa}e{power or 0}")


def _unit(value: Decimal) -> Decimal:
    """The unit of the last digit; of an exact number, of those that it would have if rounded."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), value.adjusted() - DIGITS + 1))


def _rounding(value: Decimal) -> Decimal:
    """How far the number may be from what it stands for; one with fewer digits is exact."""
    is_exact = len(value.as_tuple().digits) < DIGITS
    return Decimal(0) if is_exact else _unit(value) / 2


def difference(s: str, total: str, y: str, outcome: str) -> str:
    """How s · total − y relates to the outcome, all as they are shown."""
    with localcontext(prec=_DIGITS):
        a, b, c = read(s), read(total), read(y)
        moved = abs(b) * _rounding(a) + abs(a) * _rounding(b) + _rounding(c)
        return _relation(a * b - c, moved, outcome)


def product(factor: str, total: str, outcome: str) -> str:
    """The same for −factor · total."""
    with localcontext(prec=_DIGITS):
        a, b = read(factor), read(total)
        return _relation(-a * b, abs(b) * _rounding(a) + abs(a) * _rounding(b), outcome)


def _relation(result: Decimal, moved: Decimal, outcome: str) -> str:
    shown = read(outcome)
    gap = abs(result - shown)
    if not shown:
        return "=" if not gap else "≈" if gap <= moved else ""
    unit = _unit(shown)
    if gap <= unit / 2:
        return "="
    unit = max(unit, Decimal(1).scaleb(shown.adjusted() - _FLOAT_DIGITS + 1))
    return "≈" if gap <= unit / 2 + moved and moved <= _LAST_DIGIT * unit else ""


def cancelled(y: str, outcome: str) -> int:
    """How many leading digits of y, and so of s · total, go in s · total − y."""
    return max(1, read(y).adjusted() - read(outcome).adjusted())
