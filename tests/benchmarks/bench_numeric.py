"""The core against SciPy and textbook NumPy, as ratios to np.exp of the same array.

Ratios of one run, so that the machine's speed drops out; nothing passes or fails by the clock.
Each contestant's best round counts: noise only ever adds. The rounds take turns, so that a slow
phase of the machine meets all of them.
"""

from __future__ import annotations

import timeit
from collections.abc import Callable

import numpy as np
import pytest
import scipy.special
from pytest_benchmark.fixture import BenchmarkFixture

from core.numeric import forward_backward, loss_and_grad, textbook

SHAPES = [(1, 5), (1, 1000), (10_000, 10), (10_000, 1000)]
ROUNDS = 15
ROUND_SECONDS = 0.02


def scipy_loss_and_grad(X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    loss = -(Y * scipy.special.log_softmax(X, axis=1)).sum(axis=1)
    return loss, scipy.special.softmax(X, axis=1) * Y.sum(axis=1, keepdims=True) - Y


def best_times(contestants: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of one call of each, the best of interleaved rounds."""
    timers = {name: timeit.Timer(call) for name, call in contestants.items()}
    calls = {name: max(1, int(ROUND_SECONDS / t.timeit(1))) for name, t in timers.items()}
    best = dict.fromkeys(timers, float("inf"))
    for _ in range(ROUNDS):
        for name, timer in timers.items():
            best[name] = min(best[name], timer.timeit(calls[name]) / calls[name])
    return best


@pytest.mark.parametrize("kind", ["logits within 300", "logits farther apart"])
@pytest.mark.parametrize("shape", SHAPES, ids="{0[0]}x{0[1]}".format)
def test_loss_and_grad(
    shape: tuple[int, int],
    kind: str,
    report: Callable[[str, dict[str, object]], None],
    benchmark: BenchmarkFixture,
) -> None:
    rng = np.random.default_rng(0)
    X = rng.standard_normal(shape) * 3 + (0.0 if kind == "logits within 300" else 400.0)
    Y = rng.dirichlet(np.ones(shape[1]), shape[0])
    buffer, out = np.empty_like(X), np.empty_like(X)
    times = best_times(
        {
            "np.exp": lambda: np.exp(X, out=buffer),
            "ours": lambda: loss_and_grad(X, Y),
            "ours, out=": lambda: loss_and_grad(X, Y, out=out),
            "textbook NumPy": lambda: textbook.loss_and_grad(X, Y),
            "SciPy": lambda: scipy_loss_and_grad(X, Y),
        }
    )
    base = times.pop("np.exp")
    ratios = {name: seconds / base for name, seconds in times.items()}
    benchmark.extra_info.update(ratios)
    benchmark.pedantic(loss_and_grad, args=(X, Y), rounds=3)
    report(
        "Loss and gradient, as multiples of np.exp(x, out=b) on the same array",
        {"shape": f"{shape[0]} x {shape[1]}", "logits": kind, **ratios},
    )


def test_forward_backward(
    report: Callable[[str, dict[str, object]], None], benchmark: BenchmarkFixture
) -> None:
    """All values of one problem with five classes, which is what every edit on a page asks for."""
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal(5) * 3, rng.dirichlet(np.ones(5))
    as_tuples, buffer = (tuple(x.tolist()), tuple(y.tolist())), np.empty_like(x)
    times = best_times(
        {
            "np.exp": lambda: np.exp(x, out=buffer),
            "ours": lambda: forward_backward(x, y),
            "ours, from tuples": lambda: forward_backward(*as_tuples),
        }
    )
    base = times.pop("np.exp")
    ratios = {name: seconds / base for name, seconds in times.items()}
    benchmark.extra_info.update(ratios)
    benchmark.pedantic(forward_backward, args=(x, y), rounds=3)
    report(
        "forward_backward, as multiples of np.exp(x, out=b) on the same array",
        {"shape": "1 x 5", **ratios},
    )
