"""The cost page in a browser: a measurement by keyboard, its progress, its plot, its files."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from core.cost.counting import polynomials
from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

PROBLEM = Problem((1, 2, -0.5), (0, 1, 0))
MEASURES = 20_000  # ms that a measurement may take on a machine that does other things too


def plot(page: Page) -> None:
    """Wait for the plot."""
    expect(page.locator(".st-key-curves .lab-plot .trace").first).to_be_visible()


def test_counts_follow_an_edit_once_the_question_is_answered(lab: Lab) -> None:
    lab.open_problem(PROBLEM, "cost")
    expect(lab.block("cost-main").locator("td .value")).to_have_text(["?"] * 21)
    lab.page.get_by_role("button", name="all three").press("Enter")
    expect(lab.page.locator(".lab-predicted")).to_contain_text("✗")
    expect(lab.page.get_by_role("button", name="all three")).to_be_focused()
    lab.expect_param("grows", "all")
    cell = lab.block("cost-main").get_by_role("row", name="Multiplications").locator("td").first
    expect(cell).to_contain_text(f"= {polynomials('jacobian')['multiplications'](3)}")
    lab.button("add-class").click()
    expect(cell).to_contain_text(f"= {polynomials('jacobian')['multiplications'](4)}")
    plot(lab.page)
    lab.block("cost-main").get_by_role("button", name="Numbers held at once").click()
    lab.expect_param("count", "held")
    title = lab.page.locator(".lab-figure-title")
    expect(title).to_contain_text("Numbers held at once at k = 4")
    lab.assert_undisturbed()


# A measurement is over after three seconds, whoever looks or not.
WATCH = """() => new MutationObserver(() => {
  window.hadProgress ||= document.querySelector('.st-key-cost-measure progress') !== null;
}).observe(document, { childList: true, subtree: true })"""


def test_a_measurement_by_keyboard_is_shown_to_another_reader_too(
    lab: Lab,
) -> None:
    lab.open_problem(PROBLEM, "cost", cost="measured")
    other = Lab(lab.page.context, lab.url)
    other.open_problem(PROBLEM, "cost", cost="measured", crossing="shown")
    start = lab.page.locator(".st-key-cost-start button")
    start.focus()
    for page in (lab.page, other.page):
        page.evaluate(WATCH)
    lab.page.keyboard.press("Enter")
    for page in (lab.page, other.page):
        page.wait_for_function("() => window.hadProgress")
    expect(start).to_be_focused()  # it is of no use now, but stays
    expect(other.page.locator(".st-key-cost-cancel button")).to_be_disabled()
    lab.field("x", 1).fill("2.5")  # meanwhile edits go on
    lab.expect_address(PROBLEM.with_x((2.5, 2, -0.5)))
    for page in (lab.page, other.page):
        expect(page.locator(".st-key-cost-measure progress")).to_have_count(0, timeout=MEASURES)
    expect(other.block("cost-question")).to_contain_text("Measured:")
    plot(other.page)
    expect(lab.block("cost-question")).not_to_contain_text("Measured:")
    lab.page.get_by_role("button", name="k = 128").click()
    expect(lab.block("cost-question")).to_contain_text("You said 128")
    plot(lab.page)
    ends = lab.page.locator(".st-key-curves .annotation-text")
    expect(ends.filter(has_text="Jacobian")).to_contain_text("128")
    expect(lab.block("cost-remark")).to_contain_text("NumPy")
    with lab.page.expect_download() as download:
        lab.block("files-menu").locator("summary").click()
        lab.page.get_by_role("link", name="The comparison (Markdown)").click()
    assert "From k = " in download.value.path().read_text("utf-8")
    other.page.close()
    lab.assert_undisturbed()


def test_a_measurement_can_be_cancelled(lab: Lab) -> None:
    lab.open_problem(PROBLEM, "cost", cost="measured")
    lab.page.locator(".st-key-cost-start button").click()
    # Pressed in the frame in which it can be: a measurement ends after three seconds by itself.
    lab.page.wait_for_function("""() => {
      const cancel = document.querySelector('.st-key-cost-cancel button');
      const isEnabled = cancel && cancel.ariaDisabled !== 'true';
      if (isEnabled) cancel.click();
      return isEnabled;
    }""")
    expect(lab.block("cost-measure")).to_contain_text("Cancelled")
    expect(lab.page.locator(".st-key-cost-measure progress")).to_have_count(0)


@pytest.mark.parametrize("part", ["counted", "model"])
def test_the_main_thing_is_on_the_first_screen(lab: Lab, part: str) -> None:
    lab.page.set_viewport_size({"width": 1280, "height": 720})
    lab.open_problem(PROBLEM, "cost", cost=part, grows="none", ratio="3")
    box = lab.page.locator("[data-main]").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 720
    plot(lab.page)
    lab.assert_not_sideways()
