"""Memory: of the server and of a page over many edits, of the server as visitors come and go."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.benchmarks.bench_visitors import run
from tests.benchmarks.sessions import Visitor
from tests.benchmarks.side_by_side import (
    FIVE,
    Report,
    lab_server,  # noqa: F401 (a fixture)
    open_page,
)
from tests.browser.conftest import ROOT, Server, browser  # noqa: F401 (a fixture)

EDITS = 2_000
# In the first 900 edits or so the engine compiles what is called often: of the 1.4 MB by which the
# heap of /gradient then grows, 1.0 MB is machine code and 0.01 MB is objects and arrays. So the
# first figure is taken after that; how much of the rest is machine code is said each time.
WARM = 1_200
APART = 15  # ms between edits: as a key that is held down
FLAT = 1.05


def resident(server: Server) -> float:
    """Megabytes of the server's process that are in memory."""
    status = Path(f"/proc/{server.pid}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1e3


@pytest.mark.parametrize(
    ("path", "number"),
    [("product", ".st-key-jacobian"), ("gradient", ".st-key-loss")],
    ids=["/product", "/gradient"],
)
def test_edits(
    lab_server: Server,  # noqa: F811
    browser: Browser,  # noqa: F811
    report: Report,
    path: str,
    number: str,
) -> None:
    plot = ".lab-plot" if path == "gradient" else ""
    page = open_page(browser, f"{lab_server.url}/{path}?{FIVE}", number, plot=plot)
    tools = page.context.new_cdp_session(page)

    def sizes() -> tuple[float, ...]:
        page.wait_for_timeout(2000)
        for _ in range(2):
            tools.send("HeapProfiler.collectGarbage")
        used = tools.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        return resident(lab_server), used, _machine_code(tools)

    _edit(page, WARM)
    before = sizes()
    _edit(page, EDITS)
    after = sizes()
    names = ("server, resident", "page, heap", "of it machine code")
    for what, first, last in zip(names, before, after, strict=True):
        row = {
            "page": f"/{path}",
            "of": what,
            "before, MB": f"{first:.1f}",
            "after, MB": f"{last:.1f}",
            "ratio": f"{last / first:.3f}",
            "bar": "" if what == names[-1] else FLAT,
        }
        report(f"Memory over {EDITS} edits", row)
    page.context.close()


def _machine_code(tools: CDPSession) -> float:
    """Megabytes of the page's heap that the engine has compiled of its scripts."""
    parts: list[str] = []
    tools.on("HeapProfiler.addHeapSnapshotChunk", lambda event: parts.append(event["chunk"]))
    tools.send("HeapProfiler.takeHeapSnapshot")
    snapshot = json.loads("".join(parts))
    meta, nodes = snapshot["snapshot"]["meta"], snapshot["nodes"]
    fields, code = meta["node_fields"], meta["node_types"][0].index("code")
    kinds = nodes[fields.index("type") :: len(fields)]
    sizes = nodes[fields.index("self_size") :: len(fields)]
    return sum(size for kind, size in zip(kinds, sizes, strict=True) if kind == code) / 1e6


def _edit(page: Page, count: int) -> None:
    """Arrow keys on the bar of x_1, up and down; returns when the last one is answered."""
    revision = page.evaluate(PRESS_BAR, [count, APART])
    page.wait_for_function(
        "(revision) => Number(document.querySelector('.lab-notice').dataset.values) >= revision",
        arg=revision,
    )


PRESS_BAR = """async ([count, apart]) => {
  const roots = [...document.querySelectorAll('.st-key-x-editor *')];
  const { shadowRoot } = roots.find((element) => element.shadowRoot);
  const bar = shadowRoot.querySelector('.bar');
  const revision = Number(document.querySelector('.lab-notice').dataset.values);
  for (let n = 0; n < count; n += 1) {
    const key = n % 40 < 20 ? 'ArrowUp' : 'ArrowDown';
    bar.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await new Promise((done) => setTimeout(done, apart));
  }
  return revision + count;
}"""


# --- visitors who come and go ---------------------------------------------------------------

VISITORS, FIRST, AT_ONCE = 500, 100, 10
EDITS_EACH = 5
# Put in front of the launcher: says how many sessions the process knows.
COUNT_SESSIONS = """
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from pages.ui import serving
from pages.ui.session.registry import SESSIONS

async def count_sessions(request):
    return PlainTextResponse(str(len(SESSIONS)))

lab_routes = serving.routes
serving.routes = lambda pages: [Route("/count-sessions", count_sessions), *lab_routes(pages)]
"""


@pytest.fixture
def counting_server(tmp_path: Path) -> Iterator[Server]:
    """The lab, with an address that says how many sessions it knows."""
    folder = tmp_path / "lab"
    folder.mkdir()
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    for name in ("core", "pages"):
        (folder / name).symlink_to(ROOT / name)
    first, rest = (ROOT / "app.py").read_text("utf-8").split("import annotations\n", 1)
    (folder / "app.py").write_text(f"{first}import annotations\n{COUNT_SESSIONS}{rest}", "utf-8")
    server = Server(tmp_path / "lab.log", folder)
    try:
        server.wait_until_healthy()
        yield server
    finally:
        server.stop()


@pytest.mark.parametrize("page", ["", "gradient"], ids=["/", "/gradient"])
def test_visitors_come_and_go(counting_server: Server, report: Report, page: str) -> None:
    run(_come_and_go(counting_server.url, page, FIRST))
    before, known_before = resident(counting_server), _known(counting_server)
    most = run(_come_and_go(counting_server.url, page, VISITORS))
    after, known_after = resident(counting_server), _known(counting_server)
    row = {
        "page": f"/{page}",
        "before, MB": f"{before:.1f}",
        "after, MB": f"{after:.1f}",
        "ratio": f"{after / before:.3f}",
        "bar": FLAT,
        "sessions known before": known_before,
        "meanwhile at most": most,
        "afterwards": known_after,
    }
    report(f"{VISITORS} sessions that come and go, the server's resident memory", row)


async def _come_and_go(url: str, page: str, count: int) -> int:
    """Visitors in small groups; how many sessions were known at most."""
    known: list[int] = []

    async def visit() -> None:
        visitor = await Visitor.arrived(url, FIVE, page)
        for edit in range(EDITS_EACH):
            await visitor.drag(edit / 2)
        known.append(await asyncio.to_thread(_read_count, url))
        await visitor.close()

    for _ in range(count // AT_ONCE):
        await asyncio.gather(*(visit() for _ in range(AT_ONCE)))
    await asyncio.sleep(2)
    return max(known)


def _known(server: Server) -> int:
    return _read_count(server.url)


def _read_count(url: str) -> int:
    with urlopen(f"{url}/count-sessions", timeout=30) as answer:  # noqa: S310
        return int(answer.read())
