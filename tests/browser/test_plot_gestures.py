"""What fingers, pointers and windows do to a plot: scroll, drag, zoom, sizes, what follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from playwright.sync_api import CDPSession, expect

from core.numeric import shares, to_triangle
from core.problem import Problem
from pages.ui.numbers import number
from tests.browser.lab import Lab
from tests.browser.plots import MIDDLE, START, VIEWS, drawn, expect_loss, opened

pytestmark = [pytest.mark.browser, pytest.mark.screens]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# Where the point of plane and triangle is, in pixels of the window.
POINT = """() => {
  const node = document.querySelector('.st-key-sweep .lab-plot');
  const points = [...node.querySelectorAll('.scatterlayer .trace path.point')];
  const { x, y, width, height } = points.at(-1).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
RANGES = """() => {
  const { xaxis, yaxis } = document.querySelector('.st-key-sweep .lab-plot')._fullLayout;
  return [...xaxis.range, ...yaxis.range];
}"""


class Finger:
    """One finger on a screen, as Chromium's own tools move it."""

    def __init__(self, lab: Lab) -> None:
        self.session: CDPSession = lab.page.context.new_cdp_session(lab.page)

    def send(self, kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    @contextmanager
    def down(self, x: float, y: float) -> Iterator[None]:
        self.send("touchStart", (x, y))
        yield
        self.send("touchEnd")

    def swipe(self, x: float, y: float, dx: float, dy: float, steps: int = 12) -> None:
        with self.down(x, y):
            for n in range(1, steps + 1):
                self.send("touchMove", (x + dx * n / steps, y + dy * n / steps))


def centre_in_view(lab: Lab) -> tuple[float, float]:
    """The middle of the plot, which is scrolled to the middle of the screen."""
    plot = lab.page.locator(".st-key-sweep .lab-plot")
    plot.evaluate("node => node.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = plot.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


SCROLLED = """() => Math.max(0, ...[...document.querySelectorAll('*')].map(e => e.scrollTop))"""


@pytest.mark.parametrize("view", VIEWS)
def test_a_swipe_on_a_plot_scrolls_the_page(visit: Callable[..., Lab], view: str) -> None:
    lab = visit(**PHONE)
    opened(lab, view)
    x, y = centre_in_view(lab)
    scrolled, ranges = lab.page.evaluate(SCROLLED), lab.page.evaluate(RANGES)
    Finger(lab).swipe(x + 61, y + 40, 4, -200)
    lab.page.wait_for_function(f"before => ({SCROLLED})() > before + 100", arg=scrolled)
    assert lab.page.evaluate(RANGES) == ranges
    lab.expect_fields(START)  # a swipe is no click


def test_a_finger_drags_the_line_and_neither_scrolls_nor_zooms(visit: Callable[..., Lab]) -> None:
    lab = visit(**PHONE)
    opened(lab, "line")
    centre_in_view(lab)
    x, y, unit = lab.page.evaluate(MIDDLE)
    scrolled, ranges = lab.page.evaluate(SCROLLED), lab.page.evaluate(RANGES)
    finger = Finger(lab)
    with finger.down(x, y):
        for n in range(1, 13):  # across first, then up as well
            finger.send("touchMove", (x + 2 * unit * n / 12, y - 10 * max(0, n - 6)))
    lab.expect_address(START.with_x((3, 2, -0.5)))
    assert lab.page.evaluate(SCROLLED) == scrolled
    assert lab.page.evaluate(RANGES) == ranges


def test_a_swipe_on_the_line_itself_scrolls_the_page(visit: Callable[..., Lab]) -> None:
    lab = visit(**PHONE)
    opened(lab, "line")
    centre_in_view(lab)
    x, y, _unit = lab.page.evaluate(MIDDLE)
    scrolled = lab.page.evaluate(SCROLLED)
    Finger(lab).swipe(x + 3, y, 5, -200)
    lab.page.wait_for_function(f"before => ({SCROLLED})() > before + 100", arg=scrolled)
    lab.expect_fields(START)


@pytest.mark.parametrize("touch", [False, True], ids=["pointer", "finger"])
def test_the_point_of_the_plane_is_dragged(visit: Callable[..., Lab], touch: bool) -> None:
    lab = visit(**PHONE) if touch else visit()
    opened(lab, "plane", j="1", i="3")
    centre_in_view(lab)
    scrolled = lab.page.evaluate(SCROLLED)
    x, y = lab.page.evaluate(POINT)
    unit = lab.page.evaluate(MIDDLE_UNIT)
    if touch:
        Finger(lab).swipe(x, y, 2 * unit, -3 * unit)
    else:
        lab.page.mouse.move(x, y)
        lab.page.mouse.down()
        lab.page.mouse.move(x + 2 * unit, y - 3 * unit, steps=9)
        lab.page.mouse.up()
    lab.page.wait_for_function(
        """() => {
          const [a, b, c] = new URLSearchParams(location.search).get('x').split(',').map(Number);
          return Math.abs(a - 3) < 0.06 && b === 2 && Math.abs(c - 2.5) < 0.06;
        }"""
    )
    drawn(lab)
    x, y = lab.page.evaluate("""() => {
      const node = document.querySelector('.st-key-sweep .lab-plot');
      const { left, top } = node.getBoundingClientRect();
      const { xaxis, yaxis } = node._fullLayout;
      return [left + xaxis._offset + xaxis.d2p(3), top + yaxis._offset + yaxis.d2p(2.5)];
    }""")
    np.testing.assert_allclose(lab.page.evaluate(POINT), [x, y], atol=0.06 * unit)
    low, high, *other = lab.page.evaluate(RANGES)
    assert [low, high] == other  # the whole square, not a part of it
    assert high - low >= 15
    assert lab.page.evaluate(SCROLLED) == scrolled
    lab.page.evaluate("() => scrollTo(0, 0)")
    lab.tool("undo").click()  # the whole drag is one step
    lab.expect_address(START)


MIDDLE_UNIT = """() => {
  const { xaxis } = document.querySelector('.st-key-sweep .lab-plot')._fullLayout;
  return xaxis.d2p(1) - xaxis.d2p(0);
}"""


def test_the_point_of_the_triangle_is_dragged_and_stays_inside(lab: Lab) -> None:
    opened(lab, "simplex")
    centre_in_view(lab)
    x, y = lab.page.evaluate(POINT)
    lab.page.mouse.move(x + 3, y - 2)  # on the point, and not in its middle
    lab.page.mouse.down()
    lab.page.mouse.move(x + 23, y - 12, steps=5)
    unit = lab.page.evaluate(MIDDLE_UNIT)
    before = to_triangle(shares(START.x, (0, 1, 2)))
    aim = before + np.array([20, 10]) / unit
    lab.page.wait_for_function(
        "x => new URLSearchParams(location.search).get('x') !== x", arg=START.x_text
    )
    lab.page.mouse.move(x, y + 2000, steps=5)
    lab.page.mouse.move(x + 23, y - 12, steps=5)
    lab.page.mouse.up()
    drawn(lab)
    lab.expect_param("x", lab.whole("x").input_value())
    now = to_triangle(shares(lab.problem().x, (0, 1, 2)))
    np.testing.assert_allclose(now, aim, atol=1.5 / unit)
    expect_loss(lab, lab.problem())


@pytest.mark.parametrize("view", VIEWS)
def test_a_drag_beside_the_mark_zooms_nothing_and_moves_nothing(lab: Lab, view: str) -> None:
    opened(lab, view)
    x, y = centre_in_view(lab)
    ranges = lab.page.evaluate(RANGES)
    lab.page.mouse.move(x + 90, y - 60)
    lab.page.mouse.down()
    lab.page.mouse.move(x + 160, y + 40, steps=6)
    lab.page.mouse.up()
    lab.page.mouse.dblclick(x + 2, 10 + y)  # on no plot but the fields', a click is a move
    assert lab.page.evaluate(RANGES) == ranges
    expect(lab.page.locator(".plotly-notifier")).to_have_count(0)


def test_a_drag_beside_the_point_is_no_click(lab: Lab) -> None:
    opened(lab, "plane")
    x, y = centre_in_view(lab)
    lab.page.mouse.move(x + 90, y - 60)
    lab.page.mouse.down()
    lab.page.mouse.move(x + 60, y + 40, steps=6)
    lab.page.mouse.up()
    lab.field("y", 3).fill("2")
    lab.expect_address(START.with_y((1, 1, 2)))


@pytest.mark.parametrize("view", VIEWS)
def test_buttons_zoom_about_the_mark_and_back(lab: Lab, view: str) -> None:
    opened(lab, view)
    tools = lab.block("sweep").locator(".lab-zoom")
    before = lab.page.evaluate(RANGES)
    tools.get_by_role("button", name="Zoom in").click()
    lab.page.wait_for_function(
        f"""before => {{
          const [low, high] = ({RANGES})();
          return Math.abs((high - low) * 2 - before[1] + before[0]) < 1e-9;
        }}""",
        arg=before,
    )
    zoomed = lab.page.evaluate(RANGES)
    lab.field("y", 3).fill("0.52")  # an edit keeps it
    lab.expect_address(START.with_y((1, 1, 0.52)))
    drawn(lab)
    assert lab.page.evaluate(RANGES)[:2] == zoomed[:2]
    tools.get_by_role("button", name="Show the whole plot").click()
    lab.page.wait_for_function(
        f"before => String(({RANGES})().slice(0, 2)) === String(before.slice(0, 2))", arg=before
    )
    expect(tools.get_by_role("button", name="Zoom out")).to_be_disabled()


# --- sizes ---------------------------------------------------------------------------------

FITS = """() => [...document.querySelectorAll('.lab-plot')]
  .filter((plot) => plot.checkVisibility())
  .every((plot) => {
    const { width, height } = plot.getBoundingClientRect();
    const svg = plot.querySelector('.main-svg')?.getBoundingClientRect();
    const box = plot.closest('.lab-figure').getBoundingClientRect();
    return svg && Math.abs(svg.width - width) < 1 && Math.abs(svg.height - height) < 1
      && width <= box.width + 0.5;
  })"""


@pytest.mark.parametrize("width", [1280, 1120, 1080, 390])
def test_a_change_of_view_sizes_plots_at_once(visit: Callable[..., Lab], width: int) -> None:
    lab = visit(viewport={"width": width, "height": 720})
    opened(lab, "line")
    for n in (1, 3, 0, 4, 2, 3, 1):
        lab.block("view").get_by_role("button").nth(n).click()
        lab.expect_param("view", VIEWS[n])
        drawn(lab)
        lab.page.wait_for_function(FITS)


def test_plots_follow_the_width_of_the_window(lab: Lab) -> None:
    opened(lab, "descent")
    for width in (1280, 1100, 1098, 700, 390, 1366):
        lab.page.set_viewport_size({"width": width, "height": 720})
        lab.page.wait_for_function(FITS)


@pytest.mark.parametrize("view", ["line", "squared", "descent"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_slider_is_as_long_as_the_axis(
    visit: Callable[..., Lab], view: str, width: int
) -> None:
    lab = visit(viewport={"width": width, "height": 720})
    opened(lab, view)
    for _ in range(2):
        places = lab.page.evaluate("""() => {
          const figure = document.querySelector('.st-key-sweep .lab-figure');
          const slider = figure.querySelector('input[type=range]');
          const { xaxis } = figure.querySelector('.lab-plot')._fullLayout;
          const left = figure.querySelector('.lab-plot').getBoundingClientRect().left;
          const { x, width } = slider.getBoundingClientRect();
          const half = parseFloat(getComputedStyle(slider).getPropertyValue('--handle')) * 8;
          const curve = figure.querySelector('.lab-plot').calcdata[0];
          const ends = [slider.min, slider.max].map((n) => curve[n].x);
          return [x + half, x + width - half,
            ...ends.map((end) => left + xaxis._offset + xaxis.c2p(end))];
        }""")
        np.testing.assert_allclose(places[:2], places[2:], atol=1)
        lab.block("sweep").locator(".lab-zoom .in").click()


# --- what follows ----------------------------------------------------------------------------


def test_everything_follows_the_mark_while_it_is_dragged(lab: Lab) -> None:
    opened(lab, "line", j="1")
    x, y, unit = lab.page.evaluate(MIDDLE)
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + 2 * unit, y, steps=4)
    moved = START.with_x((3, 2, -0.5))
    expect(lab.block("sweep").locator("output")).to_contain_text("x₁ = 3: ")
    expect_loss(lab, moved)
    expect(lab.field("x", 1)).to_have_value("3")
    expect(lab.block("description")).to_contain_text("At x₁ = 3 ")
    lab.page.mouse.up()
    lab.tool("undo").click()
    lab.expect_address(START)


def test_a_temperature_that_is_dragged_is_applied_once(lab: Lab) -> None:
    opened(lab, "line", run="T")
    x, y, unit = lab.page.evaluate(MIDDLE)
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + unit, y, steps=6)
    lab.page.mouse.up()
    lab.page.wait_for_function(
        "x => new URLSearchParams(location.search).get('x') !== x", arg=START.x_text
    )
    drawn(lab)
    lab.expect_param("x", lab.whole("x").input_value())
    ratio = np.array(START.x) / np.array(lab.problem().x)
    np.testing.assert_allclose(ratio, ratio[0], rtol=1e-6)
    assert abs(ratio[0] - 2) < 0.03


@pytest.mark.parametrize("log", ["", "values"])
def test_the_read_out_tells_the_present_value_itself(lab: Lab, log: str) -> None:
    problem = Problem((1.234567, 2, -0.5), (1, 1, 0.5))  # between two points of the curve
    opened(lab, "line", problem, **({"log": log} if log else {}))
    output = lab.block("sweep").locator("output")
    g = problem.Y * np.exp(problem.x[0]) / np.exp(problem.x).sum() - 1
    expect(output).to_contain_text("x₁ = 1.235: ")
    expect(output).to_contain_text(f"∂e/∂x₁ = {number(abs(g) if log else g)}")
    slider = lab.block("sweep").locator("input[type=range]")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^x₁ = 1.235:"))
