"""From page to page, forward and back: the problem goes along."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from core.numeric import forward_backward
from core.problem import Problem
from tests.browser.lab import PATHS, Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0, 1, 0))
EDITED = START.with_x((1, 3.5, -0.5))


def edit(lab: Lab) -> None:
    lab.field("x", 2).fill("3.5")
    lab.expect_address(EDITED)


def test_every_page_shows_the_problem_of_the_page_before(lab: Lab) -> None:
    lab.open_problem(START)
    edit(lab)
    result = forward_backward(EDITED.x, EDITED.y)
    lab.go("product")
    lab.expect_fields(EDITED)
    lab.expect_product(EDITED, 1)
    lab.go("derivation")
    lab.expect_fields(EDITED)
    lab.expect_numbers("grad-x", result.grad_x.tolist())
    lab.go("gradient")
    lab.expect_fields(EDITED)
    lab.expect_numbers("loss", [float(result.loss)])
    lab.go("")
    lab.expect_problem(EDITED)


def test_an_edit_on_any_page_reaches_the_others(lab: Lab) -> None:
    problem = START
    lab.open_problem(problem, "derivation")
    for i, path in enumerate(("product", "gradient", "")):
        problem = problem.with_x((i + 4.5, 2, -0.5))
        lab.field("x", 1).fill(f"{i + 4.5}")
        lab.expect_address(problem)
        lab.go(path)
        lab.expect_fields(problem)
    lab.expect_problem(problem)


def test_an_edit_followed_by_a_click_at_once_is_not_lost(lab: Lab) -> None:
    lab.open_problem(START)
    lab.field("x", 2).fill("3.5")
    lab.go("product")
    lab.expect_fields(EDITED)
    lab.expect_product(EDITED, 1)


def test_back_and_forward_keep_the_problem(lab: Lab) -> None:
    lab.open_problem(START)
    edit(lab)
    lab.go("product")
    lab.go("gradient")
    lab.page.go_back()
    expect(lab.link("product")).to_have_attribute("aria-current", "page")
    lab.expect_product(EDITED, 1)
    lab.page.go_back()
    expect(lab.link("")).to_have_attribute("aria-current", "page")
    lab.expect_problem(EDITED)
    lab.page.go_forward()
    expect(lab.link("product")).to_have_attribute("aria-current", "page")
    lab.expect_product(EDITED, 1)
    lab.expect_address(EDITED)


def test_back_after_an_edit_elsewhere_shows_the_newest_problem(lab: Lab) -> None:
    lab.open_problem(START)
    lab.go("product")
    edit(lab)
    lab.page.go_back()
    expect(lab.link("")).to_have_attribute("aria-current", "page")
    lab.expect_problem(EDITED)


def test_a_reload_keeps_the_problem(lab: Lab) -> None:
    lab.open_problem(START)
    edit(lab)
    lab.page.reload()
    lab.settle()
    lab.expect_problem(EDITED)


def test_links_carry_the_problem(lab: Lab) -> None:
    lab.open_problem(START)
    edit(lab)
    for path in PATHS:
        lab.link(path).hover()
        target = urlsplit(lab.link(path).get_attribute("href") or "")
        assert target.path == f"/{path}"
        assert parse_qs(target.query) == {
            "x": [EDITED.x_text],
            "y": [EDITED.y_text],
            "lang": ["en"],
        }


def test_a_link_opened_in_a_new_tab_shows_the_problem(lab: Lab) -> None:
    lab.open_problem(START)
    edit(lab)
    with lab.page.context.expect_page() as opened:
        lab.link("product").click(modifiers=["ControlOrMeta"])
    first, lab.page = lab.page, opened.value
    lab.settle()
    lab.expect_fields(EDITED)
    lab.expect_product(EDITED, 1)
    lab.assert_undisturbed()
    lab.page = first


def test_every_page_has_a_title_of_its_own(lab: Lab) -> None:
    lab.open()
    titles = []
    for path in PATHS:
        if path:
            lab.go(path)
        name = lab.link(path).inner_text()
        expect(lab.page).to_have_title(f"{name} · Softmax Gradient Lab")
        expect(lab.page.locator("h1")).to_have_count(1)
        titles.append(lab.page.locator("h1").inner_text())
    assert len(set(titles)) == len(PATHS)
