"""Lessons in the browser: walked by mouse and by keyboard, on a phone, and a teacher's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.lessons.library import own
from core.problem import Problem
from tests.browser.lab import Lab
from tests.browser.lesson_walk import bar, button, click, do_step, expect_step, press, walk
from tests.browser.test_accessibility import AXE, violations
from tests.core.lessons.example import TEXT

pytestmark = pytest.mark.browser
MINE = Problem((3, 1, 4, 1), (0, 0, 1, 1))
FIRST = own()["softmax"]
MARKED = TEXT.replace("Move $x_1$.", r"Move $\\htmlClass{lab-notice}{x_1}$.")
# What a step is about, between the bar and the strip of bars at the foot of a phone.
MAIN_IS_SEEN = """() => {
  const main = [...document.querySelectorAll("[data-main]")].find(one => one.offsetHeight > 0);
  const box = main.getBoundingClientRect();
  const bar = document.querySelector(".lab-lesson").getBoundingClientRect();
  return Math.min(box.bottom, 670) - Math.max(box.top, bar.bottom) > 80;
}"""
# A reader scrolls from what the step is about to the page's top.
TO_TOP = """() => {
  document.dispatchEvent(new WheelEvent("wheel"));
  document.querySelector(".stMain").scrollTop = 0;
}"""


def test_the_first_lesson_by_mouse_from_the_start_page(lab: Lab) -> None:
    lab.open_problem(MINE)
    lab.page.locator(".lab-first-lesson a").click()
    walk(lab, FIRST, click)
    lab.settle()
    lab.expect_fields(MINE)
    lab.expect_param("lesson", None)
    card = lab.page.locator('[data-course="softmax"]')
    expect(card).to_have_attribute("data-state", "done")
    expect(card).to_contain_text("✓")
    lab.page.reload()  # the browser has kept it
    expect(card).to_have_attribute("data-state", "done")
    with lab.page.expect_download() as download:
        lab.page.locator('[data-lesson-progress="save"]').click()
    lab.page.evaluate("() => localStorage.clear()")
    lab.page.reload()
    expect(card).to_have_attribute("data-state", "new")
    for file, words, state in (
        (Path(__file__), "no progress", "new"),
        (download.value.path(), "Progress loaded", "done"),
    ):
        with lab.page.expect_file_chooser() as chooser:
            lab.page.locator('[data-lesson-progress="load"]').click()
        chooser.value.set_files(file)
        expect(lab.page.locator(".lab-lessons-says")).to_contain_text(words)
        expect(card).to_have_attribute("data-state", state)


def test_a_lesson_by_keyboard_in_chinese(lab: Lab) -> None:
    lab.open_problem(MINE, "lessons", lang="zh")
    press(lab.page.locator('[data-course="softmax"] a'))
    walk(lab, FIRST, press)
    lab.expect_fields(MINE)


def test_a_link_leads_to_its_step_and_page(lab: Lab) -> None:
    lab.page.goto(f"{lab.url}/?lesson=chain&at=3&lang=en")
    expect_step(lab, own()["chain"], 3)
    click(button(lab, "back"))
    expect_step(lab, own()["chain"], 2)
    lab.page.set_viewport_size({"width": 390, "height": 844})
    lab.assert_not_sideways()
    click(button(lab, "leave"))
    expect(bar(lab)).to_be_hidden()
    lab.expect_param("lesson", None)


def test_the_end_of_a_lesson_leads_to_the_next(lab: Lab) -> None:
    lab.page.goto(f"{lab.url}/?lesson=softmax&at=8&lang=en")
    expect_step(lab, FIRST, 8)
    gap = """() => document.querySelector(".st-key-loss").getBoundingClientRect().top
      - document.querySelector(".lab-lesson").getBoundingClientRect().bottom"""
    assert lab.page.evaluate(gap) <= 16
    expect(bar(lab).locator(".lab-lesson-end")).to_have_count(0)
    do_step(lab, FIRST.steps[7], click)
    click(bar(lab).locator('.lab-lesson-end a[data-lesson="start"]'))
    expect_step(lab, own()["loss"], 1)
    lab.go("lessons")
    expect(lab.page.locator('[data-course="softmax"]')).to_contain_text("1 of 8")


def test_a_guess_is_put_on_the_bar_itself(lab: Lab) -> None:
    lab.page.goto(f"{lab.url}/?lesson=softmax&at=3&lang=en")
    expect_step(lab, FIRST, 3)
    mark, field = lab.page.get_by_role("slider", name="Your guess for s₁"), lab.page.locator
    expect(mark).to_have_attribute("aria-valuenow", "0.79")  # it begins at what is there
    box = lab.page.locator('[data-bar="s_1"]').bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    lab.page.mouse.move(box["x"] + 0.79 * box["width"], middle)
    lab.page.mouse.down()
    lab.page.mouse.move(box["x"] + 0.6 * box["width"], middle, steps=4)
    lab.page.mouse.up()
    expect(field("#lesson-field")).to_have_value(re.compile(r"^0\.(59|6|61)$"))
    lab.expect_problem(FIRST.steps[2].problem)  # nothing has happened yet
    field("#lesson-field").fill("0.57")
    expect(mark).to_have_attribute("aria-valuenow", "0.57")
    mark.press("PageDown")
    mark.press("ArrowLeft")
    expect(field("#lesson-field")).to_have_value("0.46")
    mark.press("Enter")
    expect(bar(lab)).to_contain_text("It is 0.4683; your guess, the dashed line, was 0.46.")
    expect(button(lab, "next")).to_be_focused()
    expect(lab.page.locator(".lab-guess-mark")).to_have_attribute("style", "left: 46%;")
    expect(mark).to_have_count(0)  # it only shows now
    click(button(lab, "next"))
    expect_step(lab, FIRST, 4)
    expect(lab.page.locator(".lab-guess-mark")).to_have_count(0)


@pytest.mark.parametrize(
    "size", [(1280, 720), pytest.param((390, 844), marks=pytest.mark.screens)]
)
def test_axe_finds_nothing_in_the_bar_and_paper_has_none(lab: Lab, size: tuple[int, int]) -> None:
    lab.page.set_viewport_size({"width": size[0], "height": size[1]})
    for name, at in (("softmax", 3), ("chain", 2), ("labels", 7)):
        lab.page.goto(f"{lab.url}/?lesson={name}&at={at}&lang=en&hide=tools")
        expect_step(lab, own()[name], at)
        click(button(lab, "hint"))
        lab.page.evaluate(AXE)
        for scheme in ("light", "dark"):
            lab.choose_scheme(scheme)
            assert violations(lab) == []
        lab.page.evaluate(TO_TOP)
        back = lab.page.locator(".lab-show-all").bounding_box()
        covered = bar(lab).bounding_box()
        assert back is not None
        assert covered is not None
        assert back["y"] >= covered["y"] + covered["height"]
    lab.page.locator('.lab-option[data-text="2"]').click()
    expect(bar(lab)).to_contain_text("As you guessed")
    assert violations(lab) == []
    lab.page.emulate_media(media="print")
    expect(bar(lab)).to_be_hidden()
    expect(lab.page.locator(".lab-title h1")).to_be_visible()
    lab.page.emulate_media(media="screen")


def test_a_teachers_lesson_from_disk_to_a_link(
    visit: Callable[..., Lab], lab: Lab, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    lab.open_problem(MINE, "lessons")
    for text, words in (
        (TEXT.replace('"s_1 > 0.9"', '"s_1 >"'), "Line 10, step 1, goal"),
        (TEXT.replace("view=line", "view=circle"), "Line 8, step 1, screen, view"),
        (TEXT.replace('"s_1 > 0.9"', '"s_1 > 0.99"'), "does not reach the goal"),
        ("#" * 65_537, "at most 65536 bytes"),
        (MARKED, "can be finished as written"),
        (TEXT.replace("view=line", "view=circle"), "Line 8, step 1, screen, view"),
    ):
        file.write_text(text, "utf-8")
        with lab.page.expect_file_chooser() as chooser:
            lab.page.locator('[data-lesson-file="open"]').click()
        chooser.value.set_files(file)
        expect(lab.block("result")).to_contain_text(words)
    expect(lab.page.locator(".lab-lesson-steps")).to_be_visible()  # the good one is still there
    formula = lab.page.locator(".lab-lesson-steps .lab-formula").first
    expect(formula.locator(".katex")).to_be_visible()
    expect(formula.locator(".lab-notice")).to_have_count(0)  # no class of the lab's own
    lab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = lab.copied(lab.page.locator('[data-lesson-file="link"]'), re.compile("Copied"))
    assert len(link) < 8_192 + 100
    lab.page.goto("about:blank")
    lab.page.goto(link)
    lab.settle()
    lab.page.locator('[data-text="own@2"]').click()
    lab.page.wait_for_function("() => location.pathname === '/gradient'")
    expect(bar(lab)).to_contain_text("Which?")
    lab.expect_param("lesson", "own")
    lab.page.reload()  # the tab has the file
    expect(bar(lab)).to_contain_text("Which?")

    lab.block("bar").locator(".opener").click()
    menu = lab.block("bar").locator(".menu")
    assert "#lesson=" in lab.copied(menu.locator(".link"))
    menu.locator(".share").click()
    panel = lab.page.locator("dialog.lab-share")
    panel.locator("[name=lock][value=fields]").check()
    shared = panel.locator("[name=link]").input_value()
    assert "#lesson=" in shared
    expect(panel.locator("[data-share=lesson]")).to_be_hidden()
    other = visit()  # who has never seen the file
    other.page.goto(shared)
    expect(bar(other)).to_contain_text("Which?")
    other.expect_param("at", "2")
    expect(other.field("x", 1)).to_have_attribute("readonly", "")
    other.page.reload()
    expect(bar(other)).to_contain_text("Which?")


CUT = "body => body.scrollHeight - body.clientHeight"
CUT_SHORT = "title => title.scrollWidth - title.clientWidth"


@pytest.mark.screens
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", own())
def test_every_lesson_is_walked_on_a_phone_where_the_bar_takes_a_third_at_most(
    visit: Callable[..., Lab], name: str, language: str
) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(MINE, "lessons", lang=language)
    lab.page.locator(f'[data-course="{name}"] a').click()

    def before(at: int) -> None:
        if bar(lab).locator(".lab-lesson-options").count():  # all choices are seen at once
            assert bar(lab).locator(".lab-lesson-body").evaluate(CUT) == 0, at

    def look(at: int) -> None:
        box = bar(lab).bounding_box()
        assert box is not None
        assert box["height"] <= 844 / 3, at
        lab.assert_not_sideways()
        ways = bar(lab).locator(".lab-lesson-row").bounding_box()
        assert ways is not None
        assert ways["y"] + ways["height"] <= box["y"] + box["height"]
        if own()[name].steps[at - 1].kind in ("say", "predict"):
            lab.page.wait_for_function(MAIN_IS_SEEN)
        assert bar(lab).locator(".lab-lesson-title > strong").evaluate(CUT_SHORT) == 0, at

    walk(lab, own()[name], click, look, before)
