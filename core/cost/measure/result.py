"""What a measurement says: its points, and what follows from them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from core.cost.limits import TEN_TIMES
from core.cost.measure.plan import Along, Place
from core.cost.ways import Name

_LARGE = 8  # a slope is fitted to sizes within this factor of the largest


@dataclass(frozen=True)
class Point:
    """A way at a size: seconds (the least of several runs), those of np.exp, bytes at most."""

    way: Name
    along: Along
    k: int
    n: int
    seconds: float
    exp_seconds: float
    bytes: int

    @property
    def size(self) -> int:
        """Its place on its axis."""
        return Place(self.along, self.k, self.n).size

    @property
    def ratio(self) -> float:
        """Its time as a multiple of that of np.exp of the same array."""
        return self.seconds / self.exp_seconds


@dataclass(frozen=True)
class Machine:
    """Where and with what it was measured, and when (ISO 8601, with the time zone)."""

    processor: str
    cores: int
    system: str
    python: str
    numpy: str
    at: str


@dataclass(frozen=True)
class Result:
    """All points of a measurement. complete: none was left out because the time was over."""

    points: tuple[Point, ...]
    machine: Machine
    seconds: float
    complete: bool

    def series(self, way: Name, along: Along) -> tuple[Point, ...]:
        """The points of a way along an axis, by their size."""
        mine = [p for p in self.points if (p.way, p.along) == (way, along)]
        return tuple(sorted(mine, key=lambda point: point.size))

    def times_slower(self, along: Along = "k") -> list[tuple[int, float]]:
        """How many times as long the Jacobian takes as the fused way, by size."""
        fused = {point.size: point.seconds for point in self.series("fused", along)}
        through = self.series("jacobian", along)
        return [(p.size, p.seconds / fused[p.size]) for p in through if p.size in fused]

    def crossing(self, times: float = TEN_TIMES) -> float | None:
        """The k from which on the Jacobian takes `times` as long as the fused way; or None."""
        return crossing(self.times_slower(), times)

    def as_plain(self) -> dict[str, Any]:
        """Dicts, lists and numbers, for JSON."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Result:
        """The result that `as_plain` wrote."""
        return cls(
            points=tuple(Point(**point) for point in plain["points"]),
            machine=Machine(**plain["machine"]),
            seconds=plain["seconds"],
            complete=plain["complete"],
        )


def crossing(ratios: Sequence[tuple[int, float]], times: float) -> float | None:
    """The size from which on all ratios (size, ratio) are at least `times`.

    Between two sizes it is interpolated on logarithmic axes. None where it is not reached; the
    first size where every ratio is at least as large.
    """
    if not ratios or ratios[-1][1] < times:
        return None
    for (low, before), (high, after) in reversed(list(pairwise(ratios))):
        if before < times:
            share = math.log(times / before) / math.log(after / before)
            return float(low * (high / low) ** share)
    return float(ratios[0][0])


def slope(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the line that fits values over sizes best on logarithmic axes.

    Fitted to the largest sizes, within a factor of _LARGE of the last, where what a call costs by
    itself counts least; nan where there are not two of them.
    """
    return _line(sizes, values)[0]


def fitted(
    sizes: Sequence[float], values: Sequence[float], places: Sequence[float]
) -> list[float]:
    """The heights of that line at these places."""
    steepness, height = _line(sizes, values)
    return [math.exp(height + steepness * math.log(place)) for place in places]


def fitted_from(sizes: Sequence[float]) -> float:
    """The least size that the line is fitted to."""
    return sizes[-1] / _LARGE


def _line(sizes: Sequence[float], values: Sequence[float]) -> tuple[float, float]:
    """Slope, and height at size 1, of the line of least squares in logarithms."""
    pairs = [
        (math.log(size), math.log(value))
        for size, value in zip(sizes, values, strict=True)
        if size >= fitted_from(sizes) and value > 0
    ]
    if len(pairs) < 2:
        return math.nan, math.nan
    middle_x, middle_y = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    spread = sum((x - middle_x) ** 2 for x, _ in pairs)
    steepness = sum((x - middle_x) * (y - middle_y) for x, y in pairs) / spread
    return steepness, middle_y - steepness * middle_x
