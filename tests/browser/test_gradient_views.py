"""The views of the gradient page: moved by pointer and keyboard, played, taken away."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from core.numeric import descend, shares, to_triangle
from core.problem import Problem
from pages.ui.fonts import plot_symbols
from pages.ui.numbers import number
from tests.browser.lab import Lab
from tests.browser.plots import (
    MIDDLE,
    START,
    drawn,
    expect_loss,
    opened,
    settings_of,
)

pytestmark = pytest.mark.browser

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
    moved = START.with_x((3, 2, -0.5))
    g = (moved.Y * np.exp(3) / np.exp([3, 2, -0.5]).sum()) - 1
    expect(told).to_contain_text(f"∂e/∂x₁ = {g:.4g}")
    expect_loss(lab, moved)  # everything follows at once
    expect(lab.field("x", 1)).to_have_value("3")
    lab.page.mouse.up()
    lab.expect_address(moved)
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
    settings_of(lab, "log")
    lab.page.get_by_role("checkbox", name="T").check()
    lab.expect_param("log", "run")
    settings_of(lab, "points").fill("51")
    settings_of(lab, "points").press("Enter")
    lab.expect_param("points", "51")
    title = lab.block("sweep").locator(".lab-figure-title")
    headline = re.compile(
        r"^While T runs from 0.1 to 5, ∂e/∂s₂ · ∂s₂/∂\(x₂/T\) goes from .+ to .+$"
    )
    expect(title).to_have_text(headline)
    lab.page.reload()
    lab.settle()
    expect(title).to_have_text(headline)
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
    assert plot.evaluate(titles) == [plot_symbols(f"logit {x}") for x in ("x₃", "x₁")]


def test_hover_tells_the_true_length_of_an_arrow(lab: Lab) -> None:
    plot = opened(lab, "plane")
    place = plot.evaluate("""node => {
      const { xaxis, yaxis } = node._fullLayout;
      const box = node.getBoundingClientRect();
      const tip = node.calcdata[2].filter((_, n) => n % 6 === 1)[200];
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
    course.get_by_role("button", name="Step forward").click()
    course.get_by_role("button", name="Step forward").click()
    expect(told).to_contain_text("t = 2: ")
    course.get_by_role("button", name="Step back").click()
    expect(told).to_contain_text("t = 1: ")
    other = lab.block("path").locator(".lab-plot")
    expect(other).to_have_attribute("data-frame", "1")
    pixels = other.evaluate("""node => {
      const { xaxis, yaxis } = node._fullLayout;
      const mark = node.querySelector('.trace:last-child path.point').getAttribute('transform');
      const [x, y] = mark.match(/[-\\d.]+/g).map(Number);
      return [xaxis.p2d(x), yaxis.p2d(y)];
    }""")
    np.testing.assert_allclose(pixels, to_triangle(path.s[1]), atol=1e-4)
    lab.page.wait_for_function(
        "x => Math.abs(document.querySelector('.st-key-path .lab-plot')"
        ".data.at(-1).x[0] - x) < 1e-9",
        arg=to_triangle(path.s[1])[0],
    )  # Plotly knows it soon
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
    lab.expect_param("rate", "5")
    answers = {
        figure: lab.page.locator(f'[data-figure="{figure}"][data-figure-words="answer"]')
        for figure in ("sweep", "path")
    }
    expect(answers["sweep"]).to_contain_text("It oscillates")
    expect(answers["path"]).to_contain_text("times as long")
    expect(notice).not_to_contain_text("It oscillates")  # that would answer the question
    lab.field("y", 1).fill("0")
    expect(notice).to_contain_text("no finite optimum")
    settings_of(lab, "rate").fill("0")
    settings_of(lab, "rate").press("Enter")
    expect(lab.page.locator('[data-setting="rate"] .lab-field-error')).to_contain_text("allowed: ")
    lab.expect_param("rate", "5")
