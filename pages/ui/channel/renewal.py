"""Tells a connection when what its page shows has changed by itself, as while a measurement runs.

A page's `blocks.watch(changed)` has `changed` called, from any thread, at every change, and gives
back what ends that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from core.limits import RENEWAL_SECONDS
from pages.ui.page import Page


class Renew:
    """In a connection's line of messages: build the page anew, nobody has edited it."""


class Renewal:
    """One connection's: it follows the page that is open, and waits between two renewals."""

    def __init__(self) -> None:
        """No page is open."""
        self._changed = asyncio.Event()
        self._stop: Callable[[], None] = lambda: None

    def follow(self, page: Page) -> None:
        """From now on this page's changes count, if it has any."""
        self.end()
        watch = getattr(page.blocks, "watch", None)
        if watch is not None:
            self._stop = watch(partial(_set, asyncio.get_running_loop(), self._changed))

    def end(self) -> None:
        """Nobody is there any more to be told."""
        self._stop()
        self._stop = lambda: None
        self._changed.clear()

    async def run(self, renew: Callable[[], Awaitable[None]]) -> None:
        """Call this after changes, of which many in a short time count as a single one."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            await renew()
            await asyncio.sleep(RENEWAL_SECONDS)


def _set(loop: asyncio.AbstractEventLoop, changed: asyncio.Event) -> None:
    with suppress(RuntimeError):  # the loop has ended with its server
        loop.call_soon_threadsafe(changed.set)
