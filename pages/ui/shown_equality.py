"""Whether an equality between numbers on the screen is one for a reader who works it out again.

A reader has only what is shown. `0.9987 · 1 − 1 = −0.001312` gives −0.0013 on paper: the rounding
of 0.9987, harmless in itself, is nearly as large as the outcome, whose digits the operands do not
hold. So what is shown decides, in decimals, without a binary rounding in between.

A text with fewer than four digits is exact: a rounded number keeps its zeros, see
`pages.ui.numbers`. With u(t) the unit of the last digit of a text t, at most that of four digits,
R the outcome of the shown operands and G the
shown outcome, `relation` is

    "="    |R - G| <= u(G) / 2: rounded to the digits of G, it is G
    "≈"    |R - G| <= v / 2 + T, with v the larger of u(G) and the unit of the 16th digit, as
           float64 holds no more, and T how far the rounding of the operands can move R; and
           T <= 10 v, all digits but the last agree, or no leading digit cancels: as in any
           calculation with rounded numbers;
           or G is 0 and |R| <= T; or |R - G| is at most two units of the 16th digit of the
           largest of the numbers, of which no leading digit cancels, or of G: with all digits
           shown, 0.5000025 and 0.5000025000000001 are one float and the next; or both are one
           subnormal float and the next, and as good as equal
    ""     otherwise: the operands do not give the outcome, and `cancelled` says why: that many
           leading digits cancel, or, where that is 0, subnormal floats have too few of them
"""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from typing import Final

from core.limits import LINES_CACHED
from pages.ui.numbers import DIGITS

_POWERS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_EXACT: Final = Context(
    prec=2_000
)  # digits: more than from the largest product to the least float
_FLOAT_DIGITS: Final = 16  # of a float64, the last of them not all its own
_LEAST: Final = Decimal("5e-324")  # float above 0: subnormal ones are multiples of it
_AS_GOOD_AS: Final = Decimal("0.02")  # of a subnormal outcome
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
    digits = len(value.as_tuple().digits)
    if digits < DIGITS:
        return Decimal(0)
    if digits == DIGITS or value == int(value):
        return _unit(value) / 2
    return Decimal(1).scaleb(value.adjusted() - _FLOAT_DIGITS + 1) / 2  # every digit is shown


def difference(s: str, total: str, y: str, outcome: str) -> str:
    """How s · total − y relates to the outcome, all as they are shown."""
    return _relation(read(s), read(total), read(y), read(outcome))


def product(factor: str, total: str, outcome: str) -> str:
    """The same for −factor · total."""
    return _relation(read(factor).copy_negate(), read(total), Decimal(0), read(outcome))


def _relation(a: Decimal, b: Decimal, c: Decimal, outcome: Decimal) -> str:
    """How a · b − c relates to the outcome."""
    gap = _EXACT.subtract(_EXACT.fma(a, b, c.copy_negate()), outcome).copy_abs()
    unit = _unit(outcome)
    if gap <= unit / 2 if outcome else not gap:
        return "="
    if gap <= 2 * _LEAST and (gap <= outcome.copy_abs() * _AS_GOOD_AS or not outcome):
        return "≈"
    moved = b.copy_abs() * _rounding(a) + a.copy_abs() * _rounding(b) + _rounding(c)
    if not outcome:
        return "≈" if gap <= moved else ""
    size = max(_EXACT.multiply(a, b).copy_abs(), c, outcome.copy_abs())
    loses = size >= 10 * outcome.copy_abs()
    last = Decimal(1).scaleb((outcome if loses else size).adjusted() - _FLOAT_DIGITS + 1)
    unit = max(unit, last)
    small = moved <= _LAST_DIGIT * unit or not loses
    return "≈" if (small and gap <= unit / 2 + moved) or gap <= 2 * last else ""


def cancelled(s: str, total: str, y: str, outcome: str) -> int:
    """How many leading digits of s · total and of y go in s · total − y."""
    largest, rest = max(read(s) * read(total), read(y)), read(outcome).copy_abs()
    if not read(y) or largest < 10 * rest:
        return 0
    return largest.adjusted() - rest.adjusted() if rest else 1
