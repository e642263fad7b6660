"""A URL restores the very screen; a broken one says what is wrong and shows a default."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

DEFAULT = Problem((1, 2, -0.5), (0, 1, 0))
OTHER = Problem.parse("0.1,-inf,1e-3,2", "1,0,0.5,1/3")


def test_explore_is_restored(lab: Lab) -> None:
    lab.open_problem(OTHER, digits="all")
    lab.expect_fields(OTHER)
    lab.expect_explore(OTHER, full=True)
    expect(lab.block("digits").get_by_label("Digits")).to_have_value("all")
    lab.expect_address(OTHER)
    lab.expect_param("digits", "all")


def test_product_is_restored(lab: Lab) -> None:
    problem = OTHER.with_x((0.1, -1, 1e-3, 2))
    lab.open_problem(problem, "product", i="2", j="3", digits="all", targets="sum")
    lab.expect_fields(problem)
    lab.expect_product(problem, 3, i=2, full=True)
    expect(lab.cell(2, 3)).to_have_attribute("aria-selected", "true")
    expect(lab.tool("sum")).to_have_attribute("aria-pressed", "true")
    for name, text in (("i", "2"), ("j", "3"), ("targets", "sum")):
        lab.expect_param(name, text)


def test_the_other_reading_and_the_open_fold_are_restored(lab: Lab) -> None:
    lab.open_problem(OTHER, "", product="open", way="fused", j="2")
    fused = lab.page.get_by_role("button", name="Fused")
    expect(fused).to_have_attribute("aria-pressed", "true")
    expect(lab.block("column")).to_contain_text("Step 2 of 4: softmax")
    for name, text in (("product", "open"), ("way", "fused"), ("j", "2")):
        lab.expect_param(name, text)


def test_derivation_is_restored(lab: Lab) -> None:
    lab.open_problem(OTHER, "derivation", k="own")
    lab.expect_fields(OTHER)
    expect(lab.block("k").get_by_role("button", pressed=True)).to_have_text("k = 4")
    lab.expect_param("k", "own")


def test_gradient_is_restored(lab: Lab) -> None:
    lab.open_problem(OTHER, "gradient", j="4", from_="-3.5", to="7")
    lab.expect_fields(OTHER)
    for name, text in (("j", "4"), ("from", "-3.5"), ("to", "7")):
        field = lab.page.locator(f'[data-setting="{name}"] :is(select, input)')
        expect(field).to_have_value(text)
    expect(lab.block("sweep")).to_contain_text("While x₄ runs from −3.5 to 7")
    for name, text in (("j", "4"), ("from", "-3.5"), ("to", "7")):
        lab.expect_param(name, text)


def test_a_url_without_a_problem_shows_the_default(lab: Lab) -> None:
    lab.page.goto(f"{lab.url}/")
    lab.settle()
    lab.expect_problem(DEFAULT)
    expect(lab.block("url-errors").locator(".lab-error")).to_have_count(0)


BROKEN = {
    "x is no number": ("", {"x": "abc", "y": "1,0"}, ("x", "“abc” is not a number", "−10000")),
    "x is missing": ("", {"y": "1,0"}, ("y", "x has length 3 and y has length 2", "?x=1,2,-0.5")),
    "ambiguous": (
        "",
        {"x": "0,5;1,5;-2", "y": "0,1,0"},
        ("x", "3 numbers with decimal commas: 0.5, 1.5, -2; 5 numbers: 0, 5, 1, 5, -2"),
    ),
    "merged": ("", {"merged": "991"}, ("merged=991", "2 … 991")),
    "lengths": ("product", {"x": "1,2", "y": "1,0,0"}, ("y", "x has length 2 and y has length 3")),
    "x too long": ("", {"x": "1," * 2500, "y": "1,0"}, ("x", "Too many numbers: at most 1000")),
    "too many": (
        "",
        {"x": "1," * 10 + "1", "y": "1," * 10 + "1"},
        ("y", "More than 9 targets are above 0"),
    ),
    "lang": ("", {"lang": "xx"}, ("lang=xx", "en, zh")),
    "j": ("product", {"j": "99"}, ("j=99", "1 … 3")),
    "k": ("derivation", {"k": "7"}, ("k=7", "general, own")),
    "digits": ("", {"digits": "foo"}, ("digits=foo", "few, all, exact")),
    "from": ("gradient", {"from": "low"}, ("from=low", "−10000 … 10000")),
    "from above to": (
        "gradient",
        {"from": "5", "to": "-5"},
        ("from=5&to=-5", "“From” below “To”"),
    ),
    "markup": ("", {"x": "<i>1</i>", "y": "1,0"}, ("x", "“<i>1</i>” is not a number")),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_url_is_told_and_a_default_shown(lab: Lab, case: str) -> None:
    path, params, told = BROKEN[case]
    lab.open(path, **params)
    errors = lab.block("url-errors").locator(".lab-error")
    expect(errors).to_have_count(1)
    parameter, *reasons = told
    expect(errors).to_contain_text(f"The link is broken at “{parameter}”")
    for reason in reasons:
        expect(errors).to_contain_text(reason)
    lab.expect_fields(DEFAULT)
    lab.expect_address(DEFAULT)
    # What could not be used is out of the address, so that it can be shared again.
    for name in params.keys() - {"x", "y", "lang", "to"}:
        lab.expect_param(name, None)


def test_a_link_says_as_little_as_it_needs(lab: Lab) -> None:
    lab.open(y="1,0,0")
    lab.expect_problem(Problem(DEFAULT.x, (1, 0, 0)))
    lab.page.goto(f"{lab.url}/?lang=en&x=1e+3,2&y=0,1")  # a plus in a query is a blank
    lab.settle()
    lab.expect_problem(Problem((1000, 2), (0, 1)))


def test_a_row_for_many_classes_is_restored(lab: Lab) -> None:
    ten = Problem(tuple(range(10)), (1, *[0] * 9))
    lab.open_problem(ten, merged="991")
    expect(lab.message("x", 10)).to_have_text("the other 991 classes")
    lab.expect_param("merged", "991")
    lab.go("product")
    lab.expect_param("merged", "991")
    lab.go("")
    lab.button("remove-class").click()
    expect(lab.entries("x")).to_have_count(9)
    lab.expect_param("merged", None)
    expect(lab.message("x", 9)).to_have_text("")


def test_the_message_goes_with_the_first_edit(lab: Lab) -> None:
    lab.open(x="abc", y="1,0")
    expect(lab.block("url-errors").locator(".lab-error")).to_have_count(1)
    lab.field("x", 1).fill("4")
    lab.expect_explore(DEFAULT.with_x((4, 2, -0.5)))
    lab.go("product")
    expect(lab.block("url-errors").locator(".lab-error")).to_have_count(0)


def test_parameters_of_others_stay_in_the_address(lab: Lab) -> None:
    lab.open(course="ml-101")
    lab.field("x", 1).fill("4")
    lab.expect_address(DEFAULT.with_x((4, 2, -0.5)))
    lab.expect_param("course", "ml-101")


def test_an_address_that_no_page_has_shows_the_start_page_and_says_so(lab: Lab) -> None:
    lab.open_problem(OTHER, "nosuchpage", lang="zh")
    lab.expect_fields(OTHER)
    lab.page.wait_for_function("() => location.pathname === '/'")
    expect(lab.block("url-errors")).to_contain_text("这里没有“/nosuchpage”这一页")
    expect(lab.page.get_by_role("dialog")).to_have_count(0)
    lab.expect_param("nopage", None)
