"""The lab beside a page with one widget: both served alike, watched alike, in one browser.

Only ratios within one run count. The clock runs inside the page.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT, Server

Report = Callable[[str, dict[str, Any]], None]
FIVE = "x=1,2,-0.5,0,0.3&y=0,1,0,0,0"
SIZE = {"width": 1280, "height": 900}
FLOOR_NUMBER = ".st-key-number"
FLOOR_FIELD = "input"
PAUSE = 150  # ms between presses: time for either page to come to rest
REST = 1000  # ms after a page has opened

_FLOOR_APP = """
import gc
from contextlib import asynccontextmanager
import streamlit as st

@asynccontextmanager
async def lifespan(_):
    gc.collect()
    gc.freeze()
    yield

app = st.App("page.py", lifespan=lifespan)
"""
_FLOOR_PAGE = """
import streamlit as st

x = st.number_input("x", value=1.0, step=0.1)
with st.container(key="number"):
    st.text(f"{x:.4f}")
"""

# Revisions of plots are compared with that of the numbers at the press: a plot that was still on
# its way then does not count.
_WATCH = """([number, plot]) => {
  const times = (window.times = { number: [], plot: [] });
  let pressedAt = {};
  let before = 0;
  addEventListener("keydown", () => {
    pressedAt = { number: performance.now(), plot: performance.now() };
    before = Number(document.querySelector(".lab-notice")?.dataset.values ?? 0);
  }, true);
  const note = (name) => {
    if (pressedAt[name]) times[name].push(performance.now() - pressedAt[name]);
    pressedAt[name] = 0;
  };
  const text = () => document.querySelector(number)?.textContent ?? "";
  let last = text();
  new MutationObserver(() => {
    const now = text();
    if (now === last || !now) return;
    last = now;
    note("number");
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  if (!plot) return;
  new MutationObserver(() => {
    const drawn = [...document.querySelectorAll(plot)].map(({ dataset }) => dataset.drawn);
    if (new Set(drawn).size === 1 && Number(drawn[0]) > before) note("plot");
  }).observe(document.body, { subtree: true, attributeFilter: ["data-drawn"] });
}"""


def floor_folder(folder: Path) -> Path:
    """A folder that serves the page with one widget, with the lab's own configuration."""
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "app.py").write_text(_FLOOR_APP)
    (folder / "page.py").write_text(_FLOOR_PAGE)
    return folder


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """Both servers: the page with one widget, the lab."""
    started = (
        Server(tmp_path / "floor.log", floor_folder(tmp_path / "floor")),
        Server(tmp_path / "lab.log"),
    )
    try:
        for server in started:
            server.wait_until_healthy()
        yield started
    finally:
        for server in started:
            server.stop()


@pytest.fixture
def lab_server(tmp_path: Path) -> Iterator[Server]:
    """The lab alone, in a process that has served nobody yet."""
    server = Server(tmp_path / "lab.log")
    try:
        server.wait_until_healthy()
        yield server
    finally:
        server.stop()


def open_page(
    browser: Browser, url: str, number: str, field: str = "", plot: str = "", init: str = ""
) -> Page:
    """Open a page and wait for its number and plot; the field, if any, has the focus then."""
    page = browser.new_context(viewport=SIZE, locale="en-US").new_page()
    if init:
        page.add_init_script(init)
    page.goto(url)
    page.wait_for_function("s => document.querySelector(s)?.textContent", arg=number)
    if plot:
        page.locator(f"{plot}[data-drawn]").first.wait_for()
    page.wait_for_timeout(REST)
    page.evaluate(_WATCH, [number, plot])
    if field:
        page.locator(field).first.focus()
    return page


def press(page: Page, key: str, count: int, *, plot: bool = False) -> None:
    """Press a key, the count-th one, and wait until the page has come to rest."""
    page.keyboard.press(key)
    page.wait_for_timeout(PAUSE)
    names = ["number", "plot"] if plot else ["number"]
    page.wait_for_function(
        "([names, count]) => names.every((name) => times[name].length >= count)",
        arg=[names, count],
        polling=50,
    )


def times_of(page: Page) -> dict[str, list[float]]:
    """Milliseconds from each press to the number, and to the plot."""
    times: dict[str, list[float]] = page.evaluate("times")
    return times


def floor_median(browser: Browser, url: str, presses: int) -> float:
    """The median from a key press to the number on the page with one widget, in ms."""
    page = open_page(browser, url, FLOOR_NUMBER, FLOOR_FIELD)
    for count in range(presses):
        press(page, "ArrowUp" if count % 20 < 10 else "ArrowDown", count + 1)
    times = times_of(page)["number"]
    page.context.close()
    return median(times)


def percentile95(times: list[float]) -> float:
    """The 95th percentile; of a few times, never more than the longest."""
    return quantiles(times, n=20, method="inclusive")[-1]
