"""Whole vectors, pasted from the clipboard as people have them there."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from core.readings.examples import KINDS
from pages.explore.problem_json import problem_json
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
    expect(lab.message("x")).to_contain_text("x has length 4, y has length 3. Give y the length 4")
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
    expect(lab.message("y")).to_contain_text("y has length 2, x has length 3. Give x the length 2")
    paste(lab, lab.field("x", 1), "[3, 4]")
    expect(lab.message("y")).to_have_text("")
    lab.expect_problem(Problem((3, 4), (1, 0)))


def test_whatever_waits_says_so_in_any_order(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.field("y", 1), "1,0,0,0")
    paste(lab, lab.field("x", 1), "1,2,3,4,5")
    expect(lab.message("y")).to_contain_text("y has length 4, x has length 5. Give x the length 4")
    expect(lab.message("x")).to_contain_text("x has length 5, y has length 4. Give y the length 5")
    paste(lab, lab.whole("y"), "1,zero,0,0,0")
    expect(lab.message("y")).to_contain_text("y2: “zero” is not a number")
    expect(lab.message("x")).to_contain_text("Waiting: y has to be put right first")
    lab.expect_explore(START)
    paste(lab, lab.whole("y"), "1,0,0,0,0")
    lab.field("x", 1).focus()
    lab.expect_problem(Problem((1, 2, 3, 4, 5), (1, 0, 0, 0, 0)))
    for name in ("x", "y"):
        expect(lab.message(name)).to_have_text("")


# --- texts that may mean several vectors --------------------------------------------------------


def test_nothing_changes_before_a_reading_is_chosen(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.whole("x"), "0,5;1,5;-2")
    buttons = lab.question("x").get_by_role("button")
    expect(buttons).to_have_text(
        [
            "3 numbers with decimal commas: 0.5, 1.5, -2",
            "5 numbers: 0, 5, 1, 5, -2",
            "Leave as it was (Esc)",
        ]
    )
    expect(lab.message("x")).to_contain_text("choose one")
    lab.expect_explore(START)
    lab.expect_address(START)
    expect(buttons.first).to_be_focused()
    lab.page.keyboard.press("Enter")
    lab.expect_problem(START.with_x((0.5, 1.5, -2)))
    expect(lab.question("x")).to_be_hidden()
    expect(lab.whole("x")).to_be_focused()
    expect(lab.message("x")).to_have_text("")


def test_a_row_of_a_matrix_is_chosen_by_keys(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.field("x", 1), "1\t2\t3\n2\t4\t5\n")
    row = lab.question("x").get_by_role("button", name="row 2 of 2: 2, 4, 5")
    expect(row).to_be_in_viewport()
    lab.page.keyboard.press("Tab")
    expect(row).to_be_focused()
    lab.page.keyboard.press("Enter")
    lab.expect_problem(START.with_x((2, 4, 5)))


def test_escape_and_the_next_edit_take_the_question_away(lab: Lab) -> None:
    lab.open_problem(START)
    paste(lab, lab.whole("y"), "0,2;0,3;0,5")
    expect(lab.question("y")).to_be_visible()
    lab.page.keyboard.press("Escape")
    expect(lab.question("y")).to_be_hidden()
    expect(lab.whole("y")).to_be_focused()
    expect(lab.whole("y")).to_have_value("0,1,0")
    expect(lab.message("y")).to_have_text("")
    paste(lab, lab.whole("y"), "tensor(2)")
    expect(lab.question("y")).to_be_visible()
    lab.field("x", 1).fill("4")
    expect(lab.question("y")).to_be_hidden()
    lab.expect_problem(START.with_x((4, 2, -0.5)))


def test_the_index_of_a_class_is_asked_about_in_chinese(lab: Lab) -> None:
    lab.open_problem(START, lang="zh")
    paste(lab, lab.whole("y"), "label 2")
    buttons = lab.question("y").get_by_role("button")
    expect(buttons.first).to_have_text("从 0 开始计数，即第 3 类：0, 0, 1")
    buttons.nth(1).click()
    expect(lab.whole("y")).to_have_value("0,1,0")
    expect(lab.question("y")).to_be_hidden()


def test_one_number_may_have_a_decimal_comma(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).fill("1,5")
    lab.expect_explore(START.with_x((1.5, 2, -0.5)))
    paste(lab, lab.field("x", 2), "0,25")
    lab.expect_explore(START.with_x((1.5, 0.25, -0.5)))
    lab.field("x", 3).fill("1,234")
    expect(lab.message("x", 3)).to_contain_text("1 number with a decimal comma: 1.234")
    expect(lab.message("x", 3)).to_contain_text("1 number with thousands separators: 1234")


def test_a_thousand_classes_become_ten_rows(lab: Lab) -> None:
    lab.open_problem(START)
    logits = [(n * 37 % 101) / 10 for n in range(1000)]
    paste(lab, lab.whole("x"), f"tensor({logits})")
    expect(lab.message("x")).to_contain_text("x has length 1000, y has length 3")
    paste(lab, lab.whole("y"), "label 7")
    lab.question("y").get_by_role("button").first.click()
    expect(lab.message("x", 10)).to_have_text("the other 991 classes")
    expect(lab.field("x", 10)).to_have_attribute("aria-label", "logit x10, the other 991 classes")
    lab.expect_param("merged", "991")
    kept = (lab.param("kept") or "").split(",")
    assert kept[0] == "8"
    expect(lab.field("x", 1)).to_have_attribute("aria-label", "logit x1, class 8")
    expect(lab.page.locator("p.merged")).to_contain_text(f"classes {', '.join(kept)} have")
    problem = lab.problem()
    assert problem.k == 10
    lab.expect_explore(problem)
    for row in range(9):
        assert problem.x[row] in logits


def test_the_labs_own_file_fills_both_vectors(lab: Lab) -> None:
    lab.open_problem(START)
    other = Problem((1.5, -math.inf, 3, 4), (0.25, 0, 0.5, 0.25))
    paste(lab, lab.whole("y"), problem_json(other))
    lab.field("x", 1).focus()
    lab.expect_problem(other)


def test_what_can_be_pasted_is_told_beside_the_field(lab: Lab) -> None:
    lab.open_problem(START)
    lab.whole("x").focus()
    lab.page.keyboard.press("Tab")
    expect(lab.help_button("x")).to_be_focused()
    lab.page.keyboard.press("Enter")
    panel = lab.page.get_by_role("region", name="What can be pasted?")
    for kind in KINDS:
        expect(panel).to_contain_text(kind.name)
    expect(panel).to_contain_text(KINDS[0].examples[0].text)
    lab.page.keyboard.press("Tab")
    expect(panel).to_be_focused()
    lab.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(lab.help_button("x")).to_be_focused()
