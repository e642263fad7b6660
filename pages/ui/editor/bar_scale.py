"""Where the scale of a bar ends, and what a dragged value snaps to."""

from __future__ import annotations

import math
from collections.abc import Iterable

from core.limits import BAR_STEPS

_LADDER = (1, 2, 5)  # a scale ends at one of these times a power of ten


def scale(sizes: Iterable[float], least: float) -> float:
    """The end of a scale that has room for these sizes: `least`, or a round number."""
    largest = max(sizes, default=0.0)
    if largest <= least:
        return least
    power = 10.0 ** math.floor(math.log10(largest))
    return next((step * power for step in _LADDER if step * power >= largest), 10 * power)


def snap(top: float) -> float:
    """What a dragged value is a multiple of: a power of ten, `BAR_STEPS` of it in the scale."""
    return 10.0 ** math.floor(math.log10(top / BAR_STEPS))
