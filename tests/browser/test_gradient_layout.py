"""The gradient page on a laptop, under zoom and on a phone: the plot is first, and whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from tests.browser.lab import Lab
from tests.browser.plots import START, VIEWS, drawn, opened, settings_of

pytestmark = [pytest.mark.browser, pytest.mark.screens]

LAPTOPS = [(1280, 720), (1366, 768)]
TEN = Problem([n / 4 for n in range(10)], [0.1] * 10)
# What of a locator's elements is not inside the window, or has no size.
OUTSIDE = """all => all.filter(node => {
  const box = node.getBoundingClientRect();
  const isThere = box.width > 0 && box.height > 0;
  const isInside = box.top >= 0 && box.left >= 0 &&
    box.bottom <= innerHeight && box.right <= innerWidth;
  return !(isThere && isInside);
}).map(node => [node.outerHTML.slice(0, 80), JSON.stringify(node.getBoundingClientRect())])"""


def assert_whole(shown: Locator, count: int | None = None) -> None:
    """All of these, and so many, are inside the window."""
    if count is not None:
        expect(shown).to_have_count(count)
    assert shown.count() > 0
    assert shown.evaluate_all(OUTSIDE) == []


@pytest.mark.parametrize("size", LAPTOPS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
def test_the_whole_plot_is_on_the_first_screen_beside_the_bars(
    visit: Callable[..., Lab], view: str, size: tuple[int, int]
) -> None:
    width, height = size
    lab = visit(viewport={"width": width, "height": height})
    opened(lab, view)
    figures = 2 if view == "descent" else 1
    page = lab.page
    assert_whole(page.locator(".lab-figure [data-main]"), figures)
    assert_whole(page.locator(".lab-figure-title"), figures)
    titles = page.locator(".lab-plot :is(.xtitle, .ytitle, .y2title)")
    counts = {"line": 2, "plane": 2, "simplex": 0, "squared": 3, "descent": 3 + 2}
    if counts[view]:
        assert_whole(titles, counts[view])
    else:
        assert_whole(page.locator(".lab-plot .annotation-text"), 3)  # names of the corners
    if view in ("line", "squared", "descent"):
        assert_whole(lab.block("sweep").locator("input[type=range]"), 1)
        assert_whole(lab.block("sweep").locator(".lab-frames output"), 1)
    for name in ("x", "y"):
        for i in (1, 2, 3):
            assert_whole(lab.bar(name, i), 1)
    assert_whole(lab.block("view").get_by_role("button"), len(VIEWS))
    assert page.locator(".lab-figure [data-main]").first.evaluate("n => n.clientHeight") >= 380
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == 0


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("width", "height"), [(853, 480), (390, 844)])
def test_in_a_narrow_window_the_plot_comes_first(
    visit: Callable[..., Lab], view: str, width: int, height: int
) -> None:
    lab = visit(viewport={"width": width, "height": height})
    opened(lab, view)
    tops = [
        place.evaluate("node => node.getBoundingClientRect().top")
        for place in (
            lab.page.locator(".lab-figure [data-main]").first,
            lab.page.locator(".lab-predict").first,
            lab.block("settings"),
        )
    ]
    assert tops == sorted(tops)
    assert tops[0] < height / 2
    heads = lab.block("view").get_by_role("button")
    chosen = lab.page.locator('.st-key-view [aria-pressed="true"]')
    expect(chosen).to_be_in_viewport()
    lines = heads.evaluate_all("all => new Set(all.map(n => n.getBoundingClientRect().top)).size")
    assert lines == (2 if width < 640 else 1)
    ends = heads.evaluate_all("all => all.map(n => n.getBoundingClientRect().right)")
    assert max(ends) <= width  # none of them is cut


def test_ten_curves_have_their_names_inside_the_plot(lab: Lab) -> None:
    opened(lab, "line", TEN)
    names = lab.page.locator(".lab-plot .annotation-text")
    expect(names).to_have_count(10)
    right = lab.page.locator(".lab-plot").evaluate("node => node.getBoundingClientRect().right")
    for n in range(10):
        box = names.nth(n).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= right


# --- settings -----------------------------------------------------------------------------


def test_rare_settings_are_behind_a_disclosure_that_stays_as_it_is_left(lab: Lab) -> None:
    opened(lab, "line")
    more = lab.page.locator(".lab-more")
    points = more.locator('[data-setting="points"] input')
    expect(points).to_be_hidden()
    expect(lab.block("settings").locator("select")).to_have_count(3)
    settings_of(lab, "points").fill("51")  # opens it
    points.press("Enter")
    lab.expect_param("points", "51")
    expect(points).to_be_visible()
    settings_of(lab, "show").select_option("s")  # of another block of settings
    lab.expect_param("show", "s")
    expect(points).to_be_visible()
    lab.field("x", 1).fill("3")
    drawn(lab)
    expect(points).to_be_visible()
    more.locator("summary").click()
    expect(more.locator("small")).to_have_text("Points 51")
    settings_of(lab, "show").select_option("loss")
    lab.expect_param("show", "loss")
    expect(points).to_be_hidden()


def test_the_disclosure_opens_where_a_link_is_wrong_and_stays_when_that_is_mended(
    lab: Lab,
) -> None:
    lab.open("gradient", from_="9", to="1")
    more = lab.page.locator(".lab-more")
    for name, text in (("from", "9"), ("to", "1")):
        place = more.locator(f'[data-setting="{name}"]')
        expect(place.locator(".lab-field-error")).to_contain_text("“From” below “To”")
        expect(place.locator("input")).to_be_visible()
        expect(place.locator("input")).to_have_value(text)
    lab.expect_param("from", None)
    for name, text in (("from", "-3"), ("to", "4")):
        field = more.locator(f'[data-setting="{name}"] input')
        field.fill(text)
        field.press("Enter")
        lab.expect_param(name, text)
        expect(more.locator(f'[data-setting="{name}"] .lab-field-error')).to_be_empty()
        expect(field).to_be_visible()
    expect(more.locator(".lab-field-error").filter(has_text="From")).to_have_count(0)


def test_a_plane_of_one_logit_says_which_other_it_takes(lab: Lab) -> None:
    opened(lab, "plane", i="2", j="2")
    said = lab.block("settings").get_by_role("status")
    expect(said).to_contain_text("the link has x₂ for both axes, so the vertical one shows x₃")
    expect(settings_of(lab, "i")).to_have_value("3")
    settings_of(lab, "i").select_option("1")
    expect(said).to_have_count(0)


def test_the_question_stands_before_its_answer(lab: Lab) -> None:
    opened(lab, "line", START)
    box = lab.page.locator(".lab-predict")
    expect(box).to_contain_text("Predict: Which components change sign")
    answer = lab.page.locator('[data-figure-words="answer"]')
    expect(answer).not_to_be_visible()
    box.get_by_text("Show the answer").click()
    expect(answer).to_contain_text("∂e/∂x")
