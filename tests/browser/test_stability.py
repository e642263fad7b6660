"""The stability page in the browser: its plot is dragged, its parts are chosen, its steps read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

AHEAD = Problem((20, 0, 0), (1, 0, 0))
# Where the line of the present value is, and how many pixels the axis has a unit.
LINE = """() => {
  const node = document.querySelector('.st-key-curves .lab-plot');
  const { xaxis, yaxis, shapes } = node._fullLayout;
  const box = node.getBoundingClientRect();
  const now = shapes.find(shape => shape.name === 'now');
  return [box.left + xaxis._offset + xaxis.d2p(now.x0),
          box.top + yaxis._offset + yaxis._length / 2, xaxis.d2p(1) - xaxis.d2p(0)];
}"""


def plot(lab: Lab) -> Locator:
    """The plot, drawn with the newest numbers."""
    lab.page.wait_for_function(
        """() => {
          const drawn = document.querySelector('.st-key-curves .lab-plot')?.dataset.drawn;
          const said = document.querySelector('.lab-notice')?.dataset;
          return said && said.figures === said.values && drawn === said.figures;
        }"""
    )
    return lab.page.locator(".st-key-curves .lab-plot")


def test_a_dragged_line_moves_the_gap_and_undo_brings_it_back(lab: Lab) -> None:
    lab.open_problem(AHEAD, "stability")
    plot(lab)
    x, y, unit = lab.page.evaluate(LINE)
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + 5 * unit, y, steps=4)
    lab.page.mouse.move(x + 20 * unit, y, steps=4)
    lab.page.mouse.up()
    expect(lab.field("x", 1)).to_have_value("40")
    expect(lab.block("results").locator("s.lab-wrong", has_text="0").first).to_be_visible()
    lab.tool("undo").click()
    lab.expect_fields(AHEAD)


def test_the_question_is_asked_first_and_answered_by_a_click(lab: Lab) -> None:
    lab.open_problem(AHEAD, "stability")
    asked = lab.block("question")
    expect(asked).to_contain_text("Predict")
    expect(lab.page.locator(".lab-predicted")).to_have_count(0)
    asked.get_by_role("button", name="log-sum-exp").click()
    expect(lab.page.locator(".lab-predicted")).to_contain_text("✓")
    lab.expect_param("first", "lse")


def test_steps_name_the_culprit_and_draw_what_mends_it(lab: Lab) -> None:
    lab.open_problem(AHEAD.with_x((40, 0, 0)), "stability", stability="steps")
    expect(lab.page.locator(".lab-nodes dl")).to_have_count(0)
    lab.page.get_by_role("button", name="exp", exact=True).click()
    expect(lab.page.locator(".lab-predicted")).to_contain_text("✗")
    lab.expect_param("culprit", "exp")
    culprit = lab.page.locator(".lab-nodes li.culprit")
    expect(culprit).to_have_attribute("data-node", "jacobian")
    expect(lab.page.locator(".lab-mending .katex").first).to_be_visible()
    lab.page.locator('select[data-set="formula"]').select_option("lab")
    lab.page.get_by_role("button", name="at none of them").click()
    expect(lab.page.locator(".lab-predicted")).to_contain_text("✓")
    expect(lab.page.locator(".lab-culprit")).to_contain_text("keeps its digits")
    expect(culprit).to_have_count(0)
    expect(lab.page.locator(".st-key-curves .lab-plot")).to_be_hidden()


def test_the_step_of_a_difference_is_moved_by_keys_and_stays_in_the_link(lab: Lab) -> None:
    lab.open_problem(AHEAD, "stability", stability="differences")
    lab.page.get_by_role("button", name="only with a larger one").click()
    expect(lab.page.locator(".lab-predicted")).to_contain_text("float32")
    plot(lab)
    slider = lab.page.locator(".st-key-curves .lab-frames input")
    slider.focus()
    for _ in range(12):
        slider.press("ArrowRight")
    lab.expect_param("difference", "1e-05")
    expect(lab.block("description")).to_contain_text("1×10⁻⁵")


def test_exact_values_come_on_a_phone_in_chinese(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(AHEAD, "stability", lang="zh", dtype="float32", vary="top")
    plot(lab)
    lab.block("digits").locator("select").select_option("exact")
    rows = lab.block("results").locator("tr.exact")
    expect(rows).to_have_count(4)
    for n in range(4):  # beside the loss and each component: exact value, ulps, condition
        expect(rows.nth(n).locator("td .lab-num")).to_have_count(4)
    expect(rows.first.locator("td .lab-beside")).to_have_count(12)
    lab.assert_not_sideways()
