"""How fast one browser's messages are read: those beyond wait, and keep nobody else waiting."""

from __future__ import annotations

import asyncio
import time


class Pace:
    """Lets so many messages a second through, more at once after a pause; others wait."""

    def __init__(self, per_second: float, at_once: float) -> None:
        """Begin with as many as may come at once."""
        self._per_second, self._most = per_second, at_once
        self._left, self._at = at_once, time.monotonic()

    async def keep(self) -> None:
        """Wait until one more message may pass."""
        now = time.monotonic()
        self._left = min(self._most, self._left + (now - self._at) * self._per_second) - 1
        self._at = now
        if self._left < 0:
            await asyncio.sleep(-self._left / self._per_second)
