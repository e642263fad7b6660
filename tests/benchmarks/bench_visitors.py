"""Many visitors on one process, without a browser; times in milliseconds.

Visitors and server share the machine, so what the visitors take is in the times.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any, TypeVar

import pytest

from tests.benchmarks.sessions import Visitor
from tests.benchmarks.side_by_side import (
    FIVE,
    Report,
    lab_server,  # noqa: F401 (a fixture)
    percentile95,
)
from tests.browser.conftest import Server

T = TypeVar("T")
SECONDS = 10
AT_ONCE = 20  # visitors that connect at the same time
EVERY_EDIT = 100  # ms: the bar of the 95th percentile with 300 visitors


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread of its own: Playwright keeps a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()


@pytest.mark.parametrize(
    ("count", "page"), [(20, ""), (60, ""), (120, ""), (300, ""), (60, "gradient")]
)
def test_many_visitors(
    lab_server: Server,  # noqa: F811
    report: Report,
    count: int,
    page: str,
) -> None:
    times, late, busy = run(_visits(lab_server, count, page))
    row = {
        "page": f"/{page}",
        "sessions at one edit a second": count,
        "answered": f"{len(times)} of {count * SECONDS}",
        "median": f"{1e3 * median(times):.0f}",
        "95th percentile": f"{1e3 * percentile95(times):.0f}",
        "bar": EVERY_EDIT if count == 300 else "",
        "longest": f"{1e3 * max(times):.0f}",
        "late blocks or figures": f"{100 * late / len(times):.0f} %",
        "server's share of a core": f"{100 * busy:.0f} %",
    }
    report("Visitors on one process, ms from an edit to its numbers", row)


async def _visits(server: Server, count: int, page: str) -> tuple[list[float], int, float]:
    visitors: list[Visitor] = []
    while len(visitors) < count:
        more = min(AT_ONCE, count - len(visitors))
        arrivals = (Visitor.arrived(server.url, FIVE, page) for _ in range(more))
        visitors += await asyncio.gather(*arrivals)
    await asyncio.sleep(2)
    for visitor in visitors:
        visitor.answers.clear()

    async def visit(visitor: Visitor, n: int) -> list[float]:
        begin = time.monotonic() + n / count  # spread over a second
        times = []
        for edit in range(SECONDS):
            await asyncio.sleep(max(0.0, begin + edit - time.monotonic()))
            times.append(await visitor.drag(_value(edit)))
        return times

    used, start = processor_seconds(server), time.monotonic()
    all_times = await asyncio.gather(*(visit(v, n) for n, v in enumerate(visitors)))
    busy = (processor_seconds(server) - used) / (time.monotonic() - start)
    late = sum(v.answers.get("late", 0) + v.answers.get("figures", 0) for v in visitors)
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    return [seconds for times in all_times for seconds in times], late, busy


def _value(edit: int) -> float:
    """Another value at each edit."""
    return round(4 * math.sin(edit / 5), 1) + edit / 1e3


def processor_seconds(server: Server) -> float:
    """What the server's process has computed so far."""
    with open(f"/proc/{server.pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


# --- thirty readers open a derivation at once -------------------------------------------------

READERS = 30
EDITS_A_SECOND = 10
TEN = "y=0,1,0,0,0,0,0,0,0,0&k=own&step=all&x="
READER_BAR, LINES_BAR = 200, 4.0


@pytest.mark.parametrize("page", ["", "gradient"])
def test_readers_of_a_derivation(
    lab_server: Server,  # noqa: F811
    report: Report,
    page: str,
) -> None:
    for round_, state in enumerate(("cold", "warm")):
        edits, alone, lines = run(_readers(lab_server.url, page, round_))
        row = {
            "server": state,
            "other's edits on": f"/{page}",
            "edits": len(edits),
            "median alone, ms": f"{1e3 * median(alone):.0f}",
            "median, ms": f"{1e3 * median(edits):.0f}",
            "95th percentile, ms": f"{1e3 * percentile95(edits):.0f}",
            "bar, ms": READER_BAR,
            "longest, ms": f"{1e3 * max(edits):.0f}",
            "first lines after, s": f"{min(lines):.2f}",
            "last lines after, s": f"{max(lines):.2f}",
            "bar, s": LINES_BAR,
        }
        report(f"{READERS} readers open all lines of k = 10 at once", row)


async def _readers(
    url: str, page: str, round_: int
) -> tuple[list[float], list[float], list[float]]:
    """Times of another's edits meanwhile and before, and when each reader has the lines."""
    other = await Visitor.arrived(url, FIVE, page)
    alone = [await _edit(other, n) for n in range(20)]
    readers = await asyncio.gather(*(Visitor.connected(url) for _ in range(READERS)))
    there: list[float] = []
    start = time.monotonic()

    async def open_lines(reader: Visitor, n: int) -> None:
        # Every reader has a problem of their own.
        logits = ",".join(str(entry / 4 + n / 8 + round_) for entry in range(10))
        greeting = await reader.open(TEN + logits, "derivation")
        assert greeting["blocks"]["derivation"].count("data-tex") > 20
        there.append(time.monotonic() - start)

    opening = asyncio.gather(*(open_lines(reader, n) for n, reader in enumerate(readers)))
    edits = []
    while not opening.done():
        edits.append(await _edit(other, len(edits)))
    await opening
    await asyncio.gather(*(visitor.close() for visitor in (other, *readers)))
    return edits, alone, there


async def _edit(visitor: Visitor, n: int) -> float:
    start = time.monotonic()
    seconds = await visitor.drag(_value(n))
    await asyncio.sleep(max(0.0, start + 1 / EDITS_A_SECOND - time.monotonic()))
    return seconds
