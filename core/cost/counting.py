"""Numbers that count what is done with them, and what each way then comes to.

Counted are, one by one: exponentials, multiplications, divisions, additions (subtractions among
them) and comparisons (for the largest logit). A change of sign counts as nothing: it flips a bit.
Held is how many numbers exist at once, x and y among them. Moved is how many are read and written
where every line of NumPy is a pass of its own over its arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.cost.polynomial import Polynomial, fit
from core.cost.ways import WAYS, Name, Numbers

_K, _N = (2, 3, 4), (1, 2)  # sizes at which the polynomials are fitted


@dataclass(frozen=True)
class Counts:
    """What a way comes to for one size of problem."""

    exponentials: int
    multiplications: int
    divisions: int
    additions: int
    comparisons: int
    held: int
    moved: int


QUANTITIES = tuple(field.name for field in fields(Counts))


class Tally:
    """What has been counted so far; `alive` numbers exist at this moment."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.counted = dict.fromkeys(QUANTITIES, 0)
        self.alive = 0

    def count(self, operation: str, times: int = 1) -> None:
        """Add to what has been counted."""
        self.counted[operation] += times

    def begin(self) -> None:
        """A number comes into being."""
        self.alive += 1
        self.counted["held"] = max(self.counted["held"], self.alive)

    def end(self) -> None:
        """A number is gone."""
        self.alive -= 1


class Counting:
    """A number that tells its tally what is done with it; NumPy calculates with it as with any.

    CPython ends an object as soon as nothing refers to it, so `alive` is exact.
    """

    __slots__ = ("tally", "value")

    def __init__(self, value: float, tally: Tally) -> None:
        """A number of this value."""
        self.value, self.tally = value, tally
        tally.begin()

    def __del__(self) -> None:
        """Nobody refers to it any more."""
        self.tally.end()

    def _result(self, operation: str, value: float) -> Counting:
        self.tally.count(operation)
        return Counting(value, self.tally)

    def __add__(self, other: Counting) -> Counting:
        """Count an addition."""
        return self._result("additions", self.value + other.value)

    def __sub__(self, other: Counting) -> Counting:
        """Count a subtraction as an addition."""
        return self._result("additions", self.value - other.value)

    def __mul__(self, other: Counting) -> Counting:
        """Count a multiplication."""
        return self._result("multiplications", self.value * other.value)

    def __truediv__(self, other: Counting) -> Counting:
        """Count a division."""
        return self._result("divisions", self.value / other.value)

    def __neg__(self) -> Counting:
        """A change of sign counts as nothing, but makes another number."""
        return Counting(-self.value, self.tally)

    def __ge__(self, other: Counting) -> bool:
        """Count a comparison: NumPy looks for the largest by these."""
        self.tally.count("comparisons")
        return self.value >= other.value

    def exp(self) -> Counting:
        """Count an exponential: `np.exp` calls this."""
        return self._result("exponentials", math.exp(self.value))


class CountingArray(np.ndarray[Any, Any]):
    """An array whose every pass counts what it reads and writes."""

    tally: Tally

    def __array_finalize__(self, source: Any) -> None:
        """A view or a result has the tally of what it comes from."""
        self.tally = getattr(source, "tally", None) or Tally()

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: Any, *inputs: Any, out: Any = (), **more: Any
    ) -> Any:
        """One pass of NumPy: all inputs are read, the output is written."""
        plain = [np.asarray(item) for item in inputs]
        if out:
            more["out"] = tuple(np.asarray(item) for item in out)
        run: Callable[..., Any] = getattr(ufunc, method)
        result = run(*plain, **more)
        self.tally.count("moved", sum(item.size for item in plain) + np.size(result))
        if out:
            return out[0]
        array = result.view(CountingArray)
        array.tally = self.tally
        return array


def batch(values: NDArray[np.float64], tally: Tally) -> Numbers:
    """An array of numbers that count, with these values."""
    numbers = np.empty(values.shape, dtype=object)
    for place in np.ndindex(values.shape):
        numbers[place] = Counting(float(values[place]), tally)
    array = numbers.view(CountingArray)
    array.tally = tally
    return array


def run(way: Name, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[Counts, Any]:
    """Count a way on x and y, (N, k); its gradient, as float64, besides."""
    tally = Tally()
    gradient = WAYS[way](batch(x, tally), batch(y, tally))
    values = np.array([[number.value for number in row] for row in gradient])
    return Counts(**tally.counted), values


def count(way: Name, k: int, n: int = 1) -> Counts:
    """What a way comes to for n problems of k classes: it does not depend on their numbers."""
    x = np.arange(n * k, dtype=np.float64).reshape(n, k) / (n * k)
    return run(way, x, 1.0 - x)[0]


@cache
def polynomials(way: Name) -> Mapping[str, Polynomial]:
    """Every quantity of a way as a polynomial in k and N, fitted exactly to what was counted."""
    counted = {(k, n): count(way, k, n) for k in _K for n in _N}
    return {
        name: fit({place: getattr(counts, name) for place, counts in counted.items()})
        for name in QUANTITIES
    }
