"""Diagnosis of numbers: every tier, with numbers that owe nothing to the code under test."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers import MISTAKES, TARGETS, Target, diagnose
from core.problem import Problem

PROBLEM = Problem((1.0, 2.0, -0.5), (1.25, 1.5, 0.5))
X, Y = np.array(PROBLEM.x), np.array(PROBLEM.y)
S = np.exp(X) / np.exp(X).sum()
RIGHT: dict[Target, np.ndarray] = {
    "softmax": S,
    "loss": np.array(-(Y * np.log(S)).sum()),
    "grad-s": -Y / S,
    "jacobian": np.diag(S) - np.outer(S, S),
    "gradient": S * Y.sum() - Y,
}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("precision", ["float64", "float32", "float16"])
def test_right_numbers_and_their_precision(target: Target, precision: str) -> None:
    numbers = RIGHT[target].astype(precision).astype(float)
    outcome = diagnose(numbers.tolist(), PROBLEM, target)
    assert (outcome.tag, outcome.name) == ("right", precision)


def test_a_row_or_a_column_is_taken_for_a_vector() -> None:
    for shaped in (RIGHT["gradient"][None, :], RIGHT["gradient"][:, None]):
        assert diagnose(shaped, PROBLEM).tag == "right"


@pytest.mark.parametrize(
    ("numbers", "target", "near"),
    [
        (RIGHT["jacobian"].ravel(), "jacobian", "flattened"),
        (np.stack([RIGHT["gradient"]] * 4), "gradient", "batch"),
        ([1.0, 2.0], "gradient", ""),
        (np.zeros((2, 2)), "jacobian", ""),
    ],
)
def test_another_shape(numbers: object, target: Target, near: str) -> None:
    outcome = diagnose(numbers, PROBLEM, target)  # type: ignore[arg-type]
    assert (outcome.tag, outcome.reason, outcome.name) == ("unreadable", "shape", near)


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        (-RIGHT["gradient"], "sign"),
        (RIGHT["gradient"] / 32, "factor 1/N"),
        (RIGHT["gradient"] * 5, "factor N"),
        (RIGHT["gradient"] * 2, "factor 2"),
        (RIGHT["gradient"] / 3, "factor 1/k"),
        (RIGHT["gradient"] + 0.25, "constant"),
        (RIGHT["gradient"][[2, 0, 1]], "permutation"),
    ],
)
def test_off_by(numbers: np.ndarray, name: str) -> None:
    outcome = diagnose(numbers, PROBLEM)
    assert (outcome.tag, outcome.name) == ("off-by", name)


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        (-RIGHT["jacobian"], "sign"),
        (RIGHT["jacobian"] / 3, "factor 1/k"),
        (RIGHT["jacobian"] - 0.125, "constant"),
        (RIGHT["jacobian"][[2, 0, 1]], "permutation"),
        (RIGHT["jacobian"][:, [1, 0, 2]], "permutation"),
        (RIGHT["jacobian"][np.ix_([2, 0, 1], [2, 0, 1])], "permutation"),
    ],
)
def test_a_matrix_is_off_by(numbers: np.ndarray, name: str) -> None:
    outcome = diagnose(numbers, PROBLEM, "jacobian")
    assert (outcome.tag, outcome.name) == ("off-by", name)


@pytest.mark.parametrize(
    ("factor", "name"),
    [(2, "factor 2"), (0.5, "factor 1/2"), (7, "factor N"), (1 / 3, "factor 1/k")],
)
def test_a_multiple_of_s_minus_y_says_so(factor: float, name: str) -> None:
    outcome = diagnose(factor * (S - Y), PROBLEM)
    assert (outcome.tag, outcome.name, outcome.conditions) == ("off-by", name, ("sum(y) = 1",))


@pytest.mark.parametrize("name", [n for n, m in MISTAKES.items() if m.target == "jacobian"])
def test_a_known_mistake_with_rows_for_columns_is_recognised(name: str) -> None:
    outcome = diagnose(by_program(name).T, PROBLEM, "jacobian")
    assert (outcome.tag, outcome.name) == ("mistake", name)


def test_one_bad_component_and_numbers_that_are_none() -> None:
    numbers = RIGHT["gradient"].copy()
    numbers[1] += 0.125
    outcome = diagnose(numbers, PROBLEM)
    assert (outcome.tag, outcome.name, outcome.component) == ("wrong", "component", 1)
    numbers[1] = np.nan
    outcome = diagnose(numbers, PROBLEM)
    assert (outcome.tag, outcome.name, outcome.component) == ("wrong", "not-finite", 1)
    outcome = diagnose([0.1, -0.25, -np.inf], PROBLEM)  # the first one is wrong, but finite
    assert (outcome.tag, outcome.name, outcome.component) == ("wrong", "not-finite", 2)
    assert diagnose([0.5, -0.25, 0.5], PROBLEM).name == "sum-not-0"
    assert diagnose(["a", "b", "c"], PROBLEM).reason == "sign"
    assert diagnose([[1.0], [2.0, 3.0]], PROBLEM).reason == "sign"


def test_numbers_that_several_mistakes_give_name_none() -> None:
    """Where y_1 is 0, what is scaled by the first is 0, as is what rows that sum to 0 lead to."""
    problem = Problem((1, 2, -0.5), (0, 1, 1))
    outcome = diagnose([0.0, 0.0, 0.0], problem)
    assert (outcome.tag, outcome.name) == ("wrong", "several")


def by_program(name: str) -> np.ndarray:
    """Each mistake as a program of its own would make it, with nothing of the grammar."""
    total, n, k = Y.sum(), 7, len(X)
    right, jacobian, twice = RIGHT["gradient"], RIGHT["jacobian"], np.exp(S) / np.exp(S).sum()
    eye = np.eye(k)
    off = 1 - eye
    programs = {
        "y-minus-s": lambda: Y - S,
        "sum-of-targets-forgotten": lambda: S - Y,
        "y-times-one-minus-s": lambda: Y * (1 - S),
        "own-term-only": lambda: (-Y / S) * np.diag(jacobian),
        "passed-through": lambda: -Y / S,
        "mean-not-subtracted": lambda: S * (-Y / S),
        "softmax-twice": lambda: twice * total - Y,
        "divided-by-the-batch": lambda: right / n,
        "divided-by-the-batch-and-sum-forgotten": lambda: (S - Y) / n,
        "divided-by-the-batch-twice": lambda: right / n / n,
        "multiplied-by-the-batch": lambda: right * n,
        "delta-of-a-sigmoid": lambda: (S - Y) * S * (1 - S),
        "squared-error": lambda: (S - Y) @ jacobian,
        "log-softmax-backward": lambda: -Y - (-Y) * np.log(S),
        "rows-sum-to-zero": lambda: np.zeros(k),
        "softmax-over-the-batch": lambda: np.ones(k) * total - Y,
        "scaled-by-the-first": lambda: right * Y[0],
        "binary-terms-added": lambda: right + ((1 - Y) / (1 - S)) @ jacobian,
        "weight-forgotten": lambda: S - Y / total,
        "one-subtracted-everywhere": lambda: S - 1,
        "sum-at-the-wrong-term": lambda: S - Y * total,
        "derivative-of-softmax-alone": lambda: S * (1 - S),
        "diagonal-only": lambda: np.diag(S * (1 - S)),
        "diagonal-everywhere": lambda: np.outer(S * (1 - S), np.ones(k)),
        "delta-forgotten": lambda: -np.outer(S, S),
        "sign-beside-the-diagonal": lambda: eye * jacobian - off * jacobian,
        "total-held-fixed": lambda: np.diag(S),
        "delta-taken-for-one": lambda: np.outer(S, 1 - S),
        "factor-forgotten": lambda: eye - S,
        "delta-without-factor": lambda: eye - np.outer(S, S),
        "loss-taken-for-softmax": lambda: np.ones((k, 1)) * (S - Y),
        "target-forgotten": lambda: -1 / S,
        "logarithm-kept": lambda: -Y * np.log(S),
        "gradient-in-x": lambda: right,
        "binary-cross-entropy": lambda: -Y / S + (1 - Y) / (1 - S),
        "no-exponential": lambda: X / X.sum(),
        "not-divided": lambda: np.exp(X),
        "sigmoid": lambda: 1 / (1 + np.exp(-X)),
        "log-softmax": lambda: np.log(S),
        "softmax-of-softmax": lambda: twice,
        "roles-exchanged": lambda: -(S * np.log(Y)).sum(),
        "logarithm-of-the-sum": lambda: -np.log((Y * S).sum()),
        "binary-loss": lambda: -(Y * np.log(S) + (1 - Y) * np.log(1 - S)).sum(),
        "targets-forgotten": lambda: -np.log(S).sum(),
        "no-logarithm": lambda: -(Y * S).sum(),
        "squared-distance": lambda: ((S - Y) ** 2).sum() / 2,
        "entropy-of-s": lambda: -(S * np.log(S)).sum(),
    }
    return np.asarray(programs[name]())


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_recognised_in_numbers(name: str) -> None:
    outcome = diagnose(by_program(name), PROBLEM, MISTAKES[name].target)
    assert (outcome.tag, outcome.name) == ("mistake", name)


@settings(deadline=None)
@given(st.lists(st.floats() | st.integers(-(10**400), 10**400), max_size=12))
def test_any_numbers_have_an_outcome(numbers: list[float]) -> None:
    assert diagnose(numbers, PROBLEM).tag
    assert diagnose(numbers, Problem((0, float("-inf")), (1, 1))).tag
