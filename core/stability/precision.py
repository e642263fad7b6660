"""The types of numbers that are compared, what each can hold, and where exp leaves that.

No threshold is typed in: each is found by asking NumPy's own functions in the type.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.stability.limits import LIFT, NORMAL_SHARE

Array = NDArray[Any]
"""An array of the type that is looked at, or of mpmath's numbers."""


@dataclass(frozen=True)
class Precision:
    """One type of floating-point numbers, by its name in NumPy."""

    name: str

    @cached_property
    def dtype(self) -> np.dtype[Any]:
        """The type itself."""
        return np.dtype(self.name)

    @cached_property
    def bits(self) -> int:
        """Binary digits of a number, the leading one included: 53, 24 or 11."""
        return int(np.finfo(self.dtype).nmant) + 1

    @cached_property
    def digits(self) -> float:
        """Decimal digits of a rounded result, -log10(2^-bits): 15.95, 7.22 or 3.31."""
        return self.bits * math.log10(2.0)

    @cached_property
    def least_exponent(self) -> int:
        """The exponent of the least normal number: -1022, -126 or -14."""
        return int(np.finfo(self.dtype).minexp)

    @cached_property
    def tiny(self) -> float:
        """The least normal number; those below have fewer digits."""
        return float(np.finfo(self.dtype).tiny)

    @cached_property
    def largest(self) -> float:
        """The largest finite number."""
        return float(np.finfo(self.dtype).max)

    @cached_property
    def exp_max(self) -> float:
        """The largest t whose exp is finite: 709.78, 88.72, 11.09."""
        return self._last(lambda t: bool(np.isfinite(np.exp(t))), 0.0, 1_000.0)

    @cached_property
    def exp_normal_min(self) -> float:
        """The least t whose exp is a normal number: -708.4, -87.3, -9.7."""
        return -self._last(lambda t: bool(np.exp(-t) >= self.tiny), 0.0, 1_000.0)

    @cached_property
    def exp_min(self) -> float:
        """The least t whose exp is not 0: -745.13, -103.97, -17.32."""
        return -self._last(lambda t: bool(np.exp(-t) > 0), 0.0, 1_000.0)

    @cached_property
    def one_minus_s_gap(self) -> float:
        """The largest gap of two classes at which 1 - s is not 0: 36.7, 16.6, 7.6."""

        def is_left(gap: Any) -> bool:
            unit = self.dtype.type(1)
            return bool(unit - unit / (unit + np.exp(-gap)) > 0)

        return self._last(is_left, 0.0, 100.0)

    @cached_property
    def lift(self) -> float:
        """See `limits.LIFT`; that of numbers with a wider range is float64's."""
        return LIFT.get(self.name, LIFT["float64"])

    @cached_property
    def normal_spread(self) -> float:
        """How far below the largest logit the others may lie for the lift to be left out."""
        return NORMAL_SHARE * -self.least_exponent * math.log(2.0)

    @cached_property
    def rest_tiny(self) -> float:
        """As `limits.REST_TINY`: below it R may be subnormal, and 1 + R is 1 long before."""
        return 2.0 ** (self.least_exponent - int(0.12 * self.least_exponent))

    @cached_property
    def small_targets(self) -> float:
        """As `limits.SMALL_TARGETS`, at the same share of the exponents."""
        return 2.0 ** round(332 / 1022 * self.least_exponent)

    def held(self, values: Any) -> Array:
        """The values as this type has them; those beyond its range are inf."""
        with np.errstate(over="ignore", under="ignore"):
            return np.asarray(values, dtype=np.float64).astype(self.dtype)

    def _last(self, holds: Callable[[Any], bool], low: float, high: float) -> float:
        """The last number of this type from low on for which this holds; above it, it does not."""
        kind = self.dtype.type
        with np.errstate(all="ignore"):
            first, last = kind(low), kind(high)
            while np.nextafter(first, last) < last:
                middle = kind((float(first) + float(last)) / 2)
                if middle in (first, last):
                    middle = np.nextafter(first, last)
                first, last = (middle, last) if holds(middle) else (first, middle)
        return float(first)


DOUBLE: Final = Precision("float64")
SINGLE: Final = Precision("float32")
HALF: Final = Precision("float16")
PRECISIONS: Final = {precision.name: precision for precision in (DOUBLE, SINGLE, HALF)}
"""By name, the finest first."""
