"""A sheet for a class in the browser: made by keys, taken away, printed alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.practice import SKILLS
from core.sheets import Plan, asked, make_sheet, student_tex
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

# What is on paper though it is no part of the sheet.
BESIDE = """() => [...document.querySelectorAll('.stMainBlockContainer *')].filter((one) =>
  one.checkVisibility() && !one.closest('.lab-sheet') && !one.querySelector('.lab-sheet')
  && one.getBoundingClientRect().height > 1 && one.innerText?.trim())
  .map((one) => one.outerHTML)"""
BEYOND = """() => [...document.querySelectorAll('.st-key-result *')].filter((one) =>
  !one.closest('.lab-scroll, .lab-unseen') && one.checkVisibility()
  && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.className)"""


def test_a_sheet_is_made_by_keys_and_printed_alone(lab: Lab) -> None:
    lab.open("practice", lang="en")
    lab.block("sheet-fold").locator("summary").press("Enter")
    paper = lab.page.locator(".lab-sheet")
    expect(paper.locator("section")).to_have_count(6)
    field = lab.page.locator("input[name=tasks]")
    field.fill("3")
    field.press("Enter")
    expect(paper.locator("section")).to_have_count(3)
    lab.button("sheet-other").press("Enter")
    sheet = make_sheet(Plan(SKILLS, 3, "rising", 2))
    expect(paper).to_contain_text(f"Sheet {sheet.label}")
    with lab.page.expect_download() as waiting:
        lab.page.locator(".st-key-download-sheet-tex a").press("Enter")
    assert Path(waiting.value.path()).read_text("utf-8") == student_tex(asked(sheet), str)
    lab.page.emulate_media(media="print")
    assert lab.page.evaluate(BESIDE) == []
    expect(paper).to_be_visible()


def test_a_key_fits_a_phone_and_its_link_brings_it_back(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open("practice", lang="zh", sheet="open", tasks="9", sheetview="key")
    expect(lab.page.locator(".lab-sheet .answer").first).to_be_visible()
    assert lab.page.evaluate(BEYOND) == []
    lab.assert_not_sideways()
    lab.page.reload()
    expect(lab.page.locator(".lab-sheet math").first).to_be_visible()
