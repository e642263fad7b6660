"""Key press to number and to redrawn plot in Chromium, beside a page with one widget.

Both servers run with the same settings, their pages are pressed in turn in one browser, and only
ratios count. The clock runs inside the page: from `keydown` to the change in the document.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pages.gradient.settings import VIEWS
from tests.browser.conftest import ROOT, Server, browser  # noqa: F401 (a fixture)

Report = Callable[[str, dict[str, Any]], None]
SECTION = "Key press to screen, Chromium"
PRESSES = 80
FIVE = "x=1,2,-0.5,0,0.3&y=0,1,0,0,0"
UP_AND_DOWN = ("ArrowUp", "ArrowDown")
NEXT_AND_BACK = {"lab": ("ArrowRight", "ArrowLeft")}
PAUSE = 150  # milliseconds between presses: time for either page to come to rest

FLOOR_APP = """
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
FLOOR_PAGE = """
import streamlit as st

x = st.number_input("x", value=1.0, step=0.1)
with st.container(key="number"):
    st.text(f"{x:.4f}")
"""

WATCH = """([number, plot]) => {
  const times = (window.times = { number: [], plot: [] });
  let pressed = {};
  addEventListener("keydown", () => {
    pressed = { number: performance.now(), plot: performance.now() };
  }, true);
  const watch = (name, selector, read) => {
    let last = read([...document.querySelectorAll(selector)]);
    new MutationObserver(() => {
      const now = read([...document.querySelectorAll(selector)]);
      if (now === last || !now) return;
      last = now;
      if (pressed[name]) times[name].push(performance.now() - pressed[name]);
      pressed[name] = 0;
    }).observe(document.body, {
      subtree: true, childList: true, characterData: true, attributes: name === "plot",
    });
  };
  watch("number", number, ([element]) => element?.textContent);
  // A descent has two plots: both have to be those of the same answer.
  const drawn = (plots) => new Set(plots.map((one) => one.dataset.drawn));
  if (plot) watch("plot", plot, (plots) => drawn(plots).size === 1 && plots[0].dataset.drawn);
}"""


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    floor = tmp_path / "floor"
    shutil.copytree(ROOT / ".streamlit", floor / ".streamlit")
    (floor / "app.py").write_text(FLOOR_APP)
    (floor / "page.py").write_text(FLOOR_PAGE)
    started = Server(tmp_path / "floor.log", floor), Server(tmp_path / "lab.log")
    try:
        for server in started:
            server.wait_until_healthy()
        yield started
    finally:
        for server in started:
            server.stop()


def open_page(chromium: Browser, url: str, number: str, field: str, plot: str = "") -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.goto(url)
    page.locator(number).wait_for()
    if plot:
        page.locator(f"{plot}[data-drawn]").first.wait_for()
    page.wait_for_timeout(1000)
    page.evaluate(WATCH, [number, plot])
    if field:
        page.locator(field).first.focus()
    return page


def press_in_turn(
    pages: dict[str, Page], keys: dict[str, tuple[str, str]]
) -> dict[str, dict[str, list[float]]]:
    for press in range(PRESSES):
        for name, page in pages.items():
            page.keyboard.press(keys.get(name, UP_AND_DOWN)[press % 20 >= 10])
            page.wait_for_timeout(PAUSE)
    return {name: page.evaluate("window.times") for name, page in pages.items()}


PLOT = ".lab-plot"
PAGES = (
    ("", ".st-key-grad-x", ""),
    ("product", ".st-key-jacobian", ""),
    ("gradient", ".st-key-loss", PLOT),
    *((f"gradient?view={view}", ".st-key-loss", PLOT) for view in VIEWS[1:]),
    ("derivation", ".st-key-grad-x", ""),
)


@pytest.mark.parametrize(("path", "number", "plot"), PAGES, ids=[f"/{page[0]}" for page in PAGES])
def test_key_press_to_screen(
    servers: tuple[Server, Server],
    browser: Browser,  # noqa: F811
    report: Report,
    path: str,
    number: str,
    plot: str,
) -> None:
    floor, lab = servers
    url = f"{lab.url}/{path}{'&' if '?' in path else '?'}{FIVE}"
    pages = {
        "floor": open_page(browser, floor.url, ".st-key-number", "input"),
        "lab": open_page(browser, url, number, "#x-1", plot),
    }
    times = press_in_turn(pages, {})
    base = median(times["floor"]["number"])
    for what, measured in times["lab"].items():
        if measured:
            report(SECTION, row(f"/{path}", what, measured, base))
    assert [len(one["number"]) for one in times.values()] == [PRESSES] * 2
    assert bool(times["lab"]["plot"]) == bool(plot)
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("k", ["general", "own"])
def test_key_press_to_next_line(
    servers: tuple[Server, Server],
    browser: Browser,  # noqa: F811
    report: Report,
    k: str,
) -> None:
    floor, lab = servers
    pages = {
        "floor": open_page(browser, floor.url, ".st-key-number", "input"),
        "lab": open_page(
            browser, f"{lab.url}/derivation?{FIVE}&k={k}&step=5", ".st-key-derivation", ""
        ),
    }
    times = press_in_turn(pages, NEXT_AND_BACK)
    base = median(times["floor"]["number"])
    report(SECTION, row(f"/derivation, k={k}", "line", times["lab"]["number"], base))
    assert [len(one["number"]) for one in times.values()] == [PRESSES] * 2
    for page in pages.values():
        page.context.close()


def row(path: str, what: str, times: list[float], base: float) -> dict[str, Any]:
    return {
        "page": path,
        "key press to": {"plot": "redrawn plot", "line": "next line"}.get(what, what),
        "median / floor": f"{median(times) / base:.2f}",
        "95th percentile / floor": f"{quantiles(times, n=20)[-1] / base:.2f}",
        "seen": f"{len(times)} of {PRESSES}",
    }
