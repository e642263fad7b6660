"""Arrays of a figure as base64 in JSON beside a binary frame: which is on the screen sooner.

Two real figures of two neighbouring problems take turns, so that each drawing has new numbers.
Binary: a length, JSON whose arrays are offsets, then all arrays; Plotly takes both forms.
"""

from __future__ import annotations

import base64
import json
import struct
import timeit
import zlib
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.benchmarks.bench_drag import PLOT
from tests.benchmarks.side_by_side import (
    FIVE,
    Report,
    lab_server,  # noqa: F401 (a fixture)
    open_page,
)
from tests.browser.conftest import Server, browser  # noqa: F401 (a fixture)

ROUNDS = 60
ALIGNED = 8  # bytes: where a float64 may begin
KEEP_FIGURES = """
window.figures = [];
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (typeof data === "string" && data.startsWith('{"kind":"figures"')) figures.push(data);
    });
  }
};
"""
# Both ways in turn, on a node of its own; colours are put in as the page itself does it.
COMPARE = """async ([texts, frames, rounds]) => {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  const { prepare } = await import(names.find((name) => name.endsWith("plot/prepare.js")));
  const { page } = await import(names.find((name) => name.endsWith("shared/page_state.js")));
  const node = document.createElement("div");
  node.style.width = "1100px";
  document.body.prepend(node);
  const bytes = frames.map(
    (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer,
  );
  // Plotly takes bytes as they are where it takes base64.
  const restored = (item, buffer, start) => {
    if (Array.isArray(item)) return item.map((part) => restored(part, buffer, start));
    if (item === null || typeof item !== "object") return item;
    if (item.bytes !== undefined) {
      const { at, bytes, ...array } = item;
      return { ...array, bdata: buffer.slice(start + at, start + at + bytes) };
    }
    const each = ([name, part]) => [name, restored(part, buffer, start)];
    return Object.fromEntries(Object.entries(item).map(each));
  };
  const fromText = (text) => {
    const { figures } = JSON.parse(text);
    return () => prepare(figures.sweep, page.colours.light, 1100);
  };
  const fromFrame = (buffer) => {
    const size = new DataView(buffer).getUint32(0, true);
    const start = 8 * Math.ceil((4 + size) / 8);
    const { figures } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
    return () => {
      const { traces, layout } = prepare(figures.sweep, page.colours.light, 1100);
      return { traces: restored(traces, buffer, start), layout };
    };
  };
  const ways = { "base64": [texts, fromText], "binary frame": [bytes, fromFrame] };
  const times = { "base64": [], "binary frame": [] };
  const drawings = {};
  for (let round = -4; round < rounds; round += 1) {
    for (const [name, [messages, read]] of Object.entries(ways)) {
      await new Promise(requestAnimationFrame);
      await new Promise((done) => setTimeout(done));
      const start = performance.now();
      const prepared = read(messages[(round + 4) % 2]);
      const parsed = performance.now();
      const { traces, layout } = prepared();
      await Plotly.react(node, traces, layout, { responsive: false });
      const drawn = performance.now();
      const paths = [...node.querySelectorAll(".cartesianlayer path")];
      drawings[name] = paths.map((path) => path.getAttribute("d")).join();
      if (round >= 0) times[name].push([parsed - start, drawn - parsed]);
    }
  }
  Plotly.purge(node);
  node.remove();
  return { times, isSame: drawings["base64"] === drawings["binary frame"] };
}"""


@pytest.mark.parametrize("view", ["line", "plane"])
def test_arrays(
    lab_server: Server,  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    view: str,
) -> None:
    url = f"{lab_server.url}/gradient?view={view}&{FIVE}"
    page = open_page(browser, url, ".st-key-loss", "#x-1", PLOT, KEEP_FIGURES)
    texts = _two_figures(page)
    frames = [binary_frame(text) for text in texts]
    sent = [base64.b64encode(frame).decode() for frame in frames]
    result = page.evaluate(COMPARE, [texts, sent, ROUNDS])
    page.context.close()
    assert result["isSame"]
    messages = {"base64": texts[0].encode(), "binary frame": frames[0]}
    for way, pairs in result["times"].items():
        row = {
            "figure": view,
            "arrays as": way,
            "kB": f"{len(messages[way]) / 1e3:.1f}",
            "kB, deflated": f"{len(zlib.compress(messages[way], 6)) / 1e3:.1f}",
            "parse, ms": f"{median(parse for parse, _ in pairs):.2f}",
            "draw, ms": f"{median(draw for _, draw in pairs):.2f}",
            "together, ms": f"{median(parse + draw for parse, draw in pairs):.2f}",
            "deflate on the server, ms": f"{_deflate_ms(messages[way]):.2f}",
        }
        report(f"Arrays to the screen, {ROUNDS} drawings each in turn", row)


def _two_figures(page: Page) -> list[str]:
    """The figures of two problems."""
    for key in ("ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        page.wait_for_timeout(600)
    texts: list[str] = page.evaluate("figures.slice(-2)")
    assert len(texts) == 2
    return texts


def _as_text(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def binary_frame(text: str) -> bytes:
    """The same answer with its arrays as bytes behind it."""
    arrays: list[bytes] = []
    place = 0

    def moved(item: Any) -> Any:
        nonlocal place
        if isinstance(item, list):
            return [moved(part) for part in item]
        if not isinstance(item, dict):
            return item
        if "bdata" not in item:
            return {name: moved(part) for name, part in item.items()}
        data = base64.b64decode(item["bdata"])
        padded = data + bytes(-len(data) % ALIGNED)
        where = {"at": place, "bytes": len(data)}
        arrays.append(padded)
        place += len(padded)
        return {name: part for name, part in item.items() if name != "bdata"} | where

    body = _as_text(moved(json.loads(text))).encode()
    head = struct.pack("<I", len(body)) + body
    return head + bytes(-len(head) % ALIGNED) + b"".join(arrays)


def _deflate_ms(message: bytes) -> float:
    """What compressing a frame takes, as a browser and this server agree on it."""
    return 1e3 * min(timeit.repeat(lambda: zlib.compress(message, 6), number=1, repeat=9))
