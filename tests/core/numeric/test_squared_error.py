"""Squared error and its gradient: finite differences, row vector times Jacobian, autograd."""

from __future__ import annotations

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given

from core.numeric import (
    cross_entropy_grad_x,
    gradient_vanishes,
    softmax,
    softmax_jacobian,
    squared_error,
    squared_error_grad_x,
)
from tests.core.numeric.problems import Array, problems

PROBLEMS = [
    ([1.0, 2.0, -0.5], [1.0, 1.0, 0.0]),
    ([0.3, -1.2, 4.0, 0.0], [0.1, 0.2, 0.3, 0.4]),
    ([5.0, 0.0], [0.0, 1.0]),
    ([1.0, 2.0, -0.5], [0.0, 0.0, 0.0]),
]


def plain(x: Array, y: Array) -> Array:
    w = anp.exp(x - anp.max(x))
    return 0.5 * anp.sum((w / anp.sum(w) - y) ** 2)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_gradient_is_the_slope(problem: tuple[list[float], list[float]]) -> None:
    x, y = map(np.array, problem)
    h = 1e-6
    slope = [
        (squared_error(x + h * unit, y) - squared_error(x - h * unit, y)) / (2 * h)
        for unit in np.eye(len(x))
    ]
    np.testing.assert_allclose(squared_error_grad_x(x, y), slope, atol=1e-9)
    np.testing.assert_allclose(squared_error(x, y), plain(x, y), rtol=1e-14)
    np.testing.assert_allclose(
        squared_error_grad_x(x, y), autograd.grad(plain)(x, y), rtol=1e-12, atol=1e-15
    )


@given(problems(max_k=5))
def test_it_is_the_row_vector_times_the_jacobian_and_sums_to_0(
    problem: tuple[Array, Array],
) -> None:
    x, y = problem
    found = squared_error_grad_x(x, y)
    scale = 1.0 + y.sum()
    np.testing.assert_allclose(
        found / scale, (softmax(x) - y) @ softmax_jacobian(x) / scale, atol=1e-14
    )
    assert abs(found.sum()) <= 1e-14 * scale


def test_batches_and_shifts() -> None:
    X, Y = np.random.default_rng(2).normal(size=(2, 7, 4)) ** 2
    rows = [squared_error_grad_x(x, y) for x, y in zip(X, Y, strict=True)]
    np.testing.assert_allclose(squared_error_grad_x(X, Y), rows)
    assert squared_error(X, Y).shape == (7,)
    np.testing.assert_allclose(squared_error_grad_x(X + 3.0, Y), rows, atol=1e-14)


def test_masked_classes_are_finite() -> None:
    x, y = [-np.inf, 1.0, 0.0], [1.0, 0.0, 0.0]
    assert np.isfinite(squared_error(x, y))
    assert squared_error_grad_x(x, y)[0] == 0.0


def test_it_dies_where_the_answer_is_confidently_wrong() -> None:
    x = np.array([[12.0, 0.0], [1.0, 0.0], [-12.0, 0.0]])
    y = np.tile([0.0, 1.0], (3, 1))
    found = gradient_vanishes(
        cross_entropy_grad_x(x, y), squared_error_grad_x(x, y), softmax(x), y
    )
    assert found.tolist() == [True, False, False]
    assert not gradient_vanishes([0.0, 0.0], [0.0, 0.0], [0.5, 0.5], [0.0, 0.0])


@pytest.mark.parametrize(
    ("x", "y"), [([1.0, 2.0], [1.0]), ([1.0, 2.0], [-1.0, 0.0]), ([np.nan, 1.0], [0.0, 1.0])]
)
def test_what_has_no_error_is_refused(x: list[float], y: list[float]) -> None:
    for call in (squared_error, squared_error_grad_x):
        with pytest.raises(ValueError, match=r".+"):
            call(x, y)
