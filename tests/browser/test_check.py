"""The check page in the browser: typed, pressed and chosen, by keyboard and by touch."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lab import Lab


def field(lab: Lab) -> Locator:
    return lab.page.locator('input[data-typed="said"]')


def outcome(lab: Lab) -> Locator:
    return lab.page.locator(".lab-outcome")


def top(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"]


def test_what_is_typed_is_shown_and_marked_at_once(lab: Lab) -> None:
    lab.open("check")
    field(lab).click()
    lab.page.keyboard.type("s_j - y_j")
    expect(outcome(lab)).to_have_attribute("data-tag", "right-if")
    expect(lab.block("check-preview").locator(".katex").first).to_be_visible()
    expect(field(lab)).to_be_focused()
    expect(field(lab)).to_have_value("s_j - y_j")
    lab.expect_param("said", "s_j - y_j")
    field(lab).fill("s_j * sum(y) - y_j")
    expect(outcome(lab)).to_have_attribute("data-tag", "right")


def test_a_link_opens_with_the_formula_and_a_counterexample_opens_in_the_lab(lab: Lab) -> None:
    lab.open("check", said="y_j - s_j", x="1,2", y="0,1")
    expect(outcome(lab)).to_have_attribute("data-tag", "mistake")
    outcome(lab).get_by_role("link").last.click()
    lab.page.wait_for_function("() => !location.pathname.endsWith('check')")
    lab.expect_param("x", "0,0")


def test_symbols_go_where_the_cursor_is(visit: Callable[..., Lab]) -> None:
    lab = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    lab.open("check")
    places = (field(lab), lab.page.locator(".lab-palette"), lab.block("check-preview"))
    before = [top(place) for place in places]
    assert before == sorted(before)
    for name in ("s_j", "sum(y)"):
        lab.page.locator(f'[data-insert="{name}"]').tap()
    field(lab).press("-")
    expect(lab.block("check-preview")).to_contain_text("…")
    assert [top(place) for place in places] == before
    lab.page.locator('[data-insert="y_j"]').tap()
    expect(lab.block("check-preview").locator(".katex").first).to_be_visible()
    assert [top(place) for place in places] == before
    expect(field(lab)).to_have_value("s_jsum(y)-y_j")
    field(lab).fill("")
    lab.page.locator('[data-insert="s_j"]').tap()
    field(lab).press("Space")
    lab.page.locator('[data-insert="sum(y)"]').tap()
    field(lab).press("-")
    lab.page.locator('[data-insert="y_j"]').tap()
    expect(outcome(lab)).to_have_attribute("data-tag", "right")
    field(lab).fill("y_j - s_j")
    expect(outcome(lab)).to_have_attribute("data-tag", "mistake")
    assert before[0] > 0  # field, symbols and outcome on one screen
    assert top(outcome(lab)) + 150 < 844


def test_a_fraction_is_filled_from_its_first_bracket_on(lab: Lab) -> None:
    lab.open("check", target="grad-s")
    field(lab).press("-")
    lab.page.locator('[data-insert="()/()"]').click()
    lab.page.locator('[data-insert="y_j"]').click()
    for _ in range(3):
        field(lab).press("ArrowRight")
    lab.page.locator('[data-insert="s_j"]').click()
    expect(field(lab)).to_have_value("-(y_j)/(s_j)")
    expect(outcome(lab)).to_have_attribute("data-tag", "right")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_example_and_another_question_by_keyboard(lab: Lab, language: str) -> None:
    lab.open("check", lang=language)
    lab.page.locator('[data-value="jacobian"]').press("Enter")
    lab.expect_param("target", "jacobian")
    lab.page.locator('.lab-tries [data-into="said"]').first.press("Enter")
    expect(outcome(lab)).to_have_attribute("data-tag", "right-if")
    tag = "zh-CN" if language == "zh" else "en"
    expect(lab.page.locator("html")).to_have_attribute("lang", tag)


def test_pasted_numbers_are_compared_and_a_program_is_copied(visit: Callable[..., Lab]) -> None:
    lab = visit(permissions=["clipboard-read", "clipboard-write"])
    lab.open("check", x="1,2,-0.5", y="1,1,0")
    lab.page.get_by_role("button", name="Numbers", exact=True).click()
    area = lab.page.locator('textarea[data-typed="pasted"]')
    area.fill("tensor([[-0.2463,\n          0.1897,  0.0566]])")
    expect(outcome(lab)).to_have_attribute("data-tag", "mistake")
    expect(outcome(lab).locator("tr.differs")).to_have_count(3)
    expect(area).to_be_focused()
    lab.field("x", 3).fill("9")
    expect(outcome(lab)).to_have_attribute("data-tag", "wrong")
    lab.page.get_by_role("button", name="How to check yourself").click()
    lab.page.get_by_role("button", name="JAX").click()
    button = lab.page.locator("button[data-copy]")
    expect(button).to_have_attribute("data-copy", re.compile("check_grads"))
    assert "[1.0, 2.0, 9.0]" in lab.copied(button)


def test_what_an_input_method_puts_together_is_not_marked(lab: Lab) -> None:
    lab.open("check")
    field(lab).click()
    client = lab.page.context.new_cdp_session(lab.page)
    client.send("Input.imeSetComposition", {"text": "s", "selectionStart": 1, "selectionEnd": 1})
    client.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})
    client.send("Input.insertText", {"text": "s_i"})
    lab.expect_param("said", "s_i")
    expect(outcome(lab)).to_have_attribute("data-tag", "wrong")


def test_hostile_text_stays_text(lab: Lab) -> None:
    lab.open("check")
    field(lab).fill('"><img src=x onerror=alert(1)> </script> {{7*7}}')
    expect(outcome(lab)).to_have_attribute("data-tag", "unreadable")
    expect(lab.page.locator("img[src=x]")).to_have_count(0)
