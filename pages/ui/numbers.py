"""Floats as text for a reader: rounded to some digits, or every digit there is."""

from __future__ import annotations

import math

DIGITS = 4  # significant digits on screen; `full` shows all
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number(value: float, *, full: bool = False, digits: int = DIGITS) -> str:
    """The number as a reader writes it: `0.2312`, `−0.5`, `1.234×10⁻⁷`, `∞`.

    Rounded to `digits` significant digits. A rounded value keeps its zeros (`0.5000`), an
    exact one does not (`0.5`). With `full`, the shortest digits that give back this very float.
    """
    value = float(value)
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    size = abs(value)
    plain = 1e-3 <= size < 1e6
    if full:
        text = repr(value)
    elif plain:
        text = f"{value:#.{digits}g}" if size < 10**digits else f"{value:.0f}"
        if "e" in text:  # 9999.5 rounds up to a digit more
            text = f"{value:.0f}"
    else:
        text = f"{value:.{digits - 1}e}"
    mantissa, _, exponent = text.rstrip(".").partition("e")
    if "." in mantissa and (full or float(text) == value):
        mantissa = mantissa.rstrip("0").rstrip(".")
    power = f"×10{str(int(exponent)).translate(_SUPERSCRIPT)}" if exponent else ""
    return mantissa.replace("-", "−") + power


def power_of_ten(power: int) -> str:
    """10 to a power >= 0: `100`, `10⁶`."""
    return str(10**power) if power < DIGITS else f"10{str(power).translate(_SUPERSCRIPT)}"


def superscript(power: int) -> str:
    """`-7` as `⁻⁷`: a power of ten as text."""
    return str(power).translate(_SUPERSCRIPT)


def subscript(index: int) -> str:
    """`1` as `₁`: for places that take only text."""
    return str(index).translate(_SUBSCRIPT)
