"""What cannot be taken is refused where it stands, and the last good problem stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0, 1, 0))
X_BOUNDS = "Allowed: numbers from −10000 to 10000, or -inf."
Y_BOUNDS = "Allowed: numbers from 0 to 1×10⁶."


def test_a_bad_logit_is_named_with_what_is_allowed(lab: Lab, subtests: pytest.Subtests) -> None:
    lab.open_problem(START)
    for text, told, allowed in (
        ("abc", "“abc” is not a number", X_BOUNDS),
        ("", "A number is missing", X_BOUNDS),
        ("nan", "nan is not allowed", X_BOUNDS),
        ("inf", "+inf is not allowed", X_BOUNDS),
        ("1e999", "Too large", X_BOUNDS),
        ("-10001", "Too large", X_BOUNDS),
        ("1/0", "divides by zero", ""),
        ("1" * 65, "Too long", "at most 64 characters"),
    ):
        with subtests.test(text=text):
            lab.field("x", 2).fill(text)
            expect(lab.message("x", 2)).to_contain_text(told)
            expect(lab.message("x", 2)).to_contain_text(allowed)
            expect(lab.message("x", 2)).to_be_visible()
            expect(lab.field("x", 2)).to_have_attribute("aria-invalid", "true")
            expect(lab.field("x", 1)).to_have_attribute("aria-invalid", "false")
            expect(lab.field("x", 2)).to_have_value(text)
            lab.expect_explore(START)
            lab.expect_address(START)
            lab.field("x", 2).fill("5")
            expect(lab.message("x", 2)).to_have_text("")
            expect(lab.field("x", 2)).to_have_attribute("aria-invalid", "false")
            lab.expect_explore(START.with_x((1, 5, -0.5)))
            lab.field("x", 2).fill("2")
            lab.expect_explore(START)


def test_a_bad_target_is_named_with_what_is_allowed(lab: Lab, subtests: pytest.Subtests) -> None:
    lab.open_problem(START)
    for text, told in (
        ("-1", "must not be negative"),
        ("-inf", "Infinite targets are not allowed"),
        ("2e6", "Too large"),
    ):
        with subtests.test(text=text):
            lab.field("y", 3).fill(text)
            expect(lab.message("y", 3)).to_contain_text(told)
            expect(lab.message("y", 3)).to_contain_text(Y_BOUNDS)
            lab.expect_explore(START)
    lab.field("y", 3).fill("2")
    expect(lab.message("y", 3)).to_have_text("")
    lab.expect_explore(START.with_y((0, 1, 2)))


def test_a_bad_entry_stays_marked_after_the_field_is_left(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).fill("abc")
    expect(lab.message("x", 1)).to_contain_text("not a number")
    lab.field("y", 1).focus()
    expect(lab.field("x", 1)).to_have_value("abc")
    expect(lab.message("x", 1)).to_contain_text("not a number")


def test_what_is_wrong_with_a_field_does_not_outlive_it(lab: Lab) -> None:
    start = Problem((1, 2), (0, 1))
    lab.open_problem(start)
    lab.field("x", 1).fill("abc")
    expect(lab.message("x", 1)).to_contain_text("not a number")
    lab.go("product")
    lab.expect_fields(start)
    expect(lab.field("x", 1)).to_have_attribute("aria-invalid", "false")
    expect(lab.message("x", 1)).to_be_empty()


def test_a_good_entry_counts_beside_a_bad_one(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 1).fill("abc")
    lab.field("x", 2).fill("3")
    lab.expect_explore(START.with_x((1, 3, -0.5)))
    expect(lab.message("x", 1)).to_contain_text("not a number")
    expect(lab.field("x", 1)).to_have_value("abc")
    lab.field("x", 1).fill("0")
    lab.expect_explore(START.with_x((0, 3, -0.5)))


def test_not_every_class_can_be_masked(lab: Lab) -> None:
    lab.open(x="1,-inf", y="1,0")
    lab.field("x", 1).fill("-inf")
    expect(lab.message("x", 1)).to_contain_text("at least one logit must be finite")
    lab.expect_explore(Problem.parse("1,-inf", "1,0"))


def test_a_bad_vector_is_refused_as_a_whole(lab: Lab, subtests: pytest.Subtests) -> None:
    lab.open_problem(START)
    for text, told in (
        ("1, two, 3", "x2: “two” is not a number"),
        ("[[1, 2], [3, 4]]", "This is a matrix"),
        ("", "A number is missing"),
    ):
        with subtests.test(text=text):
            lab.whole("x").fill(text)
            expect(lab.message("x")).to_contain_text(told)
            lab.expect_explore(START)
    lab.whole("x").fill("4,5,6")
    expect(lab.message("x")).to_have_text("")
    lab.expect_explore(START.with_x((4, 5, 6)))
