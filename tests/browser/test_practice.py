"""The practice page in the browser: every kind of task by mouse, keyboard and touch; progress."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from core.practice import Level, Skill, Task, make_task
from core.practice.given import typed
from core.practice.task import (
    BarsAnswer,
    ChoiceAnswer,
    FormulaAnswer,
    GuessAnswer,
    NumberAnswer,
)
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser


def named(skill: Skill, level: Level, name: str) -> Task:
    tasks = (make_task(skill, level, seed) for seed in range(500))
    return next(task for task in tasks if task.name == name)


KINDS = (
    named("diagonal", 2, "share-then-entry"),
    named("collapse", 1, "last-1"),
    named("product", 1, "rule-chain-rule"),
    named("softmax", 2, "reach-a-half"),
    named("sum-y", 2, "twice-the-targets-on-bars"),
    named("sum-y", 2, "where-a-sign-changes"),
)
LONGEST = named("collapse", 3, "last-4")


# What stands beyond the window's right edge, though not in a box that scrolls.
BEYOND = """() => [...document.querySelectorAll('.st-key-result *')].filter((one) =>
  !one.closest('.lab-scroll, .lab-unseen') && one.checkVisibility()
  && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.className)"""


def open_task(lab: Lab, task: Task, language: str = "en") -> None:
    lab.open(
        "practice", skill=task.skill, level=str(task.level), seed=str(task.seed), lang=language
    )
    expect(lab.page.locator(".lab-task")).to_have_attribute("data-task", task.key)


def outcome(lab: Lab) -> Locator:
    return lab.page.locator(".lab-outcome")


def field(lab: Lab, n: int) -> Locator:
    return lab.page.locator(f'input[data-typed="said{n + 1 if n else ""}"]')


def walk(lab: Lab, task: Task, way: str) -> None:
    """Answer every part of a task rightly, by mouse, keyboard or touch."""
    for n, part in enumerate(task.parts):
        answer = part.answer
        if isinstance(answer, ChoiceAnswer):
            option = lab.page.locator(f'[data-action="answer"][data-text="{answer.right + 1}"]')
            expect(option).to_be_visible()
            if way == "keyboard" and n == 0:
                lab.page.keyboard.press(str(answer.right + 1))
            else:
                press(option, way)
            continue
        if isinstance(answer, BarsAnswer):
            move_bar(lab, task, answer, way)
        elif isinstance(answer, NumberAnswer):
            type_into(field(lab, n), typed(answer.value), way)
        elif isinstance(answer, FormulaAnswer):
            type_formula(lab, field(lab, n), answer, way)
        elif isinstance(answer, GuessAnswer):
            put_mark(lab, answer, way)
        if way == "keyboard" and part.kind != "bars":
            lab.page.keyboard.press("Enter")
        else:
            press(lab.button("practice-check"), way)
    expect(outcome(lab)).to_have_attribute("data-tag", "right")
    expect(lab.page.locator(".lab-task-worked .katex").first).to_be_visible()


def press(button: Locator, way: str) -> None:
    if way == "touch":
        button.tap()
    elif way == "keyboard":
        button.press("Enter")
    else:
        button.click()


def type_into(place: Locator, text: str, way: str) -> None:
    if way == "touch":
        place.tap()
    elif way == "mouse":
        place.click()
    expect(place).to_be_visible()
    if way == "keyboard":  # the field of the next part has the focus already
        place.focus()
    place.page.keyboard.type(text)
    expect(place).to_have_value(text)


def type_formula(lab: Lab, place: Locator, answer: FormulaAnswer, way: str) -> None:
    if way != "touch":
        type_into(place, answer.model, way)
    else:  # with the symbols that a phone's keyboard lacks
        for symbol in ("s_j", " ", "sum(y)", "-", "y_j"):
            key = lab.page.locator(f'[data-insert="{symbol}"]')
            if key.count():
                key.tap()
            else:
                place.press("Space" if symbol == " " else symbol)
    expect(lab.block("practice-preview").locator(".katex").first).to_be_visible()
    words = lab.block("practice-preview").locator("[role=img]")
    expect(words).to_have_attribute("aria-label", re.compile("s j"))


def move_bar(lab: Lab, task: Task, answer: BarsAnswer, way: str) -> None:
    ((vector, place),) = answer.moves
    bar = lab.bar(vector, place)
    target = answer.solution.x[place - 1]
    now = task.problem.x[place - 1]
    if way == "keyboard":
        bar.focus()
        for _ in range(round(abs(target - now) / 0.1)):
            lab.page.keyboard.press("ArrowUp" if target > now else "ArrowDown")
        return
    box = bar.bounding_box()
    assert box is not None
    upright = bar.get_attribute("aria-orientation") == "vertical"
    low, high = -5, 5  # the scale of small logits
    share = (target - low) / (high - low)
    x = box["x"] + (box["width"] / 2 if upright else share * box["width"])
    y = box["y"] + ((1 - share) * box["height"] if upright else box["height"] / 2)
    if way == "touch":
        lab.page.touchscreen.tap(x, y)
    else:
        lab.page.mouse.click(x, y)
    for _ in range(40):  # what the pointer left over, by keys
        value = float(bar.get_attribute("aria-valuenow") or 0)
        if abs(value - target) < 0.06:
            break
        bar.press("ArrowUp" if target > value else "ArrowDown")


def put_mark(lab: Lab, answer: GuessAnswer, way: str) -> None:
    """To where it is right: by a press on the bar, by keys on the mark, by the phone's slider."""
    around = lab.page.locator(f'[data-guess="{answer.name}"]')
    mark = around.locator(".lab-guess-mark")
    expect(mark).to_be_visible()
    expect(mark).to_have_attribute("aria-valuenow", f"{answer.low:g}")  # it says nothing yet
    value, low, high = float(answer.value), answer.low, answer.high
    if way == "keyboard":
        mark.focus()
        mark.press("Home")
        far, near = divmod(round((value - low) / (high / 100)), 10)
        for key in (*("PageUp",) * far, *("ArrowRight",) * near):
            lab.page.keyboard.press(key)
    else:
        scale = around.locator("input[type=range]" if way == "touch" else "[data-bar]")
        box = scale.bounding_box()
        assert box is not None
        x = box["x"] + box["width"] * (value - low) / (high - low)
        y = box["y"] + box["height"] / 2
        (lab.page.touchscreen.tap if way == "touch" else lab.page.mouse.click)(x, y)
    expect(around.locator("[data-typed]")).not_to_have_value("")


WALKS = [
    ("mouse", "en"),
    ("keyboard", "zh"),
    ("touch", "zh"),
    *(
        pytest.param(way, language, marks=pytest.mark.screens)
        for way, language in (("mouse", "zh"), ("keyboard", "en"), ("touch", "en"))
    ),
]
"""Each way in each language; three of the six in the run of all tests."""


@pytest.mark.parametrize(("way", "language"), WALKS)
def test_each_kind_of_task_is_walked(visit: Callable[..., Lab], way: str, language: str) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    lab = visit(**phone) if way == "touch" else visit()
    if way == "touch":
        open_task(lab, LONGEST, language)
        expect(lab.page.locator(".lab-task-line .katex")).to_have_count(3)
        assert lab.page.evaluate(BEYOND) == []
    for task in KINDS:
        open_task(lab, task, language)
        assert lab.page.evaluate(BEYOND) == []
        walk(lab, task, way)
        assert lab.page.evaluate(BEYOND) == []


def level(lab: Lab, name: str) -> Locator:
    return lab.page.locator(f'[data-practise="{name}"]')


def test_progress_follows_from_answers_and_stays(lab: Lab, tmp_path: Path) -> None:
    lab.open("practice")  # a task is there without a press
    for count in range(3):
        expect(lab.page.locator(".lab-task")).to_have_attribute(
            "data-task", re.compile(r"softmax\.1\.")
        )
        key = lab.page.locator(".lab-task").get_attribute("data-task") or ""
        walk(lab, make_task("softmax", 1, int(key.rpartition(".")[2])), "mouse")
        expect(level(lab, "softmax.1")).to_have_text("✓" if count == 2 else f"{count + 1}/3")
        lab.page.locator('[data-next="progress"]').click()
        expect(lab.page.locator(".lab-task")).not_to_have_attribute("data-task", key)
    expect(lab.page.locator(".lab-task")).to_have_attribute(
        "data-task", re.compile(r"softmax\.2\.")
    )
    expect(level(lab, "softmax.2")).to_have_attribute("aria-current", "true")
    lab.page.locator("#progress-more summary").click()
    with lab.page.expect_download() as download:
        lab.page.locator('[data-progress-do="save"]').click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text("utf-8"))["levels"]["softmax.1"]["known"] is True
    lab.page.reload()
    lab.settle()
    expect(level(lab, "softmax.1")).to_have_text("✓")
    expect(level(lab, "softmax.1")).to_have_attribute("aria-label", "softmax, level 1: known")
    says = lab.page.locator(".lab-progress-says")
    lab.page.locator("#progress-more summary").click()
    lab.page.locator('[data-progress-do="delete"]').click()
    expect(says).to_contain_text("Press again")
    lab.page.locator('[data-progress-do="delete"]').click()
    expect(level(lab, "softmax.1")).to_have_text("○")
    hostile = tmp_path / "hostile.json"
    for text, words in (
        ("<script>alert(1)</script>", "holds no progress"),
        (json.dumps({"lab": "practice", "version": 0}), "another version"),
        (" " * 70_000, "larger than 64 kB"),
    ):
        hostile.write_text(text, "utf-8")
        choose(lab, hostile)
        expect(says).to_contain_text(words)
        expect(level(lab, "softmax.1")).to_have_text("○")
    choose(lab, saved)
    expect(level(lab, "softmax.1")).to_have_text("✓")


def choose(lab: Lab, file: Path) -> None:
    with lab.page.expect_file_chooser() as chooser:
        lab.page.locator('[data-progress-do="load"]').click()
    chooser.value.set_files(file)


def test_a_wrong_answer_leads_to_an_easier_task_of_what_is_missing(lab: Lab) -> None:
    task = named("sum-y", 3, "the-result")
    open_task(lab, task)
    field(lab, 0).fill("-y_j / s_j")
    lab.page.keyboard.press("Enter")
    expect(outcome(lab)).to_have_attribute("data-tag", "mistake")
    assert outcome(lab).get_attribute("role") == "status"
    expect(level(lab, "sum-y.3")).to_have_text("0/3")
    for n in range(3):
        lab.button("practice-hint").click()
        expect(lab.page.locator(".lab-hints li")).to_have_count(n + 1)
    lab.button("practice-hint").click()
    expect(lab.page.locator(".lab-task-worked .katex").first).to_be_visible()
    lab.page.locator('[data-next="progress"]').click()
    expect(lab.page.locator(".lab-task")).to_have_attribute(
        "data-task", re.compile(r"product\.2\.")
    )
    lab.expect_param("skill", "product")
