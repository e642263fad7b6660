"""A really started server, one Chromium for all tests, and a fresh visitor for each."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, expect, sync_playwright

from tests.browser.lab import PATIENCE, Lab

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 120
# The first has no window of its own to draw, and opens a page in a third of the time.
_CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_CHROMIUM_ARGS = [
    "--disable-gpu",  # there is none to be had: emulating one only takes time
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    # Whatever a page may ask for outside this machine cannot even be looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Server:
    """The lab as `streamlit run app.py` serves it."""

    def __init__(self, log: Path, root: Path = ROOT, *options: str, path: str = "") -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}{path}"
        self._log, self._root = log, root
        self._options = options
        self.start()

    def start(self) -> None:
        """Start it, for the first time or again on the same port."""
        command = [sys.executable, "-u", "-m", "streamlit", "run", "app.py"]
        with self._log.open("ab") as sink:
            self._process = subprocess.Popen(
                [*command, "--server.port", str(self.port), *self._options],
                cwd=self._root,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def log(self) -> str:
        return self._log.read_text("utf-8", errors="replace")

    def wait_until_healthy(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not self._is_healthy():
            assert self._process.poll() is None, f"the server ended at its start:\n{self.log()}"
            assert time.monotonic() < deadline, f"the server did not start:\n{self.log()}"
            time.sleep(0.1)

    def kill(self) -> None:
        """End it hard, as a crash does."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _is_healthy(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:  # noqa: S310
                return answer.status == 200
        except OSError:
            return False


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of the whole run; its log must stay free of tracebacks."""
    started = Server(tmp_path_factory.mktemp("server") / "log.txt")
    try:
        started.wait_until_healthy()
        yield started
    finally:
        started.stop()
    assert "Traceback" not in started.log(), started.log()


def launched(chromium: BrowserType, *more: str) -> Browser:
    """Chromium: of the environment, of the system, or Playwright's own; with `more` arguments."""
    found = (shutil.which(name) for name in _CHROMIUM_NAMES)
    path = os.environ.get("CHROMIUM") or next(filter(None, found), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return chromium.launch(
        executable_path=path,
        args=[*_CHROMIUM_ARGS, *more, *(["--no-sandbox"] if is_root else [])],
        timeout=_START_SECONDS * 1000,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = launched(playwright.chromium)
        yield chromium
        chromium.close()


_PLAIN = {"locale": "en-US", "viewport": {"width": 1280, "height": 720}}


class Contexts:
    """A context for visitors of the same kind, one after the other: scripts are loaded once."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._resting: dict[str, BrowserContext] = {}

    def take(self, options: dict[str, Any]) -> BrowserContext:
        """A context with these options, that no other visitor has now."""
        context = self._resting.pop(repr(options), None)
        if context is None:
            return self._browser.new_context(**(_PLAIN | options))
        context.grant_permissions(options.get("permissions", []))
        return context

    def give_back(self, options: dict[str, Any], visitor: Lab) -> None:
        """The visitor has gone; an equal one has the context next."""
        context = visitor.page.context
        if repr(options) in self._resting:
            context.close()
        else:
            visitor.leave()
            self._resting[repr(options)] = context


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """The contexts of all visitors."""
    return Contexts(browser)


@pytest.fixture
def visit(server: Server, contexts: Contexts) -> Iterator[Callable[..., Lab]]:
    """Make visitors: `visit(locale="zh-CN", color_scheme="dark", ...)`.

    When the test is over, none of them may have met an error, a failed script, or a request to
    any other machine, and the server must not have logged a traceback.
    """
    visitors: list[tuple[dict[str, Any], Lab]] = []
    logged = len(server.log())

    def make(**options: Any) -> Lab:
        visitor = Lab(contexts.take(options), server.url)
        visitors.append((options, visitor))
        return visitor

    yield make
    try:
        for _, visitor in visitors:
            visitor.assert_undisturbed()
    finally:
        for options, visitor in visitors:
            contexts.give_back(options, visitor)
    assert "Traceback" not in server.log()[logged:]


@pytest.fixture
def lab(visit: Callable[..., Lab]) -> Lab:
    """A visitor with an English browser and a light screen of 1280 x 720."""
    return visit()
