"""One text that is taken, with the right numbers beside it, and kinds of such texts."""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.errors import Field

INF = math.inf
Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the vectors that it may mean: one, or several that a reader chooses from."""

    text: str
    meanings: tuple[Vector, ...]
    field: Field = "x"


@dataclass(frozen=True, slots=True)
class Kind:
    """Texts of one kind; the help shows the first of them. `name` may be marked by `N_`."""

    name: str
    examples: tuple[Example, ...]


def sure(text: str, *values: float, field: Field = "x") -> Example:
    """A text with one meaning."""
    return Example(text, (values,), field)


def asked(text: str, *meanings: Vector, field: Field = "x") -> Example:
    """A text that a reader is asked about."""
    return Example(text, meanings, field)
