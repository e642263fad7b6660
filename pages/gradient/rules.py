"""Kinds of rules that texts of settings have to follow: some names, a whole number, a number."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from core.vector_text import parse_number
from pages.ui.numbers import number
from pages.ui.page import NotAllowed, Reading

Rule = Callable[[str, Reading], Any]


def some_of(names: Callable[[Reading], tuple[str, ...]]) -> Rule:
    """A rule: some of these names, with commas between."""

    def read(text: str, reading: Reading) -> tuple[str, ...]:
        allowed, chosen = names(reading), text.split(",")
        if len(chosen) > len(allowed) or any(name not in allowed for name in chosen):
            raise NotAllowed(", ".join(allowed))
        return tuple(name for name in allowed if name in chosen)

    return read


def whole(bounds: Callable[[Reading], tuple[int, int]]) -> Rule:
    """A rule: a whole number within bounds."""

    def read(text: str, reading: Reading) -> int:
        low, high = bounds(reading)
        is_plain = text.isascii() and text.isdigit() and len(text) <= 4
        if not (is_plain and low <= int(text) <= high):
            raise NotAllowed(f"{low} … {high}")
        return int(text)

    return read


def real(bounds: Callable[[Reading], tuple[float, float]]) -> Rule:
    """A rule: a number within bounds."""

    def read(text: str, reading: Reading) -> float:
        low, high = bounds(reading)
        try:
            value = parse_number(text, "x", 0)
        except ValueError:
            value = math.nan
        if not low <= value <= high:  # nan is in no range
            raise NotAllowed(f"{number(low)} … {number(high)}")
        return value

    return read
