"""Numerical gradients: h squared on one side, rounding on the other, and a best step between."""

from __future__ import annotations

import numpy as np
import pytest

from core.limits import GRADCHECK_STEP
from core.stability import Differences, differences
from core.stability.limits import GRADCHECK_RTOL

X, Y = np.array([1.0, 2.0, -0.5]), np.array([0.0, 1.0, 0.0])


def test_to_the_right_the_error_goes_with_the_square_of_the_step() -> None:
    measured = differences(X, Y, 1)
    for name, low in (("float64", 1e-4), ("float32", 5e-2)):
        large = (measured.steps > low) & (measured.steps < 0.5)
        slope = np.polyfit(np.log(measured.steps[large]), np.log(measured.errors[name][large]), 1)[
            0
        ]
        assert slope == pytest.approx(2.0, abs=0.15)


def test_to_the_left_it_grows_as_the_step_shrinks() -> None:
    measured = differences(X, Y, 1)
    small = (measured.steps > 1e-13) & (measured.steps < 1e-7)
    errors = measured.errors["float64"][small]
    slope = np.polyfit(np.log(measured.steps[small]), np.log(np.maximum(errors, 1e-14)), 1)[0]
    assert slope == pytest.approx(-1.0, abs=0.25)


def test_the_best_step_lies_near_the_cube_root_of_the_rounding() -> None:
    measured = differences(X, Y, 1)
    for name, bits in (("float64", 53), ("float32", 24)):
        assert 0.1 < measured.best[name] / 2 ** (-bits / 3) < 10
        assert measured.least[name] == pytest.approx(2 ** (-bits * 2 / 3), rel=30)


def test_a_right_gradient_fails_a_usual_check_in_float32_alone() -> None:
    measured = differences(X, Y, 1)
    assert measured.error_at("float32", GRADCHECK_STEP) > measured.tolerance
    assert measured.error_at("float64", GRADCHECK_STEP) < measured.tolerance
    assert measured.tolerance == pytest.approx(GRADCHECK_RTOL, rel=0.1)


def test_a_step_below_the_spacing_of_x_is_none() -> None:
    measured = differences(np.array([1000.0, 999.0]), np.array([0.0, 1.0]), 0)
    assert measured.error_at("float32", 1e-7) == 1.0  # x + h is x, the quotient 0


def test_where_the_derivative_is_zero_errors_are_absolute() -> None:
    measured = differences(X, np.zeros(3), 0)
    assert measured.scale == 1.0
    assert measured.errors["float64"].max() == 0.0


def test_where_the_derivative_is_nearly_zero_errors_are_absolute_too() -> None:
    for tiny in (5e-324, 1e-320, 1e-300, 1e-140):
        measured = differences(np.zeros(2), np.array([0.0, tiny]), 0)
        assert measured.scale == 1.0
        assert np.isfinite(measured.tolerance)


def test_the_steps_that_pass_are_the_longest_run_of_small_errors() -> None:
    h = np.geomspace(1e-10, 1e-1, 109)
    errors = np.ones(109)
    errors[20] = 0.0  # small by chance
    errors[50:70] = 1e-5
    errors[80:90] = np.nan
    run = Differences(h, {"float32": errors, "float64": np.ones(109)}, {}, {}, 1.0)
    assert run.passing("float32") == (h[50], h[69])
    assert run.passing("float64") is None
    assert Differences(h, {"a": np.zeros(109)}, {}, {}, 1.0).passing("a") == (h[0], h[-1])


@pytest.mark.parametrize("seed", range(5))
def test_a_check_passes_further_in_float64(seed: int) -> None:
    rng = np.random.default_rng(seed)
    errors = differences(rng.normal(size=4), np.eye(4)[seed % 4], seed % 4)
    (low, high), (low32, high32) = (errors.passing(t) or (1, 0) for t in ("float64", "float32"))
    assert low < GRADCHECK_STEP < low32 < high32 <= high * 1.3
