"""The Problem: its bounds, its text, and the problems next to it."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.limits import K_MAX, SHIFT_ABS_MAX, X_ABS_MAX, Y_MAX
from core.problem import Problem, ProblemError

INF = math.inf


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    k = draw(st.integers(2, K_MAX))
    logit = st.floats(-X_ABS_MAX, X_ABS_MAX) | st.just(-INF)
    x = draw(st.lists(logit, min_size=k, max_size=k))
    assume(any(value > -INF for value in x))
    return Problem(x, draw(st.lists(st.floats(0, Y_MAX), min_size=k, max_size=k)))


@pytest.mark.parametrize(
    ("x", "y", "code", "field", "position"),
    [
        ([], [], "empty", "x", None),
        ([1, 2], [], "empty", "y", None),
        ([1], [1], "too-few", "x", None),
        ([0] * 11, [0] * 11, "too-many", "x", None),
        ([0] * 11, [0] * 3, "too-many", "x", None),
        ([0] * 3, [0] * 11, "too-many", "y", None),
        ([1, 2], [1, 2, 3], "different-lengths", "y", None),
        ([1, math.nan], [0, 1], "nan", "x", 1),
        ([1, INF], [0, 1], "infinite", "x", 1),
        ([10_000.5, 0], [0, 1], "too-large", "x", 0),
        ([-10_000.5, 0], [0, 1], "too-large", "x", 0),
        ([-INF, -INF], [0, 1], "all-masked", "x", None),
        ([0, 0], [0, -0.5], "negative", "y", 1),
        ([0, 0], [0, math.nan], "nan", "y", 1),
        ([0, 0], [INF, 0], "infinite", "y", 0),
        ([0, 0], [-INF, 0], "infinite", "y", 0),
        ([0, 0], [1_000_001, 0], "too-large", "y", 0),
        (["a", 0], [0, 0], "not-a-number", "x", None),
        ([10**400, 0], [0, 0], "not-a-number", "x", None),
    ],
)
def test_refuses_with_code_field_and_position(
    x: list[float], y: list[float], code: str, field: str, position: int | None
) -> None:
    with pytest.raises(ProblemError) as refused:
        Problem(x, y)
    error = refused.value
    assert (error.code, error.field, error.position) == (code, field, position)


def test_the_bounds_themselves_are_allowed() -> None:
    problem = Problem([X_ABS_MAX, -X_ABS_MAX], [Y_MAX, 0])
    assert (problem.k, problem.Y) == (2, Y_MAX)


def test_is_frozen_hashable_and_compares_by_value() -> None:
    problem = Problem(np.array([1.0, 2.0]), (0, 1))
    assert problem == Problem([1, 2], [0.0, 1.0])
    assert len({problem, Problem([1, 2], [0, 1])}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        problem.x = (0.0, 0.0)  # type: ignore[misc]


def test_minus_zero_becomes_zero() -> None:
    problem = Problem([-0.0, 1], [-0.0, 1])
    assert math.copysign(1, problem.x[0]) == math.copysign(1, problem.y[0]) == 1


def test_parse_reads_both_and_names_the_wrong_one() -> None:
    assert Problem.parse("1,2,3", "0,1,0") == Problem([1, 2, 3], [0, 1, 0])
    with pytest.raises(ProblemError) as refused:
        Problem.parse("1,2,3", "0,one,0")
    assert (refused.value.field, refused.value.position, refused.value.token) == ("y", 1, "one")


@given(problems())
def test_text_gives_back_the_same_problem(problem: Problem) -> None:
    assert Problem.parse(problem.x_text, problem.y_text) == problem


@pytest.mark.parametrize(
    ("x", "y", "infinite"),
    [([0, -INF], [1, 0], False), ([0, -INF], [1, 0.5], True), ([0, 1], [1, 1], False)],
)
def test_says_where_the_loss_is_infinite(x: list[float], y: list[float], infinite: bool) -> None:
    assert Problem(x, y).has_infinite_loss is infinite


@given(problems())
def test_adding_and_removing_a_class_come_back(problem: Problem) -> None:
    assume(problem.k < K_MAX)
    larger = problem.add_class()
    assert larger.k == problem.k + 1
    assert larger.remove_class() == problem


def test_classes_stay_within_the_limits() -> None:
    with pytest.raises(ProblemError, match="too-few"):
        Problem([1, 2], [0, 1]).remove_class()
    with pytest.raises(ProblemError, match="too-many"):
        Problem([0] * K_MAX, [0] * K_MAX).add_class()
    with pytest.raises(ProblemError, match="all-masked"):
        Problem([-INF, -INF, 1], [0, 0, 1]).remove_class()


@given(problems())
def test_normalised_targets_sum_to_one(problem: Problem) -> None:
    assume(problem.Y > 0)
    normalised = problem.normalise_y()
    assert normalised.x == problem.x
    assert pytest.approx(1, abs=4e-16 * problem.k) == normalised.Y
    largest = problem.y.index(max(problem.y))
    assert normalised.y[largest] == max(normalised.y)


def test_zero_targets_cannot_be_normalised() -> None:
    with pytest.raises(ProblemError, match="zero-sum"):
        Problem([0, 0], [0, 0]).normalise_y()


def test_subnormal_targets_normalise_too() -> None:
    assert Problem([0, 0], [5e-324, 5e-324]).normalise_y().y == (0.5, 0.5)


def test_shift_moves_every_logit_and_keeps_masks() -> None:
    assert Problem([1, -INF, 3], [0, 0, 1]).shift_x(-1.5).x == (-0.5, -INF, 1.5)


@pytest.mark.parametrize("by", [math.nan, INF, -INF, SHIFT_ABS_MAX * 1.01])
def test_shift_refuses_what_leaves_the_range(by: float) -> None:
    with pytest.raises(ProblemError, match="too-large"):
        Problem([1, 2], [0, 1]).shift_x(by)


def test_shift_out_of_the_range_of_x_names_the_class() -> None:
    with pytest.raises(ProblemError) as refused:
        Problem([0, X_ABS_MAX], [0, 1]).shift_x(1)
    assert (refused.value.code, refused.value.position) == ("too-large", 1)
