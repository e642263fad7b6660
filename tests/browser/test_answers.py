"""Answers of the server may come to the browser in any order: what is newest ends on screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

ANSWER = """([later, content]) => {
  const { session, revisions } = window.softmaxLab;
  const rev = Math.max(...Object.values(revisions)) + later;
  const answer = document.createElement('i');
  answer.className = 'lab-answer';
  answer.dataset.answer = JSON.stringify({ session, rev, ...content });
  document.body.append(answer);
}"""
LINE = '<b class="lab-badge" data-check="mine">checking</b>'


def opened(lab: Lab) -> None:
    lab.open("derivation")
    expect(lab.page.locator(".lab-checked")).to_contain_text("All")
    lab.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p data-block=\"one\"></p>')"
    )


def test_an_outcome_that_comes_before_its_line_is_shown_in_it(lab: Lab) -> None:
    opened(lab)
    checks = {"checks": {"mine": ["good", "it holds"]}, "progress": "all"}
    lab.page.evaluate(ANSWER, [9, checks])
    lab.page.evaluate(ANSWER, [-1, {"blocks": {"one": LINE}}])  # older, but of another kind
    badge = lab.page.locator('[data-check="mine"]')
    expect(badge).to_have_text("it holds")
    expect(badge).to_have_class("lab-badge good")


def test_an_older_answer_does_not_replace_a_newer_one(lab: Lab) -> None:
    opened(lab)
    block = lab.page.locator('[data-block="one"]')
    lab.page.evaluate(ANSWER, [5, {"blocks": {"one": "newer"}}])
    expect(block).to_have_text("newer")
    lab.page.evaluate(ANSWER, [-1, {"blocks": {"one": "older"}}])
    lab.page.evaluate(ANSWER, [1, {"checks": {}, "progress": "and on"}])
    expect(lab.page.locator(".lab-checked")).to_have_text("and on")
    expect(block).to_have_text("newer")


def test_values_of_a_session_that_began_anew_count_from_the_start(lab: Lab) -> None:
    opened(lab)
    block = lab.page.locator('[data-block="one"]')
    lab.page.evaluate(ANSWER, [5, {"blocks": {"one": "before"}}])
    expect(block).to_have_text("before")
    lab.page.evaluate(ANSWER, [-99, {"blocks": {"one": "after"}, "session": "another"}])
    expect(block).to_have_text("after")
