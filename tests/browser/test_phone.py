"""At 390 pixels nothing makes the page scroll sideways, and everything can be used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from core.practice import make_task
from core.problem import Problem
from tests.browser.lab import PATHS, Lab

pytestmark = pytest.mark.browser

PROBLEMS = {
    "k = 3": Problem((1, 2, -0.5), (0, 1, 0)),
    "k = 10, long numbers": Problem(
        tuple(-1234.56789 + i / 7 for i in range(10)), tuple(i / 9 for i in range(10))
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_no_page_scrolls_sideways(
    visit: Callable[..., Lab], subtests: pytest.Subtests, name: str
) -> None:
    problem = PROBLEMS[name]
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(problem, digits="all" if problem.k == 10 else None, k="own")
    for path in PATHS:
        if path:
            lab.go(path)
        for language, tag in (("中文", "zh-CN"), ("English", "en")):
            lab.choose_language(language, tag)
            with subtests.test(page=path, language=language):
                if path == "gradient":
                    names = lab.page.locator(".lab-plot .annotation-text")
                    expect(names).to_have_count(problem.k)
                if path == "derivation":
                    expect(lab.page.locator(".lab-badge.open")).to_have_count(0, timeout=60_000)
                assert lab.page.evaluate("innerWidth") == 390
                lab.assert_not_sideways()
    # By another way than the bar, the page's name in the bar is moved to where it is seen.
    expect(lab.link(PATHS[0])).not_to_be_in_viewport()
    lab.page.locator(".lab-next a").click()
    expect(lab.link(PATHS[0])).to_have_attribute("aria-current", "page")
    expect(lab.link(PATHS[0])).to_be_in_viewport(ratio=0.99)


def test_the_chosen_column_is_scrolled_to_where_it_can_be_seen(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(PROBLEMS["k = 3"], "product", i="2", j="3")
    seen = """() => {
      const cell = document.querySelector('td[data-i][data-j][data-lit="on"]');
      const [box, own] = [cell.closest('.lab-box'), cell].map(one => one.getBoundingClientRect());
      const heads = [...cell.parentElement.children]
        .filter(one => getComputedStyle(one).position === 'sticky')
        .map(one => one.getBoundingClientRect().right);
      return own.left >= Math.max(...heads) - 1 && own.right <= box.right + 1;
    }"""
    lab.page.wait_for_function(seen)
    lab.page.locator('.st-key-jacobian td[data-i="2"][data-j="3"]').press("Home")
    lab.expect_param("j", "1")
    lab.page.wait_for_function(seen)


def test_no_buttons_of_a_plot_cover_its_names(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(PROBLEMS["k = 3"], "gradient")
    expect(lab.page.locator(".lab-plot .annotation-text").first).to_be_visible()
    expect(lab.page.locator(".lab-plot .modebar-btn")).to_have_count(0)


def test_fields_of_a_phone_are_wide_enough_to_be_read(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open(x="-1.25,2,-0.5", y="0.125,1,0")
    for name in ("x", "y"):
        for i in (1, 2, 3):
            room = lab.field(name, i).evaluate("one => [one.scrollWidth, one.clientWidth]")
            assert room[0] <= room[1]
    lab.field("x", 1).tap()
    lab.page.keyboard.type("3")
    lab.expect_explore(Problem((3, 2, -0.5), (0.125, 1, 0)))


def test_the_strip_of_bars_stands_only_where_something_depends_on_it(
    visit: Callable[..., Lab], subtests: pytest.Subtests
) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    seeds = (n for n in range(99) if make_task("softmax", 2, n).parts[0].kind == "bars")
    task = {"skill": "softmax", "level": "2"}
    for path, params, is_there in (
        ("lessons", {}, False),
        ("practice", {}, False),
        ("practice", task | {"seed": str(next(seeds))}, True),  # the bars are the answer
        ("check", {"said": "s-y"}, False),
        ("check", {"input": "program"}, False),
        ("check", {"input": "numbers"}, True),
        ("cost", {"cost": "model"}, False),
        ("cost", {}, True),
    ):
        with subtests.test(path=path, **params):
            lab.open(path, **params)
            lab.page.wait_for_function(
                "() => document.querySelector('[data-main], .lab-cost-measure')"
            )
            expect(lab.bar("x", 1)).to_be_visible(visible=is_there)
            last = lab.page.locator(".st-key-next-page")
            last.scroll_into_view_if_needed()
            expect(lab.field("x", 1)).to_be_visible()
    lab.open("check", input="numbers")  # and it hides no field that is typed into
    expect(lab.bar("x", 1)).to_be_visible()
    lab.page.locator("textarea[name=pasted]").tap()
    expect(lab.bar("x", 1)).to_be_hidden()


CUT = """(key) => [...document.querySelectorAll(`.st-key-${key} *`)].filter((one) => {
  const { width, right } = one.getBoundingClientRect();
  const isSeen = getComputedStyle(one).visibility !== 'hidden'
    && getComputedStyle(one.closest('thead') ?? one).clipPath === 'none';
  return isSeen && width > 0 && right > innerWidth + 1;
}).map((one) => one.textContent)"""


def test_what_must_be_seen_fits_a_phone(
    visit: Callable[..., Lab], subtests: pytest.Subtests
) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    for path, params, keys in (
        ("product", {}, ("grad-s", "column", "grad-x")),
        ("product", {"way": "fused"}, ("product", "column")),
        ("derivation", {"k": "own", "step": "8"}, ("grad-x",)),
        ("gradient", {"view": "squared"}, ("view",)),
        ("stability", {"first": "shown"}, ("results",)),
    ):
        lab.open(path, x="1,2,-0.5", y="1,1,0", **params)
        for key in keys:
            with subtests.test(page=path, key=key):
                expect(lab.block(key).first).to_be_visible()
                assert lab.page.evaluate(CUT, key) == []
    lab.open("derivation", x="1,2,-0.5", y="1,1,0", k="own", step="8")
    line = lab.page.locator(".lab-main")
    expect(line.locator(".katex")).to_be_visible()
    fits = "() => { const one = document.querySelector('.lab-main');"
    lab.page.wait_for_function(f"{fits} return one.scrollWidth <= one.clientWidth; }}")


@pytest.mark.parametrize("path", PATHS)
def test_a_projector_shows_the_numbers_without_scrolling(lab: Lab, path: str) -> None:
    lab.open(path, x="1,2,-0.5", y="0,1,0")
    keys = {
        "": "grad-x",
        "product": "jacobian",
        "derivation": "derivation",
        "gradient": "sweep",
        "cost": "cost-main",
        "stability": "curves",
        "libraries": "question",
        "check": "check-field",
        "practice": "practice-task",
        "lessons": "lessons-list",
    }
    expect(lab.block(keys[path])).to_be_visible()
    height = "one => one.getBoundingClientRect().top"
    assert lab.block(keys[path]).evaluate(height) < 720 * 0.75
    lab.assert_not_sideways()
