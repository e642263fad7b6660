"""Problems to test with, and exact values that owe nothing to the code under test."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import mpmath
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

Array = NDArray[np.float64]

EDGES: dict[str, tuple[list[float], list[float]]] = {
    "one class": ([3.0], [2.0]),
    "ordinary": ([1.0, 2.0, -0.5], [1.0, 1.0, 0.0]),
    "tie": ([1.0, 1.0, 1.0], [1.0, 0.0, 0.0]),
    "tie, no labels": ([0.5, 0.5], [0.0, 0.0]),
    "tie, two thirds apart": ([0.1, 0.7, 0.7], [0.2, 0.5, 0.3]),
    "far ahead, right": ([37.0, 0.0, 0.0], [1.0, 0.0, 0.0]),
    "far ahead, wrong": ([37.0, 0.0, 0.0], [0.0, 1.0, 0.0]),
    "subnormal others": ([720.25, 0.0, 0.1, -0.3], [1.0, 0.0, 0.0, 0.0]),
    "subnormal others, many labels": ([735.25, 0.0, 0.1], [1e6, 0.0, 3.0]),
    "row vector overflows": ([702.5, 0.0], [0.0, 1e6]),
    "underflow": ([800.0, 0.0], [1.0, 0.5]),
    "huge logits": ([9999.7, 10000.0, 9999.9], [0.25, 0.5, 0.25]),
    "both ends": ([10000.0, -10000.0], [1.0, 1.0]),
    "shift rounds": ([0.1, -700.3, -650.7, 0.05], [0.0, 0.0, 1.0, 0.0]),
    "masked": ([-np.inf, 0.3, 1.7], [0.0, 1.0, 0.0]),
    "masked, labelled": ([-np.inf, 0.3, 1.7], [1.0, 1.0, 0.0]),
    "all but one masked": ([-np.inf, 0.3, -np.inf], [0.0, 1.0, 0.0]),
    "no labels": ([1.0, 2.0, -0.5], [0.0, 0.0, 0.0]),
    "tiny label": ([1.0, 2.0, -0.5], [1e-300, 0.0, 0.0]),
    "tiny label beside a large one": ([30.0, 2.0, -0.5], [1.0, 1e-300, 1e-20]),
    "tiny label, small logits": ([-290.0, 290.0], [1e-300, 3e-300]),
    "smoothed": ([4.0, 1.0, 0.0, -2.0], [0.925, 0.025, 0.025, 0.025]),
    "optimum": ([np.log(0.2), np.log(0.3), np.log(0.5)], [0.2, 0.3, 0.5]),
}


@st.composite
def logits(draw: st.DrawFn, k: int, masks: bool = True) -> Array:
    """k logits of any scale: ordinary, equal, far apart, huge, some masked."""
    scale = draw(st.sampled_from([1e-3, 1.0, 10.0, 300.0, 5000.0]))
    unit = st.floats(-1, 1, allow_subnormal=False) | st.integers(-2, 2).map(lambda n: n / 2)
    x = np.array(draw(st.lists(unit, min_size=k, max_size=k))) * scale
    x += draw(st.sampled_from([0.0, 0.0, 1e3, -250.0]))
    if masks and draw(st.integers(0, 3)) == 0:
        hidden = draw(st.lists(st.booleans(), min_size=k, max_size=k))
        hidden[draw(st.integers(0, k - 1))] = False
        x[hidden] = -np.inf
    return x


@st.composite
def targets(draw: st.DrawFn, k: int) -> Array:
    """k targets: one-hot, counts, or any numbers of any scale."""
    kind = draw(st.sampled_from(["one-hot", "counts", "any"]))
    if kind == "one-hot":
        return np.eye(k)[draw(st.integers(0, k - 1))]
    if kind == "counts":
        return np.array(draw(st.lists(st.integers(0, 3), min_size=k, max_size=k)), dtype=float)
    scale = draw(st.sampled_from([1e-300, 1e-9, 1.0, 1e6]))
    return np.array(draw(st.lists(st.floats(0, 1), min_size=k, max_size=k))) * scale


@st.composite
def problems_on_a_grid(draw: st.DrawFn) -> tuple[Array, Array]:
    """Logits that are multiples of 1/16, far apart at times, with many ties and some masks.

    Shifts by such multiples are exact: sums below 2^20 need 24 bits.
    """
    k = draw(st.integers(2, 10))
    step = draw(st.sampled_from([0.0625, 1.0, 64.0, 1000.0]))
    logit = st.integers(-10, 10).map(lambda n: n * step) | st.sampled_from([5.0, -np.inf])
    x = np.array(draw(st.lists(logit, min_size=k, max_size=k)))
    x[draw(st.integers(0, k - 1))] = 5.0
    target = st.sampled_from([0.0, 0.1, 0.7, 1.0, 1e-300, 1e6])
    return x, np.array(draw(st.lists(target, min_size=k, max_size=k)))


@st.composite
def problems(draw: st.DrawFn, max_k: int = 6, masks: bool = True) -> tuple[Array, Array]:
    """Logits and targets of 1 to max_k classes."""
    k = draw(st.integers(1, max_k))
    return draw(logits(k, masks)), draw(targets(k))


class Oracle(NamedTuple):
    """Exact values as lists of mpf; the context's precision is that of their making."""

    s: list[Any]
    log_s: list[Any]
    loss: Any
    jacobian: list[list[Any]]
    grad_x: list[Any]
    scale: list[Any]


def oracle(x: Array, y: Array, jacobian: bool = True) -> Oracle:
    """The plain formulas with very many digits.

    Enough for targets 1e300 apart, and for logits as far apart as shows in float64: 330
    digits after the point. Numbers smaller than 1e-330 may come out as 0.
    """
    mp = mpmath.MPContext()
    spread = np.ptp(x[np.isfinite(x)])
    mp.dps = 400 + min(int(spread / 2.3), 330)
    X, t = [mp.mpf(float(v)) for v in x], [mp.mpf(float(v)) for v in y]
    exp = functools.cache(mp.exp)
    top = max(X)
    w = [exp(v - top) for v in X]
    total, Y = mp.fsum(w), mp.fsum(t)
    s = [v / total for v in w]
    log_total = mp.log(total)
    log_s = [v - top - log_total for v in X]
    loss = mp.fsum(-a * b for a, b in zip(t, log_s, strict=True) if a)
    rows = s if jacobian else []
    J = [[a * ((i == j) - b) for j, b in enumerate(s)] for i, a in enumerate(rows)]
    grad = [a * Y - b for a, b in zip(s, t, strict=True)]
    scale = [a * (Y - b) + b * (1 - a) for a, b in zip(s, t, strict=True)]
    return Oracle(s, log_s, loss, J, grad, scale)


def ulps_from(value: object, exact: object) -> float:
    """Worst distance in ulps of the exact numbers (2^-1074 below 2^-1022)."""
    pairs = zip(np.ravel(value), np.ravel(np.array(exact, dtype=object)), strict=True)  # type: ignore[call-overload]
    return max(_ulps_from(float(v), e) for v, e in pairs)


def _ulps_from(value: float, exact: Any) -> float:
    if not np.isfinite(value):
        return 0.0 if value == float(exact) else np.inf
    nearest = abs(float(exact))
    return float(abs(exact.context.mpf(value) - exact) / float(np.spacing(nearest)))


def gradient_c(value: Array, exact: Oracle) -> float:
    """Smallest C for which |value - exact| <= C 2^-53 scale + 2^-1070 holds everywhere."""
    worst = 0.0
    for v, g, scale in zip(value, exact.grad_x, exact.scale, strict=True):
        beyond = abs(float(v) - g) - 2.0**-1070
        if beyond > 0:
            worst = max(worst, float(beyond / scale * 2**53) if scale else np.inf)
    return worst
