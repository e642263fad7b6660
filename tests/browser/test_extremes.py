"""Hostile links and the ends of the range in the browser: all is drawn, or says why not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from pages.gradient.settings import VIEW_NAMES
from tests.browser.lab import Lab
from tests.browser.plots import opened

pytestmark = pytest.mark.browser

HOSTILE = ["</style", "</script><img src=x onerror=alert(1)>", "-->", "]]>", "\"'><b>"]
SMALL = Problem((1, 0.5, -2), (0, 5e-324, 5e-324))
UNREAD = {"": "view", "product": "rate", "derivation": "over", "gradient": "rate"}


def expect_drawn(plot: Locator) -> None:
    """Plotly has drawn axes and something in them."""
    marks = plot.locator(".trace.scatter path, .contourlayer path")
    expect(marks.first).to_be_attached()


@pytest.mark.parametrize("page", UNREAD)
def test_a_hostile_setting_that_is_not_read_stops_no_page(lab: Lab, page: str) -> None:
    for hostile in HOSTILE:
        lab.open(page, **{UNREAD[page]: hostile, "course": hostile})
        errors = lab.block("url-errors").locator(".lab-error")
        expect(errors).to_have_count(1)
        expect(errors).to_contain_text(f"{UNREAD[page]}={hostile[:20]}")
        lab.expect_param(UNREAD[page], None)
        if page == "gradient":
            expect_drawn(lab.page.locator(".st-key-sweep .lab-plot"))
    assert lab.page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_the_smallest_targets_are_drawn(lab: Lab, view: str) -> None:
    expect_drawn(opened(lab, view, SMALL))
    lab.field("y", 1).fill("1")
    lab.expect_param("y", "1,5e-324,5e-324")
    expect_drawn(opened(lab, view, SMALL.with_y((1, 5e-324, 0))))


def test_short_axes_are_drawn_down_to_what_plotly_can(lab: Lab) -> None:
    expect_drawn(opened(lab, "line", Problem((0, 1), (0, 0)), run="y", from_="0", to="1e-299"))
    expect_drawn(opened(lab, "line", SMALL, run="y", from_="1e-320", to="1", log="run,values"))
    opened(lab, "line", Problem((0, 1), (0, 0)), run="y", from_="0", to="1e-320")
    expect(lab.block("description")).to_contain_text("nothing to draw")


def test_a_descent_that_leaves_at_once_is_drawn_and_a_good_edit_goes_on(lab: Lab) -> None:
    plot = opened(lab, "descent", Problem((0, 0), (30_000, 0)))
    expect_drawn(plot)
    expect(lab.block("sweep")).to_contain_text("The very first step would leave the range")
    expect_drawn(lab.page.locator(".st-key-path .lab-plot"))
    lab.field("y", 1).fill("2")
    expect(lab.block("sweep")).not_to_contain_text("The very first step")
    expect_drawn(plot)
