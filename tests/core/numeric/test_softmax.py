"""softmax, log_softmax and softmax_jacobian: accuracy, invariants, edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import JACOBIAN_ULPS, SOFTMAX_ULPS
from core.numeric import log_softmax, softmax, softmax_jacobian
from tests.core.numeric.problems import EDGES, Array, logits, oracle, ulps_from

ALL = (softmax, log_softmax, softmax_jacobian)
any_logits = st.integers(1, 6).flatmap(logits)


def zeros(x: Array) -> Array:
    return np.zeros_like(x)


@pytest.mark.parametrize("x", [np.array(x) for x, _ in EDGES.values()], ids=EDGES)
def test_edges_are_as_exact_as_promised(x: Array) -> None:
    exact = oracle(x, zeros(x))
    assert ulps_from(softmax(x), exact.s) <= SOFTMAX_ULPS
    assert ulps_from(log_softmax(x), exact.log_s) <= SOFTMAX_ULPS
    assert ulps_from(softmax_jacobian(x), exact.jacobian) <= JACOBIAN_ULPS


@given(any_logits)
def test_any_logits_are_as_exact_as_promised(x: Array) -> None:
    exact = oracle(x, zeros(x))
    assert ulps_from(softmax(x), exact.s) <= SOFTMAX_ULPS
    assert ulps_from(log_softmax(x), exact.log_s) <= SOFTMAX_ULPS
    assert ulps_from(softmax_jacobian(x), exact.jacobian) <= JACOBIAN_ULPS


@pytest.mark.parametrize("gap", [0.0, 5.0, 30.0, 708.4, 745.0])
def test_a_thousand_classes(gap: float) -> None:
    rng = np.random.default_rng(3)
    for others in (np.zeros(999), np.full(999, 0.1), rng.standard_normal(999)):
        x = np.concatenate([[gap], others])
        exact = oracle(x, zeros(x), jacobian=False)
        assert ulps_from(softmax(x), exact.s) <= SOFTMAX_ULPS
        assert ulps_from(log_softmax(x), exact.log_s) <= SOFTMAX_ULPS


@given(st.lists(st.integers(-800, 800), min_size=1, max_size=6), st.integers(-10_000, 10_000))
def test_a_shift_of_all_logits_changes_nothing(x: list[int], shift: int) -> None:
    # Integers, so that the shifted logits are exact and the results must be equal bit by bit.
    for function in ALL:
        np.testing.assert_array_equal(function(x), function(np.array(x) + shift))


@given(st.data())
def test_permuting_classes_permutes_results(data: st.DataObject) -> None:
    x = data.draw(any_logits)
    order = np.array(data.draw(st.permutations(range(len(x)))))
    np.testing.assert_allclose(softmax(x[order]), softmax(x)[order], rtol=1e-15, atol=1e-320)
    np.testing.assert_allclose(log_softmax(x[order]), log_softmax(x)[order], rtol=1e-15)
    permuted = softmax_jacobian(x)[np.ix_(order, order)]
    np.testing.assert_allclose(softmax_jacobian(x[order]), permuted, rtol=2e-15, atol=1e-320)


@given(any_logits)
def test_probabilities_sum_to_one_and_jacobian_rows_to_zero(x: Array) -> None:
    assert softmax(x).sum() == pytest.approx(1.0, abs=1e-15)
    J = softmax_jacobian(x)
    np.testing.assert_array_equal(J, J.T)
    assert np.all(np.abs(J.sum(axis=0)) <= 1e-14 * np.abs(J).sum(axis=0) + 1e-320)


@given(st.integers(1, 6).flatmap(lambda k: logits(k, masks=False)))
def test_jacobian_is_the_finite_difference_of_softmax(x: Array) -> None:
    h = 1e-5
    steps = h * np.eye(len(x))
    high, low = x + steps, x - steps
    taken = (high - low)[np.eye(len(x), dtype=bool)]  # h as it is after rounding x + h
    quotients = (softmax(high) - softmax(low)).T / taken
    # h^2/6 of the third derivative, eps / h, and x + h and x - h rounded by different amounts
    error = 1e-9 + np.abs(x).max() * 1e-15 / h
    np.testing.assert_allclose(softmax_jacobian(x), quotients, rtol=0, atol=error)


def test_published_examples() -> None:
    np.testing.assert_allclose(softmax([1, 2, -0.5]), [0.254, 0.690, 0.057], atol=5e-4)
    assert softmax([0.0, np.log(3.0)]) == pytest.approx([0.25, 0.75], rel=1e-15)
    # Where libraries give 0: log s of a winner far ahead is -sum(exp(-gap)), and 1 - s alike.
    assert log_softmax([40.0, 0.0, 0.0])[0] == pytest.approx(-2 * np.exp(-40.0), rel=1e-15)
    assert softmax_jacobian([40.0, 0.0])[0, 0] == pytest.approx(np.exp(-40.0), rel=1e-15)


def test_masked_classes_have_no_part() -> None:
    masked, plain = [1.0, -np.inf, 2.0], [1.0, 2.0]
    np.testing.assert_array_equal(np.delete(softmax(masked), 1), softmax(plain))
    assert softmax(masked)[1] == 0.0
    assert log_softmax(masked)[1] == -np.inf
    J = softmax_jacobian(masked)
    assert not J[1].any()
    assert not J[:, 1].any()


@pytest.mark.parametrize("x", [np.array(x) for x, _ in EDGES.values()], ids=EDGES)
def test_no_negative_zero(x: Array) -> None:
    for function in ALL:
        result = function(x)
        assert not np.any(np.signbit(result) & (result == 0.0))


def test_one_class_is_certain() -> None:
    assert softmax([7.0]) == [1.0]
    assert log_softmax([7.0]) == [0.0]
    assert softmax_jacobian([7.0]) == [[0.0]]


@pytest.mark.parametrize("batch", [(), (0,), (1,), (3,), (2, 3), (2, 0, 3)])
def test_leading_axes_are_a_batch(batch: tuple[int, ...]) -> None:
    X = np.random.default_rng(0).standard_normal((*batch, 4)) * 30
    assert softmax(X).shape == log_softmax(X).shape == (*batch, 4)
    assert softmax_jacobian(X).shape == (*batch, 4, 4)
    for index in np.ndindex(batch):
        for function in ALL:
            np.testing.assert_array_equal(function(X)[index], function(X[index]))


def test_any_array_is_taken_and_none_is_changed() -> None:
    X = np.asfortranarray(np.random.default_rng(1).standard_normal((5, 4)))
    before = X.copy()
    for function in ALL:
        for layout in (X, X[::2], X[:, ::-1], X.tolist(), X.astype(np.float32).astype(float)):
            np.testing.assert_allclose(function(layout), function(np.array(layout, order="C")))
    np.testing.assert_array_equal(X, before)


@pytest.mark.parametrize("function", ALL)
@pytest.mark.parametrize(
    "x",
    [
        [np.nan, 1.0],
        [1.0, np.nan],
        [np.inf, 1.0],
        [np.inf, np.nan],
        [-np.inf, -np.inf],
        [[0.0, 1.0], [-np.inf, -np.inf]],
        [[0.0, 1.0], [2.0, np.nan]],
        [np.nan, -np.inf],
        [],
        [[], []],
        3.0,
    ],
)
def test_what_is_not_a_logit_is_refused(function: object, x: object) -> None:
    with pytest.raises(ValueError, match="logit"):
        function(x)  # type: ignore[operator]
