"""The checks that stand behind every other browser test do notice what they are there for."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.browser.lab import PATIENCE, Lab

pytestmark = pytest.mark.browser


def test_troubles_of_a_visitor_are_noticed(visit: Callable[..., Lab]) -> None:
    lab = visit(bypass_csp=True)  # else the browser lets nothing go elsewhere
    lab.open()
    lab.assert_undisturbed()
    lab.page.evaluate("setTimeout(() => { throw new Error('thrown by the test'); })")
    lab.page.evaluate("console.error('said by the test')")
    lab.page.evaluate("fetch('http://elsewhere.invalid/').catch(() => {})")
    lab.page.evaluate("void new WebSocket('ws://elsewhere.invalid/socket')")
    expected = (
        "script: thrown by the test",
        "console: said by the test",
        "request: http://elsewhere.invalid/",
        "request: ws://elsewhere.invalid/socket",
    )
    deadline = time.monotonic() + PATIENCE / 1000
    while not all(any(text in one for one in lab.troubles) for text in expected):
        assert time.monotonic() < deadline, lab.troubles
        lab.page.evaluate("new Promise(requestAnimationFrame)")  # lets events come in
    with pytest.raises(AssertionError):
        lab.assert_undisturbed()
    lab.troubles.clear()
