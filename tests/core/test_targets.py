"""Targets moved by hand keep what they are to keep."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.problem import Problem
from core.targets import keep_sum, one_hot, scale_sum

target = st.one_of(st.just(0.0), st.floats(0, 1), st.integers(0, 3).map(float))
targets = st.lists(target, min_size=2, max_size=10)
value = st.integers(0, 300).map(lambda n: n / 100)


def made(y: list[float]) -> Problem:
    return Problem([0.0] * len(y), y)


@given(targets, value, st.data())
def test_the_sum_is_kept(y: list[float], moved: float, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(y) - 1))
    before = made(y)
    after = keep_sum(before, index, moved)
    assert math.isclose(after.Y, before.Y, rel_tol=1e-15, abs_tol=0)
    assert after.y[index] == min(moved, before.Y)
    assert after.x == before.x


@given(targets, value, st.data())
def test_the_others_keep_their_proportions(
    y: list[float], moved: float, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(y) - 1))
    others = [v for i, v in enumerate(y) if i != index]
    assume(sum(others) > 1e-6)
    after = keep_sum(made(y), index, moved)
    unit = (sum(y) - after.y[index]) / sum(others)
    left = [v for i, v in enumerate(after.y) if i != index]
    assert left == pytest.approx([v * unit for v in others], rel=1e-10, abs=1e-10)


@given(targets, value)
def test_the_sum_is_set(y: list[float], total: float) -> None:
    after = scale_sum(made(y), total)
    assert total == after.Y or total % 1
    assert math.isclose(after.Y, total, rel_tol=1e-15, abs_tol=0)
    if any(y):
        shares = [v / sum(y) * total for v in y]
        assert list(after.y) == pytest.approx(shares, rel=1e-10, abs=1e-10)


def test_where_nothing_is_to_share_in_proportion_it_is_even() -> None:
    assert keep_sum(made([0, 1, 0]), 1, 0.5).y == (0.25, 0.5, 0.25)
    assert scale_sum(made([0, 0]), 3).y == (1.5, 1.5)


def test_masked_classes_get_no_even_share() -> None:
    masked = Problem((0, 0, -math.inf, 0), (0, 1, 0, 0))
    assert keep_sum(masked, 1, 0.5).y == (0.25, 0.5, 0, 0.25)
    assert scale_sum(masked.with_y((0, 0, 0, 0)), 3).y == (1, 1, 0, 1)
    alone = Problem((0, -math.inf), (1, 0))
    assert keep_sum(alone, 0, 0.25).y == (0.25, 0.75)


def test_there_is_no_dust_of_arithmetic() -> None:
    assert scale_sum(made([0, 0, 0]), 0.9).y == (0.3, 0.3, 0.3)
    assert scale_sum(made([1, 1, 1]), 0.3).y == (0.1, 0.1, 0.1)
    assert keep_sum(made([1, 0, 0]), 0, 0.1).y == (0.1, 0.45, 0.45)


@given(st.integers(2, 10), st.integers(1, 3))
def test_even_shares_of_a_whole_sum(k: int, total: int) -> None:
    after = scale_sum(made([0.0] * k), float(total))
    assert total == after.Y
    assert max(after.y) - min(after.y) <= 4 * math.ulp(max(after.y))


def test_one_hot() -> None:
    assert one_hot(made([0.2, 0.3, 0]), 2).y == (0, 0, 1)


def test_sums_of_subnormal_targets() -> None:
    tiny = made([5e-324, 0, 1e-323])
    assert math.isclose(scale_sum(tiny, 1).Y, 1)
    assert keep_sum(tiny, 0, 0.0).Y == tiny.Y
