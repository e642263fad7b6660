"""A bounded cache whose values are made once, however many readers ask for one at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class _Slot(Generic[T]):
    """A place for one value, and the lock of whoever makes it."""

    __slots__ = ("lock", "value")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.value: tuple[T] | None = None


class SingleFlight(Generic[P, T]):
    """Like a function with `functools.lru_cache`, which makes a value twice for two threads.

    Here the second one waits for the first; other values are made meanwhile. What raises is not
    kept. The value that has not been used for longest goes first.
    """

    def __init__(self, make: Callable[P, T], most: int) -> None:
        """Keep at most so many values."""
        self._make = make
        self._most = most
        self._lock = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot[T]] = OrderedDict()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """The value for these arguments, made if it is not there."""
        slot = self._slot((args, *kwargs.items()))
        if slot.value is None:
            with slot.lock:
                if slot.value is None:
                    slot.value = (self._make(*args, **kwargs),)
        return slot.value[0]

    def known(self, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """The value if it is there; waits for nobody."""
        with self._lock:
            slot = self._slots.get((args, *kwargs.items()))
        return None if slot is None or slot.value is None else slot.value[0]

    def __len__(self) -> int:
        """How many values are kept or being made."""
        return len(self._slots)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._slots.clear()

    def _slot(self, key: Hashable) -> _Slot[T]:
        with self._lock:
            slot = self._slots.get(key)
            if slot is None:
                slot = self._slots[key] = _Slot()
                while len(self._slots) > self._most:
                    self._slots.popitem(last=False)
            else:
                self._slots.move_to_end(key)
            return slot


def single_flight(most: int) -> Callable[[Callable[P, T]], SingleFlight[P, T]]:
    """Keep at most so many values of a function, each made once."""
    return lambda make: SingleFlight(make, most)
