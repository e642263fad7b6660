"""Time and memory of one way at one size, and what machine this is.

Time is measured without tracing memory, memory in a run of its own: to trace takes time.
"""

from __future__ import annotations

import os
import platform
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.cost.measure.plan import Place
from core.cost.measure.result import Machine
from core.cost.ways import WAYS, Name, Numbers

_ROUND_SECONDS: Final = 1e-4  # of a round of runs at least, so that the clock is fine enough
_LEAST_ROUNDS: Final = 2
_SEED: Final = 7


@lru_cache(maxsize=1)
def inputs(place: Place) -> tuple[Numbers, Numbers]:
    """Logits and one-hot targets, (n, k), the same for every way; those of the last size stay."""
    generator = np.random.default_rng(_SEED)
    x = generator.standard_normal((place.n, place.k))
    y = np.zeros_like(x)
    y[np.arange(place.n), generator.integers(place.k, size=place.n)] = 1.0
    return x, y


def least_seconds(
    run: Callable[[], Any], budget: float, clock: Callable[[], float] = time.perf_counter
) -> float:
    """The least time of a run, over rounds of runs that take about `budget` seconds together.

    The least: what else the machine does can only add to it. The first run, which warms up, says
    how many runs make a round.
    """
    start = clock()
    run()
    first = clock() - start
    runs = max(1, round(_ROUND_SECONDS / max(first, 1e-9)))
    rounds, least, spent = 0, first, first
    while rounds < _LEAST_ROUNDS or spent < budget:
        start = clock()
        for _ in range(runs):
            run()
        took = clock() - start
        least, spent, rounds = min(least, took / runs), spent + took, rounds + 1
    return least


def seconds_of(way: Name, place: Place, budget: float) -> float:
    """Seconds of a way; the arrays are there already."""
    x, y = inputs(place)
    return least_seconds(lambda: WAYS[way](x, y), budget)


def seconds_of_exp(place: Place, budget: float) -> float:
    """Seconds of np.exp of the same logits, into an array that is there: the unit of ratios."""
    x, _ = inputs(place)
    buffer = np.empty_like(x)
    return least_seconds(lambda: np.exp(x, out=buffer), budget)


def bytes_of(way: Name, place: Place) -> int:
    """The most bytes that NumPy has allocated at once, x and y, which are there already, too."""
    x, y = inputs(place)
    tracemalloc.start()
    try:
        WAYS[way](x, y)
        return x.nbytes + y.nbytes + tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def machine() -> Machine:
    """What machine this is, with its versions and its time of day."""
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        numpy=np.__version__,
        at=datetime.now().astimezone().isoformat(timespec="minutes"),
    )


def _processor() -> str:
    """The processor's name as Linux has it, else what Python knows."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "") or platform.processor() or sys.platform
