"""What may be set on the page of libraries.

part        returned: what calls return; companion: NumPy beside PyTorch
expects     what the reader thinks that CrossEntropyLoss returns: difference (s - y), closed
            (s sum(y) - y), refuses (neither); or shown, without a guess; none: not yet
form        what a call that wants a class index is given where the labels are not those of one
            class: given (nothing else, so it refuses) or largest
reduction   of the losses of rows: mean, sum or none
digits      few, all or exact, as on other pages
rows        of the batch; weight: a factor for each class; smoothing; ignore: a class, from 1
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from core.limits import BATCH_ROWS_MAX, CLASS_WEIGHT_MAX, WEIGHTS_TEXT_MAX
from core.problem import Problem, ProblemError
from core.readings import read_number, sure
from pages.ui.numbers import number
from pages.ui.page import DIGITS, NotAllowed, Reading, Setting, one_of, whole

Reduction = Literal["mean", "sum", "none"]
REDUCTIONS: Final[tuple[Reduction, ...]] = ("mean", "sum", "none")


@dataclass(frozen=True)
class LibrariesSettings:
    """See the module. weight: () for none; ignore: from 1, None for none."""

    part: str = "returned"
    guess: str = "none"
    largest: bool = False
    reduction: Reduction = "mean"
    rows: int = 1
    weight: tuple[float, ...] = ()
    smoothing: float = 0.0
    ignore: int | None = None
    digits: str = "few"

    @property
    def answered(self) -> bool:
        """Whether the question has been answered, or put aside."""
        return self.guess != "none"


def _weight(text: str, reading: Reading) -> tuple[float, ...]:
    """A factor for each class; where classes came or went since, 1 for each that has none."""
    allowed = NotAllowed(f"w₁, …, w{_below(reading.k)}: 0 … {number(CLASS_WEIGHT_MAX)}")
    if len(text) > WEIGHTS_TEXT_MAX:
        raise allowed
    try:
        weights = tuple(sure(text, "y"))
    except ProblemError:
        raise allowed from None
    if not all(0.0 <= weight <= CLASS_WEIGHT_MAX for weight in weights):
        raise allowed
    if reading.strict and len(weights) != reading.k:
        raise allowed
    return (*weights, *(1.0,) * reading.k)[: reading.k]


def _below(k: int) -> str:
    return str(k).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def _smoothing(text: str, reading: Reading) -> float:
    try:
        value = read_number(text, "y", 0)
    except ProblemError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise NotAllowed("0 … 1")
    return value


def _ignore(text: str, reading: Reading) -> int | None:
    """A class, from 1; one that is gone is none, unless a link names it."""
    plain = text.isascii() and text.isdigit() and len(text) <= 2 and int(text) >= 1
    if not plain or (reading.strict and int(text) > reading.k):
        raise NotAllowed(f"1 … {reading.k}")
    return int(text) if int(text) <= reading.k else None


def make(problem: Problem, values: Mapping[str, Any]) -> LibrariesSettings:
    """The settings that were read, as one object."""
    return LibrariesSettings(
        part=values["part"],
        guess=values["expects"],
        largest=values["form"] == "largest",
        reduction=values["reduction"],
        rows=values["rows"],
        weight=values["weight"],
        smoothing=values["smoothing"],
        ignore=values["ignore"],
        digits=values["digits"],
    )


_GUESSES = ("none", "difference", "closed", "refuses", "shown")
SETTINGS = (
    Setting("part", one_of("returned", "companion"), "returned"),
    Setting("expects", one_of(*_GUESSES), "none", is_answer=True),
    Setting("form", one_of("given", "largest"), "given"),
    Setting("reduction", one_of(*REDUCTIONS), "mean"),
    Setting("rows", whole(1, BATCH_ROWS_MAX), 1),
    Setting("weight", _weight, ()),
    Setting("smoothing", _smoothing, 0.0),
    Setting("ignore", _ignore, None),
    DIGITS,
)
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
