"""Lines with numbers in them: they come from the step itself and equal `core.numeric`."""

from __future__ import annotations

import math
import re

import pytest

from core.numeric import forward_backward
from core.problem import Problem
from core.symbolic import derive, derive_at
from core.symbolic.orientation import in_columns
from core.worked import words
from core.worked.figures import digits_for, shown
from core.worked.lines import shown_line
from core.worked.values import Numbers
from tests.core.worked.problems import HARD, ONE_HOT, PLAIN

GENERAL = derive(None)


@pytest.mark.parametrize("problem", HARD, ids=str)
def test_the_result_in_a_line_is_the_numeric_core_s_to_the_digits_shown(problem: Problem) -> None:
    numbers, digits = Numbers(problem), digits_for(problem.k)
    values = forward_backward(problem.x, problem.y)
    for i, j in ((1, 1), (1, problem.k), (problem.k, 1)):
        made = derive_at(problem.k, i, j)
        expected = {
            "partial-diagonal": values.jacobian[i - 1, i - 1],
            "cross-entropy": values.loss,
            "collapse": values.grad_x[j - 1],
            "direct-result": values.grad_x[j - 1],
        }
        for name, value in expected.items():
            line = shown_line(made.step(name), 1, str, numbers)
            last = re.split(r"(?:=|\\approx) ", line.current)[-1]
            if value == 0 and last != "0":  # float64 has 0 there
                assert int(last.partition("10^{")[2].rstrip("}")) < -320
                continue
            assert last == shown(float(value), digits).text, name


def test_numbers_of_a_general_line_stand_behind_the_line_they_go_into() -> None:
    here = derive_at(3, 1, 2).step("collapse")
    line = shown_line(GENERAL.step("collapse"), 17, str, Numbers(PLAIN), here=here)
    assert line.latex == GENERAL.step("collapse").latex()
    assert line.current.startswith(r"\frac{\partial e}{\partial x_2} \approx 0.6897")


def test_numbers_in_columns_are_the_same_turned() -> None:
    numbers, row = Numbers(PLAIN), derive(3)
    for step, turned in zip(row.steps, in_columns(row).steps, strict=True):
        value, other = numbers.value(step), numbers.value(turned)
        assert [list(column) for column in zip(*value.rows, strict=True)] == [
            list(line) for line in other.rows
        ] or value.rows == other.rows


def test_a_condition_that_is_not_met_is_said_instead_of_numbers() -> None:
    line = shown_line(
        GENERAL.step("sum-one"), 24, str, Numbers(PLAIN), here=derive(3).step("sum-one")
    )
    assert line.current == ""
    assert line.remark == words.NOT_MET
    met = shown_line(derive(3).step("one-hot"), 24, str, Numbers(ONE_HOT))
    assert met.remark == ""
    assert met.current


def test_what_is_new_is_marked_in_the_rows_only() -> None:
    made = derive(3)
    line = shown_line(made.step("collapse"), 17, str, before=made.step("split"))
    assert r"\new{" in "".join(line.rows)
    assert r"\new{" not in line.latex
    assert r"\new{" not in "".join(shown_line(made.step("collapse"), 17, str).rows)


def test_what_a_library_leaves_out_vanishes_where_the_targets_sum_to_one() -> None:
    for problem in (PLAIN, ONE_HOT):
        value = Numbers(problem).value(derive(3).step("library"))
        s = forward_backward(problem.x, problem.y).s
        for found, expected in zip(value.rows[0], s * (problem.Y - 1), strict=True):
            assert math.isclose(found, expected, rel_tol=1e-14)
