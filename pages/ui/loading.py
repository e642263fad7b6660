"""Imports what pages are made with, in a thread, while the server answers already.

The browser needs about as long to fetch Streamlit's own scripts. Whoever needs a page waits for
the rest of the imports; nobody else does.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from collections.abc import Callable
from importlib import import_module

from pages.ui.page import Page

_log = logging.getLogger(__name__)
SHARED = ("pages.ui.frame", "pages.ui.channel.endpoint", "pages.ui.downloads")
"""What every page is laid out and answered with."""


class Loading:
    """Work that is begun once and waited for."""

    def __init__(self) -> None:
        """Nothing has begun: then nobody waits, and whoever needs a module imports it."""
        self._thread: threading.Thread | None = None

    def start(self, work: Callable[[], None]) -> None:
        """Begin the work."""
        self._thread = threading.Thread(target=work, name="loading", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Return when the work is done."""
        if self._thread is not None:
            self._thread.join()

    async def done(self) -> None:
        """The same for the event loop, which answers others meanwhile."""
        if self._thread is not None and self._thread.is_alive():
            await asyncio.to_thread(self.wait)


LOADING = Loading()


def import_pages(*pages: Page) -> None:
    """Import what is needed to lay pages out and to answer edits, and never collect it.

    What cannot be imported is logged here, and fails again for who asks for it.
    """
    gc.disable()  # it would walk what is being imported, to no use
    try:
        for name in SHARED:
            import_module(name)
        for page in pages:
            if not page.in_thread:  # SymPy is imported by who asks for it
                page.load()
    except Exception:
        _log.exception("a page cannot be imported")
    finally:
        gc.freeze()  # the collector need not walk what the imports made, ever again
        gc.enable()
