"""Threads for what would keep the event loop from answering: figures, late blocks, SymPy.

Opening a derivation may take a tenth of a second of SymPy. One thread has all of those, one after
the other, so that thirty readers who open one at once do not take the interpreter from everybody
else thirty times over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from pages.ui.text import use_language

T = TypeVar("T")

QUICK = ThreadPoolExecutor(1, "quick")
"""For figures and late blocks, of a few milliseconds. One thread: answers to edits share the
interpreter with one of them at most, and where many wait, those that are out of date are left."""
LONG = ThreadPoolExecutor(2, "long")
"""For edits of pages that are built in a thread: SymPy may have to derive for another k first."""
SLOW = ThreadPoolExecutor(1, "slow")
"""For opening pages that may take longer, and for checks."""
OUTSIDE = ThreadPoolExecutor(1, "outside")
"""For blocks that another process is asked for: a thread that does nothing but wait."""


async def run(pool: ThreadPoolExecutor, language: str, work: Callable[[], T]) -> T:
    """Do this in a thread of the pool, with texts in this language."""

    def speaking() -> T:
        use_language(language)
        return work()

    return await asyncio.get_running_loop().run_in_executor(pool, speaking)
