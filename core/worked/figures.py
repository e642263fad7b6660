"""Floats as LaTeX: rounded to some digits, or every digit there is."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from mpmath import mpf, nstr
from sympy import Expr

from core.limits import K_MAX

DIGITS: Final = 4
"""Significant digits in a line, as on the screen."""

DIGITS_WIDE: Final = 3
"""The same where a matrix is wide, so that a page of A4 holds it in a readable size."""

WIDE: Final = K_MAX // 2 + 1
"""Matrices with more columns than this are wide."""


class Shown(NamedTuple):
    """A number as LaTeX, and whether the text is exactly the number."""

    text: str
    exact: bool


def digits_for(k: int) -> int:
    """How many significant digits the lines of a problem with k classes show."""
    return DIGITS_WIDE if k > WIDE else DIGITS


def shown(value: float | Expr, digits: int | None = None) -> Shown:
    r"""`0.2312`, `-0.5`, `1.234 \times 10^{-7}`, `\infty`; all digits if `digits` is None.

    A rounded number keeps its zeros (`0.5000`), an exact one does not (`0.5`). A number of SymPy
    is one that float64 does not hold, such as `5.076 \times 10^{-435}`.
    Raises ValueError for nan: a line without a value is worded by its caller.
    """
    if isinstance(value, Expr):
        return _shown_beyond(value, digits or DIGITS)
    if math.isnan(value):
        raise ValueError("nan is not a number to show")
    if math.isinf(value):
        return Shown(r"\infty" if value > 0 else r"-\infty", True)
    if value == 0:
        return Shown("0", True)
    text = repr(float(value)) if digits is None else _rounded(value, digits)
    exact = float(text) == value
    mantissa, _, exponent = text.rstrip(".").partition("e")
    if exact and "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    power = rf" \times 10^{{{int(exponent)}}}" if exponent else ""
    return Shown(mantissa + power, exact)


def _shown_beyond(value: Expr, digits: int) -> Shown:
    scientific = {"min_fixed": math.inf, "max_fixed": -math.inf, "strip_zeros": False}
    number = mpf(value.evalf(digits + 6)._mpf_)
    # What it is made of may be beyond float64 alone, as a subnormal target is.
    is_ordinary = 1e-3 <= abs(number) < 1e6
    text = _rounded(float(number), digits) if is_ordinary else nstr(number, digits, **scientific)
    mantissa, _, exponent = text.rstrip(".").partition("e")
    power = rf" \times 10^{{{int(exponent)}}}" if exponent else ""
    return Shown(mantissa + power, False)


def _rounded(value: float, digits: int) -> str:
    size = abs(value)
    if not 1e-3 <= size < 1e6:
        return f"{value:.{digits - 1}e}"
    return f"{value:#.{digits}g}" if size < 10**digits else f"{value:.0f}"
