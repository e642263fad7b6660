"""The plot of the gradient: its points are read from the figure that is drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from core.limits import SWEEP_POINTS
from core.numeric import forward_backward, sweep_logit
from core.problem import Problem
from pages.ui.fonts import plot_symbols
from pages.ui.numbers import number, subscript
from tests.browser.lab import Lab
from tests.browser.plots import NEWEST, settings_of

SETTLED = """() => {
  const { settled, drawn } = document.querySelector('.st-key-sweep .lab-plot').dataset;
  return settled === drawn;
}"""
DRAWN = "() => document.querySelector('.st-key-sweep .lab-plot')?.dataset.drawn"

pytestmark = pytest.mark.browser

NAMES = [f"∂e/∂x{i}" for i in "₁₂₃₄₅₆₇₈₉"]
START = Problem((1, 2, -0.5), (0, 1, 0.5))

# What Plotly has calculated to draw, with the marked place and the range of the axis.
READ = """node => node._fullData ? {
  traces: node._fullData.map((trace, t) => ({
    name: trace.name, mode: trace.mode, colour: trace.line?.color, dash: trace.line?.dash,
    points: node.calcdata[t].map(point => [point.x, point.y]),
  })),
  marked: node._fullLayout.shapes.map(shape => shape.x0),
  range: node._fullLayout.xaxis.range,
} : null"""


def expect_plot(lab: Lab, problem: Problem, j: int, low: float, high: float) -> None:
    """Wait for the curves of x_j (from 1) over [low, high] and the marks at its value now."""
    sweep = sweep_logit(problem.x, problem.y, j - 1, np.linspace(low, high, SWEEP_POINTS))
    now = forward_backward(problem.x, problem.y).grad_x
    inside = low <= problem.x[j - 1] <= high
    lab.page.wait_for_function(
        f"""([text, name, k, low, high]) => {{
          const node = document.querySelector('.st-key-sweep .lab-plot');
          const traces = node?.calcdata;
          return {NEWEST}
            && traces?.length === k + 1
            && node._fullLayout.xaxis.title.text.includes(name)
            && Math.abs(traces[0][0].x - low) < 1e-9 && Math.abs(traces[0].at(-1).x - high) < 1e-9
            && node.getAttribute('aria-label').includes(text);
        }}""",
        arg=[
            f"({', '.join(number(g) for g in now)})",
            plot_symbols(f"x{subscript(j)}"),
            problem.k,
            low,
            high,
        ],
    )
    figure = read(lab)
    curves = [trace for trace in figure["traces"] if trace["mode"] == "lines"]
    assert [curve["name"] for curve in curves] == [
        f"∂e/∂x{'₁₂₃₄₅₆₇₈₉'[i]}" for i in range(problem.k)
    ]
    for i, curve in enumerate(curves):
        points = np.array(curve["points"], dtype=float)
        np.testing.assert_allclose(points[:, 0], sweep.values, rtol=1e-12, atol=1e-12)
        np.testing.assert_array_equal(points[:, 1], sweep.grad_x[:, i])
    marks = marked(figure)
    if inside:
        points = np.array(marks, dtype=float)
        np.testing.assert_array_equal(points[:, 0], problem.x[j - 1])
        np.testing.assert_array_equal(points[:, 1], now)
        assert figure["marked"] == [problem.x[j - 1]]
    else:
        assert marks == figure["marked"] == []
    assert figure["range"] == [low, high]


def read(lab: Lab) -> dict[str, Any]:
    """What Plotly knows: it learns of an edit in a pause, the screen shows it at once."""
    lab.page.wait_for_function(SETTLED)
    figure: dict[str, Any] = lab.page.locator(".st-key-sweep .lab-plot").evaluate(READ)
    return figure


def marked(figure: dict[str, Any]) -> list[list[float]]:
    """Where the present value is marked; Plotly forgets the mode of a trace without points."""
    marks = [trace for trace in figure["traces"] if trace["mode"] == "markers"]
    return marks[0]["points"] if marks else []


def test_the_points_are_the_cores(lab: Lab) -> None:
    lab.open_problem(START, "gradient", j="2")
    expect_plot(lab, START, 2, -10, 10)
    names = "node => node._fullLayout.annotations.map(label => [label.name, label.text])"
    assert lab.page.locator(".st-key-sweep .lab-plot").evaluate(names) == [
        [f"end-label-{n}", plot_symbols(name)] for n, name in enumerate(NAMES[:3])
    ]
    expect(lab.page.locator(".st-key-sweep .lab-plot .legend")).to_have_count(0)


def test_an_edit_redraws_the_same_plot(lab: Lab) -> None:
    lab.open_problem(START, "gradient")
    expect_plot(lab, START, 1, -10, 10)
    plot = lab.page.locator(".st-key-sweep .lab-plot")
    plot.evaluate("node => { node.mine = true; }")
    lab.field("x", 1).fill("3")
    expect_plot(lab, START.with_x((3, 2, -0.5)), 1, -10, 10)
    lab.field("y", 3).fill("2")
    expect_plot(lab, Problem((3, 2, -0.5), (0, 1, 2)), 1, -10, 10)
    assert plot.evaluate("node => node.mine") is True


def test_an_edit_keeps_the_zoom(lab: Lab) -> None:
    lab.open_problem(START, "gradient")
    expect_plot(lab, START, 1, -10, 10)
    lab.page.locator(".st-key-sweep .lab-zoom button").last.click()
    plot = lab.page.locator(".st-key-sweep .lab-plot")
    narrowed = "node => node._fullLayout.xaxis.range[1] < 9"
    lab.page.wait_for_function(narrowed, arg=plot.element_handle())
    zoomed = read(lab)["range"]
    before = plot.get_attribute("data-drawn")
    lab.field("x", 2).fill("2.5")
    expect(plot).not_to_have_attribute("data-drawn", before or "")
    assert read(lab)["range"] == zoomed


def test_another_logit_is_chosen(lab: Lab) -> None:
    lab.open_problem(START, "gradient")
    expect_plot(lab, START, 1, -10, 10)
    settings_of(lab, "j").select_option("3")
    expect_plot(lab, START, 3, -10, 10)
    lab.expect_param("j", "3")


def test_the_range_is_chosen_in_fields_and_by_url(lab: Lab) -> None:
    lab.open_problem(START, "gradient", from_="-4", to="4")
    expect_plot(lab, START, 1, -4, 4)
    settings_of(lab, "to").fill("0.5")
    settings_of(lab, "to").press("Enter")
    expect_plot(lab, START, 1, -4, 0.5)  # the present x_1 = 1 lies outside
    lab.expect_param("to", "0.5")
    settings_of(lab, "from").fill("")
    settings_of(lab, "from").press("Enter")
    expect_plot(lab, START, 1, -10, 0.5)
    lab.expect_param("from", None)


def test_a_bad_range_is_told_and_not_taken(lab: Lab) -> None:
    lab.open_problem(START, "gradient", from_="-4", to="4")
    expect_plot(lab, START, 1, -4, 4)
    told = lab.page.locator('[data-setting="from"] .lab-field-error')
    for text, words in (("5", "“From” below “To”"), ("abc", "−10000 … 10000"), ("-inf", "−10000")):
        settings_of(lab, "from").fill(text)
        settings_of(lab, "from").press("Enter")
        expect(told).to_contain_text(words)
        expect_plot(lab, START, 1, -4, 4)
    lab.expect_param("from", "-4")


def test_the_description_follows_an_edit(lab: Lab) -> None:
    lab.open_problem(START, "gradient", j="2")
    edited = START.with_x((1, 3.5, -0.5))
    lab.field("x", 2).fill("3.5")
    now = forward_backward(edited.x, edited.y).grad_x
    course = sweep_logit(edited.x, edited.y, 1, [-10.0, 10.0]).grad_x[:, 1]
    text = f"At x₂ = 3.5 the gradient is ({', '.join(number(g) for g in now)})."
    own = (
        "While x₂ runs from −10 to 10, its own component goes "
        f"from {number(course[0])} to {number(course[1])}."
    )
    expect(lab.block("description").locator(".lab-described")).to_have_text(text)
    plot = lab.page.locator(".st-key-sweep .lab-plot")
    expect(plot).to_have_attribute("aria-label", f"{text} {own}")
    expect(lab.block("sweep").locator(".lab-figure-title")).to_have_text(
        f"While x₂ runs from −10 to 10, ∂e/∂x₂ goes from {number(course[0])} "
        f"to {number(course[1])}"
    )
    expect(lab.block("description").locator("[aria-live]")).to_have_count(1)


def test_a_masked_logit_has_curves_and_no_mark(lab: Lab) -> None:
    lab.open("gradient", x="1,-inf,0.5", y="0,0,1", j="2")
    expect(lab.block("description")).to_contain_text("x₂ is masked now")
    lab.page.wait_for_function(DRAWN)
    figure = read(lab)
    assert [trace["mode"] for trace in figure["traces"]] == ["lines"] * 3 + [None]
    assert marked(figure) == figure["marked"] == []


def test_ten_curves_can_be_told_apart(lab: Lab) -> None:
    x, y = ",".join(map(str, range(10))), ",".join(["1"] * 10)
    lab.open("gradient", x=x, y=y)
    lab.page.wait_for_function(DRAWN)
    curves = [trace for trace in read(lab)["traces"] if trace["mode"] == "lines"]
    assert len({(curve["colour"], curve["dash"]) for curve in curves}) == 10
    assert len({curve["colour"] for curve in curves}) == 10
    assert len({curve["name"] for curve in curves}) == 10


def test_no_button_of_the_plot_leads_to_another_host(lab: Lab) -> None:
    lab.open_problem(START, "gradient")
    expect_plot(lab, START, 1, -10, 10)
    expect(lab.page.locator(".lab-plot .modebar-btn")).to_have_count(0)
    expect(lab.page.locator(".lab-plot a[href^='http']")).to_have_count(0)
