"""What is measured, in which order, and what is left out because it would take too much memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from core.cost.counting import polynomials
from core.cost.limits import BATCH_MAX, MEASURED_BYTES, MEASURED_K_MAX, MEASURED_ROWS_K
from core.cost.ways import WAYS, Name

Along = Literal["k", "N"]
BYTES: Final = 8
"""Of a float64."""
_CLASSES: Final = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024,
                   1536, 2048, 3072, MEASURED_K_MAX)  # fmt: skip
_ROWS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, BATCH_MAX)


@dataclass(frozen=True)
class Place:
    """A size that is measured: n problems of k classes, `along` the axis that it is on."""

    along: Along
    k: int
    n: int

    @property
    def size(self) -> int:
        """Its place on its axis."""
        return self.k if self.along == "k" else self.n


PLACES: Final = (
    *(Place("k", k, 1) for k in _CLASSES),
    *(Place("N", MEASURED_ROWS_K, n) for n in _ROWS),
)


def bytes_held(way: Name, k: int, n: int, *, width: int = BYTES) -> int:
    """What a way holds at most, computed from its polynomial.

    NumPy stays at or below it: where it can, it writes a result over an intermediate one.
    """
    return width * polynomials(way)["held"](k, n)


def fits(way: Name, place: Place) -> bool:
    """Whether a way may be measured at this size."""
    return bytes_held(way, place.k, place.n) <= MEASURED_BYTES


def stops_at(way: Name, along: Along) -> Place | None:
    """The first size at which a way would take too much memory; None where it never does."""
    too_large = (place for place in PLACES if place.along == along and not fits(way, place))
    return next(too_large, None)


def plan() -> Iterator[tuple[Name, Place]]:
    """All that is measured: small sizes first, so that a slow machine has those at least."""
    order = sorted(PLACES, key=lambda place: bytes_held("jacobian", place.k, place.n))
    return ((way, place) for place in order for way in WAYS if fits(way, place))
