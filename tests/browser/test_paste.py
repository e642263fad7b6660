"""Whole vectors, pasted from the clipboard as people have them there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0, 1, 0))


@pytest.fixture
def lab(visit: Callable[..., Lab]) -> Lab:
    """A visitor who may use the clipboard."""
    return visit(permissions=["clipboard-read", "clipboard-write"])


def paste(lab: Lab, field: Locator, text: str) -> None:
    lab.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    field.focus()
    lab.page.keyboard.press("Control+A")
    lab.page.keyboard.press("Control+V")


def test_a_printout_goes_into_the_text_field(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.whole("x"), "tensor([0.5000, -1.2500, 3.0000], dtype=torch.float64)")
    lab.field("y", 1).focus()
    lab.expect_problem(START.with_x((0.5, -1.25, 3)))


def test_a_printout_in_one_entry_fills_them_all(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.field("x", 2), "tensor([0.5000, -1.2500, 3.0000])")
    lab.expect_problem(START.with_x((0.5, -1.25, 3)))


def test_a_column_of_a_spreadsheet_in_one_entry_fills_them_all(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.field("y", 1), "1/3\n1/3\n1/3\n")
    lab.expect_problem(Problem.parse("1,2,-0.5", "1/3,1/3,1/3"))


def test_one_pasted_number_stays_in_its_entry(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.field("x", 2), "7.5")
    lab.field("y", 1).focus()
    lab.expect_problem(START.with_x((1, 7.5, -0.5)))


def test_a_vector_of_another_length_waits_for_its_other_half(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.field("x", 1), "tensor([1., 2., 3., 4.])")
    expect(lab.message("x")).to_contain_text("x has 4 numbers, y has 3. Enter 4 numbers for y")
    expect(lab.message("x")).to_be_visible()
    expect(lab.whole("x")).to_have_value("tensor([1., 2., 3., 4.])")
    lab.expect_explore(START)
    lab.expect_address(START)
    paste(lab, lab.whole("y"), "0 0 0 1")
    expect(lab.message("x")).to_have_text("")
    lab.expect_explore(Problem((1, 2, 3, 4), (0, 0, 0, 1)))
    lab.field("x", 1).focus()
    lab.expect_problem(Problem((1, 2, 3, 4), (0, 0, 0, 1)))


def test_a_waiting_target_is_taken_with_its_logits(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.whole("y"), "1,0")
    expect(lab.message("y")).to_contain_text("y has 2 numbers, x has 3. Enter 2 numbers for x")
    paste(lab, lab.field("x", 1), "[3, 4]")
    expect(lab.message("y")).to_have_text("")
    lab.expect_problem(Problem((3, 4), (1, 0)))


def test_whatever_waits_says_so_in_any_order(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.field("y", 1), "1,0,0,0")
    paste(lab, lab.field("x", 1), "1,2,3,4,5")
    expect(lab.message("y")).to_contain_text("y has 4 numbers, x has 5. Enter 4 numbers for x")
    expect(lab.message("x")).to_contain_text("x has 5 numbers, y has 4. Enter 5 numbers for y")
    paste(lab, lab.whole("y"), "1,zero,0,0,0")
    expect(lab.message("y")).to_contain_text("y2: “zero” is not a number")
    expect(lab.message("x")).to_contain_text("Waiting: y has to be put right first")
    lab.expect_explore(START)
    paste(lab, lab.whole("y"), "1,0,0,0,0")
    lab.field("x", 1).focus()
    lab.expect_problem(Problem((1, 2, 3, 4, 5), (1, 0, 0, 0, 0)))
    for name in ("x", "y"):
        expect(lab.message(name)).to_have_text("")
