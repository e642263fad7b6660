"""What the gradient page computes, as ratios to np.exp of the same number of entries.

In one run, so that the machine's speed drops out; nothing passes or fails by the clock. The
aims: a sweep of 400 points at k = 10 within 1 ms, a plane of 121 x 121 within 15 ms.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from core.numeric import descend, plane, simplex, sweep_logit, sweep_temperature
from tests.benchmarks.bench_numeric import best_times

K = 10
RNG = np.random.default_rng(3)
X, Y = RNG.standard_normal(K) * 3, RNG.dirichlet(np.ones(K))
ALONG, SIDE = np.linspace(-10, 10, 400), np.linspace(-10, 10, 121)
WORK: dict[str, tuple[int, Callable[[], object]]] = {
    "sweep of x_j, 400 points": (400, lambda: sweep_logit(X, Y, 0, ALONG)),
    "sweep of T, 400 points": (400, lambda: sweep_temperature(X, Y, ALONG + 11)),
    "plane, 121 x 121": (121 * 121, lambda: plane(X, Y, 0, 1, SIDE, SIDE)),
    "simplex, 121 x 121": (121 * 121, lambda: simplex(X, Y, (0, 1, 2), 121, 16)),
    "descent, 60 steps": (61, lambda: descend(X, Y, 1.0, 60, 0.5)),
}


@pytest.mark.parametrize("name", WORK)
def test_sweeps(name: str, report: Callable[[str, dict[str, object]], None]) -> None:
    rows, work = WORK[name]
    batch = RNG.standard_normal((rows, K))
    buffer = np.empty_like(batch)
    times = best_times({"exp": lambda: np.exp(batch, out=buffer), "work": work})
    report(
        "Sweeps at k = 10, as multiples of np.exp of as many entries",
        {
            "work": name,
            "ratio": times["work"] / times["exp"],
            "ms": 1e3 * times["work"],
        },
    )
