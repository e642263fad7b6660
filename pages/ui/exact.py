"""Exact values beside floats, as text, and their distances."""

from __future__ import annotations

import math
from typing import Any

from pages.ui.numbers import superscript

_PLAIN = (-3, 6)  # powers of ten that are written out, as `numbers.number` does
ExactNumber = Any


def exact_text(exact: ExactNumber, digits: int) -> str:
    """An exact value rounded to so many digits: `0.24472847105479765284`, `1.2…×10⁻³⁴⁵`."""
    ctx = exact.context
    if not ctx.isfinite(exact):
        return "∞" if exact > 0 else "−∞"
    if not exact:
        return "0"
    text = ctx.nstr(exact, digits, min_fixed=_PLAIN[0] - 1, max_fixed=_PLAIN[1])
    mantissa, _, power = text.partition("e")
    mantissa = mantissa.removesuffix(".0").replace("-", "−")
    return f"{mantissa}×10{superscript(int(power))}" if power else mantissa


def ulps_text(ulps: float) -> str:
    """A distance in ulps, to two digits: `0.35`, `6.9×10¹⁵`, `∞`; `–` where there is none."""
    if math.isnan(ulps):
        return "–"
    if math.isinf(ulps):
        return "∞"
    if ulps == 0:
        return "0"
    if ulps < 0.005:
        return "< 0.01"
    if ulps < 1000:
        return f"{ulps:.2f}" if ulps < 10 else f"{ulps:.0f}"
    mantissa, _, power = f"{ulps:.1e}".partition("e")
    return f"{mantissa}×10{superscript(int(power))}"
