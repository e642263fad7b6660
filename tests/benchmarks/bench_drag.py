"""Dragging and playing: frames, updates, how far numbers lag behind the pointer.

The clock runs inside the page. Times are ratios to the key press on a page with one widget,
measured in the same run; nothing passes or fails by them.
"""

from __future__ import annotations

from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.benchmarks.side_by_side import (
    FIVE,
    Report,
    floor_median,
    lab_server,  # noqa: F401 (a fixture)
    open_page,
    percentile95,
    servers,  # noqa: F401 (a fixture)
)
from tests.browser.conftest import Server, browser  # noqa: F401 (a fixture)
from tests.browser.plots import FRAMES, MIDDLE, WATCH_FRAMES

SECONDS = 3.0
FRAME = 34  # ms: two frames of a usual screen
PRESSES = 40
PLOT = ".lab-plot"
PAGES = (
    ("", ".st-key-grad-x", ""),
    ("product", ".st-key-jacobian", ""),
    ("gradient", ".st-key-loss", PLOT),
    ("gradient?view=plane", ".st-key-loss", PLOT),
)

# Notes what goes out and comes in over the live channel, before the page's own code hears of it.
LISTEN = """
window.channel = { sent: new Map(), ack: 0, active: false, pointerAt: 0, movedAt: 0 };
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    if (!String(given[0]).includes("/live")) return;
    this.addEventListener("message", ({ data }) => {
      const answer = channel.active ? JSON.parse(data) : {};
      if (answer.kind === "values") channel.ack = answer.ack;
    });
  }
  send(data) {
    const message = channel.active && typeof data === "string" ? JSON.parse(data) : {};
    if (message.kind === "bar") {
      const { movedTo, movedAt, pointerAt } = channel;
      channel.sent.set(message.seq, message.value === movedTo ? movedAt : pointerAt);
    }
    super.send(data);
  }
};
"""

# The pointer moves once a frame, in the page: events from outside would load the machine as well.
# It goes to and fro at a steady pace, so that each frame has another value.
DRAG = """([number, middle, y, reach]) => {
  const roots = [...document.querySelectorAll('.st-key-x-editor *')];
  const { shadowRoot } = roots.find((element) => element.shadowRoot);
  const bar = shadowRoot.querySelector('.bar');
  const result = (window.result = { lags: [], frames: [], put: 0, seen: 0, ends: false });
  channel.active = true;
  let first = 0, last = 0, answered = 0, seen = 0;
  const frame = (now) => {
    if (answered !== seen) result.seen += 1;
    seen = answered;
    if (result.ends) return;
    if (last) result.frames.push(now - last);
    first ||= now;
    last = now;
    const phase = ((now - first) / 1200) % 1;  // a way to and fro in 1.2 s
    const clientX = middle + reach * (Math.abs(4 * phase - 2) - 1);
    channel.pointerAt = performance.now();
    bar.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY: y, bubbles: true }));
    const value = Number(bar.getAttribute('aria-valuenow'));
    if (value !== channel.movedTo) channel.movedAt = channel.pointerAt;
    channel.movedTo = value;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  let text = document.querySelector(number).textContent;
  new MutationObserver(() => {
    const now = document.querySelector(number)?.textContent;
    const { ack, sent } = channel;
    if (!now || now === text || ack === answered) return;
    [text, answered] = [now, ack];
    result.put += 1;
    if (sent.has(ack)) result.lags.push(performance.now() - sent.get(ack));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
RESULT = "() => ({ ...result, sent: channel.sent.size })"


def test_dragging(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
) -> None:
    floor, lab = servers
    base = floor_median(browser, floor.url, PRESSES)
    for path, number, plot in PAGES:
        url = f"{lab.url}/{path}{'&' if '?' in path else '?'}{FIVE}"
        page = open_page(browser, url, number, plot=plot, init=LISTEN)
        report("Dragging x_1 for three seconds", {"page": f"/{path}"} | drag(page, number, base))
        page.context.close()


def drag(page: Page, number: str, base: float) -> dict[str, Any]:
    box = page.locator(".st-key-x-editor .bar").first.bounding_box()
    assert box is not None
    middle, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(middle, y)
    page.mouse.down()
    page.wait_for_timeout(300)
    page.evaluate(DRAG, [number, middle, y, 0.45 * box["width"]])
    page.wait_for_timeout(1000 * SECONDS)
    page.evaluate("result.ends = true")
    page.mouse.up()
    page.wait_for_timeout(500)
    result = page.evaluate(RESULT)
    lags, frames = result["lags"], result["frames"]
    return {
        "frames over 34 ms": f"{100 * sum(gap > FRAME for gap in frames) / len(frames):.1f} %",
        "frames a second": f"{1000 * len(frames) / sum(frames):.0f}",
        "sent a second": f"{result['sent'] / SECONDS:.0f}",
        "updates a second": f"{result['put'] / SECONDS:.0f}",
        "in a frame of their own": f"{result['seen'] / SECONDS:.0f}",
        "shown per sent": f"{100 * result['put'] / result['sent']:.0f} %",
        "pointer to number, median / floor": f"{median(lags) / base:.2f}",
        "95th percentile / floor": f"{percentile95(lags) / base:.2f}",
        "floor, ms": f"{base:.0f}",
    }


@pytest.mark.parametrize(
    ("view", "how"),
    [
        ("line", "scrubbed"),
        *((f"descent&over={over}", "played") for over in ("line", "plane", "simplex")),
    ],
)
def test_frames_of_figures(
    lab_server: Server,  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    view: str,
    how: str,
) -> None:
    url = f"{lab_server.url}/gradient?view={view}&steps=80&{FIVE}"
    page = open_page(browser, url, ".st-key-loss", plot=PLOT)
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


# The mark is moved once a frame, in the page, as in DRAG.
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
