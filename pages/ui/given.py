"""Numbers that are no results, such as the ends of a range: they stay where a link hides numbers.

While a page is built for such a link, the digits of a given text are other characters, which
nobody hides, and which `plain` turns back at the end. At all other times a given text is what it
is, so that words that are kept for later never have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_DIGITS = "0123456789∞"
_PRIVATE = "".join(map(chr, range(0xE200, 0xE200 + len(_DIGITS))))  # Unicode leaves them to us
_TO_PRIVATE = str.maketrans(_DIGITS, _PRIVATE)
_FROM_PRIVATE = str.maketrans(_PRIVATE, _DIGITS)

_hides: ContextVar[bool] = ContextVar("hides", default=False)


@contextmanager
def hiding(*, on: bool) -> Iterator[None]:
    """What is built within it is for a link that hides numbers, if `on`."""
    before = _hides.set(on)
    try:
        yield
    finally:
        _hides.reset(before)


def is_hiding() -> bool:
    """Whether what is being built is for such a link."""
    return _hides.get()


def given(text: object) -> str:
    """A number, or words with numbers in them, none of which is a result."""
    shown = str(text)
    return shown.translate(_TO_PRIVATE) if _hides.get() else shown


def plain(text: str) -> str:
    """The text with all its digits, once what is not given in it has been hidden."""
    return text.translate(_FROM_PRIVATE)
