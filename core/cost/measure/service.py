"""The measurement of this process: at most one runs at a time, and its result stays for all.

It runs in a process of its own, so that it takes neither the interpreter nor the event loop from
readers; a thread reads what it writes. Who wants to know when something has changed is called,
from that thread.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Final, Literal

from core.cost.limits import MEASURED_SECONDS
from core.cost.measure.result import Result

Phase = Literal["idle", "running", "cancelled", "failed"]
Changed = Callable[[], None]

_COMMAND: Final = (sys.executable, "-m", "core.cost.measure")
_ROOT: Final = Path(__file__).parents[3]
_START_SECONDS: Final = 10.0  # Python and NumPy have to be loaded first, from a cold disk at worst
# One core: two that share their memory's bandwidth measure each other.
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class State:
    """How far a measurement is, and the last result there is, of whichever reader's.

    runs: how many have been started; share: of the one that runs, from 0 to 1; askers: how many
    want it.
    """

    phase: Phase = "idle"
    share: float = 0.0
    result: Result | None = None
    runs: int = 0
    askers: int = 0


class Service:
    """Measures when it is asked to. Every method may be called from any thread."""

    def __init__(
        self, command: Sequence[str] = _COMMAND, seconds: float = MEASURED_SECONDS
    ) -> None:
        """`command` writes lines as `process.lines` does; it is ended after so many seconds."""
        self._command, self._seconds = tuple(command), seconds
        self._lock = threading.Lock()
        self._state = State()
        self._process: subprocess.Popen[str] | None = None
        self._watchers: dict[object, Changed] = {}

    @property
    def state(self) -> State:
        """How things are at this moment; it does not change."""
        return self._state

    def start(self) -> int:
        """Ask for a measurement: the one that runs, or a new one where none does; its number."""
        with self._lock:
            runs = self._state.runs
            starts = self._state.phase != "running"
            if starts:
                runs += 1
                self._state = State("running", result=self._state.result, runs=runs)
            self._state = replace(self._state, askers=self._state.askers + 1)
        if starts:
            thread = threading.Thread(target=self._run, args=(runs,), name="measurement")
            thread.daemon = True
            thread.start()
        self._tell()
        return runs

    def cancel(self) -> None:
        """Somebody who has asked wants it no more. With the last of them the measurement ends.

        The result of the one before stays.
        """
        with self._lock:
            if self._state.phase != "running":
                return
            askers = self._state.askers - 1
            phase: Phase = "running" if askers > 0 else "cancelled"
            self._state = replace(self._state, phase=phase, askers=askers)
            process = None if askers > 0 else self._process
        if process is not None:
            process.kill()
        self._tell()

    def watch(self, changed: Changed) -> Changed:
        """Call this at every change from now on; what is returned ends that."""
        key = object()
        with self._lock:
            self._watchers[key] = changed

        def end() -> None:
            with self._lock:
                self._watchers.pop(key, None)

        return end

    # --- in the measurement's own thread --------------------------------------------------

    def _run(self, run: int) -> None:
        try:
            process = self._begin(run)
        except OSError:  # no process can be started here
            self._end(run, None)
            return
        result = None
        overdue = threading.Timer(_START_SECONDS, process.kill)
        overdue.start()
        try:
            for n, content in enumerate(_contents(process.stdout)):
                if n == 0:  # it is loaded: from now on it has its time
                    overdue.cancel()
                    overdue = threading.Timer(self._seconds, process.kill)
                    overdue.start()
                if "result" in content:
                    result = Result.from_plain(content["result"])
                else:
                    self._progress(run, float(content["share"]))
        except (KeyError, TypeError, ValueError):  # that is no measurement's line
            result = None
        finally:
            overdue.cancel()
            process.kill()
            process.wait()
            self._end(run, result)

    def _begin(self, run: int) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603 (its command is the lab's own)
            self._command,
            cwd=_ROOT,
            env=os.environ | dict.fromkeys(_THREADS, "1"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        with self._lock:
            is_wanted = self._is_running(run)
            self._process = process if is_wanted else self._process
        if not is_wanted:  # it was cancelled before it had begun
            process.kill()
        return process

    def _is_running(self, run: int) -> bool:
        return self._state.phase == "running" and self._state.runs == run

    def _progress(self, run: int, share: float) -> None:
        with self._lock:
            if not self._is_running(run):
                return
            self._state = replace(self._state, share=share)
        self._tell()

    def _end(self, run: int, result: Result | None) -> None:
        """Keep the result; without one the last stays, and it has failed unless it was ended."""
        with self._lock:
            if not self._is_running(run):
                return
            self._process = None
            self._state = (
                replace(self._state, phase="failed")
                if result is None
                else replace(self._state, phase="idle", share=1.0, result=result)
            )
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            watchers = tuple(self._watchers.values())
        for changed in watchers:
            changed()


def _contents(lines: IO[str] | None) -> Iterator[Mapping[str, Any]]:
    """Every line as what it says."""
    return map(json.loads, lines or ())


SERVICE = Service()
"""The measurement of this process."""
