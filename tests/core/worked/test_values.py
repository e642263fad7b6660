"""The numbers in the lines: from the lines' own expressions, and equal to `core.numeric`."""

from __future__ import annotations

import math

import pytest

from core.numeric import log_softmax, softmax
from core.problem import Problem
from core.symbolic import Step, derive, evaluate
from core.worked.values import Numbers
from tests.core.worked.problems import HARD, INF, INFINITE, MASKED, ONE_HOT, PLAIN


def numeric(numbers: Numbers, step: Step) -> list[float]:
    """What core.numeric says of the left side; log s from the loss's own code, as s underflows."""
    if step.id == "library":  # on the left, most digits cancel
        return (softmax(numbers.problem.x) * (numbers.problem.Y - 1)).tolist()
    if step.id == "direct-log":
        return log_softmax(numbers.problem.x).tolist()
    return [entry for row in evaluate(step.lhs, numbers.floats) for entry in row]


@pytest.mark.parametrize("problem", HARD, ids=str)
def test_every_line_is_worth_what_the_numeric_core_says(problem: Problem) -> None:
    numbers = Numbers(problem)
    for step in derive(problem.k).steps:
        if not numbers.meets(step):
            continue
        found = [entry for row in numbers.value(step).rows for entry in row]
        expected = numeric(numbers, step)
        assert len(found) == len(expected)
        for a, b in zip(found, expected, strict=True):
            assert a == b or math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-300), step.id


def test_limits_and_overflow_are_named() -> None:
    def named(problem: Problem) -> dict[str, tuple[bool, bool]]:
        numbers = Numbers(problem)
        values = {step.id: numbers.value(step) for step in numbers.derivation.steps}
        return {name: (v.limit, v.overflow) for name, v in values.items() if v.limit or v.overflow}

    assert named(PLAIN) == {}
    assert named(MASKED)["cross-entropy"] == (True, False)
    assert named(INFINITE)["grad-s"] == (True, False)
    assert not any(overflow for _limit, overflow in named(INFINITE).values())
    far = named(Problem((1000, 0), (1, 1)))
    assert "total" not in far
    assert far["grad-s"] == far["softmax"] == (False, True)
    assert {limit for limit, _overflow in far.values()} == {False}


def test_infinite_values_stay_infinite() -> None:
    numbers = Numbers(INFINITE)
    assert numbers.value(numbers.derivation.step("cross-entropy")).rows == ((INF,),)
    assert numbers.value(numbers.derivation.step("grad-s")).rows[0][1] == -INF


@pytest.mark.parametrize(
    ("problem", "met"),
    [
        (PLAIN, set()),
        (ONE_HOT, {"sum-one", "one-hot"}),
        (Problem((1, 2), (0, 1)), {"sum-one", "one-hot"}),
        (Problem((1, 2), (0, 0)), {"no-labels"}),
        (Problem(range(10), [0.1] * 10), {"sum-one"}),
    ],
)
def test_cases_apply_to_targets_that_meet_them(problem: Problem, met: set[str]) -> None:
    numbers = Numbers(problem)
    cases = numbers.derivation.route("case")
    assert {step.id for step in cases if numbers.meets(step)} == met | {"library"}
