"""One measurement at a time in a process, shared by whoever asks, and ended when nobody wants it.

The process that measures is another program here, see `waiting.py`.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from core.cost.measure.service import Service
from tests.core.cost.waiting import PATIENCE, Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def is_gone(process: int) -> bool:
    """Whether a child has ended and its parent knows."""
    return not Path(f"/proc/{process}").exists()


def test_thirty_who_ask_at_once_share_one_result(bench: Bench) -> None:
    together = threading.Barrier(30)
    runs: list[int] = []

    def ask() -> None:
        together.wait()
        runs.append(bench.service.start())

    readers = [threading.Thread(target=ask) for _ in range(30)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert runs == [1] * 30
    assert bench.service.state.askers == 30
    bench.until(lambda: bench.service.state.share == 0.25)
    bench.finish()
    bench.until(lambda: bench.phase == "idle")
    assert len(bench.processes) == 1
    assert bench.service.state.result is not None
    assert bench.service.state.runs == 1


def test_the_last_result_stays_while_another_is_measured(bench: Bench) -> None:
    bench.service.start()
    bench.finish()
    bench.until(lambda: bench.phase == "idle")
    first = bench.service.state.result
    bench.go.unlink()
    assert bench.service.start() == 2
    bench.until(lambda: bench.service.state.share == 0.25)
    assert bench.service.state.result is first
    bench.service.cancel()
    assert (bench.phase, bench.service.state.result) == ("cancelled", first)


def test_it_ends_when_the_last_who_asked_wants_it_no_more(bench: Bench) -> None:
    bench.service.start()
    bench.service.start()
    bench.until(lambda: bench.service.state.share == 0.25)
    bench.service.cancel()
    assert bench.phase == "running"
    bench.service.cancel()
    assert bench.phase == "cancelled"
    (process,) = bench.processes
    deadline = time.monotonic() + PATIENCE
    while not is_gone(process):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    bench.service.cancel()  # there is none: nothing happens
    assert bench.phase == "cancelled"


def test_after_a_cancelled_one_another_begins(bench: Bench) -> None:
    bench.service.start()
    bench.service.cancel()
    assert bench.service.start() == 2
    bench.finish()
    bench.until(lambda: bench.phase == "idle")
    assert bench.service.state.runs == 2


@pytest.mark.parametrize("line", ["no JSON", "[]", '{"result": {}}', '{"other": 1}', ""])
def test_what_is_no_measurement_has_failed(bench: Bench, line: str) -> None:
    bench.service.start()
    bench.finish(line)
    bench.until(lambda: bench.phase == "failed")
    assert bench.service.state.result is None
    bench.go.unlink()
    assert bench.service.start()
    bench.finish()
    bench.until(lambda: bench.phase == "idle")


def test_a_measurement_that_does_not_end_is_ended(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.service._seconds = 0.0
    bench.service.start()
    bench.until(lambda: bench.phase == "failed")


def test_where_no_process_can_be_started_it_has_failed() -> None:
    service = Service(("/there/is/no/such/program",))
    ended = threading.Event()
    service.watch(lambda: ended.set() if service.state.phase == "failed" else None)
    service.start()
    assert ended.wait(PATIENCE)


def test_who_has_gone_is_told_no_more(bench: Bench) -> None:
    heard: list[int] = []
    end = bench.service.watch(lambda: heard.append(1))
    bench.service.start()
    assert heard
    end()
    end()
    told = len(heard)
    bench.service.cancel()
    assert len(heard) == told
