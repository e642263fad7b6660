"""forward_backward: the values of one problem fit together."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import GRADIENT_C, JACOBIAN_ULPS, LOSS_ULPS, ROW_VECTOR_ULPS, SOFTMAX_ULPS
from core.numeric import (
    ForwardBackward,
    forward_backward,
    multiplications,
    running_sums,
)
from tests.core.numeric.problems import (
    EDGES,
    Array,
    gradient_c,
    logits,
    oracle,
    problems,
    problems_on_a_grid,
    targets,
    ulps_from,
)


@pytest.mark.parametrize("name", EDGES)
def test_every_value_is_exact_to_its_bar(name: str) -> None:
    x, y = (np.array(v) for v in EDGES[name])
    values, exact = forward_backward(x, y), oracle(x, y)
    assert ulps_from(values.s, exact.s) <= SOFTMAX_ULPS
    assert ulps_from(values.log_s, exact.log_s) <= SOFTMAX_ULPS
    assert ulps_from(values.loss, exact.loss) <= LOSS_ULPS
    assert ulps_from(values.jacobian, exact.jacobian) <= JACOBIAN_ULPS
    assert gradient_c(values.grad_x, exact) <= GRADIENT_C
    row = [s and -s.context.mpf(float(label)) / s for s, label in zip(exact.s, y, strict=True)]
    for weight, s, label, quotient in zip(values.grad_s, values.s, y, row, strict=True):
        if label == 0 or s == 0 or abs(quotient) > np.finfo(float).max:
            assert weight == (0.0 if label == 0 else -np.inf)
        elif s >= np.finfo(float).tiny:  # below, s has not all its digits
            assert ulps_from(weight, quotient) <= ROW_VECTOR_ULPS


@given(problems())
def test_terms_are_exact_finite_and_sum_to_the_gradient(problem: tuple[Array, Array]) -> None:
    x, y = problem
    values, exact = forward_backward(x, y), oracle(x, y)
    assert np.isfinite(values.terms).all()
    one = exact.s[0].context.one
    for i, label in enumerate(y):
        row = [-one * float(label) * ((i == j) - s) for j, s in enumerate(exact.s)]
        for value, term in zip(values.terms[i], row, strict=True):
            if abs(term) > 1e-300:  # below, y_i multiplies what a subnormal s_i lacks
                assert ulps_from(value, term) <= JACOBIAN_ULPS
    size = np.abs(values.terms).sum(axis=0)
    floor = len(x) * 2.0**-1074 * max(1.0, y.sum())
    difference = np.abs(values.terms.sum(axis=0) - values.grad_x)
    assert np.all(difference <= (GRADIENT_C + len(x)) * 2**-52 * size + floor)


def test_terms_are_the_products_where_these_exist() -> None:
    values = forward_backward([1.0, 2.0, -0.5], [1.0, 1.0, 0.0])
    products = values.grad_s[:, None] * values.jacobian
    np.testing.assert_allclose(values.terms, products, rtol=1e-14)


@pytest.mark.parametrize("x", [[-np.inf, 0.0, 0.0], [-2000.0, 0.0, 0.0]])
def test_terms_stay_finite_when_s_is_zero(x: list[float]) -> None:
    values = forward_backward(x, [2.0, 1.0, 0.0])
    assert values.grad_s[0] == -np.inf
    np.testing.assert_array_equal(
        values.terms, [[-2.0, 1.0, 1.0], [0.0, -0.5, 0.5], [0.0, 0.0, 0.0]]
    )
    np.testing.assert_array_equal(values.grad_x, [-2.0, 0.5, 1.5])


def test_no_negative_zero() -> None:
    for x, y in EDGES.values():
        for field in dataclasses.fields(values := forward_backward(x, y)):
            array = np.asarray(getattr(values, field.name))
            assert not np.any(np.signbit(array) & (array == 0.0)), field.name


PER_CLASS = ("s", "log_s", "grad_s", "grad_x")


def assert_same_bits(values: ForwardBackward, others: ForwardBackward) -> None:
    for field in dataclasses.fields(ForwardBackward):
        first, second = getattr(values, field.name), getattr(others, field.name)
        np.testing.assert_array_equal(first, second, err_msg=field.name)


@given(problems_on_a_grid())
def test_equal_classes_get_equal_digits(problem: tuple[Array, Array]) -> None:
    x, y = problem
    values = forward_backward(x, y)
    for i in range(len(x)):
        for j in range(i):
            if x[i] == x[j] and y[i] == y[j]:
                for name in PER_CLASS:
                    assert getattr(values, name)[i] == getattr(values, name)[j], (name, i, j)
                for matrix in (values.jacobian, values.terms):
                    assert matrix[i, i] == matrix[j, j]
                    assert matrix[i, j] == matrix[j, i]


def test_a_tie_of_two_winners_with_equal_targets() -> None:
    values = forward_backward([5.0, 5.0, -np.inf], [0.7, 0.7, 0.1])
    assert values.grad_x[0] == values.grad_x[1]
    assert values.s[0] == values.s[1] == 0.5


@given(problems_on_a_grid(), st.integers(-16_000, 16_000))
def test_an_exact_shift_of_all_logits_changes_no_bit(
    problem: tuple[Array, Array], sixteenths: int
) -> None:
    x, y = problem
    assert_same_bits(forward_backward(x + sixteenths / 16, y), forward_backward(x, y))


@given(st.data(), problems_on_a_grid() | problems(max_k=10))
def test_another_order_of_classes_gives_the_same_bits_in_that_order(
    data: st.DataObject, problem: tuple[Array, Array]
) -> None:
    x, y = problem
    order = np.array(data.draw(st.permutations(range(len(x)))))
    values, permuted = forward_backward(x, y), forward_backward(x[order], y[order])
    assert permuted.loss == values.loss
    for name in PER_CLASS:
        np.testing.assert_array_equal(getattr(permuted, name), getattr(values, name)[order])
    for name in ("jacobian", "terms"):
        turned = getattr(values, name)[np.ix_(order, order)]
        np.testing.assert_array_equal(getattr(permuted, name), turned, err_msg=name)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ([5, 5, -np.inf], [0.7, 0.7, 0.1], 0.05),
        ([-np.inf, 0, 0], [0.4, 0.3, 0.3], 0.2),
        ([3, -np.inf, 3, 3], [0.2, 0.3, 0.2, 0.2], 0.1),
        ([0.1, 0.1], [0.3, 0.3], 0.0),
    ],
)
def test_ties_get_the_digits_that_are_due(x: list[float], y: list[float], expected: float) -> None:
    values = forward_backward(x, y)
    tied = values.grad_x[np.array(x) > -np.inf]
    assert len(set(tied.tolist())) == 1
    np.testing.assert_allclose(tied, expected, rtol=0, atol=2e-16)


def test_a_shift_by_a_thousand_changes_no_bit() -> None:
    y = [0.0, 1.0, 0.0]
    assert_same_bits(
        forward_backward([1001.0, 1002.0, 1000.0], y), forward_backward([1.0, 2.0, 0.0], y)
    )


@given(st.data(), st.integers(1, 12))
def test_a_row_gets_the_same_bits_in_a_batch_as_alone(data: st.DataObject, k: int) -> None:
    rows = [(data.draw(logits(k)), data.draw(targets(k))) for _ in range(3)]
    X, Y = np.array([x for x, _ in rows]), np.array([y for _, y in rows])
    batch = forward_backward(X, Y)
    for n, (x, y) in enumerate(rows):
        alone = forward_backward(x, y)
        for field in dataclasses.fields(ForwardBackward):
            row, single = getattr(batch, field.name)[n], getattr(alone, field.name)
            np.testing.assert_array_equal(row, single, err_msg=field.name)


@pytest.mark.parametrize("batch", [(), (0,), (3,), (2, 3)])
def test_shapes(batch: tuple[int, ...]) -> None:
    X = np.zeros((*batch, 4))
    values = forward_backward(X, X)
    for name in ("s", "log_s", "grad_s", "grad_x"):
        assert getattr(values, name).shape == (*batch, 4)
    assert values.jacobian.shape == values.terms.shape == (*batch, 4, 4)
    assert np.shape(values.loss) == batch


def test_values_are_frozen_and_what_is_no_problem_is_refused() -> None:
    values = forward_backward([1.0, 2.0], [0.0, 1.0])
    with pytest.raises(dataclasses.FrozenInstanceError):
        values.loss = values.loss  # type: ignore[misc]
    for x, y in (([1.0], [1.0, 0.0]), ([1.0, np.nan], [0.0, 1.0]), ([1.0, 0.0], [-1.0, 0.0])):
        with pytest.raises(ValueError, match=r"differ|logits|targets"):
            forward_backward(x, y)


def test_running_sums_end_at_the_gradient() -> None:
    x, y = (1.0, 2.0, -0.5), (1.0, 0.5, 0.0)
    values = forward_backward(x, y)
    sums = running_sums(values)
    assert sums.shape == (3, 3)
    np.testing.assert_array_equal(sums[0], values.terms[0])
    np.testing.assert_allclose(sums[-1], values.grad_x, rtol=1e-14)
    batch = forward_backward([x, x], [y, y])
    np.testing.assert_array_equal(running_sums(batch)[1], sums)


def test_multiplications_are_counted() -> None:
    assert multiplications(3) == (18, 3)
    assert multiplications(10) == (200, 10)
