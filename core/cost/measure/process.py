"""A measurement from beginning to end, telling line by line how far it is."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from core.cost.limits import MEASURED_SECONDS
from core.cost.measure.plan import Along, Place, bytes_held, plan
from core.cost.measure.result import Point, Result
from core.cost.measure.timing import bytes_of, machine, seconds_of, seconds_of_exp
from core.cost.ways import Name

_BUDGET: Final = 0.006  # seconds for the rounds of one way at one size
_SPARE: Final = 0.3  # seconds for the interpreter to start and to end

Clock = Callable[[], float]


def measure(
    seconds: float = MEASURED_SECONDS - _SPARE, clock: Clock = time.perf_counter
) -> Iterator[float | Result]:
    """Measure all that is planned, yielding the share that is done; at last the result.

    What would not be ready within the seconds is left out: a way is taken to need as much more
    time than at the size before as it needs more memory.
    """
    work = list(plan())
    start = clock()
    points: list[Point] = []
    exp: dict[Place, float] = {}
    rates: dict[tuple[Name, Along], float] = {}  # seconds for each byte
    for done, (way, place) in enumerate(work):
        yield done / len(work)
        began = clock()
        held = bytes_held(way, place.k, place.n)
        if rates.get((way, place.along), 0.0) * held > start + seconds - began:
            continue
        if place not in exp:
            exp[place] = seconds_of_exp(place, _BUDGET / 2)
        taken = seconds_of(way, place, _BUDGET)
        point = Point(way, place.along, place.k, place.n, taken, exp[place], bytes_of(way, place))
        points.append(point)
        rates[way, place.along] = (clock() - began) / held
    yield Result(tuple(points), machine(), clock() - start, complete=len(points) == len(work))


def lines() -> Iterator[str]:
    """The same as lines of JSON: {"share": ...}, and at last {"result": ...}."""
    for step in measure():
        content: dict[str, Any] = (
            {"result": step.as_plain()} if isinstance(step, Result) else {"share": step}
        )
        yield json.dumps(content, allow_nan=False)
