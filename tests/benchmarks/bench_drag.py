"""Dragging and playing: frames, updates, how far numbers lag; many visitors at once; memory.

The clock runs inside the page. Times are ratios to the key press on a page with one widget,
measured in the same run; nothing passes or fails by them.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.benchmarks.bench_browser import (
    FIVE,
    PAUSE,
    open_page,
    servers,  # noqa: F401 (a fixture)
)
from tests.benchmarks.sessions import Session
from tests.browser.conftest import Server, browser  # noqa: F401 (a fixture)
from tests.browser.plots import FRAMES, MIDDLE, WATCH_FRAMES

Report = Callable[[str, dict[str, Any]], None]
SECONDS = 3.0
FRAME = 34  # ms: two frames of a usual screen
PRESSES = 40
VISITORS, A_SECOND = 20, 5
EDITS, WARM = 2_000, 300


def test_dragging(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
) -> None:
    floor, lab = servers
    page = open_page(browser, floor.url, ".st-key-number", "input")
    for press in range(PRESSES):
        page.keyboard.press("ArrowUp" if press % 20 < 10 else "ArrowDown")
        page.wait_for_timeout(PAUSE)
    base = median(page.evaluate("window.times.number"))
    page.context.close()
    for path in ("", "product", "gradient"):
        page = opened(browser, f"{lab.url}/{path}?{FIVE}")
        report("Dragging x_1 for three seconds", {"page": f"/{path}"} | drag(page, base))
        page.context.close()


def opened(chromium: Browser, url: str) -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(
        "window.sentAt = []; const send = WebSocket.prototype.send;"
        "WebSocket.prototype.send = function (data) {"
        " sentAt.push(performance.now()); return send.call(this, data); };"
    )
    page.goto(url)
    page.locator(".st-key-x-editor .bar").first.wait_for()
    page.wait_for_timeout(1500)
    return page


def drag(page: Page, base: float) -> dict[str, Any]:
    box = page.locator(".st-key-x-editor .bar").first.bounding_box()
    assert box is not None
    x, middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, middle)
    page.mouse.down()
    page.wait_for_timeout(300)
    page.evaluate(START, [x, middle, 0.45 * box["height"]])
    page.wait_for_timeout(1000 * SECONDS)
    page.evaluate("seen.ends = true")
    page.mouse.up()
    page.wait_for_timeout(500)
    found = page.evaluate(END)
    lags, frames = found["lags"], found["frames"]
    return {
        "frames over 34 ms": f"{100 * sum(one > FRAME for one in frames) / len(frames):.1f} %",
        "updates a second": f"{found['shown'] / SECONDS:.0f}",
        "shown per sent": f"{100 * found['shown'] / found['sent']:.0f} %",
        "pointer to number, median / floor": f"{median(lags) / base:.2f}",
        "95th percentile / floor": f"{quantiles(lags, n=20)[-1] / base:.2f}",
    }


# The pointer moves once a frame, in the page: events from outside would load the machine as well.
# Noted are when the bar came to each value, and when the numbers of that value were put in place.
START = """([x, middle, reach]) => {
  const root = [...document.querySelectorAll('.st-key-x-editor *')].find(one => one.shadowRoot);
  const bar = root.shadowRoot.querySelector('.bar');
  const seen = (window.seen = { moved: {}, lags: [], frames: [], shown: 0 });
  sentAt.length = 0;
  let first = 0, last = 0;
  const frame = (now) => {
    if (seen.ends) return;
    if (last) seen.frames.push(now - last);
    first ||= now;
    last = now;
    const clientY = middle + reach * Math.sin(2 * (now - first) / 1000);
    bar.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY, bubbles: true }));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new MutationObserver(() => {
    seen.moved[bar.getAttribute('aria-valuenow')] = performance.now();
  }).observe(bar, { attributeFilter: ['aria-valuenow'] });
  addEventListener('softmax-lab-values', () => {
    const [, x] = softmaxLab.standing.address.params.find(([name]) => name === 'x');
    const moved = seen.moved[x.split(',')[0]];
    seen.shown += 1;
    if (moved) seen.lags.push(performance.now() - moved);
  });
}"""
END = "() => ({ ...seen, sent: sentAt.length })"


@pytest.mark.parametrize(
    ("view", "how"),
    [
        ("line", "scrubbed"),
        *((f"descent&over={over}", "played") for over in ("line", "plane", "simplex")),
    ],
)
def test_frames_of_figures(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    view: str,
    how: str,
) -> None:
    page = opened(browser, f"{servers[1].url}/gradient?view={view}&steps=80&{FIVE}")
    page.locator(".lab-plot[data-drawn]").first.wait_for()
    page.wait_for_timeout(1000)
    page.evaluate(WATCH_FRAMES)
    if how == "played":
        page.locator(".lab-frames .play").first.click()
    else:
        page.evaluate(SCRUB, page.evaluate(MIDDLE))
    page.wait_for_timeout(1000 * SECONDS)
    gaps = page.evaluate(FRAMES)[2:]
    late = 100 * sum(gap > FRAME for gap in gaps) / len(gaps)
    report(
        "Frames of figures, three seconds",
        {
            "view": view,
            "moved by being": how,
            "steps": page.evaluate("document.querySelector('.lab-plot').dataset.frame"),
            "frames": len(gaps),
            "over 34 ms": f"{late:.1f} %",
        },
    )
    page.context.close()


# The mark is moved once a frame, in the page, as in START.
SCRUB = """([x, y, unit]) => {
  const target = document.querySelector('.lab-plot .nsewdrag');
  const at = (clientX) => ({ clientX, clientY: y, bubbles: true, button: 0, pointerId: 1 });
  target.dispatchEvent(new PointerEvent('pointerdown', at(x)));
  let first = 0;
  const frame = (now) => {
    first ||= now;
    const aside = 6 * unit * Math.sin((now - first) / 500);
    dispatchEvent(new PointerEvent('pointermove', at(x + aside)));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""


def test_many_visitors_drag(servers: tuple[Server, Server], report: Report) -> None:  # noqa: F811
    with ThreadPoolExecutor(1) as apart:  # Playwright keeps a loop of its own in this thread
        times = apart.submit(asyncio.run, visitors(servers[1].url)).result()
    row = {
        "visitors": VISITORS,
        "updates a second each": A_SECOND,
        "answered": f"{len(times)} of {VISITORS * A_SECOND * 10}",
        "median, ms": f"{1e3 * median(times):.0f}",
        "95th percentile, ms": f"{1e3 * quantiles(times, n=20)[-1]:.0f}",
    }
    report("Visitors who drag at once, on one process", row)


async def visitors(url: str) -> list[float]:
    sessions = [await Session.opened(url, FIVE) for _ in range(VISITORS)]

    async def visit(session: Session, delay: float) -> list[float]:
        await asyncio.sleep(delay)
        times = []
        for n in range(10 * A_SECOND):
            start = time.monotonic()
            times.append(await session.drag(round(4 * math.sin(n / 5), 1) + n / 1e3))
            await asyncio.sleep(max(0.0, 1 / A_SECOND - (time.monotonic() - start)))
        return times

    found = await asyncio.gather(*(visit(s, n / 97) for n, s in enumerate(sessions)))
    await asyncio.gather(*(session.close() for session in sessions))
    return [one for times in found for one in times]


def test_memory_stays_flat(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
) -> None:
    server = servers[1]
    page = opened(browser, f"{server.url}/product?{FIVE}")
    tools = page.context.new_cdp_session(page)
    page.locator(".st-key-x-editor .bar").first.focus()

    def edit(count: int) -> None:
        for n in range(count):
            page.keyboard.press("ArrowUp" if n % 40 < 20 else "ArrowDown")

    def sizes() -> tuple[float, float]:
        page.wait_for_timeout(2000)
        tools.send("HeapProfiler.collectGarbage")
        heap = tools.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        status = Path(f"/proc/{server.pid}/status").read_text("utf-8")
        resident = next(line for line in status.split("\n") if line.startswith("VmRSS"))
        return int(resident.split()[1]) / 1e3, heap

    edit(WARM)
    before = sizes()
    edit(EDITS)
    for what, first, last in zip(
        ("server, resident", "page, JavaScript heap"), before, sizes(), strict=True
    ):
        report(
            f"Memory over {EDITS} edits",
            {"of": what, "before, MB": first, "after, MB": last, "ratio": last / first},
        )
    page.context.close()
