"""Many classes in ten rows: nothing of what stays changes, held against mpmath."""

from __future__ import annotations

import math

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import ProblemError
from core.limits import ENTRIES_MAX, GRADIENT_C, K_MAX, KEPT_MAX, X_ABS_MAX
from core.merged import Merged
from core.numeric import forward_backward
from core.problem import Problem
from core.reduction import log_sum_exp, problem_of

INF = math.inf
logits = st.floats(-50, 50) | st.floats(-X_ABS_MAX, X_ABS_MAX) | st.just(-INF)


def exact_log_sum_exp(values: list[float]) -> mpmath.mpf:
    return mpmath.log(mpmath.fsum(mpmath.exp(mpmath.mpf(value)) for value in values))


@st.composite
def vectors(draw: st.DrawFn) -> tuple[list[float], list[float]]:
    x = draw(st.lists(logits, min_size=K_MAX + 1, max_size=40).filter(lambda v: max(v) > -INF))
    y = [0.0] * len(x)
    for place in draw(st.lists(st.integers(0, len(x) - 1), max_size=KEPT_MAX)):
        y[place] = draw(st.floats(0.01, 5))
    return x, y


@settings(deadline=None)
@given(st.lists(st.floats(-500, 500) | st.just(-INF), min_size=1, max_size=30))
def test_log_sum_exp_is_the_nearest_float(values: list[float]) -> None:
    with mpmath.workdps(600):  # logits 1 000 apart
        expected = -INF if max(values) == -INF else float(exact_log_sum_exp(values))
    assert log_sum_exp(values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, -700.0], math.exp(-700)),
        ([0.0, -1000.0], 0.0),
        ([-math.log(2)] * 2, None),
        ([1e-300, -690.0], None),
        ([5.0], 5.0),
        ([-INF, -INF], -INF),
        ([], -INF),
    ],
)
def test_log_sum_exp_at_its_edges(values: list[float], expected: float | None) -> None:
    if expected is None:
        with mpmath.workdps(700):
            expected = float(exact_log_sum_exp(values))
    assert log_sum_exp(values) == expected


@settings(deadline=None)
@given(vectors())
def test_loss_and_gradient_are_those_of_all_classes(
    both: tuple[list[float], list[float]],
) -> None:
    x, y = both
    problem, merged = problem_of(x, y)
    assert merged is not None
    assert (problem.k, merged.count) == (K_MAX, len(x) - KEPT_MAX)
    assert all(place in merged.kept for place in range(len(x)) if y[place] > 0)
    values = forward_backward(problem.x, problem.y)
    with mpmath.workdps(60):
        top = max(x)
        powers = [mpmath.exp(mpmath.mpf(value) - mpmath.mpf(top)) for value in x]
        total = mpmath.fsum(powers)
        s = [power / total for power in powers]
        sum_y = mpmath.fsum(y)
        # The row's logit is rounded: it is off by half an ulp, and s of every class by as much.
        slack = 2 + abs(problem.x[-1] if problem.x[-1] > -INF else 0) * 2
        for row, place in enumerate(merged.kept):
            expected = s[place] * sum_y - y[place]
            size = s[place] * (sum_y - y[place]) + y[place] * (1 - s[place])
            shift = s[place] * sum_y * slack
            bound = (GRADIENT_C * size + shift) * mpmath.mpf(2) ** -53 + mpmath.mpf(2) ** -1070
            assert abs(values.grad_x[row] - expected) <= bound
        rest = mpmath.fsum(s[p] for p in range(len(x)) if p not in merged.kept) * sum_y
        bound = (GRADIENT_C + slack) * rest * mpmath.mpf(2) ** -53 + mpmath.mpf(2) ** -1070
        assert abs(values.grad_x[-1] - rest) <= bound


@given(vectors())
def test_what_stays_is_larger_than_what_does_not(both: tuple[list[float], list[float]]) -> None:
    x, y = both
    _, merged = problem_of(x, y)
    assert merged is not None
    least = min((x[p] for p in merged.kept if y[p] == 0), default=INF)
    assert all(x[p] <= least for p in range(len(x)) if p not in merged.kept)
    assert list(merged.kept) == sorted(merged.kept)


@given(vectors())
def test_all_classes_come_back(both: tuple[list[float], list[float]]) -> None:
    x, y = both
    problem, merged = problem_of(x, y)
    assert merged is not None
    assert merged.everything(problem) == (tuple(x), tuple(y))


def test_changes_of_rows_are_changes_of_their_classes() -> None:
    x = [float(n) for n in range(20)]
    y = [0.0] * 19 + [1.0]
    problem, merged = problem_of(x, y)
    assert merged is not None
    assert merged.kept == tuple(range(11, 20))
    changed = Problem((*problem.x[:8], -1.0, problem.x[9] + 2), (0.5, *problem.y[1:]))
    everything = merged.everything(changed)
    assert everything is not None
    assert everything[0] == (*(n + 2.0 for n in range(11)), *map(float, range(11, 19)), -1.0)
    assert everything[1] == (*[0.0] * 11, 0.5, *[0.0] * 7, 1.0)
    assert merged.everything(problem.with_y((*problem.y[:9], 1))) is None
    assert merged.everything(problem.remove_class()) is None
    assert Merged(991).everything(problem) is None


def test_the_largest_that_is_taken() -> None:
    x = [math.sin(n) for n in range(ENTRIES_MAX)]
    y = [float(n == 281) for n in range(ENTRIES_MAX)]
    problem, merged = problem_of(x, y)
    assert merged is not None
    assert merged.count == 991
    assert problem.y[merged.kept.index(281)] == 1


def test_a_few_classes_stay_as_they_are() -> None:
    assert problem_of([1, 2], [0, 1]) == (Problem([1, 2], [0, 1]), None)


@pytest.mark.parametrize(
    ("x", "y", "code", "position"),
    [
        ([0.0] * 11, [1.0] * 11, "too-many-targets", 9),
        ([0.0] * 20, [0.0] * 19, "different-lengths", None),
        ([0.0] * 30 + [INF], [0.0] * 31, "infinite", 30),
        ([0.0] * 30 + [20_000.0], [0.0] * 31, "too-large", 30),
        ([0.0] * 31, [0.0] * 12 + [-1.0] + [0.0] * 18, "negative", 12),
        ([-INF] * 12, [0.0] * 12, "all-masked", None),
        ([], [], "empty", None),
    ],
)
def test_refuses(x: list[float], y: list[float], code: str, position: int | None) -> None:
    with pytest.raises(ProblemError) as refused:
        problem_of(x, y)
    assert (refused.value.code, refused.value.position) == (code, position)
