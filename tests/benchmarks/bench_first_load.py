"""The first load: bytes with an empty cache, and process start to first number in a cold browser.

Nothing passes or fails by the clock.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.benchmarks.side_by_side import (
    FLOOR_NUMBER,
    Report,
    floor_folder,
    lab_server,  # noqa: F401 (a fixture)
)
from tests.browser.conftest import ROOT, Server, browser, launched  # noqa: F401 (a fixture)

PLOTS_BAR, PLAIN_BAR = 3.0, 1.5  # MB
QUIET = 2000  # ms in which nothing more comes: the page is there


@pytest.mark.parametrize(
    ("path", "bar"), [("", PLAIN_BAR), ("product", PLAIN_BAR), ("derivation", PLAIN_BAR),
                      ("gradient", PLOTS_BAR)]
)  # fmt: skip
def test_bytes_of_the_first_load(
    lab_server: Server,  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    path: str,
    bar: float,
) -> None:
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, float] = {}
    frames: list[int] = []

    def received(event: dict[str, Any]) -> None:
        frames.append(len(event["response"]["payloadData"]))

    tools.on(
        "Network.requestWillBeSent",
        lambda e: addresses.update({e["requestId"]: e["request"]["url"]}),
    )
    tools.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    tools.on("Network.webSocketFrameReceived", received)
    page.goto(f"{lab_server.url}/{path}")
    page.locator("#x-1").wait_for()
    if path == "gradient":
        page.locator(".lab-plot[data-drawn]").first.wait_for()
    page.wait_for_timeout(QUIET)
    largest = sorted(sizes.items(), key=lambda item: -item[1])[:3]
    total = sum(sizes.values())
    row = {
        "page": f"/{path}",
        "requests": len(sizes),
        "files, MB": f"{total / 1e6:.2f}",
        "sockets, MB": f"{sum(frames) / 1e6:.2f}",
        "together, MB": f"{(total + sum(frames)) / 1e6:.2f}",
        "bar, MB": bar,
        "largest, kB": ", ".join(
            f"{addresses[request].rpartition('/')[2].partition('?')[0]} {size / 1e3:.0f}"
            for request, size in largest
        ),
    }
    report("Bytes of the first load, with an empty cache", row)
    context.close()


# --- process start to first number ------------------------------------------------------------

ROUNDS = 6
LOOK = 0.01  # seconds between looks whether the server answers
START_BAR = 1.1
Times = tuple[float, float]


def test_start_to_first_number(report: Report, tmp_path: Path) -> None:
    places: dict[str, tuple[Path, str, str]] = {
        "one widget": (floor_folder(tmp_path / "floor"), "", FLOOR_NUMBER),
        "/": (ROOT, "", ".st-key-grad-x .lab-num"),
        "/gradient": (ROOT, "gradient", ".st-key-loss .lab-num"),
    }
    with ThreadPoolExecutor(1) as apart:  # the other Playwright keeps a loop in this thread
        times = apart.submit(_rounds, places, tmp_path / "log").result()
    base = median(total for total, _ in times["one widget"])
    for name, results in times.items():
        totals = [total for total, _ in results]
        row = {
            "page": name,
            "median / floor": f"{median(totals) / base:.2f}",
            "bar": START_BAR if name != "one widget" else "",
            "until the server answers, s": f"{median(healthy for _, healthy in results):.2f}",
            "until the first number, s": f"{median(totals):.2f}",
            "each round, s": " ".join(f"{total:.2f}" for total in totals),
        }
        report(f"Process start to first number, cold browser, {ROUNDS} rounds in turn", row)


def _rounds(places: dict[str, tuple[Path, str, str]], log: Path) -> dict[str, list[Times]]:
    times: dict[str, list[Times]] = {name: [] for name in places}
    with sync_playwright() as playwright:
        for _ in range(ROUNDS):
            for name, place in places.items():
                times[name].append(_start(playwright, log, *place))
    return times


# The page itself says when: a hundred requests later, the tool that drives it would hear of it
# some tenths of a second after its reader sees it.
NOTICE = """(() => {
  const look = () => {
    if (document.querySelector(%s)?.textContent) {
      window.numberSeen = performance.timeOrigin + performance.now();
    } else requestAnimationFrame(look);
  };
  look();
})()"""


def _start(playwright: Playwright, log: Path, folder: Path, path: str, number: str) -> Times:
    """Seconds from the start of the process to the number, and to the first sign of life."""
    cold = launched(playwright.chromium)
    page = cold.new_page()
    page.goto("about:blank")
    page.add_init_script(NOTICE % json.dumps(number))
    start = time.time()
    server = Server(log, folder)
    try:
        _until(server._is_healthy)
        healthy = time.time() - start
        page.goto(f"{server.url}/{path}", wait_until="commit")
        page.wait_for_function("() => window.numberSeen")
        return page.evaluate("window.numberSeen") / 1000 - start, healthy
    finally:
        server.stop()
        cold.close()


def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        time.sleep(LOOK)
