"""How much is done for a text: tokens that are looked at, each as often as it is."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import Field
from core.limits import WORK_MAX
from core.readings.tokens import beyond_bounds

_SIGNS_A_LOOK = 8


@dataclass(slots=True)
class Work:
    """Looks at tokens, of all notations of a text together."""

    text: str
    field: Field
    done: int = 0

    def __post_init__(self) -> None:
        """Each sign is looked at too, and each line, for what tools print around numbers."""
        self.add(len(self.text) // _SIGNS_A_LOOK + self.text.count("\n"))

    @property
    def is_spent(self) -> bool:
        """Whether no more is to be done."""
        return self.done > WORK_MAX

    def check(self, looks: int) -> None:
        """Whether so many more can be done, before they are. The error of `beyond_bounds`."""
        if self.done + looks > WORK_MAX:
            self.add(looks)

    def add(self, looks: int) -> None:
        """So many more. The error of `beyond_bounds`."""
        self.done += looks
        if self.is_spent:
            raise beyond_bounds(self.text, self.field)
