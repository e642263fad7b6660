"""Imports what pages are made with, in a thread, while the server answers already.

The browser needs about as long to fetch Streamlit's own scripts. Whoever needs what all pages
share waits for that alone; a page that a browser asks for comes next, and the others when nobody
has asked for a while, as two imports at once make each slower.
"""

from __future__ import annotations

import asyncio
import gc
import inspect
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from queue import Empty, SimpleQueue

from pages.ui.page import Page

_log = logging.getLogger(__name__)
SHARED = ("pages.ui.frame", "pages.ui.channel.endpoint", "pages.ui.downloads")
"""What every page is laid out and answered with."""
LATER = (
    "core.readings.reader",
    "pages.gradient.views.descent",
    "pages.gradient.views.squared_error",
)
"""What a first page does without, and a first paste or another view of the gradient does not."""
_QUIET_SECONDS = 2.0  # without a page asked for: the last one has been shown by then


class Loading:
    """Imports in a thread of their own: begun once, and waited for."""

    def __init__(self) -> None:
        """Nothing has begun: then nobody waits, and whoever needs a module imports it."""
        self._wanted: SimpleQueue[Page] = SimpleQueue()
        self._shared = threading.Event()
        self._shared.set()
        self._thread = threading.Thread()

    def start(
        self,
        pages: Sequence[Page],
        shared: Sequence[str] = SHARED,
        later: Sequence[str] = LATER,
    ) -> None:
        """Import what they share, then each that is wanted, all others but SymPy's, and the rest.

        What cannot be imported is logged here, and fails again for who asks for it.
        """
        self._shared.clear()
        self._thread = threading.Thread(
            target=self._run, args=(pages, shared, later), name="loading", daemon=True
        )
        self._thread.start()

    def want(self, page: Page) -> None:
        """A browser has asked for this page: it is imported next."""
        if self._thread.is_alive():  # else there is nothing left to import
            self._wanted.put(page)

    def wait(self) -> None:
        """Return when what pages share is imported."""
        self._shared.wait()

    def end(self) -> None:
        """Return when all is imported."""
        if self._thread.ident is not None:
            self._thread.join()

    async def done(self) -> None:
        """The same for the event loop, which answers others meanwhile."""
        if not self._shared.is_set():
            await asyncio.to_thread(self.wait)

    def _run(self, pages: Sequence[Page], shared: Sequence[str], later: Sequence[str]) -> None:
        try:
            self._import(shared)
        finally:
            self._shared.set()
        waiting = [page for page in pages if not page.in_thread]
        while waiting:
            try:
                page = self._wanted.get(timeout=_QUIET_SECONDS)
            except Empty:
                page = waiting[0]
            waiting = [other for other in waiting if other is not page]
            with _importing(page.path):
                page.load()
            _know_where_modules_are()
        self._import(later)

    def _import(self, names: Sequence[str]) -> None:
        for name in names:
            with _importing(name):
                import_module(name)


def _know_where_modules_are() -> None:
    """Let Python look up the file of every module, once.

    Streamlit asks for them at the first element of a process (`inspect.stack`, to see whether it
    runs in a shell): a first reader would wait for a thousand look-ups.
    """
    inspect.getmodule(inspect.currentframe())


LOADING = Loading()


@contextmanager
def _importing(name: str) -> Iterator[None]:
    """What is imported is neither walked by the collector meanwhile, to no use, nor later.

    What cannot be is logged, and the next is imported.
    """
    gc.disable()
    try:
        yield
    except Exception:
        _log.exception("%s cannot be imported", name)
    finally:
        gc.freeze()
        gc.enable()
