"""A really started server: its headers, its port, what it never imports, its downloads."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from core.problem import Problem
from tests.browser.conftest import ROOT, Server, free_port
from tests.browser.lab import PATHS, Lab
from tests.browser.test_download import assert_values, download

PROBLEM = Problem((1, 2, -0.5), (0, 1, 0))
EDITED = Problem((1, 3.25, -0.5), (0, 1, 0))
ADDRESSES = [
    "/",
    "/gradient",
    "/_stcore/health",
    "/assets/katex.js",
    "/files/none",
    "/favicon.png",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_answers_are_safe_and_name_no_software(server: Server, path: str) -> None:
    connection = HTTPConnection("localhost", server.port, timeout=30)
    connection.request("GET", path, headers={"accept": "text/html,*/*"})
    headers = {name.lower(): text for name, text in connection.getresponse().getheaders()}
    connection.close()
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "server" not in headers
    assert not any("uvicorn" in text.lower() for text in headers.values())


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_shown_without_data_frames(server: Server, lab: Lab, path: str) -> None:
    """Streamlit imports pandas for parts whose data is a dict: a quarter of a second."""
    maps = Path(f"/proc/{server.pid}/maps")
    if not maps.exists():
        pytest.skip("needs Linux")
    lab.open_problem(PROBLEM, path)
    libraries = maps.read_text("utf-8")
    assert "/numpy/" in libraries
    assert "/pandas/" not in libraries
    assert "/pyarrow/" not in libraries


def test_icons_come_when_one_is_shown(lab: Lab) -> None:
    fonts: list[str] = []
    lab.page.on("request", lambda request: fonts.append(request.url))
    lab.open_problem(PROBLEM)
    lab.page.evaluate("document.fonts.ready")
    assert any("SourceSans" in url for url in fonts)
    assert not any("MaterialSymbols" in url for url in fonts)
    with lab.page.expect_request("**/MaterialSymbols*"):
        lab.page.evaluate("""() => {
          const icon = document.body.appendChild(document.createElement("span"));
          icon.style.fontFamily = "Material Symbols Rounded";
          icon.textContent = "download";
        }""")


def test_nothing_foreign_runs_in_a_page(lab: Lab) -> None:
    lab.open_problem(PROBLEM)
    ran: Any = lab.page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "document.body.dataset.ran = 'yes'";
      document.body.append(script);
      return document.body.dataset.ran ?? "";
    }""")
    assert ran == ""
    lab.page.evaluate("fetch('http://elsewhere.invalid/').catch(() => {})")
    lab.page.wait_for_function("() => true")
    assert any("Content Security Policy" in trouble for trouble in lab.troubles)
    lab.troubles.clear()


@pytest.fixture
def started_by_python(tmp_path: Path) -> Iterator[int]:
    """The port of a server that `python app.py` started."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=os.environ | {"PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield port
    process.terminate()
    process.wait(30)


def test_the_environment_gives_the_port(started_by_python: int, browser: Browser) -> None:
    url = f"http://localhost:{started_by_python}"
    deadline = time.monotonic() + 60
    while True:
        try:
            connection = HTTPConnection("localhost", started_by_python, timeout=5)
            connection.request("GET", "/_stcore/health")
            assert "server" not in dict(connection.getresponse().getheaders())
            break
        except OSError:
            assert time.monotonic() < deadline, "it does not listen there"
            time.sleep(0.1)
    visitor = Lab(browser.new_context(locale="en-US"), url)
    visitor.open_problem(PROBLEM)
    visitor.expect_problem(PROBLEM)
    visitor.page.context.close()


# --- downloads --------------------------------------------------------------------------------


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that the test may end."""
    server = Server(tmp_path / "log.txt")
    server.wait_until_healthy()
    yield server
    server.stop()


def test_a_download_after_the_server_was_started_anew(
    own_server: Server, browser: Browser
) -> None:
    visitor = Lab(browser.new_context(locale="en-US"), own_server.url)
    visitor.open_problem(PROBLEM)
    visitor.field("x", 2).fill("3.25")
    visitor.expect_problem(EDITED)
    own_server.kill()
    own_server.start()
    own_server.wait_until_healthy()
    # At once, be the line back or not: no reload, and the numbers are the reader's.
    assert_values(download(visitor), EDITED)
    expect(visitor.page.locator(".lab-notice")).not_to_contain_text("Restoring", timeout=60_000)
    assert_values(download(visitor), EDITED)
    visitor.page.context.close()
    assert "Traceback" not in own_server.log()


def test_an_edit_on_its_way_is_in_the_file(lab: Lab) -> None:
    lab.open_problem(PROBLEM)
    with lab.page.expect_download() as waiting:
        lab.page.evaluate("""() => {
          const field = document.getElementById("x-2") ??
            [...document.querySelectorAll(".st-key-x-editor *")]
              .find((element) => element.shadowRoot).shadowRoot.getElementById("x-2");
          field.focus();
          field.value = "3.25";
          field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
          document.querySelector("a[data-file='problem.json']").click();
        }""")
    content = Path(waiting.value.path()).read_text("utf-8")
    assert "3.25" in content


def test_links_name_files_below_the_labs_own_address(browser: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path / "log.txt", ROOT, "--server.baseUrlPath", "lab", path="/lab")
    try:
        server.wait_until_healthy()
        visitor = Lab(browser.new_context(locale="en-US"), server.url)
        visitor.open_problem(PROBLEM)
        assert_values(download(visitor), PROBLEM)
        visitor.assert_undisturbed()
        visitor.page.context.close()
    finally:
        server.stop()
