"""What can be taken back: the problems that were on screen before, and those taken back."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

from core.limits import BURST_SECONDS, UNDO_STEPS

T = TypeVar("T")


class History(Generic[T]):
    """Steps back and forward through what was on screen.

    A drag is one step, and so is a number typed in one go.
    """

    def __init__(self) -> None:
        """Nothing to take back yet."""
        self._past: deque[T] = deque(maxlen=UNDO_STEPS)
        self._future: list[T] = []
        self._step: Hashable = None
        self._time = 0.0

    def record(self, old: T, step: Hashable = None, *, burst: bool = False) -> None:
        """Remember what gives way to another.

        Changes of one `step` in a row are taken back together; with `burst`, only those that
        follow each other quickly. None: always a step of its own.
        """
        now = time.monotonic()
        same = step is not None and step == self._step
        if not same or (burst and now - self._time > BURST_SECONDS) or not self._past:
            self._past.append(old)
        self._future.clear()
        self._step, self._time = step, now

    def undo(self, current: T) -> T | None:
        """What was there before the last step, or None."""
        return self._move(current, self._past, self._future)

    def redo(self, current: T) -> T | None:
        """What was taken back last, or None."""
        return self._move(current, self._future, self._past)

    @property
    def flags(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and to redo."""
        return bool(self._past), bool(self._future)

    def _move(
        self,
        current: T,
        source: deque[T] | list[T],
        target: deque[T] | list[T],
    ) -> T | None:
        self._step = None
        while source:
            state = source.pop()
            if state != current:  # a drag that came back to where it started is no step
                target.append(current)
                return state
        return None
