"""What is put in place without Plotly is what Plotly draws of the same figure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from core.problem import Problem
from tests.browser.lab import Lab
from tests.browser.plots import NEWEST, VIEWS, drawn, opened

pytestmark = [pytest.mark.browser, pytest.mark.screens]

# All numbers of all that is drawn, by plot and by what it is.
GEOMETRY = """() => [...document.querySelectorAll('.lab-plot[data-drawn]')]
  .filter((plot) => plot.checkVisibility())
  .map((plot) => {
    const numbers = (text) => (text ?? '').match(/-?[\\d.]+(e-?\\d+)?/g)?.map(Number) ?? [];
    const all = (selector, ...names) => [...plot.querySelectorAll(selector)].map((element) =>
      names.flatMap((name) => numbers(element.getAttribute(name))));
    const lines = [...plot.querySelectorAll('.scatterlayer .trace')].map((trace) =>
      [...trace.querySelectorAll('.js-line')].flatMap((line) => numbers(line.getAttribute('d'))));
    const boxes = (selector) => [...plot.querySelectorAll(selector)].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height];
    });
    const canvas = plot.querySelector('.lab-field canvas');
    return {
      settled: plot.dataset.settled === plot.dataset.drawn,
      lines,
      marks: all('path.point', 'transform'),
      shapes: all('.shapelayer path', 'd'),
      texts: boxes('.textpoint, .shape-label, .annotation, .xtick, .ytick'),
      field: canvas ? boxes('.lab-field, .lab-field canvas') : [],
    };
  })"""
SETTLED = """() => [...document.querySelectorAll('.lab-plot[data-drawn]')]
  .filter((plot) => plot.checkVisibility())
  .every(({ dataset }) => dataset.settled === dataset.drawn)"""
# The image that Plotly has made, and the one that stands for it, pixel by pixel.
IMAGES = """async () => {
  const plot = document.querySelector('.st-key-sweep .lab-plot');
  const image = new Image();
  image.src = plot.querySelector('.heatmaplayer image').getAttribute('href')
    ?? plot.querySelector('.heatmaplayer image').getAttribute('xlink:href');
  await image.decode();
  const own = plot.querySelector('.lab-field canvas');
  const other = document.createElement('canvas');
  Object.assign(other, { width: image.width, height: image.height });
  other.getContext('2d').drawImage(image, 0, 0);
  const [a, b] = [own, other].map((canvas) =>
    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data);
  let off = 0;
  for (let n = 0; n < a.length; n++) off = Math.max(off, Math.abs(a[n] - b[n]));
  const place = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  };
  const there = plot.querySelector('.heatmaplayer image');
  return { sizes: [own.width, own.height, image.width, image.height], off,
    places: [place(own), place(there)] };
}"""


def problems() -> list[Problem]:
    """Random ones, whose axes end where those of the first do."""
    random = np.random.default_rng(7)
    x = random.uniform(-2, 2, 3).round(1)
    return [Problem((x + random.uniform(-0.05, 0.05, 3)).round(3), (1, 1, 0.5)) for _ in range(3)]


def edit(lab: Lab, problem: Problem) -> None:
    notice = lab.page.locator(".lab-notice")
    before = int(notice.get_attribute("data-values") or 0)
    lab.whole("x").fill(problem.x_text)
    values = "Number(document.querySelector('.lab-notice').dataset.values)"
    lab.page.wait_for_function(f"before => {values} > before && {NEWEST}", arg=before)


def assert_alike(before: dict[str, Any], after: dict[str, Any]) -> None:
    for name in ("lines", "marks", "shapes", "texts", "field"):
        off = 1.0 if name == "texts" else 0.1  # Plotly puts names at whole pixels
        assert len(before[name]) == len(after[name]), name
        for a, b in zip(before[name], after[name], strict=True):
            np.testing.assert_allclose(a, b, atol=off, err_msg=name)


@pytest.mark.parametrize(
    ("view", "settings"),
    [
        *((view, {}) for view in VIEWS),
        ("line", {"show": "loss"}),
        ("line", {"run": "T", "log": "run,values"}),
        ("line", {"run": "y"}),
        ("plane", {"of": "2"}),
        ("descent", {"over": "line"}),
        ("descent", {"over": "simplex"}),
    ],
)
def test_what_is_put_in_place_is_what_plotly_draws(
    lab: Lab, view: str, settings: dict[str, str]
) -> None:
    first, *others = problems()
    opened(lab, view, first, **settings)
    in_place = 0
    for problem in others:
        lab.page.wait_for_function(SETTLED)
        edit(lab, problem)
        before = lab.page.evaluate(GEOMETRY)
        in_place += sum(not plot["settled"] for plot in before)
        lab.page.wait_for_function(SETTLED)
        after = lab.page.evaluate(GEOMETRY)
        assert len(before) == len(after)
        for a, b in zip(before, after, strict=True):
            assert_alike(a, b)
    assert in_place > 0


@pytest.mark.parametrize("view", ["plane", "simplex"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_image_of_a_field_is_plotlys(lab: Lab, view: str, scheme: str) -> None:
    first, second, _third = problems()
    lab.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened(lab, view, first)
    edit(lab, second)
    lab.page.wait_for_function(SETTLED)
    images = lab.page.evaluate(IMAGES)
    width, height, *other = images["sizes"]
    assert [width, height] == other
    assert images["off"] <= 1  # of 255
    np.testing.assert_allclose(*images["places"], atol=1)  # Plotly rounds the size of its image


def test_the_pointer_is_told_the_values_of_the_moment(lab: Lab) -> None:
    first, second, _third = problems()
    plot = opened(lab, "line", first)
    lab.page.wait_for_function(SETTLED)
    edit(lab, second)
    box = plot.bounding_box()
    assert box is not None
    lab.page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])
    lab.page.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 0.5 * box["height"])
    lab.page.wait_for_function("() => document.querySelector('.hoverlayer > *')")
    settled, shown = drawn(lab).evaluate("node => [node.dataset.settled, node.dataset.drawn]")
    assert settled == shown
