"""Input methods: what is being composed is no text yet; what is cancelled changes nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, expect

from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0, 1, 0))


def compose(method: CDPSession, text: str) -> None:
    place = {"selectionStart": len(text), "selectionEnd": len(text)}
    method.send("Input.imeSetComposition", {"text": text, **place})


@pytest.fixture
def method(lab: Lab) -> CDPSession:
    """An input method of the visitor's machine."""
    lab.open_problem(START)
    return lab.page.context.new_cdp_session(lab.page)


SENT = """() => {
  window.sent = [];
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    window.sent.push(JSON.parse(data).kind);
    return send.call(this, data);
  };
}"""


def test_full_width_digits_count_when_they_are_committed(lab: Lab, method: CDPSession) -> None:
    lab.page.evaluate(SENT)
    lab.field("x", 1).focus()
    for text in ("1", "１", "１．", "１．5", "１．５"):
        compose(method, text)
    assert "type" not in lab.page.evaluate("sent")
    expect(lab.field("x", 1)).to_have_value("１．５")
    expect(lab.message("x", 1)).to_have_text("")
    lab.expect_explore(START)
    method.send("Input.insertText", {"text": "１．５"})
    lab.expect_explore(START.with_x((1.5, 2, -0.5)))
    lab.field("x", 2).focus()
    lab.expect_problem(START.with_x((1.5, 2, -0.5)))


@pytest.mark.parametrize("place", ["x-1", "y-2", "y-sum", "x-text"])
def test_a_cancelled_composition_changes_nothing(lab: Lab, method: CDPSession, place: str) -> None:
    lab.unfold("more")
    lab.page.evaluate(SENT)
    field = lab.page.locator(f"#{place}")
    before = field.input_value()
    field.focus()
    for text in ("y", "yi", ""):
        compose(method, text)
    expect(field).to_have_value(before)
    lab.expect_problem(START)
    assert not {"type", "paste"} & set(lab.page.evaluate("sent"))
    expect(field).to_have_attribute("aria-invalid", "false")


def test_arrow_keys_of_an_input_method_step_nothing(lab: Lab, method: CDPSession) -> None:
    field = lab.field("x", 1)
    field.focus()
    compose(method, "2")
    field.dispatch_event("keydown", {"key": "ArrowUp", "isComposing": True})
    expect(field).to_have_value("2")
    lab.expect_explore(START)
    method.send("Input.insertText", {"text": "2"})
    lab.expect_explore(START.with_x((2, 2, -0.5)))


def test_a_cancelled_composition_says_nothing_in_a_field_of_a_page(
    lab: Lab, method: CDPSession
) -> None:
    lab.open_problem(START, "check")
    lab.page.evaluate(SENT)
    field = lab.page.locator('[data-typed="said"]')
    field.focus()
    for text in ("s", "si", ""):
        compose(method, text)
    method.send("Input.insertText", {"text": "s_j"})
    lab.expect_param("said", "s_j")
    assert lab.page.evaluate("sent").count("set") == 1
