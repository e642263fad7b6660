"""A measurement for tests: it waits for a file, so that it is known what runs at which moment."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from core.cost.measure import Machine, Point, Result
from core.cost.measure.plan import bytes_held, plan
from core.cost.measure.service import Service

HERE = Machine("a processor", 2, "a system", "3", "2", "2026-01-01T00:00+00:00")


def result_of(seconds: Callable[[str, int], float]) -> Result:
    """A result whose times are a function of way and size."""
    points = [
        Point(way, p.along, p.k, p.n, seconds(way, p.size), 1e-6, bytes_held(way, p.k, p.n))
        for way, p in plan()
    ]
    return Result(tuple(points), HERE, 1.0, complete=True)


RESULT = json.dumps({"result": result_of(lambda way, size: 1e-6 * size).as_plain()})
PROGRAM = """
import os, sys, time
print(os.getpid(), file=open(sys.argv[2], "a"), flush=True)
print('{"share": 0.25}', flush=True)
while not os.path.exists(sys.argv[1]): time.sleep(0.005)
print(open(sys.argv[1]).read(), flush=True)
"""
PATIENCE = 20.0  # seconds after which a condition is taken as never met


class Bench:
    """A service whose measurement ends when it is told to."""

    def __init__(self, folder: Path) -> None:
        self.go, self.log = folder / "go", folder / "log"
        command = (sys.executable, "-c", PROGRAM, str(self.go), str(self.log))
        self.service = Service(command)
        self.changes = 0
        self._changed = threading.Condition()
        self.service.watch(self._hear)

    def _hear(self) -> None:
        with self._changed:
            self.changes += 1
            self._changed.notify_all()

    def until(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE)

    def finish(self, line: str = RESULT) -> None:
        draft = self.go.with_suffix(".draft")
        draft.write_text(line)
        draft.rename(self.go)

    @property
    def phase(self) -> str:
        return self.service.state.phase

    @property
    def processes(self) -> list[int]:
        return [int(line) for line in self.log.read_text().splitlines()]
