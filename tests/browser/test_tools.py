"""Add and remove a class, normalise y, shift all x."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser


def test_classes_are_added_up_to_ten(lab: Lab) -> None:
    problem = Problem((1, 2, 3, 4, 5, 6, 7, 8), (1, 0, 0, 0, 0, 0, 0, 0))
    lab.open_problem(problem)
    for _ in range(2):
        expect(lab.button("add-class")).to_be_enabled()
        lab.button("add-class").click()
        problem = problem.add_class()
        lab.expect_problem(problem)
    assert problem.k == 10
    expect(lab.button("add-class")).to_be_disabled()
    expect(lab.button("remove-class")).to_be_enabled()


def test_classes_are_removed_down_to_two(lab: Lab) -> None:
    problem = Problem((1, 2, 3, 4), (1, 0, 0, 2))
    lab.open_problem(problem)
    for _ in range(2):
        expect(lab.button("remove-class")).to_be_enabled()
        lab.button("remove-class").click()
        problem = problem.remove_class()
        lab.expect_problem(problem)
    assert problem.k == 2
    expect(lab.button("remove-class")).to_be_disabled()
    lab.button("add-class").click()
    lab.expect_problem(problem.add_class())


def test_the_last_finite_logit_is_not_removed(lab: Lab) -> None:
    problem = Problem.parse("-inf,-inf,1", "0,0,1")
    lab.open_problem(problem)
    lab.button("remove-class").click()
    expect(lab.message("x")).to_contain_text("at least one logit must be finite")
    lab.expect_explore(problem)


def test_y_is_normalised(lab: Lab) -> None:
    lab.open(x="1,2,-0.5", y="1,2,0")
    lab.button("normalise-y").click()
    lab.expect_problem(Problem.parse("1,2,-0.5", "1/3,2/3,0"))


def test_y_is_normalised_as_it_stands_in_the_fields(lab: Lab) -> None:
    lab.open(x="1,2", y="1,1")
    lab.field("y", 1).fill("3")
    lab.button("normalise-y").click()
    lab.expect_problem(Problem((1, 2), (0.75, 0.25)))


def test_y_of_zeros_cannot_be_normalised(lab: Lab) -> None:
    lab.open(x="1,2", y="0,0")
    lab.button("normalise-y").click()
    expect(lab.message("y")).to_contain_text("sum(y) is 0, so y cannot be normalised")
    lab.expect_explore(Problem((1, 2), (0, 0)))
    lab.field("y", 1).fill("4")
    lab.button("normalise-y").click()
    lab.expect_problem(Problem((1, 2), (1, 0)))


def test_all_logits_are_shifted_and_softmax_stays(lab: Lab) -> None:
    problem = Problem((1, 2, -0.5), (0, 1, 0))
    lab.open_problem(problem)
    shown = lab.numbers("softmax").all_text_contents()
    lab.unfold("more")
    lab.page.locator("#shift-by").fill("-2.5")
    lab.button("shift-x").click()
    lab.expect_problem(problem.shift_x(-2.5))
    assert lab.numbers("softmax").all_text_contents() == shown


def test_a_bad_shift_is_told_and_forgotten(lab: Lab) -> None:
    problem = Problem((1, 2), (0, 1))
    lab.open_problem(problem)
    lab.unfold("more")
    for text, told in (("abc", "“abc” is not a number"), ("20001", "Too large")):
        lab.page.locator("#shift-by").fill(text)
        lab.button("shift-x").click()
        expect(lab.page.locator("#shift-message")).to_contain_text(told)
        lab.expect_explore(problem)
    lab.page.locator("#shift-by").fill("1")
    lab.button("shift-x").click()
    lab.expect_problem(problem.shift_x(1))
    expect(lab.page.locator("#shift-message")).to_be_empty()


def test_a_click_right_after_typing_takes_what_was_typed(lab: Lab) -> None:
    problem = Problem((1, 2, -0.5), (0, 1, 0))
    lab.open_problem(problem)
    lab.unfold("more")
    lab.page.locator("#shift-by").click()
    lab.page.keyboard.press("Control+A")
    lab.page.keyboard.type("2.5")
    box = lab.button("shift-x").bounding_box()
    assert box is not None
    lab.page.mouse.move(box["x"] + 20, box["y"] + 10)
    lab.page.mouse.down()
    lab.page.mouse.up()
    lab.expect_problem(problem.shift_x(2.5))


def test_a_tick_counts_though_leaving_a_field_writes_the_row_anew(lab: Lab) -> None:
    lab.open("gradient", x="1,2,-0.5", y="0,1,0")
    lab.page.locator("#more-settings > summary").click()
    lab.page.locator('input[name="from"]').click()
    lab.page.keyboard.type("-4")
    box = lab.page.locator('input[name="log-values"]').bounding_box()
    assert box is not None
    lab.page.mouse.move(box["x"] + 5, box["y"] + 5)
    lab.page.mouse.down()
    lab.expect_param("from", "-4")
    lab.page.mouse.up()
    lab.expect_param("log", "values")
    lab.expect_param("from", "-4")
