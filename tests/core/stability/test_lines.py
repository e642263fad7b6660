"""Digits while a quantity runs: the known catastrophes, and what holds for any line."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.numeric import exact_values
from core.problem import Problem
from core.stability import (
    DOUBLE,
    HALF,
    PRECISIONS,
    QUANTITIES,
    SINGLE,
    WAYS,
    Precision,
    bounds,
    correct_digits,
    digits_of,
    first_lost,
    line,
    now,
    points,
    problem_at,
    reference,
    run,
    thresholds,
    ulps,
)

AHEAD = Problem([5.0, 0.0, 0.0], [1.0, 0.0, 0.0])


def test_every_plain_way_is_at_nothing_where_one_minus_s_is_and_the_lab_is_not() -> None:
    gaps = np.array([20.0, 36.0, 38.0])
    digits = line(AHEAD, "gap", gaps, DOUBLE, "grad").digits
    for way in ("textbook", "shifted", "lse"):
        assert 6 < digits[way][0] < 9
        assert digits[way][1] < 2
        assert digits[way][2] == 0
    assert (digits["lab"] > 15).all()


def test_the_textbook_way_ends_where_exp_overflows() -> None:
    for precision in PRECISIONS.values():
        tops = np.array([precision.exp_max - 0.1, precision.exp_max + 0.1])
        digits = line(AHEAD, "top", tops, precision, "loss").digits
        assert digits["textbook"][1] == 0
        assert digits["shifted"][1] > 0


@pytest.mark.parametrize("precision", PRECISIONS.values(), ids=list(PRECISIONS))
def test_thresholds_are_those_of_the_type_on_a_line_of_two_classes(precision: Precision) -> None:
    two = Problem([0.0, 0.0], [1.0, 0.0])
    along = points(0.0, 1.3 * -precision.exp_min, 201, "gap")
    named = {t.id: t.value for t in thresholds(two, "gap", along, precision)}
    about = {"abs": 0.01 + 4 * 2.0**-precision.bits * 100}
    assert named["overflow"] == pytest.approx(precision.exp_max, **about)
    assert named["subnormal"] == pytest.approx(-precision.exp_normal_min, **about)
    assert named["zero"] == pytest.approx(-precision.exp_min, **about)
    assert named["one"] == pytest.approx(precision.one_minus_s_gap, abs=0.5)


def test_a_sum_of_nothing_but_zeros() -> None:
    along = points(-800.0, 0.0, 201, "top")
    first = thresholds(AHEAD, "top", along, DOUBLE)[0]
    assert first.id == "all-zero"
    assert first.value == pytest.approx(DOUBLE.exp_min, abs=0.01)


@settings(max_examples=30)
@given(
    st.lists(st.floats(-50, 50), min_size=2, max_size=4),
    st.sampled_from(QUANTITIES),
    st.sampled_from([DOUBLE, SINGLE, HALF]),
)
def test_the_present_problem_lies_on_every_line(
    x: Any, quantity: Any, precision: Precision
) -> None:
    problem = Problem(x, [1.0] + [0.0] * (len(x) - 1))
    low, high = bounds(problem, quantity)
    present = now(problem, quantity)
    assert low <= present <= high
    same = problem_at(problem, quantity, present)
    np.testing.assert_allclose(same.x, problem.x, atol=1e-12)
    digits = line(problem, quantity, np.array([present]), precision, "grad").digits
    for way in WAYS:
        assert 0 <= digits[way][0] <= precision.digits


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_the_ends_of_a_line_are_legal_problems(quantity: Any) -> None:
    for x in ([1.0, 2.0, -0.5], [0.0, 0.0], [-math.inf, 3.0, 2.0], [9999.0, -9999.0]):
        problem = Problem(x, [1.0] + [0.0] * (len(x) - 1))
        for end in bounds(problem, quantity):
            if quantity != "k" or end <= 10:
                problem_at(problem, quantity, end)


def test_a_gap_that_is_none_is_not_a_number() -> None:
    assert math.isnan(now(Problem([1.0, -math.inf], [1.0, 0.0]), "gap"))


def test_a_class_more_has_logit_and_target_zero() -> None:
    longer = problem_at(AHEAD, "k", 5)
    assert longer.x == (5.0, 0.0, 0.0, 0.0, 0.0)
    assert longer.y == (1.0, 0.0, 0.0, 0.0, 0.0)
    assert problem_at(AHEAD, "k", 2).x == (5.0, 0.0)


@pytest.mark.parametrize("precision", PRECISIONS.values(), ids=list(PRECISIONS))
def test_digits_are_those_that_mpmath_counts(precision: Precision) -> None:
    x, y = np.array([9.5, 0.3, -1.75]), np.array([0.75, 0.25, 0.0])
    counted = digits_of(x[None], y[None], precision, 2)
    held_x = precision.held(x).astype(np.float64)
    true = exact_values(held_x, precision.held(y).astype(np.float64)).grad_x[1]
    for way in WAYS:
        value = run(way, precision.held([x]), precision.held([y]), precision)["grad-x"][0, 1]
        relative = float(abs(float(value) - true) / abs(true))
        most = precision.digits
        expected = min(most, -math.log10(relative)) if relative else most
        assert counted[way][0] == pytest.approx(expected, abs=0.01)
        assert ulps(float(value), true, precision) <= relative * 2**precision.bits


def test_what_is_no_number_has_no_digits_and_zero_has_all() -> None:
    exact = reference(np.array([[1.0, 2.0]]), np.array([[0.0, 0.0]]))
    assert exact.loss[0] == 0
    assert correct_digits(np.zeros(1), exact.loss, DOUBLE)[0] == DOUBLE.digits
    for value in (np.nan, np.inf, 1.0):
        assert correct_digits(np.array([value]), exact.loss, DOUBLE)[0] == 0
    infinite = reference(np.array([[-np.inf, 2.0]]), np.array([[1.0, 0.0]])).loss
    assert correct_digits(np.array([np.inf]), infinite, DOUBLE)[0] == DOUBLE.digits
    assert correct_digits(np.array([5.0]), infinite, DOUBLE)[0] == 0


def test_which_way_loses_first() -> None:
    along = points(0.0, 50.0, 201, "gap")
    lost = first_lost(line(AHEAD, "gap", along, DOUBLE, "grad"), DOUBLE)
    assert math.isnan(lost["lab"])
    assert 15 < lost["lse"] < 22
