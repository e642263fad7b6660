"""The views of the gradient page: moved by pointer and keyboard, played, taken away."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from core.numeric import cross_entropy, descend, shares
from core.numeric.simplex import to_triangle
from core.problem import Problem
from pages.ui.numbers import number
from tests.browser.lab import Lab
from tests.browser.test_accessibility import AXE, violations

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (1, 1, 0.5))
VIEWS = ("line", "plane", "simplex", "descent", "squared")
MIDDLE = """() => {
  const { xaxis, yaxis, shapes } = document.querySelector('.lab-plot')._fullLayout;
  const box = document.querySelector('.lab-plot').getBoundingClientRect();
  const now = shapes.find(shape => shape.name === 'now');
  const x = box.left + xaxis._offset + xaxis.d2p(now.x0);
  return [x, box.top + yaxis._offset + yaxis._length / 2, xaxis.d2p(1) - xaxis.d2p(0)];
}"""
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
    lab.page.wait_for_function(
        """() => {
          const node = document.querySelector('.st-key-sweep .lab-plot');
          return node?.dataset.drawn === String(window.softmaxLab?.revisions.plots);
        }"""
    )
    return lab.page.locator(".st-key-sweep .lab-plot")


def settings_of(lab: Lab, name: str) -> Locator:
    return lab.page.locator(f'[data-setting="{name}"] :is(select, input)').first


def expect_loss(lab: Lab, problem: Problem) -> None:
    loss = float(cross_entropy(problem.x, problem.y))
    expect(lab.block("loss").locator(".lab-num").first).to_have_text(number(loss))


# --- along a line -------------------------------------------------------------------------


def test_dragging_the_mark_scrubs_and_letting_go_makes_the_problem(lab: Lab) -> None:
    plot = opened(lab, "line", j="1")
    plot.evaluate("node => { node.mine = true; }")
    x, y, unit = lab.page.evaluate(MIDDLE)
    told = lab.block("sweep").locator("output")
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x + 2 * unit, y, steps=8)
    expect(told).to_contain_text("x₁ = 3: ")
    lab.expect_param("x", "1,2,-0.5")  # not yet
    moved = START.with_x((3, 2, -0.5))
    g = (moved.Y * np.exp(3) / np.exp([3, 2, -0.5]).sum()) - 1
    expect(told).to_contain_text(f"∂e/∂x₁ = {g:.4g}")
    lab.page.mouse.up()
    lab.expect_address(moved)
    expect(lab.field("x", 1)).to_have_value("3")
    expect_loss(lab, moved)
    assert plot.evaluate("node => node.mine") is True


def test_the_slider_scrubs_by_keyboard(lab: Lab) -> None:
    opened(lab, "line", run="y")
    slider = lab.block("sweep").locator("input[type=range]")
    expect(slider).to_have_attribute("aria-label", "Move the mark")
    slider.focus()
    for key, moved in (("ArrowRight", 1.01), ("PageUp", 1.11), ("PageDown", 1.01)):
        lab.page.keyboard.press(key)
        lab.expect_address(START.with_y((moved, 1, 0.5)))
        expect(slider).to_have_attribute("aria-valuetext", re.compile(f"^y₁ = {moved}:"))


def test_every_setting_comes_back_with_the_address(lab: Lab) -> None:
    opened(lab, "line")
    settings_of(lab, "j").select_option("2")
    lab.expect_param("j", "2")
    settings_of(lab, "run").select_option("T")
    lab.expect_param("run", "T")
    settings_of(lab, "show").select_option("terms")
    lab.expect_param("show", "terms")
    lab.page.get_by_role("checkbox", name="T").check()
    lab.expect_param("log", "run")
    settings_of(lab, "points").fill("51")
    settings_of(lab, "points").press("Enter")
    lab.expect_param("points", "51")
    title = lab.block("sweep").locator(".lab-figure-title")
    expect(title).to_have_text(
        "The terms whose sum is ∂e/∂x₂ while T runs from 0.1 to 5; now T = 1"
    )
    lab.page.reload()
    lab.settle()
    expect(title).to_have_text(
        "The terms whose sum is ∂e/∂x₂ while T runs from 0.1 to 5; now T = 1"
    )
    assert drawn(lab).evaluate("node => node.calcdata[0].length") == 51
    assert settings_of(lab, "run").input_value() == "T"


# --- plane and simplex --------------------------------------------------------------------


def test_click_and_keys_move_the_point_of_the_plane(lab: Lab) -> None:
    plot = opened(lab, "plane", j="1", i="3")
    plot.evaluate("node => { node.mine = true; }")
    plot.focus()
    lab.page.keyboard.press("ArrowRight")
    lab.expect_param("x", "1.1,2,-0.5")
    lab.page.keyboard.press("PageDown")
    lab.expect_param("x", "1.1,2,-1.5")
    expect(lab.field("x", 3)).to_have_value("-1.5")
    for _press in range(5):  # faster than answers come
        lab.page.keyboard.press("ArrowUp")
    lab.expect_param("x", "1.1,2,-1")
    place = lab.page.evaluate("""() => {
      const { xaxis, yaxis } = document.querySelector('.lab-plot')._fullLayout;
      const box = document.querySelector('.lab-plot').getBoundingClientRect();
      return [box.left + xaxis._offset + xaxis.d2p(3), box.top + yaxis._offset + yaxis.d2p(5)];
    }""")
    lab.page.mouse.click(*place)
    lab.page.wait_for_function(
        """() => {
          const [a, b, c] = new URLSearchParams(location.search).get('x').split(',').map(Number);
          return Math.abs(a - 3) < 0.06 && b === 2 && Math.abs(c - 5) < 0.06;
        }"""
    )
    moved = lab.problem()
    expect_loss(lab, moved)
    expect(plot).to_have_attribute("aria-label", lab.block("description").inner_text())
    assert plot.evaluate("node => node.mine") is True


def test_two_axes_of_a_plane_change_places(lab: Lab) -> None:
    plot = opened(lab, "plane", j="1", i="3")
    settings_of(lab, "j").select_option("3")
    lab.expect_param("i", "1")
    lab.expect_param("j", "3")
    titles = "node => [node._fullLayout.xaxis.title.text, node._fullLayout.yaxis.title.text]"
    drawn(lab)
    assert plot.evaluate(titles) == ["logit x₃", "logit x₁"]


def test_hover_tells_the_true_length_of_an_arrow(lab: Lab) -> None:
    plot = opened(lab, "plane")
    place = plot.evaluate("""node => {
      const { xaxis, yaxis } = node._fullLayout;
      const box = node.getBoundingClientRect();
      const tip = node.calcdata[1].filter((_, n) => n % 6 === 1)[200];
      const [x, y] = [xaxis.d2p(tip.x), yaxis.d2p(tip.y)];
      return [box.left + xaxis._offset + x, box.top + yaxis._offset + y];
    }""")
    lab.page.mouse.move(place[0] - 30, place[1] - 30)
    lab.page.mouse.move(*place, steps=4)
    expect(plot.locator(".hoverlayer")).to_contain_text("true length")


def test_keys_move_the_point_of_the_triangle(lab: Lab) -> None:
    plot = opened(lab, "simplex")
    at = to_triangle(shares(START.x, (0, 1, 2)))
    plot.focus()
    lab.page.keyboard.press("ArrowLeft")
    lab.page.keyboard.press("PageUp")
    lab.page.wait_for_function(
        """([x, y]) => {
          const point = document.querySelector('.lab-plot').data.at(-1);
          return Math.abs(point.x[0] - x) < 1e-6 && Math.abs(point.y[0] - y) < 1e-6;
        }""",
        arg=[at[0] - 0.01, at[1] + 0.1],
    )
    expect(lab.whole("x")).not_to_have_value(re.compile("^1,2,"))
    drawn(lab)
    lab.expect_param("x", lab.whole("x").input_value())  # the address follows a little later
    now = to_triangle(shares(lab.problem().x, (0, 1, 2)))
    np.testing.assert_allclose(now, [at[0] - 0.01, at[1] + 0.1], atol=1e-6)


def test_four_classes_have_a_triangle_of_three(lab: Lab) -> None:
    four = Problem((0.5, 1.5, -1, 0.2), (0.1, 0.6, 0.1, 0.5))
    plot = opened(lab, "simplex", four, i="2", j="1", c="4")
    names = plot.evaluate("node => node._fullLayout.annotations.map(one => one.text)")
    assert names == ["class 1 alone", "class 2 alone", "class 4 alone"]
    before = np.exp(four.x)[2] / np.exp(four.x).sum()
    plot.focus()
    lab.page.keyboard.press("ArrowRight")
    lab.page.wait_for_function(
        "x => new URLSearchParams(location.search).get('x') !== x", arg=four.x_text
    )
    after = np.exp(lab.problem().x)
    assert after[2] / after.sum() == pytest.approx(before)


# --- descent ------------------------------------------------------------------------------


def test_a_descent_is_stepped_played_and_taken(lab: Lab) -> None:
    opened(lab, "descent", steps="20", over="simplex")
    path = descend(START.x, START.y, 1.0, 20)
    course = lab.block("sweep")
    told = course.locator("output")
    expect(told).to_contain_text(f"t = 0: e = {number(path.loss[0])}")
    course.get_by_role("button", name="One step on").click()
    course.get_by_role("button", name="One step on").click()
    expect(told).to_contain_text("t = 2: ")
    course.get_by_role("button", name="One step back").click()
    expect(told).to_contain_text("t = 1: ")
    other = lab.block("path").locator(".lab-plot")
    expect(other).to_have_attribute("data-frame", "1")
    x, y = other.evaluate("node => [node.data.at(-1).x[0], node.data.at(-1).y[0]]")
    np.testing.assert_allclose([x, y], to_triangle(path.s[1]), atol=1e-9)
    button = course.locator(".play")
    button.click()
    expect(button).to_have_text("Pause")
    expect(told).to_contain_text("t = 20: ")
    expect(button).to_have_text("Play")
    expect(other).to_have_attribute("data-frame", "20")
    off = course.locator(".lab-plot").evaluate(
        """async node => {
          await Plotly.relayout(node, { 'xaxis.range': [10, 30] });  // as a zoom does
          const point = [...node.querySelectorAll('.trace')]
            .find(group => group.__data__[0].trace.index === 3).querySelector('path.point');
          const [x] = point.getAttribute('transform').match(/[-\\d.]+/g).map(Number);
          return Math.abs(x - node._fullLayout.xaxis.d2p(20));
        }"""
    )
    assert off < 1
    course.get_by_role("button", name="Continue from here").click()
    lab.page.wait_for_function(
        "x => new URLSearchParams(location.search).get('x') !== x", arg=START.x_text
    )
    np.testing.assert_allclose(lab.problem().x, path.x[20], rtol=1e-9)


def test_a_rate_that_oscillates_is_named(lab: Lab) -> None:
    opened(lab, "descent")
    notice = lab.block("sweep").locator(".lab-figure-notice")
    expect(notice).to_contain_text("s cannot become y")
    settings_of(lab, "rate").fill("5")
    settings_of(lab, "rate").press("Enter")
    expect(notice).to_contain_text("It oscillates")
    lab.expect_param("rate", "5")
    lab.field("y", 1).fill("0")
    expect(notice).to_contain_text("no finite optimum")
    settings_of(lab, "rate").fill("0")
    settings_of(lab, "rate").press("Enter")
    expect(lab.page.locator('[data-setting="rate"] .error')).to_contain_text("allowed: ")
    lab.expect_param("rate", "5")


@pytest.mark.parametrize("view", ["line", "descent"])
def test_most_frames_are_in_time(lab: Lab, view: str) -> None:
    """Not a benchmark: a machine at work on other things may be late now and then."""
    opened(lab, view)
    lab.page.evaluate(WATCH_FRAMES)
    if view == "descent":
        lab.block("sweep").locator(".play").click()
        expect(lab.block("sweep").locator("output")).to_contain_text("t = 60: ")
    else:
        x, y, unit = lab.page.evaluate(MIDDLE)
        lab.page.mouse.move(x, y)
        lab.page.mouse.down()
        for n in range(60):
            lab.page.mouse.move(x + 4 * unit * math.sin(n / 8), y)
        lab.page.mouse.up()
    gaps = lab.page.evaluate(FRAMES)
    assert sorted(gaps)[len(gaps) // 2] < 34


# --- around every view --------------------------------------------------------------------


def test_the_table_opens_and_follows_an_edit(lab: Lab) -> None:
    opened(lab, "line")
    table = lab.block("sweep").locator(".lab-data")
    table.locator("summary").click()
    expect(table.locator("tbody tr")).to_have_count(21)
    expect(table.locator("th")).to_have_text(["x₁", "∂e/∂x₁", "∂e/∂x₂", "∂e/∂x₃"])
    before = table.locator("tbody td").nth(2).inner_text()
    lab.field("y", 2).fill("3")
    expect(table.locator("tbody td").nth(2)).not_to_have_text(before)
    expect(table.locator("tbody td").first).to_have_text("−10")


def downloaded(lab: Lab, button: Locator, target: Path) -> Path:
    with lab.page.expect_download() as download:
        button.click()
    path = target / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_pictures_and_data_are_taken_away(lab: Lab, tmp_path: Path) -> None:
    opened(lab, "plane", points="21")
    png = downloaded(lab, lab.block("sweep").locator("button.png"), tmp_path)
    assert png.name == "gradient-sweep.png"
    assert png.read_bytes().startswith(b"\x89PNG")
    svg = downloaded(lab, lab.block("sweep").locator("button.svg"), tmp_path).read_text("utf-8")
    assert svg.startswith("<svg")
    assert "The loss e over the plane" in svg
    lab.field("x", 1).fill("4")
    lab.expect_param("x", "4,2,-0.5")
    data = downloaded(lab, lab.button("download-csv"), tmp_path).read_text("utf-8")
    rows = list(csv.reader(io.StringIO(data)))
    assert rows[0] == ["x1", "x2", "e", "de/dx1", "de/dx2"]
    assert len(rows) == 1 + 21 * 21


@pytest.mark.parametrize("view", ["line", "descent"])
def test_the_page_that_is_taken_away_works_by_itself(lab: Lab, tmp_path: Path, view: str) -> None:
    opened(lab, view)
    path = downloaded(lab, lab.button("download-html"), tmp_path)
    context = lab.page.context.browser.new_context(offline=True)  # type: ignore[union-attr]
    try:
        page: Page = context.new_page()
        failures: list[Any] = []
        page.on("pageerror", lambda error: failures.append(error))
        page.goto(path.as_uri())
        plot = page.locator("#figure0")
        expect(plot.locator(".slider-container")).to_be_visible()
        mark = "() => document.querySelector('#figure0').data.find(t => t.mode === 'markers').x[0]"
        before = page.evaluate(mark)
        rail = plot.locator(".slider-rail-touch-rect").bounding_box()
        assert rail is not None
        page.mouse.click(rail["x"] + 0.8 * rail["width"], rail["y"] + rail["height"] / 2)
        page.wait_for_function(f"before => ({mark})() !== before", arg=before)
        assert page.locator(".js-plotly-plot").count() == (2 if view == "descent" else 1)
        assert failures == []
    finally:
        context.close()


def test_no_view_blanks_or_replaces_its_plot_while_editing(lab: Lab) -> None:
    opened(lab, VIEWS[0])
    for n, view in enumerate(VIEWS):
        lab.block("view").get_by_role("radio").nth(n).click()
        lab.expect_param("view", view)
        plot = drawn(lab)
        question = lab.block("sweep").locator(".lab-question")
        expect(question.locator("summary")).to_contain_text("?")
        expect(question.locator("p")).not_to_be_visible()
        question.locator("summary").click()
        plot.evaluate("""node => {
          node.mine = true;
          window.blanks = 0;
          window.watching = true;
          const look = () => {
            const now = document.querySelector('.st-key-sweep .lab-plot');
            if (!now?.mine || !now.querySelector('.scatterlayer .trace path')) window.blanks++;
            if (window.watching) requestAnimationFrame(look);
          };
          look();
        }""")
        for text in (f"{n}.5", f"{n}.25"):
            lab.field("x", 1).fill(text)
            lab.expect_param("x", f"{text},2,-0.5")
            drawn(lab)
        assert lab.page.evaluate("() => { window.watching = false; return window.blanks; }") == 0
        expect(question.locator("p")).to_be_visible()  # an edit does not close it
        expect(question.locator("p")).not_to_be_empty()


def test_a_hostile_message_from_a_figure_is_refused(lab: Lab) -> None:
    """Whatever a changed page sends, the problem stays and the server logs no traceback."""
    opened(lab, "line")
    lab.page.evaluate("""() => {
      const figure = window.softmaxLab.figures.sweep;
      figure.context = 'somebody else';
      window.dispatchEvent(new CustomEvent('softmax-lab-plots'));
    }""")
    slider = lab.block("sweep").locator("input[type=range]")
    slider.focus()
    lab.page.keyboard.press("ArrowRight")
    lab.settle()
    lab.field("y", 3).fill("2")
    lab.expect_param("y", "1,1,2")
    lab.expect_param("x", "1,2,-0.5")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_in_chinese_and_in_the_dark(visit: Callable[..., Lab], view: str) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, color_scheme="dark", locale="zh-CN")
    opened(lab, view, lang="zh")
    title = lab.block("sweep").locator(".lab-figure-title")
    expect(title).to_contain_text(re.compile("[\u4e00-\u9fff]"))
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for width in (390, 1280):
        lab.page.set_viewport_size({"width": width, "height": 844})
        lab.page.wait_for_function(
            "() => document.querySelector('.lab-plot .main-svg').clientWidth <= innerWidth"
        )
        assert lab.page.evaluate(wider) <= 0
    colour = title.evaluate("node => getComputedStyle(node).color")
    assert int(colour.split("(")[1].split(",")[0]) > 180
    for summary in lab.page.locator(".lab-figure details:visible > summary").all():
        summary.click()
    lab.page.evaluate(AXE)
    assert violations(lab) == []
