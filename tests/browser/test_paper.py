"""On paper: each page with its problem and its result, light, without anything to press."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.numeric import forward_backward
from core.problem import Problem
from pages.ui.numbers import number
from tests.browser.lab import ASKING, PATHS, Lab

pytestmark = [pytest.mark.browser, pytest.mark.screens]

PROBLEM = Problem((1.7, 0.3, -2.6), (0.55, 0.3, 0.4))
# Where something is still to be pressed, or dark, though it is shown. A cell that can be chosen
# is a result as well, so buttons that are names of rows stay.
CONTROLS = """() => [...document.querySelectorAll(
  'button:not(.lab-pick), input, select, summary, [role=slider], [role=switch], a[href]')]
  .filter(one => one.checkVisibility({ visibilityProperty: true })
    && one.getBoundingClientRect().width > 1)
  .map(one => one.outerHTML.slice(0, 120))"""


# From the dark scheme paper is light as well; one page is printed from the light one.
@pytest.mark.parametrize(("path", "scheme"), [("", "light"), *((path, "dark") for path in PATHS)])
def test_a_page_prints_its_problem_and_its_result(lab: Lab, path: str, scheme: str) -> None:
    lab.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    lab.open_problem(PROBLEM, path)
    if path == "gradient":
        lab.page.locator(".lab-plot[data-drawn]").first.wait_for()
    lab.page.emulate_media(media="print")
    lab.page.wait_for_timeout(400)
    assert lab.page.evaluate(CONTROLS) == []
    given = lab.block("given").inner_text()
    for entry in (*PROBLEM.x, *PROBLEM.y):
        assert number(entry, full=True) in given
    gradient = forward_backward(PROBLEM.x, PROBLEM.y).grad_x.tolist()
    shown = lab.page.locator(".stMainBlockContainer").inner_text()
    # The page of libraries tells numbers once its question is answered.
    for component in gradient if path not in (*ASKING, "libraries") else ():
        assert number(component) in shown
    expect(lab.page.locator(".stApp")).to_have_css("color-scheme", "light")
    expect(lab.page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    sheets = lab.page.pdf(format="A4").count(b"/Type /Page\n")
    assert 1 <= sheets <= 2


def test_a_plot_is_light_on_paper_and_dark_again_on_the_screen(lab: Lab) -> None:
    lab.page.emulate_media(color_scheme="dark")
    lab.open_problem(PROBLEM, "gradient")
    bright = r"""is => {
      const text = document.querySelector('.lab-plot .xtick text');
      return text && (Number(getComputedStyle(text).fill.match(/\d+/)[0]) > 180) === is;
    }"""
    lab.page.wait_for_function(bright, arg=True)
    lab.page.emulate_media(media="print")
    lab.page.wait_for_function(bright, arg=False)
    expect(lab.page.locator(".lab-plot").first).to_be_visible()
    lab.page.emulate_media(media="screen")
    lab.page.wait_for_function(bright, arg=True)


@pytest.mark.parametrize("view", ["line", "plane"])
def test_a_plot_is_whole_on_paper(lab: Lab, view: str) -> None:
    lab.open_problem(PROBLEM, "gradient", view=view)
    plot = lab.page.locator(".lab-plot[data-drawn]").first
    plot.wait_for()
    lab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    lab.page.emulate_media(media="print")
    lab.page.set_viewport_size({"width": 688, "height": 960})  # A4 within its margins
    lab.page.wait_for_timeout(400)
    names = lab.page.locator(".lab-plot :is(.annotation-text, .xtitle)")
    for part in (plot, *names.all()):
        box = part.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 688


def test_a_choice_is_on_paper_without_its_buttons(lab: Lab) -> None:
    lab.open_problem(PROBLEM, "practice", skill="product", level="1", seed="1")
    options = lab.page.locator(".lab-task-options .lab-option")
    expect(options.first).to_be_visible()
    words = [text.lstrip("0123456789") for text in options.all_inner_texts()]
    listed = lab.page.locator(".lab-on-paper li")
    expect(listed.first).to_be_hidden()
    lab.page.emulate_media(media="print")
    expect(options.first).to_be_hidden()
    expect(listed.first).to_be_visible()
    assert [t.split() for t in listed.all_inner_texts()] == [w.split() for w in words]
