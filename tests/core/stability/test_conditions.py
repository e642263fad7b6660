"""Condition numbers against what really happens when the input is off by a little."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np
import pytest

from core.numeric import exact_values
from core.stability import Part, conditions

X, Y = np.array([1.5, -2.0, 0.25]), np.array([0.5, 1.0, 0.0])
mp = mpmath.MPContext()
mp.dps = 80


def results(x: Any, y: Any, part: Part) -> list[Any]:
    """The part by the plain formulas."""
    w = [mp.exp(v) for v in x]
    s = [v / mp.fsum(w) for v in w]
    match part:
        case "s":
            return s
        case "loss":
            return [-mp.fsum(t * mp.log(p) for t, p in zip(y, s, strict=True) if t)]
        case "grad-s":
            return [-t / p for t, p in zip(y, s, strict=True)]
        case "jacobian":
            return [p * ((i == j) - q) for i, p in enumerate(s) for j, q in enumerate(s)]
    return [p * mp.fsum(y) - t for t, p in zip(y, s, strict=True)]


@pytest.mark.parametrize("part", ["s", "loss", "grad-s", "jacobian"])
def test_they_are_the_sum_of_the_effects_of_each_input(part: Part) -> None:
    x, y = [mp.mpf(v) for v in X], [mp.mpf(v) for v in Y]
    base, h = results(x, y, part), mp.mpf(10) ** -25
    expected = [mp.zero] * len(base)
    for vector, n in [(v, n) for v in ("x", "y") for n in range(3)]:
        moved = {"x": list(x), "y": list(y)}
        moved[vector][n] *= 1 + h
        for at, (after, before) in enumerate(
            zip(results(moved["x"], moved["y"], part), base, strict=True)
        ):
            if before:
                expected[at] += abs((after - before) / before / h)
    measured = conditions(exact_values(X, Y), X, Y, part)
    for condition, true, before in zip(measured, expected, base, strict=True):
        assert condition == pytest.approx(float(true) if before else 1.0, rel=1e-10)


def test_that_of_the_gradient_is_the_houses_own() -> None:
    exact = exact_values(X, Y)
    assert conditions(exact, X, Y, "grad-x") == [float(kappa) for kappa in exact.kappa]


def test_masked_classes_and_infinite_losses_have_one() -> None:
    x, y = np.array([-np.inf, 1.0]), np.array([1.0, 0.0])
    exact = exact_values(x, y)
    assert conditions(exact, x, y, "loss") == [1.0]
    assert conditions(exact, x, y, "jacobian") == [1.0] * 4
