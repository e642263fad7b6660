"""Text that needs no escaping any more."""

from __future__ import annotations


class Raw(str):
    """Text that goes into an export as it is: made by the printers, never by a reader."""

    __slots__ = ()
