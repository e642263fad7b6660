"""The exact values against plain formulas with far more digits, and the ulp against NumPy's."""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numeric import difference_quotients, exact_values, ulps
from tests.core.numeric.problems import EDGES, Array, oracle, problems


def assert_same(value: Any, reference: Any) -> None:
    """Equal to 50 digits relative to the larger, or both below what the reference resolves."""
    for v, r in zip(np.ravel(value), np.ravel(np.array(reference, dtype=object)), strict=True):
        v = r.context.mpf(v)
        if v != r:
            assert abs(v - r) <= abs(r) * r.context.mpf(10) ** -50 + r.context.mpf(10) ** -700


@given(problems(max_k=5))
def test_any_problem(problem: tuple[Array, Array]) -> None:
    x, y = problem
    exact, reference = exact_values(x, y), oracle(x, y)
    if np.ptp(x[np.isfinite(x)]) < 700:
        assert_same(exact.s, reference.s)
        assert_same(exact.log_s, reference.log_s)
        assert_same(exact.loss, reference.loss)
        assert_same(exact.jacobian, reference.jacobian)
        assert_same(exact.grad_x, reference.grad_x)
        for value, g, scale in zip(exact.kappa, reference.grad_x, reference.scale, strict=True):
            if abs(g) > scale * g.context.mpf(10) ** -40:
                assert float(value) == pytest.approx(float(scale / abs(g)), rel=1e-14)


def test_logits_twenty_thousand_apart() -> None:
    exact = exact_values([10000.0, -10000.0, 9990.0], [1.0, 0.0, 0.0])
    ctx = exact.loss.context
    with ctx.workdps(9000):
        w = [ctx.one, ctx.exp(-20000), ctx.exp(-10)]
        total = sum(w)
        # s_2 (1 - s_2) and s_1 - 1 to the last guard digit, though 8686 digits below 1
        assert abs(exact.s[1] * total / w[1] - 1) < ctx.mpf(10) ** -50
        assert abs(exact.grad_x[0] * total / (w[1] + w[2]) + 1) < ctx.mpf(10) ** -50
    alone = exact_values([10000.0, -10000.0], [1.0, 0.0])
    with ctx.workdps(9000):
        assert abs(alone.grad_x[0] * (1 + w[1]) / w[1] + 1) < ctx.mpf(10) ** -50
        assert abs(alone.loss / w[1] - 1) < ctx.mpf(10) ** -50
    assert list(alone.kappa) == [1, 1]


def test_targets_three_hundred_digits_apart() -> None:
    # The gradient at the first class is s (1 + 1e-300) - 1: what is left of it is 1e-300.
    x, y = np.array([0.0, -np.inf]), np.array([1.0, 1e-300])
    assert_same(exact_values(x, y).grad_x, oracle(x, y).grad_x)


def test_targets_that_bring_an_underflowed_softmax_back() -> None:
    # s is 1e-391, but the gradient is 1e300 times that.
    x, y = np.array([900.0, 0.0]), np.array([1e300, 0.0])
    exact, quotients = exact_values(x, y), difference_quotients(x, y)
    assert quotients.grad_x is not None
    assert np.all(ulps(quotients.grad_x, exact.grad_x) <= 1)
    assert float(exact.grad_x[1]) == pytest.approx(
        1e300 * np.exp(-450.0) * np.exp(-450.0), rel=1e-12
    )


def test_a_tie_missed_by_three_hundred_digits() -> None:
    # s differs from y / Y by about 1e-309, and that is the gradient.
    x, y = np.array([0.0, 0.0, 0.0, 1.2e-309]), np.array([1.0, 1.0, 1.0, 1.0])
    exact = exact_values(x, y)
    assert_same(exact.grad_x, oracle(x, y).grad_x)
    assert all(np.isfinite(float(kappa / 10**10)) for kappa in exact.kappa)


def test_condition() -> None:
    assert list(exact_values([1.0, 2.0, 3.0], [0.0, 1.0, 0.0]).kappa) == pytest.approx([1] * 3)
    assert list(exact_values([1.0, 2.0], [0.0, 0.0]).kappa) == [1, 1]
    assert list(exact_values([1.0, 1.0], [1.0, 1.0]).kappa) == [np.inf, np.inf]
    assert exact_values([-np.inf, 1.0, 2.0], [0.0, 1.0, 1.0]).kappa[0] == 1
    # s = (1/4, 3/4), y = (1, 1): (1/4 + 3/4) / (1/2 - 1)
    assert float(exact_values([0.0, np.log(3.0)], [1.0, 1.0]).kappa[0]) == pytest.approx(2.0)


@given(problems(max_k=5))
def test_difference_quotients_round_to_the_derivative(problem: tuple[Array, Array]) -> None:
    x, y = problem
    quotients, reference = difference_quotients(x, y), oracle(x, y)
    assert np.all(ulps(quotients.s, np.array(reference.s)) <= 1)
    jacobian = np.array(reference.jacobian, dtype=object)
    assert np.all(ulps(quotients.jacobian, jacobian) <= 1)
    if np.any((y > 0) & np.isneginf(x)):
        assert quotients.grad_x is None
    else:
        assert quotients.grad_x is not None
        for q, g, scale in zip(quotients.grad_x, reference.grad_x, reference.scale, strict=True):
            # one rounding, and 10^-60 of the terms, which shows only after their cancellation
            tolerance = float(abs(g)) * 2**-53 + float(scale) * 1e-45 + 2.0**-1074
            assert abs(float(q - g)) <= tolerance


@pytest.mark.parametrize("problem", EDGES.values(), ids=EDGES)
def test_difference_quotients_at_the_edges(problem: tuple[list[float], list[float]]) -> None:
    x, y = np.array(problem[0]), np.array(problem[1])
    quotients, reference = difference_quotients(x, y), oracle(x, y)
    jacobian = np.array(reference.jacobian, dtype=object)
    assert np.all(ulps(quotients.jacobian, jacobian) <= 1)
    if quotients.grad_x is not None:
        for q, g in zip(quotients.grad_x, reference.grad_x, strict=True):
            assert abs(float(q - g)) <= float(abs(g)) * 2**-53 + 2.0**-1074


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-4, 4))
def test_an_ulp_is_the_distance_of_neighbours(number: float, steps: int) -> None:
    exact = exact_values([0.0], [1.0]).loss.context.mpf(number)
    moved = number
    for _ in range(abs(steps)):
        moved = math.nextafter(moved, math.copysign(math.inf, steps))
    if np.isfinite(moved) and np.frexp(moved)[1] == np.frexp(number)[1]:
        assert ulps(moved, exact) == abs(steps)
    assert ulps(number, exact) == 0


def test_ulps_of_what_is_not_finite() -> None:
    exact = exact_values([-np.inf, 0.0], [1.0, 0.0])
    assert ulps(np.inf, exact.loss) == 0
    assert ulps(-np.inf, exact.loss) == np.inf
    assert ulps(1.0, exact.loss) == np.inf
    assert np.isnan(ulps(np.nan, exact.loss))
    assert np.isnan(ulps(np.nan, exact.s[1]))
    assert ulps(np.inf, exact.s[1]) == np.inf
    context = exact.loss.context
    assert ulps(np.inf, context.mpf(10) ** 400) == 0
    assert ulps(0.0, context.mpf(2) ** -1075) == 0.5
    assert ulps(2.0**-1074, context.zero) == 1


def test_ulps_of_arrays() -> None:
    exact = exact_values([0.0, 0.0], [1.0, 0.0])
    assert ulps([[0.0, 0.25]], exact.jacobian[:1, :]).tolist() == [[2.0**52, 2.0**53]]
    np.testing.assert_array_equal(ulps([0.5, np.nextafter(0.5, 1)], exact.s), [0, 1])


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Switch threads as often as Python can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("hasty_threads")
def test_threads_do_not_disturb_each_other() -> None:
    wide, narrow = ([300.0, 0.0, 1.0], [1.0, 0.0, 0.0]), ([1.0, 2.0, 3.0], [1.0, 0.0, 0.0])
    expected = {id(p): [float(g) for g in exact_values(*p).grad_x] for p in (wide, narrow)}
    wrong = []

    def work(problem: tuple[list[float], list[float]]) -> None:
        for _ in range(50):
            if [float(g) for g in exact_values(*problem).grad_x] != expected[id(problem)]:
                wrong.append(problem)

    threads = [threading.Thread(target=work, args=(p,)) for p in (wide, narrow, narrow)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.parametrize("function", [exact_values, difference_quotients])
@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        ([[1.0, 2.0]], [[1.0, 0.0]], "one problem"),
        ([1.0, 2.0], [1.0], "differ"),
        ([1.0, 2.0], [1.0, -1.0], "negative"),
        ([1.0, 2.0], [1.0, np.inf], "finite sum"),
        ([1.0, np.nan], [1.0, 0.0], "logits"),
        ([np.nan, 1.0], [1.0, 0.0], "logits"),
        ([1.0, np.inf], [1.0, 0.0], "logits"),
        ([-np.inf, -np.inf], [1.0, 0.0], "logits"),
        ([1e300, 0.0], [1.0, 0.0], "apart"),
        ([10000.5, -10000.0], [1.0, 0.0], "apart"),
    ],
)
def test_what_is_no_problem_is_refused(
    function: object, x: object, y: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function(x, y)  # type: ignore[operator]
