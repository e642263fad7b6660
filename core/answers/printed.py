"""How many digits a printer has left of numbers: what is rounded is not wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_LEAST: Final = 2  # digits that say something: 0 and 1 are within half a unit of much
_MOST: Final = 12  # digits from which on numbers are not rounded for the eye
_SLACK: Final = 1.001  # a tie is rounded one way or the other
_EVIDENCE: Final = 10.0  # how far above the rounding the largest number has to be


@dataclass(frozen=True)
class Printed:
    """The digits of some numbers, as they are written.

    decimals: most places after the point; significant: most digits from the first that is not 0.
    Trailing zeros are gone, so that the longest number speaks for all.
    """

    decimals: int
    significant: int

    @classmethod
    def of(cls, numbers: FloatArray) -> Printed:
        """Of finite numbers, in their shortest decimal notation; the others say nothing."""
        decimals = significant = 0
        for value in numbers.ravel().tolist():
            if value and np.isfinite(value):
                written = Decimal(repr(value)).normalize()
                exponent = int(written.as_tuple().exponent)
                decimals = max(decimals, -exponent)
                significant = max(significant, len(written.as_tuple().digits))
        return cls(decimals, significant)

    @property
    def half(self) -> float:
        """Half a unit of the last place after the point; 0 where that is no rounding."""
        if not _LEAST <= self.decimals <= _MOST:
            return 0.0
        return _SLACK * 0.5 * 10.0**-self.decimals

    def fits(self, numbers: FloatArray, others: FloatArray) -> bool:
        """Whether the others are printed as these numbers are."""
        half = 0.5 * 10.0**-self.decimals if self.decimals <= _MOST else 0.0
        return bool((np.abs(numbers - others) <= _SLACK * half).all())

    def agree(self, given: FloatArray, true: FloatArray) -> bool:
        """Whether the numbers are the right ones as this printer rounds them.

        To a fixed number of places, or, as in 9.003e-02, to a number of digits.
        """
        size = float(np.abs(true).max(initial=0.0))
        distance = np.abs(given - true)
        if size > _EVIDENCE * self.half and bool((distance <= self.half).all()):
            return True
        if not _LEAST < self.significant <= _MOST:
            return False
        places = np.floor(np.log10(np.abs(true), out=np.zeros_like(true), where=true != 0))
        half = _SLACK * 0.5 * 10.0 ** (places - self.significant + 1)
        return bool((distance <= np.where(true != 0, half, 0.0)).all())
