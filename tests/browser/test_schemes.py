"""Light and dark, as the visitor's system asks for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lab import PATHS, Lab

pytestmark = pytest.mark.browser

LOOK = """selector => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.color, style.backgroundColor, style.fill];
}"""


def brightness(colour: str) -> float:
    """Mean of red, green and blue, 0 to 255, of rgb(...) or color(srgb ...)."""
    mean = sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / 3
    return mean * 255 if colour.startswith("color(srgb") else mean


def test_every_page_is_light_or_dark(lab: Lab) -> None:
    lab.open()
    for path in PATHS:
        if path:
            lab.go(path)
        for scheme in ("light", "dark"):
            lab.choose_scheme(scheme)
            text, background, _ = lab.page.evaluate(LOOK, ".stApp")
            field, below = lab.field("x", 1).evaluate(
                "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
            )
            if scheme == "dark":
                assert brightness(background) < 60 < 180 < brightness(text)
                assert brightness(below) < 60 < 180 < brightness(field)
            else:
                assert brightness(background) > 220 > 80 > brightness(text)
                assert brightness(below) > 220 > 80 > brightness(field)


def test_blocks_have_colours_of_their_own_in_the_dark(lab: Lab) -> None:
    lab.open("product")
    seen = {}
    for scheme in ("light", "dark"):
        lab.choose_scheme(scheme)
        seen[scheme] = lab.page.evaluate(LOOK, ".lab-matrix .lab-cell")
    assert seen["light"][0] != seen["dark"][0]
    assert brightness(seen["light"][1]) > 150 > 110 > brightness(seen["dark"][1])


@pytest.mark.parametrize("change_when_open", [True, False])
def test_the_plot_follows_the_scheme(lab: Lab, change_when_open: bool) -> None:
    plot = lab.page.locator(".st-key-sweep .lab-plot")
    looks = {}
    for scheme in ("light", "dark"):
        lab.page.emulate_media(color_scheme=scheme)
        if scheme == "light" or not change_when_open:
            lab.open("gradient")
        expect(plot).to_have_attribute("data-drawn", re.compile(r"\d"))
        bright = "above" if scheme == "dark" else "below"
        lab.page.wait_for_function(
            r"""bright => {
              const text = document.querySelector('.lab-plot .xtick text');
              if (!text) return false;
              const [red] = getComputedStyle(text).fill.match(/\d+/g).map(Number);
              return bright === 'above' ? red > 180 : red < 80;
            }""",
            arg=bright,
        )
        looks[scheme] = plot.evaluate(
            "node => node._fullData.map(trace => trace.line?.color ?? trace.marker.color)"
        )
    assert looks["light"] != looks["dark"]
    assert not set(looks["light"][:3]) & set(looks["dark"][:3])
