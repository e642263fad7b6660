"""The plots of the gradient page, for the tests that look at them in the browser."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from core.numeric import cross_entropy
from core.problem import Problem
from pages.ui.numbers import number
from tests.browser.lab import Lab

START = Problem((1, 2, -0.5), (1, 1, 0.5))
VIEWS = ("line", "plane", "simplex", "descent", "squared")
MIDDLE = """() => {
  const { xaxis, yaxis, shapes } = document.querySelector('.lab-plot')._fullLayout;
  const box = document.querySelector('.lab-plot').getBoundingClientRect();
  const now = shapes.find(shape => shape.name === 'now');
  const x = box.left + xaxis._offset + xaxis.d2p(now.x0);
  return [x, box.top + yaxis._offset + yaxis._length / 2, xaxis.d2p(1) - xaxis.d2p(0)];
}"""
# The newest figures have come, they are those of the newest numbers, and they are drawn.
NEWEST = """((plot, said) => {
  return said && said.figures === said.values && plot?.dataset.drawn === said.figures;
})(
  document.querySelector('.st-key-sweep .lab-plot'), document.querySelector('.lab-notice')?.dataset
)"""
WATCH_FRAMES = """() => {
  window.gaps = [];
  let last = performance.now();
  const tick = (time) => {
    window.gaps.push(time - last);
    last = time;
    window.ticking = requestAnimationFrame(tick);
  };
  window.ticking = requestAnimationFrame(tick);
}"""
FRAMES = "() => { cancelAnimationFrame(window.ticking); return window.gaps; }"


def opened(lab: Lab, view: str, problem: Problem = START, **settings: str) -> Locator:
    """The plot of a view, drawn."""
    lab.open_problem(problem, "gradient", view=view, **settings)
    return drawn(lab)


def drawn(lab: Lab) -> Locator:
    lab.page.wait_for_function(f"() => {NEWEST}")
    return lab.page.locator(".st-key-sweep .lab-plot")


def settings_of(lab: Lab, name: str) -> Locator:
    """The field of a setting of the view; the disclosure that it may be in is opened."""
    place = lab.page.locator(f'[data-setting="{name}"]')
    more = lab.page.locator(".lab-more:not([open])").filter(has=place)
    expect(place).to_be_attached()
    if more.count():
        more.locator("summary").click()
    return place.locator(":is(select, input)").first


def expect_loss(lab: Lab, problem: Problem) -> None:
    loss = float(cross_entropy(problem.x, problem.y))
    expect(lab.block("loss").locator(".lab-num").first).to_have_text(number(loss))
