"""A sweep is the functions themselves at every value of one logit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import SWEEP_MARGIN, SWEEP_POINTS, SWEEP_POINTS_MAX
from core.numeric import (
    cross_entropy,
    cross_entropy_grad_x,
    forward_backward,
    softmax,
    squared_error_grad_x,
    sweep_logit,
    sweep_range,
    sweep_squared_error,
)
from tests.core.numeric.problems import Array, problems

X, Y = [1.0, 2.0, -0.5], [1.0, 1.0, 0.0]


def test_every_point_is_a_problem_of_its_own() -> None:
    values = [-800.0, -3.0, 0.0, 2.5, 900.0, -np.inf]
    sweep = sweep_logit(X, Y, 2, values)
    np.testing.assert_array_equal(sweep.values, values)
    for row, value in enumerate(values):
        x = [1.0, 2.0, value]
        np.testing.assert_allclose(sweep.s[row], softmax(x), rtol=1e-15)
        np.testing.assert_allclose(sweep.loss[row], cross_entropy(x, Y), rtol=2e-15)
        np.testing.assert_allclose(sweep.grad_x[row], cross_entropy_grad_x(x, Y), rtol=2e-15)


def test_only_the_swept_class_moves() -> None:
    for j in range(3):
        sweep = sweep_logit(X, Y, j, [X[j]])
        np.testing.assert_allclose(sweep.grad_x[0], cross_entropy_grad_x(X, Y), rtol=2e-15)


@given(st.data(), problems())
def test_the_default_range_shows_the_present_value_and_the_whole_change(
    data: st.DataObject, problem: tuple[Array, Array]
) -> None:
    x, y = problem
    j = data.draw(st.integers(0, len(x) - 1))
    low, high = sweep_range(x, j)
    assert np.isfinite([low, high]).all()
    assert high - low >= 2 * SWEEP_MARGIN - 1e-9
    if np.isfinite(x[j]):
        assert low <= x[j] - SWEEP_MARGIN + 1e-9
        assert high >= x[j] + SWEEP_MARGIN - 1e-9
    sweep = sweep_logit(x, y, j)
    assert sweep.values.shape == sweep.loss.shape == (SWEEP_POINTS,)
    assert sweep.s.shape == sweep.grad_x.shape == (SWEEP_POINTS, len(x))
    assert (sweep.values[0], sweep.values[-1]) == (low, high)
    if np.isfinite(np.delete(x, j)).any():
        rest = 1 / (1 + np.exp(SWEEP_MARGIN))  # of s, that far from where it is 1/2
        assert sweep.s[0, j] <= rest * (1 + 1e-9)
        assert 1 - sweep.s[-1, j] <= rest * (1 + 1e-9)


def test_the_range_is_centred_where_half_the_probability_is() -> None:
    # log(exp(1) + exp(2)) = 2.313; s_2 is 1/2 there
    assert sweep_range([1.0, 2.0, 2.3], 2) == pytest.approx(
        (2.3 - SWEEP_MARGIN, 2.31326 + SWEEP_MARGIN), abs=1e-4
    )
    assert sweep_range([0.0, 100.0], 0) == (0.0 - SWEEP_MARGIN, 100.0 + SWEEP_MARGIN)


def test_masked_classes() -> None:
    low, high = sweep_range([-np.inf, 1.0, 2.0], 0)
    assert (low + high) / 2 == pytest.approx(np.logaddexp(1.0, 2.0))
    assert sweep_range([3.0, -np.inf], 0) == (3.0 - SWEEP_MARGIN, 3.0 + SWEEP_MARGIN)
    assert sweep_range([3.0], 0) == (3.0 - SWEEP_MARGIN, 3.0 + SWEEP_MARGIN)
    assert np.isfinite(sweep_logit([-np.inf, 1.0, 2.0], [1.0, 0.0, 0.0], 0).loss).all()
    labelled = sweep_logit([0.0, 1.0, -np.inf], [0.0, 0.0, 1.0], 0)
    assert np.all(labelled.loss == np.inf)
    assert np.isfinite(labelled.grad_x).all()


def test_no_values() -> None:
    sweep = sweep_logit(X, Y, 0, [])
    assert sweep.values.shape == sweep.loss.shape == (0,)
    assert sweep.s.shape == sweep.grad_x.shape == (0, 3)


def test_the_present_value_has_the_digits_that_the_problem_has() -> None:
    values, sweep = forward_backward(X, Y), sweep_logit(X, Y, 0, [-1.0, X[0], 3.0])
    for name in ("s", "loss", "grad_x"):
        np.testing.assert_array_equal(getattr(sweep, name)[1], getattr(values, name))


def test_the_squared_error_along_a_sweep_is_that_of_its_points() -> None:
    sweep = sweep_logit(X, Y, 1, np.linspace(-5, 5, 11))
    np.testing.assert_array_equal(
        sweep_squared_error(sweep), squared_error_grad_x(sweep.x, sweep.y)
    )


def test_the_values_are_a_copy() -> None:
    values = np.array([1.0, 2.0])
    sweep = sweep_logit(X, Y, 0, values)
    values[0] = 9.0
    assert sweep.values[0] == 1.0


@pytest.mark.parametrize(
    ("x", "y", "j", "values", "message"),
    [
        (X, Y, 3, [0.0], "class 3"),
        (X, Y, -1, [0.0], "class -1"),
        ([X], [Y], 0, [0.0], "one problem"),
        (X, Y[:2], 0, [0.0], "differ"),
        (X, [1.0, -1.0, 0.0], 0, [0.0], "negative"),
        (X, Y, 0, [[0.0]], "one row"),
        (X, Y, 0, 0.0, "one row"),
        (X, Y, 0, np.zeros(SWEEP_POINTS_MAX + 1), "at most"),
        (X, Y, 0, [np.nan], "logits"),
        (X, Y, 0, [np.inf], "logits"),
        ([3.0], [1.0], 0, [-np.inf], "finite"),
        ([-np.inf, -np.inf], [1.0, 0.0], 0, None, "finite"),
    ],
)
def test_what_cannot_be_swept_is_refused(
    x: object, y: object, j: int, values: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        sweep_logit(x, y, j, values)  # type: ignore[arg-type]
