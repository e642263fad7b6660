"""A reading: the numbers of a text together with the conventions that give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Notation = Literal["plain", "decimal-comma", "thousands", "mixed", "bullets", "brackets"]
"""How single numbers are written: `1.5`; `1,5`; `1,500`; `1 1/2`; `- 1.5` as an item of a list;
`(1.5)` for -1.5, as accountants do."""

Layout = Literal[
    "list",  # all numbers, in order
    "all",  # the same, where the text has several rows
    "row",  # one row of a matrix or of a table
    "column",  # one column of a table
    "index-left-out",  # a table whose first column numbers its rows
    "some-left-out",  # numbers without one beside them that may be their count or sum
    "one-hot",  # the index of a class
]


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers of one vector, and what was taken for granted to get them; no words.

    values          the numbers, each the float nearest to what is written
    notation        see `Notation`
    layout          see `Layout`
    number, of      which row or column (from 1) of how many; of a `one-hot`, its class (from 1)
    counted_from    0 or 1: where counting starts, of a `one-hot`
    scale           what every written number was multiplied by, as MATLAB prints it
    variant         tells apart what is the same but for the numbers: 1 234,5 is one or two
    """

    values: tuple[float, ...]
    notation: Notation = "plain"
    layout: Layout = "list"
    number: int = 0
    of: int = 0
    counted_from: int = 0
    scale: float = 1.0
    variant: int = 0

    @property
    def key(self) -> str:
        """A short word that names this reading among those of its text."""
        place = {
            "row": f"-{self.number}",
            "column": f"-{self.number}",
            "one-hot": f"-from-{self.counted_from}",
        }.get(self.layout, "")
        variant = f"-{self.variant}" if self.variant else ""
        return f"{self.notation}.{self.layout}{place}{variant}"
