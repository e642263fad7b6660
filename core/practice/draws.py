"""Whole numbers drawn from a text: the same on every machine and in every version of Python."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

Item = TypeVar("Item")


class Draws:
    """Draws one number after the other; the text alone says which.

    Each is a hash of the text and a counter, taken modulo the number of choices: with 64 bits no
    choice is likelier than another by more than one in 10^15.
    """

    def __init__(self, text: str) -> None:
        """Begin with the first draw of this text."""
        self._text, self._count = text, 0

    def below(self, end: int) -> int:
        """A number from 0 to end - 1."""
        self._count += 1
        digest = blake2b(f"{self._text}#{self._count}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % end

    def between(self, low: int, high: int) -> int:
        """A number from low to high, both included."""
        return low + self.below(high - low + 1)

    def of(self, items: Sequence[Item]) -> Item:
        """An item."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[Item], count: int) -> tuple[Item, ...]:
        """Different items, in an order of their own."""
        left = list(items)
        return tuple(left.pop(self.below(len(left))) for _ in range(count))

    def shuffled(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """All items in another order."""
        return self.some(items, len(items))
