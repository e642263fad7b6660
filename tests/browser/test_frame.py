"""What surrounds every page: menu, what a teacher's link hides, frames, the next page."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from core.problem import Problem
from pages.ui.numbers import number
from tests.browser.lab import ASKING, PATHS, Lab

pytestmark = [pytest.mark.browser, pytest.mark.screens]

PROBLEM = Problem((1.7, 0.3, -2.6), (0.55, 0.3, 0.4))
X, Y = PROBLEM.x_text, PROBLEM.y_text
LIST_SEEN = 240  # px of the libraries' list, which is longer than a small frame
# What stays: the problem with its gap, and what float64 is: its digits, and where exp leaves it.
_KNOWN = [number(v) for v in (*PROBLEM.x, *PROBLEM.y, PROBLEM.Y, 1.4, 15.9)]
GIVEN = re.compile("|".join(map(re.escape, [*_KNOWN, "709.78", "708.40", "745.13", "36.74"])))


def menu(lab: Lab) -> Locator:
    return lab.block("bar").locator(".menu")


def open_menu(lab: Lab) -> Locator:
    lab.block("bar").locator(".opener").click()
    expect(menu(lab)).to_be_visible()
    return menu(lab)


def go_to(lab: Lab, path: str, query: str) -> None:
    """Open a page that may have no fields; wait until its numbers are there."""
    lab.page.goto(f"{lab.url}/{path}?x={X}&y={Y}&lang=en&{query}")
    lab.page.wait_for_function(
        "() => [...document.querySelectorAll('.st-key-given .lab-num')].length > 0"
    )
    app = lab.page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)
    expect(lab.block("next-page")).to_be_attached()


# --- the menu -----------------------------------------------------------------------------


def test_a_scheme_is_chosen_without_a_reload_and_stays(lab: Lab) -> None:
    lab.open("gradient")
    app = lab.page.locator(".stApp")
    expect(app).to_have_css("color-scheme", "light")
    lab.page.evaluate("window.here = true")
    open_menu(lab).get_by_role("button", name="dark").click()
    expect(app).to_have_css("color-scheme", "dark")
    lab.page.wait_for_function(
        r"""() => {
          const text = document.querySelector('.lab-plot .xtick text');
          return text && Number(getComputedStyle(text).fill.match(/\d+/)[0]) > 180;
        }"""
    )
    lab.page.keyboard.press("Escape")
    lab.go("product")
    expect(app).to_have_css("color-scheme", "dark")
    assert lab.page.evaluate("window.here")
    lab.page.reload()
    lab.settle()
    expect(app).to_have_css("color-scheme", "dark")
    pressed = open_menu(lab).get_by_role("button", name="dark")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    menu(lab).get_by_role("button", name="as the system").click()
    expect(app).to_have_css("color-scheme", "light")
    lab.choose_scheme("dark")
    expect(pressed).to_have_attribute("aria-pressed", "false")


def test_the_menu_works_by_keys_and_streamlits_is_gone(lab: Lab) -> None:
    lab.open()
    opener = lab.block("bar").locator(".opener")
    opener.focus()
    lab.page.keyboard.press("Enter")
    expect(menu(lab)).to_be_visible()
    lab.page.keyboard.press("Tab")
    expect(menu(lab).locator(":focus")).to_have_count(1)
    lab.page.keyboard.press("Escape")
    expect(menu(lab)).to_be_hidden()
    expect(opener).to_be_focused()
    expect(lab.page.locator('[data-testid="stMainMenu"]')).to_be_hidden()


def test_the_menu_speaks_chinese(lab: Lab) -> None:
    lab.open(lang="zh")
    words = open_menu(lab).inner_text()
    assert re.search("[一-鿿]", words)
    assert not re.search("[A-Za-z]{6,}", words.replace("softmax", ""))


def test_print_and_link(visit: Callable[..., Lab]) -> None:
    lab = visit(permissions=["clipboard-read", "clipboard-write"])
    lab.page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    lab.open_problem(PROBLEM, "product")
    lab.cell(2, 3).click()
    link = lab.copied(open_menu(lab).locator(".link"))
    query = parse_qs(urlsplit(link).query)
    assert (query["x"], query["i"], query["j"]) == ([X], ["2"], ["3"])
    assert urlsplit(link).path == "/product"
    menu(lab).locator(".print").click()
    lab.page.wait_for_function("() => window.printed === 1")
    expect(menu(lab)).to_be_hidden()


# --- what a teacher's link hides -------------------------------------------------------------

SHOWN = {
    "editor": ".st-key-editors",
    "navigation": ".st-key-bar .pages",
    "tools": ".st-key-problem-tools, .lab-copies, .st-key-views, .st-key-files-menu",
}


@pytest.mark.parametrize("path", PATHS)
def test_what_a_link_names_is_not_shown_until_the_teacher_asks(lab: Lab, path: str) -> None:
    go_to(lab, path, f"hide={','.join(SHOWN)}")
    everything = [lab.page.locator(selector) for selector in SHOWN.values()]
    for parts in everything:
        assert parts.count()
        expect(parts.filter(visible=True)).to_have_count(0)
    expect(lab.block("given")).to_be_visible()
    lab.expect_param("hide", ",".join(SHOWN))
    button = lab.page.locator(".lab-show-all")
    button.focus()
    lab.page.keyboard.press("Enter")
    for parts in everything:
        expect(parts.filter(visible=True).first).to_be_visible()
    expect(button).to_have_count(0)
    lab.expect_param("hide", None)


@pytest.mark.parametrize("path", [path for path in PATHS if path not in ASKING])
def test_hidden_numbers_are_hidden_from_everyone(lab: Lab, path: str) -> None:
    go_to(lab, path, "hide=numbers")
    shown = lab.page.locator(".st-key-result .lab-num:visible")
    if shown.count():
        # What is given stays, as y in s · sum(y) − y; an entry of δ is 0 or 1.
        given = {number(v) for v in (*PROBLEM.x, *PROBLEM.y, PROBLEM.Y, -PROBLEM.Y, 0, 1)}
        assert {text.strip() for text in shown.all_inner_texts()} <= {"?", "–", ""} | given
        titles = set(shown.evaluate_all("all => all.map(one => one.title)"))
        assert titles <= {""} | {number(v, full=True) for v in (*PROBLEM.y, PROBLEM.Y, -PROBLEM.Y)}
    # Scales of plots keep their numbers, and settings are no results.
    words = lab.page.locator(
        ".lab-described, .lab-figure-title, .lab-figure-notice, .lab-figure output:visible, "
        ".lab-current [aria-label], .lab-plot"
    )
    for text in words.evaluate_all("all => all.map(one => one.ariaLabel ?? one.innerText)"):
        assert not re.search(r"\d\.\d", GIVEN.sub("", text)), text
    expect(lab.field("x", 1)).to_have_value("1.7")
    lab.page.locator(".lab-show-all").click()
    lab.expect_param("hide", None)
    shown = lab.block("result").get_by_text(re.compile(r"\d\.\d")).filter(visible=True)
    expect(shown.first).to_be_visible()


def test_a_link_stays_as_it_is_from_page_to_page(lab: Lab) -> None:
    go_to(lab, "", "hide=tools,numbers")
    lab.go("product")
    lab.expect_param("hide", "tools,numbers")
    expect(lab.numbers("grad-x").first).to_have_text("?")
    lab.field("x", 1).fill("2")
    lab.expect_param("x", "2,0.3,-2.6")
    expect(lab.numbers("grad-x").first).to_have_text("?")
    lab.expect_param("hide", "tools,numbers")


def test_an_unknown_word_is_told(lab: Lab) -> None:
    lab.open("product", hide="tools,everything")
    error = lab.block("url-errors")
    expect(error).to_contain_text("hide=tools,everything")
    expect(error).to_contain_text("editor, navigation, tools, numbers")
    expect(lab.page.locator(".lab-copies")).to_be_visible()
    lab.expect_param("hide", None)


# --- in a frame, and on to the next page --------------------------------------------------------


@pytest.mark.parametrize("path", PATHS)
def test_within_another_page_there_is_no_bar_and_no_margin(lab: Lab, path: str) -> None:
    lab.page.set_viewport_size({"width": 900, "height": 560})
    go_to(lab, path, "embed=true")
    expect(lab.block("bar")).to_be_hidden()
    expect(lab.page.locator(".lab-title h1")).to_have_text(re.compile("."))
    box = lab.block("workbench").bounding_box()
    assert box is not None
    assert box["x"] <= 16
    assert box["x"] + box["width"] >= 900 - 16
    assert box["y"] <= 40


@pytest.mark.parametrize("path", [path for path in PATHS if path != "check"])
def test_a_small_frame_shows_the_main_thing_whole(lab: Lab, path: str) -> None:
    lab.page.set_viewport_size({"width": 900, "height": 560})
    go_to(lab, path, "embed=true")
    if path == "gradient":
        lab.page.locator(".lab-plot[data-drawn]").first.wait_for()
    main = lab.page.locator("[data-main]").filter(visible=True)
    expect(main.first).to_be_visible()
    strip = lab.page.evaluate(
        """() => {  // what stands at the lower edge, if anything does
          const top = one => one.getBoundingClientRect().top;
          const fixed = [...document.querySelectorAll('.stMain *')].filter(one =>
            getComputedStyle(one).position === 'fixed' && one.checkVisibility() && top(one) > 200);
          return Math.min(innerHeight, ...fixed.map(top));
        }"""
    )
    for n in range(main.count()):
        box = main.nth(n).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 900
        assert box["y"] >= 0
        height = min(box["height"], LIST_SEEN) if path == "libraries" else box["height"]
        assert box["y"] + height <= strip + 1


def test_a_frame_stays_one_on_the_way_to_the_next_page(lab: Lab) -> None:
    go_to(lab, "product", "embed=true&hide=editor")
    lab.page.locator(".lab-next a").click()
    lab.page.wait_for_function("() => location.pathname === '/derivation'")
    lab.expect_param("embed", "true")
    lab.expect_param("hide", "editor")
    expect(lab.block("bar")).to_be_hidden()
    expect(lab.block("editors")).to_be_hidden()


def test_each_page_leads_on_with_the_problem(lab: Lab) -> None:
    lab.open_problem(PROBLEM)
    for path in (*PATHS[1:], PATHS[0]):
        link = lab.page.locator(".lab-next a")
        link.hover()
        target = urlsplit(link.get_attribute("href") or "")
        assert target.path == f"/{path}"
        assert parse_qs(target.query)["x"] == [X]
        link.click()
        lab.page.wait_for_function("path => location.pathname === '/' + path", arg=path)
        lab.settle()
        lab.expect_fields(PROBLEM)


def test_a_clicker_steps_while_the_bar_has_the_focus(lab: Lab) -> None:
    lab.open_problem(PROBLEM, "derivation", step="3")
    expect(lab.page.locator(".lab-line")).to_be_visible()
    for place, step in ((lab.link("product"), "4"), (lab.block("bar").locator(".opener"), "5")):
        place.focus()
        lab.page.keyboard.press("PageDown")
        lab.expect_param("step", step)
    lab.page.keyboard.press("PageUp")
    lab.expect_param("step", "4")
