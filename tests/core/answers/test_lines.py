"""The lines of the derivation that a wrong answer is held against, by SymPy's own values."""

from __future__ import annotations

import math
from typing import Any

import pytest
import sympy as sp

from core.answers import MISTAKES, Outcome, Target, diagnose, mark
from core.answers.diagnosis import true_values
from core.answers.one_cell import mark_cell
from core.answers.points import FloatPoint
from core.answers.reading import read
from core.answers.targets import TARGETS, cells, stated_at
from core.numeric import forward_backward
from core.problem import Problem
from core.symbolic import Step, derive, derive_at, leaves

UNNAMED: list[tuple[str, Target, str]] = [
    ("s_j^2", "gradient", "chain-rule"),
    ("2 s Y - 2 y", "gradient", "chain-rule"),
    ("s_j Y^2 - y_j Y", "gradient", "chain-rule"),
    ("s_i + s_j", "jacobian", "quotient-diagonal"),
    ("s_i/2", "jacobian", "quotient-diagonal"),  # right on the diagonal of equal logits
    ("s_i δ_ij - s_i^2", "jacobian", "quotient-off-diagonal"),
    ("s_i^2 δ_ij - s_i s_j", "jacobian", "quotient-diagonal"),
    ("3 y/s", "grad-s", "grad-s"),
    ("sum_l x_l", "loss", "cross-entropy"),
    ("2 s_j", "softmax", "softmax"),
]


def stated(line: str, problem: Problem, place: int) -> float:
    """What a line of the derivation says of a cell of what it states, at a problem."""
    k = problem.k
    on_diagonal = "diagonal" in line
    i, j = (place // k + 1, place % k + 1) if on_diagonal else (1, place + 1)
    step = derive_at(k, i, j).step(line)
    values = forward_backward(problem.x, problem.y)
    known = {
        "Sigma": math.fsum(map(math.exp, problem.x)),
        **{f"x[{n}]": value for n, value in enumerate(problem.x, 1)},
        **{f"y[{n}]": value for n, value in enumerate(problem.y, 1)},
        **{f"s[{n}]": value for n, value in enumerate(values.s, 1)},
        **{f"Partial(e, s[{n}])": value for n, value in enumerate(values.grad_s, 1)},
        **{
            f"Partial(s[{a}], x[{b}])": values.jacobian[a - 1, b - 1]
            for a in range(1, k + 1)
            for b in range(1, k + 1)
        },
    }
    side: Any = step.rhs
    if isinstance(side, sp.MatrixBase):
        side = side[place]
    return float(
        side.xreplace({leaf: sp.Float(known[str(leaf)]) for leaf in leaves(side)}).evalf()
    )


def is_first_to_state(line: str) -> bool:
    """Whether no earlier line has the same left side."""
    steps: tuple[Step, ...] = derive(3).steps
    named = derive(3).step(line)
    return next(step for step in steps if step.lhs == named.lhs) == named


def is_on(line: str, place: int, k: int) -> bool:
    """Whether the line is about this cell."""
    if not line.endswith("diagonal"):
        return True
    return (place % (k + 1) == 0) != line.endswith("off-diagonal")


@pytest.mark.parametrize(("text", "target", "line"), UNNAMED)
def test_the_first_line_is_named_and_contradicted_at_the_smallest_problem(
    text: str, target: Target, line: str
) -> None:
    outcome = mark(text, target)
    assert outcome.name not in MISTAKES
    assert outcome.contradicts == line
    assert is_first_to_state(line)
    problem = outcome.counterexample
    assert problem is not None
    claimed = cells(read(text), target, FloatPoint(problem))
    places = [n for n in range(len(claimed)) if is_on(line, n, problem.k)]
    for named in filter(None, (line, outcome.closed)):
        values = {n: stated(named, problem, n) for n in places}
        assert any(not math.isclose(claimed[n], values[n], abs_tol=1e-9) for n in places)
        right = true_values(problem, target).ravel()
        assert all(math.isclose(right[n], values[n], abs_tol=1e-9) for n in places)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("on_diagonal", [True, False])
def test_the_closed_form_says_the_same_quantity_later(target: Target, on_diagonal: bool) -> None:
    first, closed = stated_at(target, on_diagonal=on_diagonal)
    assert is_first_to_state(first)
    if closed:
        steps = derive(3).steps
        assert derive(3).step(closed).lhs == derive(3).step(first).lhs
        assert steps.index(derive(3).step(closed)) > steps.index(derive(3).step(first))


def test_of_a_printed_jacobian_the_lines_of_the_entries_that_are_wrong() -> None:
    problem = Problem((1.0, 2.0, -0.5), (1.0, 1.0, 0.0))
    true = true_values(problem, "jacobian")

    def of(row: int, column: int) -> Outcome:
        given = true.copy()
        given[row, column] += 0.25
        return diagnose(given, problem, "jacobian")

    assert of(1, 1).contradicts == "quotient-diagonal"
    assert of(1, 1).closed == "partial-diagonal"
    assert of(0, 2).contradicts == "quotient-off-diagonal"
    assert of(0, 2).closed == "partial-off-diagonal"


@pytest.mark.parametrize(
    ("text", "target", "cell", "line"),
    [
        ("s_1^3", "jacobian", (1, 1), "quotient-diagonal"),
        ("s_1 + s_2", "jacobian", (1, 2), "quotient-off-diagonal"),
        ("s_1^3", "gradient", (1,), "chain-rule"),
    ],
)
def test_of_one_entry(text: str, target: Target, cell: tuple[int, ...], line: str) -> None:
    outcome = mark_cell(text, target, 2, cell)
    assert outcome.contradicts == line
    assert (line, outcome.closed) == stated_at(target, on_diagonal=len(set(cell)) == 1)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_known_mistake_has_the_line_where_its_reasoning_leaves(name: str) -> None:
    outcome = mark(MISTAKES[name].formula, MISTAKES[name].target)
    assert (outcome.contradicts, outcome.closed) == (MISTAKES[name].contradicts, None)
