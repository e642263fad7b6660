"""Row vector times Jacobian: cells, sums, and the column that is chosen."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import expect

from core.numeric import forward_backward
from core.problem import Problem
from tests.browser.lab import Lab, value

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5, 0.25), (0.5, 1, 0, 2))


def test_cells_and_sums_are_the_cores(lab: Lab) -> None:
    lab.open_problem(START, "product")
    lab.expect_product(START, 1)
    rows = lab.block("jacobian").locator("tbody tr")
    expect(rows).to_have_count(START.k)
    expect(rows.first.locator(".lab-cell")).to_have_count(START.k)


def test_a_column_is_chosen_by_mouse_and_by_keyboard(lab: Lab) -> None:
    lab.open_problem(START, "product")
    lab.block("jacobian").locator('thead [data-j="3"]').click()
    lab.expect_product(START, 3)
    lab.expect_param("j", "3")
    expect(lab.block("column").locator("h2")).to_have_text("Column 3, term by term")
    expect(lab.block("jacobian").locator('thead [data-lit="on"]')).to_have_text("x3")
    expect(lab.block("jacobian").locator('tbody [data-lit="near"]')).to_have_count(START.k - 1)
    lab.cell(1, 3).focus()
    lab.page.keyboard.press("ArrowRight")
    expect(lab.cell(1, 4)).to_be_focused()
    lab.page.keyboard.press("ArrowDown")
    lab.expect_product(START, 4, i=2)
    lab.expect_param("j", "4")
    lab.expect_param("i", "2")


def test_the_terms_add_up_to_the_result(lab: Lab) -> None:
    lab.open_problem(START, "product", j="2", digits="all")
    lab.expect_product(START, 2, full=True)
    column = [value(text) for text in lab.numbers("column").all_text_contents()]
    lines = [column[i : i + 4] for i in range(0, 4 * START.k, 4)]
    total, closed = column[4 * START.k], column[-1]
    for n, (weight, entry, term, so_far) in enumerate(lines, 1):
        assert term == pytest.approx(weight * entry, rel=1e-14)
        assert so_far == pytest.approx(math.fsum(line[2] for line in lines[:n]), rel=1e-13)
    assert lines[-1][3] == pytest.approx(total, rel=1e-13)
    assert total == closed == forward_backward(START.x, START.y).grad_x[1]


def test_an_edit_changes_matrix_and_column(lab: Lab) -> None:
    lab.open_problem(START, "product", j="2")
    lab.expect_product(START, 2)
    lab.field("x", 2).press("PageUp")
    lab.expect_product(START.with_x((1, 3, -0.5, 0.25)), 2)
    lab.field("y", 1).fill("0")
    lab.expect_product(Problem((1, 3, -0.5, 0.25), (0, 1, 0, 2)), 2)


def test_colours_of_cells_follow_sign_and_size(lab: Lab) -> None:
    lab.open_problem(START, "product")
    lab.field("x", 1).fill("4")
    problem = START.with_x((4, 2, -0.5, 0.25))
    lab.expect_product(problem, 1)
    cells = lab.block("jacobian").locator("tbody .lab-cell")
    shown = cells.evaluate_all(
        """all => all.map(one => [
          one.classList.contains('minus'),
          parseFloat(one.style.getPropertyValue('--share')),
          getComputedStyle(one).backgroundColor,
        ])"""
    )
    entries = forward_backward(problem.x, problem.y).jacobian.ravel()
    assert [minus for minus, _, _ in shown] == [bool(e < 0) for e in entries]
    assert [share for _, share, _ in shown] == pytest.approx(
        (abs(entries) * 400).tolist(), abs=0.1
    )
    assert len({colour for _, _, colour in shown}) > 5
    expect(lab.block("jacobian").locator(".lab-legend .lab-cell")).to_have_count(5)


def test_a_class_whose_softmax_is_zero_is_explained(lab: Lab) -> None:
    problem = Problem.parse("1,-inf,2", "0,1,0")
    lab.open_problem(problem, "product", j="2")
    lab.expect_product(problem, 2)
    expect(lab.block("column")).to_contain_text("For i = 2 softmax is 0 here")


def test_ten_classes_are_all_there(lab: Lab) -> None:
    x, y = tuple(i / 4 for i in range(10)), tuple(float(i == 9) for i in range(10))
    problem = Problem(x, y)
    lab.open_problem(problem, "product", j="10")
    lab.expect_product(problem, 10)


def test_a_column_that_is_gone_gives_way_to_the_last(lab: Lab) -> None:
    lab.open_problem(START, "product", j="4")
    lab.expect_product(START, 4)
    lab.whole("x").fill("1,2")
    lab.whole("y").fill("0,1")
    lab.expect_product(Problem((1, 2), (0, 1)), 2)
