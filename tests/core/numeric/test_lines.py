"""A target, sum(y) or a temperature runs; terms of a column; where a component changes sign."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numeric import (
    cross_entropy,
    cross_entropy_grad_x,
    forward_backward,
    sign_changes,
    softmax,
    sweep_logit,
    sweep_target,
    sweep_temperature,
    sweep_terms,
    sweep_total,
)
from tests.core.numeric.problems import Array, problems

X, Y = np.array([1.0, 2.0, -0.5]), np.array([1.0, 1.0, 0.0])


@pytest.mark.parametrize(
    ("sweep", "problem"),
    [
        (lambda v: sweep_target(X, Y, 2, v), lambda v: (X, np.array([1.0, 1.0, v]))),
        (lambda v: sweep_total(X, Y, v), lambda v: (X, Y * v / 2)),
        (lambda v: sweep_temperature(X, Y, v), lambda v: (X / v, Y)),
    ],
)
def test_every_point_is_a_problem_of_its_own(sweep: object, problem: object) -> None:
    values = [0.25, 1.0, 2.0, 7.5]
    swept = sweep(values)  # type: ignore[operator]
    np.testing.assert_array_equal(swept.values, values)
    for row, value in enumerate(values):
        x, y = problem(value)  # type: ignore[operator]
        np.testing.assert_allclose(swept.x[row], x, rtol=1e-15)
        np.testing.assert_allclose(swept.y[row], y, rtol=1e-15)
        np.testing.assert_allclose(swept.s[row], softmax(x), rtol=1e-14)
        np.testing.assert_allclose(swept.loss[row], cross_entropy(x, y), rtol=1e-14)
        np.testing.assert_allclose(
            swept.grad_x[row], cross_entropy_grad_x(x, y), rtol=1e-13, atol=1e-15
        )


@given(problems(max_k=5), st.data())
def test_the_terms_of_a_column_are_the_chain_rules(
    problem: tuple[Array, Array], data: st.DataObject
) -> None:
    x, y = problem
    j = data.draw(st.integers(0, len(x) - 1))
    sweep = sweep_logit(x, y, 0, [x[0] if np.isfinite(x[0]) else 0.0])
    terms = forward_backward(sweep.x, sweep.y).terms[:, :, j]
    np.testing.assert_array_equal(sweep_terms(sweep, j), terms)


def test_terms_add_up_to_the_gradient() -> None:
    sweep = sweep_logit(X, Y, 1, np.linspace(-5, 5, 11))
    for j in range(3):
        np.testing.assert_allclose(
            sweep_terms(sweep, j).sum(axis=1), sweep.grad_x[:, j], rtol=1e-13, atol=1e-15
        )


@pytest.mark.parametrize(
    "call",
    [
        lambda: sweep_target(X, Y, 0, [-1.0]),
        lambda: sweep_total(X, [0.0, 0.0, 0.0], [1.0]),
        lambda: sweep_total(X, Y, [-1.0]),
        lambda: sweep_temperature(X, Y, [0.0]),
        lambda: sweep_temperature(X, Y, [-2.0]),
        lambda: sweep_temperature(X, Y, [np.nan]),
        lambda: sweep_terms(sweep_logit(X, Y, 0, [0.0]), 3),
    ],
)
def test_what_cannot_run_is_refused(call: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        call()  # type: ignore[operator]


def test_a_sign_changes_where_the_component_is_zero() -> None:
    again = lambda values: sweep_logit(X, Y, 0, values)  # noqa: E731
    changes = sign_changes(again(np.linspace(-10, 10, 201)), again)
    assert [i for i, _ in changes] == [1, 0]
    for i, value in changes:
        gradient = cross_entropy_grad_x([value, 2.0, -0.5], Y)
        assert abs(gradient[i]) < 1e-5
    # Component 1 is 0 where s_1 = y_1 / Y = 1/2: x_1 = log(e^2 + e^-0.5)
    assert dict(changes)[0] == pytest.approx(np.logaddexp(2.0, -0.5), abs=1e-4)


def test_no_sign_changes_where_none_is() -> None:
    again = lambda values: sweep_logit(X, [0.0, 1.0, 0.0], 0, values)  # noqa: E731
    assert sign_changes(again(np.linspace(-10, 10, 201)), again) == []
    none = lambda values: sweep_logit(X, [0.0, 0.0, 0.0], 0, values)  # noqa: E731
    assert sign_changes(none(np.linspace(-10, 10, 21)), none) == []


def test_a_change_at_a_point_of_the_sweep_is_one_change() -> None:
    again = lambda values: sweep_logit([0.0, 0.0], [1.0, 1.0], 0, values)  # noqa: E731
    changes = sign_changes(again(np.linspace(-2, 2, 5)), again)
    assert sorted(i for i, _ in changes) == [0, 1]
    assert [value for _, value in changes] == pytest.approx([0.0, 0.0], abs=1e-3)
