"""Breaks: a server that is started anew, a line that drops, a laptop that slept, another process.

What was done is kept, a quiet word says that the connection is being restored, and the page goes
on with the reader's last numbers. Streamlit's own way back puts no older ones in their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from core.problem import Problem
from tests.browser.conftest import ROOT, Server
from tests.browser.lab import Lab
from tests.browser.line import Line

START = Problem((1, 2, -0.5), (0, 1, 0))
TYPED = Problem((1.7, 2, -0.5), (0, 1, 0))
LATER = Problem((1.7, 2.5, -0.5), (0, 1, 0))
NOTICE = "Restoring the connection"


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that the test may end; Streamlit forgets who is away for a second."""
    server = Server(tmp_path / "log.txt", ROOT, "--server.disconnectedSessionTTL", "1")
    server.wait_until_healthy()
    yield server
    server.stop()


@pytest.fixture
def line(own_server: Server) -> Iterator[Line]:
    line = Line(own_server.port)
    yield line
    line.close()


@pytest.fixture
def reader(browser: Browser, line: Line) -> Iterator[Lab]:
    """Somebody whose address names the first problem, and who has typed 1.7 since."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 720})
    reader = Lab(context, line.url)
    reader.open_problem(START)
    reader.field("x", 1).fill("1.7")
    reader.expect_problem(TYPED)
    yield reader
    context.close()


def expect_back(reader: Lab, problem: Problem) -> None:
    """The line is back, Streamlit is connected too, and the reader's numbers are still there."""
    notice = reader.page.locator(".lab-notice")
    expect(notice).not_to_contain_text(NOTICE, timeout=60_000)
    app = reader.page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)
    reader.expect_problem(problem)
    # And they are what the server goes on with.
    reader.field("y", 3).fill("1")
    reader.expect_problem(problem.with_y([*problem.y[:2], 1]))
    reader.page.reload()
    reader.settle()
    reader.expect_problem(problem.with_y([*problem.y[:2], 1]))


def test_a_server_that_ends_and_is_started_anew(reader: Lab, own_server: Server) -> None:
    own_server.kill()
    expect(reader.page.locator(".lab-notice")).to_contain_text(NOTICE)
    reader.field("x", 2).fill("2.5")
    own_server.start()
    own_server.wait_until_healthy()
    expect_back(reader, LATER)
    assert "Traceback" not in own_server.log()


def test_a_field_that_keeps_the_focus_during_a_break(reader: Lab, line: Line) -> None:
    line.cut()
    expect(reader.page.locator(".lab-notice")).to_contain_text(NOTICE)
    reader.field("x", 2).focus()
    reader.page.keyboard.type("2.5")
    line.mend()
    expect(reader.page.locator(".lab-notice")).not_to_contain_text(NOTICE, timeout=60_000)
    expect(reader.field("x", 2)).to_be_focused()
    reader.expect_problem(LATER)
    expect(reader.bar("x", 2)).to_have_attribute("aria-valuenow", "2.5")


def test_a_line_that_drops(reader: Lab, line: Line, own_server: Server) -> None:
    line.cut()
    expect(reader.page.locator(".lab-notice")).to_contain_text(NOTICE)
    reader.field("x", 2).fill("2.5")
    reader.bar("x", 3).press("ArrowUp")
    line.mend()
    expect_back(reader, Problem((1.7, 2.5, -0.4), (0, 1, 0)))
    assert "Traceback" not in own_server.log()


def test_a_break_so_long_that_streamlit_has_forgotten(reader: Lab, line: Line) -> None:
    line.cut()
    reader.field("x", 2).fill("2.5")
    reader.page.wait_for_timeout(5_000)  # Streamlit forgets after one, and looks now and then
    line.mend()
    expect_back(reader, LATER)


def test_a_laptop_that_slept(reader: Lab, line: Line) -> None:
    line.silence()
    reader.field("x", 2).fill("2.5")
    reader.expect_explore(LATER)
    reader.expect_problem(LATER)


def test_another_process_behind_the_same_address(reader: Lab, line: Line, tmp_path: Path) -> None:
    other = Server(tmp_path / "other.txt")
    try:
        other.wait_until_healthy()
        line.lead_to(other.port)
        reader.field("x", 2).fill("2.5")
        expect_back(reader, LATER)
        assert "Traceback" not in other.log()
    finally:
        other.stop()


def test_undo_goes_on_after_a_short_break(reader: Lab, line: Line) -> None:
    line.cut()
    expect(reader.page.locator(".lab-notice")).to_contain_text(NOTICE)
    line.mend()
    reader.tool("undo").click()
    reader.expect_problem(START)


def test_two_tabs_do_not_disturb_each_other(browser: Browser, line: Line, reader: Lab) -> None:
    other = Lab(reader.page.context, line.url)
    other.open_problem(START)
    other.field("x", 1).fill("-3")
    other.expect_problem(Problem((-3, 2, -0.5), (0, 1, 0)))
    reader.field("x", 2).fill("2.5")
    reader.expect_problem(LATER)
    other.expect_problem(Problem((-3, 2, -0.5), (0, 1, 0)))
