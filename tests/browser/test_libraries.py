"""The page of libraries in the browser: the question, edits, arguments, both programs, a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from core.libraries.comparison import compare
from core.libraries.given import batch_of
from core.problem import Problem
from pages.ui.numbers import number
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

TWO = Problem((1, 2, -0.5), (1, 1, 0))


def call(lab: Lab, key: str) -> Locator:
    return lab.page.locator(f'tbody[data-call="{key}"]')


def expect_calls(lab: Lab, problem: Problem, rows: int = 1) -> None:
    """Wait for what TensorFlow and PyTorch return, and for the true gradient below it."""
    for row in compare(batch_of(problem, rows)):
        if row.call.key in ("torch-probabilities", "tensorflow"):
            lines = [line for n in range(rows) for line in (row.outcome.grad[n], row.true[n])]
            texts = [number(v) for line in lines for v in line.tolist()]
            cells = call(lab, row.call.key).locator("td:not([rowspan]) .lab-num")
            expect(cells).to_have_text(texts)


def test_a_guess_by_keyboard_shows_what_is_returned_and_edits_are_followed(lab: Lab) -> None:
    lab.open_problem(TWO, "libraries")
    expect(call(lab, "tensorflow").locator("td:not([rowspan]) .lab-num").first).to_have_text("?")
    option = lab.page.locator('[data-set="expects"][data-value="closed"]')
    option.press("Enter")
    expect(lab.page.locator(".lab-question [role=status]")).to_contain_text("Right.")
    expect(option).to_be_focused()
    expect_calls(lab, TWO)
    expect(call(lab, "tensorflow").locator(".lab-badge")).to_contain_text("s − y")
    lab.expect_param("expects", "closed")
    edited = TWO.with_y((0.5, 0.5, 0))
    for i in (1, 2):
        lab.field("y", i).fill("0.5")
    expect_calls(lab, edited)
    expect(call(lab, "tensorflow").locator(".lab-badge")).to_contain_text("true gradient")
    expect(call(lab, "torch-index").locator(".lab-badge")).to_contain_text("refuses")


def test_arguments_are_typed_and_a_link_brings_them_back(lab: Lab) -> None:
    lab.open_problem(TWO.with_y((0, 1, 0)), "libraries", expects="shown")
    lab.page.locator('[data-set="rows"][data-value="3"]').click()
    expect_calls(lab, TWO.with_y((0, 1, 0)), 3)
    weight = lab.page.locator('input[name="weight"]')
    weight.fill("1,2")
    weight.press("Enter")
    message = lab.page.locator("#weight-error")
    expect(message).to_contain_text("0 … 1000")
    expect(weight).to_have_value("1,2")
    weight.fill("1,2,4")
    weight.press("Enter")
    expect(message).to_have_text("")
    expect(lab.block("divisor")).to_contain_text("2 + 4 + 1 = 7")
    lab.expect_param("weight", "1,2,4")
    lab.page.reload()
    lab.settle()
    expect(lab.block("divisor")).to_contain_text("2 + 4 + 1 = 7")
    expect(weight).to_have_value("1,2,4")


def test_both_programs_stand_beside_each_other_and_are_taken_along(
    visit: Callable[..., Lab],
) -> None:
    lab = visit(permissions=["clipboard-read", "clipboard-write"])
    lab.open_problem(TWO, "libraries", part="companion")
    line = lab.page.locator('li[data-step="grad_x"]')
    columns = [box.bounding_box() for box in line.locator("pre").all()]
    assert all(columns)
    assert columns[0]["y"] == columns[1]["y"]  # type: ignore[index]
    expect(line.locator("pre").first).to_have_text("grad_x = grad_s @ jacobian")
    copied = lab.copied(lab.page.locator("button[data-copy]").first)
    lab.page.locator("#files-menu summary").click()
    for key, start in (("download-numpy", copied), ("download-md", "# What libraries return")):
        with lab.page.expect_download() as waiting:
            lab.button(key).click()
        assert Path(waiting.value.path()).read_text("utf-8").startswith(start)


@pytest.mark.parametrize("part", ["returned", "companion"])
def test_nothing_is_cut_off_on_a_phone(visit: Callable[..., Lab], part: str) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open_problem(TWO, "libraries", expects="shown", part=part, lang="zh")
    expect(lab.page.locator("[data-main]")).to_be_visible()
    lab.assert_not_sideways()
    for main in lab.page.locator("[data-main]").all():
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0
