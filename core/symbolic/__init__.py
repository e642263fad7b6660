"""The gradient of cross-entropy behind softmax, derived by SymPy and checked line by line.

    derive(3).steps[0].latex()      a line for k = 3 classes
    derive(None).steps[0].check()   the same line for symbolic k, tested at exact points

A derivation is data: no screen, no numbers, and nothing that a reader typed reaches SymPy.
"""

from __future__ import annotations

from functools import lru_cache

from core.limits import DERIVATIONS_CACHED, PLACES_CACHED
from core.symbolic.concrete import (
    check_places,
    check_size,
    derive_component,
    derive_concrete,
    derive_entry,
)
from core.symbolic.general import derive_general
from core.symbolic.numbers import evaluate, leaves
from core.symbolic.steps import Check, Derivation, Step

__all__ = [
    "Check",
    "Derivation",
    "Step",
    "derive",
    "derive_at",
    "derive_component",
    "derive_entry",
    "evaluate",
    "leaves",
]


def derive(k: int | None = None) -> Derivation:
    """The derivation for k classes, or for symbolic k if k is None; made once and kept.

    Both have the same step ids in the same order. Checks are not run here, but by `Step.check`.
    Raises ValueError unless k is None or an int from 2 to 10 (a bool is not one).
    """
    if k is not None:
        check_size(k)
    return _derived(k)


def derive_at(k: int, i: int, j: int, c: int = 1) -> Derivation:
    """`derive(k)` with output i and logit j, instead of 1, where one stands for all.

    c is the class that carries a single label. Raises ValueError unless 2 <= k <= 10 and
    1 <= i, j, c <= k.
    """
    check_places(k, i, j, c)
    return _derived_at(k, i, j, c)


@lru_cache(maxsize=DERIVATIONS_CACHED)
def _derived(k: int | None) -> Derivation:
    return derive_general() if k is None else derive_concrete(k)


@lru_cache(maxsize=PLACES_CACHED)
def _derived_at(k: int, i: int, j: int, c: int) -> Derivation:
    return derive_concrete(k, i, j, c)
