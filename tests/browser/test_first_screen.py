"""The main thing of the pages about cost, stability, libraries, answers and practice.

On a laptop it is whole on the first screen beside the bars, and zoomed in it comes first; the
other pages have tests of their own.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = [pytest.mark.browser, pytest.mark.screens]

PROBLEM = Problem((1, 2, -0.5), (1, 1, 0))
LAPTOPS = ((1280, 720), (1366, 768))
ZOOMED = {"width": 853, "height": 480}
PARTS = {
    "cost": [{}, {"grows": "both"}, {"cost": "measured"}, {"cost": "model", "ratio": "3"}],
    "stability": [
        {"first": "lab"},
        {"stability": "steps"},
        {"stability": "steps", "culprit": "exp"},
        {"stability": "differences", "passes": "smaller"},
    ],
    "libraries": [{}, {"expects": "refuses"}, {"part": "companion"}],
    "check": [{"said": "s_j - y_j"}, {"input": "numbers"}, {"input": "program"}],
    "practice": [{}, {"skill": "product", "level": "3", "seed": "2"}],
}
VIEWS = [(path, part) for path, parts in PARTS.items() for part in parts]


def name(value: object) -> str:
    return "-".join(value.values()) if isinstance(value, dict) else str(value)


def main_thing(lab: Lab) -> Locator:
    main = lab.page.locator("[data-main]").filter(visible=True)
    expect(main.first).to_be_visible()
    return main


@pytest.mark.parametrize(("path", "part"), VIEWS, ids=name)
def test_it_is_whole_on_the_first_screen(lab: Lab, path: str, part: dict[str, str]) -> None:
    lab.open_problem(PROBLEM, path, **part)
    for width, height in LAPTOPS:
        lab.page.set_viewport_size({"width": width, "height": height})
        main = main_thing(lab)
        for n in range(main.count()):
            box = main.nth(n).bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
        for i in (1, 2, 3):
            bar = lab.bar("x", i).bounding_box()
            assert bar is not None
            assert bar["y"] + bar["height"] <= height


def test_both_programs_are_whole_with_six_long_numbers(lab: Lab) -> None:
    """No digit of a vector may push the last line off a low screen."""
    x = (1.234567890123, -2.345678901234, 0.3456789012345, 4.123456789012, -0.98765432109, 2.71828)
    y = (0.1234567890123, 0.2345678901234, 0.34567890123, 0.1111111111111, 0.09876543, 0.0861)
    lab.page.set_viewport_size({"width": 1280, "height": 720})
    lab.open_problem(Problem(x, y), "libraries", part="companion")
    box = main_thing(lab).first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 720


def test_no_code_of_few_short_numbers_is_out_of_sight(lab: Lab) -> None:
    """Such as `requires_grad=True`, which the program is about."""
    lab.page.set_viewport_size({"width": 1280, "height": 720})
    lab.open_problem(PROBLEM, "libraries", part="companion")
    wider = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length"
    assert lab.page.locator(".lab-companion .lab-scroll").evaluate_all(wider) == 0
    box = main_thing(lab).first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 720


@pytest.mark.parametrize(("path", "part"), VIEWS, ids=name)
def test_it_comes_first_when_zoomed_in(
    visit: Callable[..., Lab], path: str, part: dict[str, str]
) -> None:
    lab = visit(viewport=ZOOMED)
    lab.open_problem(PROBLEM, path, **part)
    main, editors = main_thing(lab).first.bounding_box(), lab.block("editors").bounding_box()
    assert main is not None
    assert editors is not None
    assert main["y"] < ZOOMED["height"] * 0.6
    assert main["y"] + main["height"] <= editors["y"]
