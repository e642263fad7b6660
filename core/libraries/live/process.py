"""PyTorch in a process of its own: it is loaded when it is first asked for, and asked in turn.

Loading takes seconds and some 200 MB, and would keep the server's interpreter from answering
meanwhile. Whoever asks waits, so it is asked in a thread; see TORCH_START_SECONDS.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from core.libraries.batch import Batch
from core.libraries.live.written import written
from core.limits import TORCH_ANSWER_SECONDS, TORCH_START_SECONDS

WORKER: Final = (sys.executable, "-m", "core.libraries.live.worker")
_ROOT: Final = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Live:
    """What PyTorch returned: its version, and {key: [loss, gradient], or what it raised}."""

    version: str
    returned: Mapping[str, Any]


class Process:
    """The process, started once; one that fails or takes too long is ended and not tried again."""

    def __init__(
        self,
        command: Sequence[str] = WORKER,
        *,
        start_seconds: float = TORCH_START_SECONDS,
        answer_seconds: float = TORCH_ANSWER_SECONDS,
    ) -> None:
        """Nothing is started yet."""
        self._command = command
        self._start_seconds, self._answer_seconds = start_seconds, answer_seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._version = ""
        self.failed = False

    def ask(self, batch: Batch) -> Live | None:
        """What PyTorch returns for a batch; None where it cannot be had."""
        with self._lock:
            if self.failed:
                return None
            try:
                if self._process is None:
                    self._start()
                return Live(self._version, self._answer(written(batch)))
            except (OSError, ValueError, KeyError, queue.Empty):
                self._end()
                return None

    def close(self) -> None:
        """End it; the next question starts it again."""
        with self._lock:
            self._end()
            self.failed, self._process = False, None

    def _start(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - a command of our own
            self._command,
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self._lines = queue.Queue()
        reader = threading.Thread(
            target=_read, args=(self._process, self._lines), name="torch", daemon=True
        )
        reader.start()
        self._version = str(json.loads(self._lines.get(timeout=self._start_seconds))["version"])

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process is not None  # noqa: S101 - it was started
        assert self._process.stdin is not None  # noqa: S101
        self._process.stdin.write(json.dumps(question, allow_nan=False) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._lines.get(timeout=self._answer_seconds))
        return answer

    def _end(self) -> None:
        self.failed = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def _read(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    """Put what a process says in line; an empty line, which is no JSON, at its end."""
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    for line in process.stdout:
        lines.put(line)
    lines.put("")


@cache
def is_installed() -> bool:
    """Whether PyTorch can be imported, without importing it; looked up once."""
    return find_spec("torch") is not None


TORCH: Final = Process()
"""The one of this server: it ends when the server does, as its input ends then."""
