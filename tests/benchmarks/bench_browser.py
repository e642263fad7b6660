"""Key press to number and to redrawn plot in Chromium, beside a page with one widget.

Both servers run with the same settings, their pages are pressed in turn in one browser, and only
ratios count.
"""

from __future__ import annotations

from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pages.gradient.settings import VIEW_NAMES
from tests.benchmarks.side_by_side import (
    FIVE,
    FLOOR_FIELD,
    FLOOR_NUMBER,
    PAUSE,
    Report,
    open_page,
    percentile95,
    press,
    servers,  # noqa: F401 (a fixture)
    times_of,
)
from tests.browser.conftest import Server, browser  # noqa: F401 (a fixture)

PRESSES = 80
UP_AND_DOWN = ("ArrowUp", "ArrowDown")
NEXT_AND_BACK = ("ArrowRight", "ArrowLeft")
PLOT = ".lab-plot"
NUMBER_BAR, LINE_BAR = 0.6, 1.0
PLOT_BARS = {"line": 1.6, "plane": 2.2, "simplex": 2.2, "descent": 2.8, "squared": 2.2,
             "digits": 2.2}  # fmt: skip
PAGES = (
    ("", ".st-key-grad-x", ""),
    ("product", ".st-key-jacobian", ""),
    *((f"gradient?view={view}", ".st-key-loss", view) for view in VIEW_NAMES),
    ("derivation", ".st-key-grad-x", ""),
    ("libraries", ".st-key-question", ""),
    ("libraries?expects=shown", ".st-key-calls", ""),
    ("libraries?part=companion", ".st-key-companion", ""),
    ("stability", ".st-key-results", "digits"),
    ("stability?stability=steps&culprit=shown", ".st-key-results", ""),
)


TASK = "?lesson=softmax&at=1&lang=en"  # its goal is reached by a digit in this field
FIELD_OF_TASK, DIGIT, AGAIN = "#x-1", "5", '[data-lesson="again"]'
DONE_PRESSES, DONE_BAR = 30, 0.8


def in_turn(pages: dict[str, Page], keys: dict[str, tuple[str, str]], *, plot: bool) -> None:
    for count in range(PRESSES):
        for name, page in pages.items():
            key = keys[name][count % 20 >= 10]
            press(page, key, count + 1, plot=plot and name == "lab")


@pytest.mark.parametrize(("path", "number", "view"), PAGES, ids=[f"/{page[0]}" for page in PAGES])
def test_key_press_to_screen(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    path: str,
    number: str,
    view: str,
) -> None:
    floor, lab = servers
    url = f"{lab.url}/{path}{'&' if '?' in path else '?'}{FIVE}"
    pages = {
        "floor": open_page(browser, floor.url, FLOOR_NUMBER, FLOOR_FIELD),
        "lab": open_page(browser, url, number, "#x-1", PLOT if view else ""),
    }
    in_turn(pages, dict.fromkeys(pages, UP_AND_DOWN), plot=bool(view))
    base = times_of(pages["floor"])["number"]
    times = times_of(pages["lab"])
    _report(report, f"/{path}", "number", times["number"], base, NUMBER_BAR)
    if view:
        _report(report, f"/{path}", "redrawn plot", times["plot"], base, PLOT_BARS[view])
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("k", ["general", "own"])
def test_key_press_to_next_line(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    k: str,
) -> None:
    floor, lab = servers
    url = f"{lab.url}/derivation?{FIVE}&k={k}&step=5"
    pages = {
        "floor": open_page(browser, floor.url, FLOOR_NUMBER, FLOOR_FIELD),
        "lab": open_page(browser, url, ".st-key-derivation"),
    }
    in_turn(pages, {"floor": UP_AND_DOWN, "lab": NEXT_AND_BACK}, plot=False)
    base, times = (times_of(pages[name])["number"] for name in ("floor", "lab"))
    _report(report, f"/derivation, k={k}", "next line", times, base, LINE_BAR)
    for page in pages.values():
        page.context.close()


PREVIEWS = {
    "check": "check?said=s_j-y_j",
    "practice": "practice?skill=off-diagonal&level=3&seed=0&said=s_j-y_j",
}


@pytest.mark.parametrize("name", PREVIEWS)
def test_key_press_to_preview(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    name: str,
) -> None:
    floor, lab = servers
    url, field = f"{lab.url}/{PREVIEWS[name]}&{FIVE}", '[data-typed="said"]'
    pages = {
        "floor": open_page(browser, floor.url, FLOOR_NUMBER, FLOOR_FIELD),
        "lab": open_page(browser, url, f".st-key-{name}-preview", field),
    }
    pages["lab"].keyboard.press("End")
    keys = {"floor": UP_AND_DOWN, "lab": ("k", "Backspace")}
    for count in range(PRESSES):
        for which, page in pages.items():
            press(page, keys[which][count % 2], count + 1)
    base, times = (times_of(pages[which])["number"] for which in ("floor", "lab"))
    _report(report, f"/{name}", "preview", times, base, NUMBER_BAR)
    for page in pages.values():
        page.context.close()


def test_key_press_to_done(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
) -> None:
    """A digit that fulfils a lesson's task, to the word that it is done; then once more."""
    floor, lab = servers
    pages = {
        "floor": open_page(browser, floor.url, FLOOR_NUMBER, FLOOR_FIELD),
        "lab": open_page(browser, f"{lab.url}/{TASK}", ".lab-lesson-says", FIELD_OF_TASK),
    }
    field, again = (pages["lab"].locator(name) for name in (FIELD_OF_TASK, AGAIN))
    for count in range(DONE_PRESSES):
        press(pages["floor"], UP_AND_DOWN[count % 2], count + 1)
        field.select_text()
        press(pages["lab"], DIGIT, count + 1)
        again.click()
        pages["lab"].wait_for_timeout(PAUSE)
    base, times = (times_of(pages[which])["number"] for which in ("floor", "lab"))
    _report(report, "a lesson", "done", times, base, DONE_BAR)
    for page in pages.values():
        page.context.close()


def _report(
    report: Report, page: str, what: str, times: list[float], base: list[float], bar: float
) -> None:
    row: dict[str, Any] = {
        "page": page,
        "key press to": what,
        "median / floor": f"{median(times) / median(base):.2f}",
        "bar": bar,
        "95th percentile / floor": f"{percentile95(times) / median(base):.2f}",
        "seen": f"{len(times)} of {len(base)}",
        "floor, ms": f"{median(base):.0f}",
    }
    report("Key press to screen, Chromium", row)


# --- thirty presses in a second --------------------------------------------------------------

FAST, APART = 30, 1000 / 30
# The keys are pressed in the page: events from outside would load the machine as well. What is
# shown is what stands there when a frame is drawn.
PRESS_FAST = """async ([number, field, count, apart]) => {
  const text = () => document.querySelector(number)?.textContent ?? "";
  const before = text();
  const shown = new Set();
  let last = before, changedAt = 0, numbers = 0, goesOn = true;
  new MutationObserver(() => {
    const now = text();
    if (now === last || !now) return;
    [last, changedAt] = [now, performance.now()];
    numbers += 1;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  const look = () => {
    if (text()) shown.add(text());
    if (goesOn) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const options = { key: "ArrowUp", code: "ArrowUp", keyCode: 38, bubbles: true };
  const element = document.querySelector(field) ?? inShadow(field);
  function inShadow(selector) {
    const roots = [...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot);
    return roots.map((root) => root?.querySelector(selector)).find(Boolean);
  }
  const start = performance.now();
  let pressedAt = 0;
  for (let n = 0; n < count; n += 1) {
    const wait = start + n * apart - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    pressedAt = performance.now();
    element.dispatchEvent(new KeyboardEvent("keydown", { ...options, cancelable: true }));
    element.dispatchEvent(new KeyboardEvent("keyup", options));
  }
  await new Promise((done) => setTimeout(done, 1500));
  goesOn = false;
  shown.delete(before);
  return {
    shown: shown.size, numbers, wait: changedAt - pressedAt, took: pressedAt - start,
    value: element.value,
  };
}"""
ROUNDS = 3


@pytest.mark.parametrize("path", ["", "product", "gradient"])
def test_fast_presses(
    servers: tuple[Server, Server],  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    path: str,
) -> None:
    floor, lab = servers
    number = {"": ".st-key-grad-x", "product": ".st-key-jacobian", "gradient": ".st-key-loss"}
    places = {
        "one widget": (floor.url, FLOOR_NUMBER, FLOOR_FIELD),
        f"/{path}": (f"{lab.url}/{path}?{FIVE}", number[path], "#x-1"),
    }
    rounds: dict[str, list[dict[str, Any]]] = {name: [] for name in places}
    for _ in range(ROUNDS):
        for name, (url, text, field) in places.items():
            page = open_page(browser, url, text, field)
            result = page.evaluate(PRESS_FAST, [text, field, FAST, APART])
            assert float(result["value"]) == 4.0  # no press was lost
            rounds[name].append(result)
            page.context.close()
    for name, results in rounds.items():
        row = {
            "page": name,
            "numbers put in place": f"{median(r['numbers'] for r in results):.0f} of {FAST}",
            "shown in a frame": f"{median(r['shown'] for r in results):.0f}",
            "last press to last number, ms": f"{median(r['wait'] for r in results):.0f}",
            "each round, ms": " ".join(f"{r['wait']:.0f}" for r in results),
            "presses took, ms": f"{median(r['took'] for r in results):.0f}",
        }
        report(f"Thirty presses in a second, medians of {ROUNDS} rounds", row)
