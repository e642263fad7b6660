"""Answers of the server may come to the browser in any order: what is newest ends on screen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

SHOW = """async ([later, content]) => {
  const shared = document.querySelector('link[href$="shared/answers.js"]').href;
  const { show } = await import(shared);
  const { page } = await import(shared.replace("answers.js", "page_state.js"));
  show({ kind: "values", ack: 0, values: {}, rev: page.revision + later, ...content });
}"""
LINE = '<b class="lab-badge" data-check="mine">checking</b>'


def opened(lab: Lab) -> None:
    lab.open("derivation")
    expect(lab.page.locator(".lab-checked")).to_contain_text("All")
    lab.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p data-block=\"mine\"></p>')"
    )


def show(lab: Lab, later: int, **content: Any) -> None:
    lab.page.evaluate(SHOW, [later, content])


def test_an_outcome_that_comes_before_its_line_is_shown_in_it(lab: Lab) -> None:
    opened(lab)
    show(lab, 0, kind="checks", checks={"mine": ["good", "it holds", "why"]}, progress="all")
    show(lab, 0, kind="late", blocks={"mine": LINE})
    badge = lab.page.locator('[data-check="mine"]')
    expect(badge).to_have_text("it holds")
    expect(badge).to_have_class("lab-badge good")


def test_an_older_answer_does_not_replace_a_newer_one(lab: Lab) -> None:
    opened(lab)
    block = lab.page.locator('[data-block="mine"]')
    show(lab, 5, blocks={"mine": "new"})
    expect(block).to_have_text("new")
    show(lab, -1, blocks={"mine": "older"})
    expect(block).to_have_text("new")
    show(lab, 0, kind="late", blocks={"mine": "newer"})
    show(lab, -1, kind="late", blocks={"mine": "older"})
    show(lab, -1, kind="checks", checks={"mine": ["bad", "older", ""]}, progress="older")
    show(lab, 0, kind="checks", checks={"mine": ["good", "newer", ""]}, progress="and on")
    expect(lab.page.locator(".lab-checked")).to_have_text("and on")
    expect(block).to_have_text("newer")


def test_a_session_that_began_anew_counts_from_the_start(lab: Lab) -> None:
    opened(lab)
    block = lab.page.locator('[data-block="mine"]')
    show(lab, 5, blocks={"mine": "before"})
    expect(block).to_have_text("before")
    show(lab, -6, blocks={"mine": "after"}, token="another", page="derivation")  # noqa: S106
    expect(block).to_have_text("after")
