"""Product and derivation on a laptop, zoomed in and on a phone: what matters is in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from pages.derivation.settings import LINES
from tests.browser.lab import Lab

pytestmark = [pytest.mark.browser, pytest.mark.screens]

LAPTOPS = ((1280, 720), (1366, 768))
ZOOMED = {"width": 853, "height": 480}  # a laptop's window at 150 %
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
X, Y = (1, 2, -0.5, 0.25, -1.5, 0.75, 3, 1, 0, 2), (1, 1, 0, 0.5, 0, 2, 0, 1, 0, 0)
IN_WINDOW = """one => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}"""
SIDEWAYS = "one => one.scrollWidth - one.clientWidth"


def problem(k: int) -> Problem:
    return Problem(X[:k], Y[:k])


def main_thing(lab: Lab) -> Locator:
    return lab.page.locator("[data-main]")


def expect_beside_the_bars(lab: Lab) -> None:
    """The main thing is whole in the window, at the right of the bars."""
    expect(main_thing(lab)).to_have_count(1)
    assert main_thing(lab).evaluate(IN_WINDOW), main_thing(lab).bounding_box()
    bars, main = (one.bounding_box() for one in (lab.bar("y", 1), main_thing(lab)))
    assert bars is not None
    assert main is not None
    assert bars["x"] + bars["width"] < main["x"]
    assert bars["y"] < lab.page.evaluate("innerHeight")


def expect_line(lab: Lab, place: int) -> None:
    """Wait for a line whose formulas are drawn and, if it is a large one, fitted."""
    line = lab.block("derivation").locator(".lab-line")
    expect(line.locator(".lab-step-number")).to_have_text(str(place))
    expect(line.locator(".lab-worked .lab-formula:not(:has(.katex))")).to_have_count(0)
    expect(line.locator('[data-fit]:not([data-fit="done"])')).to_have_count(0)


# --- on a laptop ------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), LAPTOPS)
@pytest.mark.parametrize("way", ["jacobian", "fused"])
def test_the_matrix_with_its_result_is_whole(
    visit: Callable[..., Lab], width: int, height: int, way: str
) -> None:
    lab = visit(viewport={"width": width, "height": height})
    for k in range(2, 7):
        lab.open_problem(problem(k), "product", way=way)
        result = main_thing(lab).locator("tr").last.locator("td[data-j]")
        expect(result).to_have_count(k)
        expect_beside_the_bars(lab)
        assert main_thing(lab).evaluate(SIDEWAYS) == 0
        assert lab.block("column").locator(".lab-stepper").evaluate(IN_WINDOW), k


def test_ten_columns_are_reached_in_their_own_box_beside_their_heads(
    visit: Callable[..., Lab],
) -> None:
    lab = visit(viewport={"width": 1280, "height": 720})
    lab.open_problem(problem(10), "product")
    expect_beside_the_bars(lab)
    lab.assert_not_sideways()
    main_thing(lab).evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    for seen in (lab.cell(10, 10), main_thing(lab).locator('tbody th[data-i="10"]')):
        assert seen.evaluate(IN_WINDOW)


@pytest.mark.parametrize(("width", "height"), LAPTOPS)
@pytest.mark.parametrize("k", [0, 3, 6])
def test_every_line_with_its_numbers_is_whole(
    visit: Callable[..., Lab], width: int, height: int, k: int
) -> None:
    lab = visit(viewport={"width": width, "height": height})
    which = "own" if k else "general"
    lab.open_problem(problem(k or 3), "derivation", step="1", k=which)
    for place in range(1, LINES + 1):
        expect_line(lab, place)
        expect_beside_the_bars(lab)
        if lab.page.locator(".lab-current .lab-formula").count():
            assert lab.page.locator(".lab-current").evaluate(IN_WINDOW), place
        lab.page.keyboard.press("PageDown")


def test_a_line_fits_another_window_as_soon_as_it_has_its_size(
    visit: Callable[..., Lab],
) -> None:
    lab = visit(viewport={"width": 1280, "height": 1100})
    lab.open_problem(problem(4), "derivation", step="13", k="own")  # as wide as its place, at most
    expect_line(lab, 13)
    size = "() => parseFloat(getComputedStyle(document.querySelector('[data-main]')).fontSize)"
    before = lab.page.evaluate(size)
    lab.page.set_viewport_size({"width": 1280, "height": 600})
    lab.page.wait_for_function(
        "() => document.querySelector('[data-main]').getBoundingClientRect().bottom < innerHeight"
    )
    assert lab.page.evaluate(size) < before
    lab.page.set_viewport_size({"width": 1280, "height": 1100})
    lab.page.wait_for_function(f"before => ({size})() === before", arg=before)


# --- zoomed in, and on a phone -------------------------------------------------------------


@pytest.mark.parametrize("path", ["product", "derivation"])
def test_the_main_thing_comes_first_when_zoomed_in(visit: Callable[..., Lab], path: str) -> None:
    lab = visit(viewport=ZOOMED)
    lab.open_problem(problem(3), path)
    main, editors = (one.bounding_box() for one in (main_thing(lab), lab.block("editors")))
    assert main is not None
    assert editors is not None
    assert main["y"] + main["height"] <= min(ZOOMED["height"], editors["y"])


def test_on_a_phone_the_steps_stay_in_sight_and_the_line_with_its_numbers_is_on_the_screen(
    visit: Callable[..., Lab],
) -> None:
    lab = visit(**PHONE)
    lab.open_problem(problem(3), "derivation", step="17")
    expect_line(lab, 17)
    current = lab.page.locator(".lab-current").bounding_box()
    assert current is not None
    assert current["y"] + current["height"] < 0.75 * 844  # below it stands the strip of bars
    lab.block("problem").scroll_into_view_if_needed()
    lab.block("x-editor").evaluate("one => one.scrollIntoView({ block: 'end' })")
    assert lab.button("step-next").evaluate(IN_WINDOW)
    lab.button("step-next").tap()
    expect_line(lab, 18)
    for key in ("step-first", "step-back", "step-next", "step-all"):
        box = lab.button(key).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


# --- keys of presenters ---------------------------------------------------------------------


@pytest.mark.parametrize(("on", "back"), [("PageDown", "PageUp"), ("ArrowRight", "ArrowLeft")])
def test_presenters_keys_step_through_the_sum(lab: Lab, on: str, back: str) -> None:
    start = problem(3)
    lab.open_problem(start, "product", j="2")
    lab.expect_product(start, 2, i=1)
    lab.page.keyboard.press(on)
    lab.expect_product(start, 2, i=2)
    lab.block("ways").get_by_role("button").first.focus()
    lab.page.keyboard.press(on)
    lab.expect_product(start, 2, i=3)
    lab.page.keyboard.press(on)  # there is no step after the last
    lab.page.keyboard.press(back)
    lab.expect_product(start, 2, i=2)
    lab.expect_param("i", "2")


def test_a_bar_and_a_field_keep_the_page_keys(lab: Lab) -> None:
    start = problem(3)
    for path, shown in (("product", '[data-i="1"][data-j="1"]'), ("derivation", ".lab-main")):
        lab.open_problem(start, path)
        lab.field("x", 1).focus()
        lab.page.keyboard.press("PageUp")
        lab.expect_address(start.with_x((2, 2, -0.5)))
        lab.bar("x", 1).focus()
        lab.page.keyboard.press("PageDown")
        lab.page.wait_for_function(
            "() => !new URLSearchParams(location.search).get('x').startsWith('2,')"
        )
        expect(lab.page.locator(shown).first).to_be_visible()
        assert lab.param("i") in (None, "1")
        assert lab.param("step") in (None, "1")


def test_the_page_keys_of_explore_scroll_where_the_sum_is_not_the_main_thing(lab: Lab) -> None:
    lab.open_problem(problem(3), "", product="open")
    expect(lab.block("column").locator(".lab-stepper")).to_be_visible()
    lab.page.locator("h1").click()
    lab.page.keyboard.press("PageDown")
    lab.page.wait_for_function("() => document.querySelector('.stMain').scrollTop > 100")
    assert lab.param("i") in (None, "1")


@pytest.mark.parametrize(("on", "back"), [("PageDown", "PageUp"), ("ArrowRight", "ArrowLeft")])
def test_presenters_keys_step_through_the_lines(lab: Lab, on: str, back: str) -> None:
    lab.open_problem(problem(3), "derivation", step="5")
    expect_line(lab, 5)
    lab.page.keyboard.press(on)
    expect_line(lab, 6)
    lab.button("step-first").focus()
    lab.page.keyboard.press(on)
    expect_line(lab, 7)
    lab.page.keyboard.press(back)
    expect_line(lab, 6)


def test_a_wide_formula_that_has_the_focus_scrolls_and_keeps_it(lab: Lab) -> None:
    lab.open_problem(problem(10), "derivation", step="8", k="own")
    expect_line(lab, 8)
    box = lab.page.locator(".lab-current .lab-formulas")
    lab.page.wait_for_function(
        "() => document.querySelector('.lab-current .lab-formulas').tabIndex === 0"
    )
    box.focus()
    for _ in range(3):
        lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_function(
        "() => document.querySelector('.lab-current .lab-formulas').scrollLeft > 20"
    )
    expect(box).to_be_focused()
    for _ in range(9):
        lab.page.keyboard.press("ArrowLeft")
    lab.page.wait_for_function(
        "() => document.querySelector('.lab-current .lab-formulas').scrollLeft === 0"
    )
    expect(box).to_be_focused()
    expect_line(lab, 8)
    lab.page.keyboard.press("PageDown")
    expect_line(lab, 9)


# --- before and after -------------------------------------------------------------------------


def test_words_stand_in_until_formulas_can_be_drawn(lab: Lab) -> None:
    lab.page.route("**/assets/katex.js", lambda route: route.abort())
    lab.page.goto(f"{lab.url}/derivation?x=1,2&y=0,1&step=10&lang=en")
    box = lab.page.locator(".lab-main")
    shown = "one => getComputedStyle(one, '::before').content"
    expect(box).to_be_visible()
    lab.settle()
    assert "row vector" in box.evaluate(shown)
    lab.page.unroute("**/assets/katex.js")
    lab.page.reload()
    expect(lab.page.locator(".lab-main .katex").first).to_be_visible()
    assert box.evaluate(shown) == "none"
    refused = "Failed to load resource"  # the browser says so itself, at a time of its own
    lab.troubles = [trouble for trouble in lab.troubles if refused not in trouble]


def test_the_last_line_leads_on_to_the_gradient(lab: Lab) -> None:
    lab.open_problem(problem(3), "derivation", step=str(LINES - 1))
    expect_line(lab, LINES - 1)
    onward = lab.block("onward").get_by_role("link", name="See how this gradient changes with x")
    expect(onward).to_have_count(0)
    lab.page.keyboard.press("PageDown")
    onward.click()
    lab.page.wait_for_url("**/gradient**")
    expect(lab.field("x", 1)).to_be_visible()
