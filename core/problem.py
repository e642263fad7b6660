"""The problem: logits x and targets y. The one ground truth; all else is derived from it.

A problem is k >= 2 classes with

    x   (k,)  logits, finite or -inf (a masked class), not all of them masked
    y   (k,)  targets, finite and >= 0; their sum Y is free

Text comes in through `core.readings`, so that a problem can be pasted, typed or linked to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import Field, ProblemError
from core.limits import K_MAX, K_MIN, SHIFT_ABS_MAX, X_ABS_MAX, Y_MAX
from core.readings import format_vector, sure

__all__ = ["Problem", "ProblemError"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Logits and targets of one problem, validated; equal problems compare and hash equal.

    Shapes: x and y are tuples of k floats. -0.0 is stored as 0.0.
    Errors: ProblemError with code, field and position, see `core.errors`.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]

    def __init__(self, x: Sequence[float], y: Sequence[float]) -> None:
        """Take any sequences of real numbers (lists, tuples, NumPy vectors)."""
        object.__setattr__(self, "x", _floats(x, "x"))
        object.__setattr__(self, "y", _floats(y, "y"))
        _check_lengths(len(self.x), len(self.y))
        for index, value in enumerate(self.x):
            _check_logit(value, index)
        for index, value in enumerate(self.y):
            _check_target(value, index)
        if all(value == -math.inf for value in self.x):
            raise ProblemError("all-masked", "x")

    @property
    def k(self) -> int:
        """Number of classes."""
        return len(self.x)

    @property
    def Y(self) -> float:  # noqa: N802 (the field's notation)
        """sum(y), rounded once."""
        return math.fsum(self.y)

    @property
    def masked(self) -> tuple[bool, ...]:
        """Which classes are masked (x_i = -inf, so s_i = 0)."""
        return tuple(value == -math.inf for value in self.x)

    @property
    def has_infinite_loss(self) -> bool:
        """True where some y_i > 0 on a masked class: -y_i log 0 is infinite."""
        return any(m and t > 0 for m, t in zip(self.masked, self.y, strict=True))

    # --- to and from text --------------------------------------------------------------

    @classmethod
    def parse(cls, x_text: str, y_text: str) -> Problem:
        """Read both vectors from text; see `core.readings.examples` for what is taken.

        ProblemError `ambiguous`, with the readings, where a text may mean several vectors.
        """
        x = sure(x_text, "x")
        return cls(x, sure(y_text, "y", len(x)))

    @property
    def x_text(self) -> str:
        """The logits as text that parses back to exactly the same floats."""
        return format_vector(self.x)

    @property
    def y_text(self) -> str:
        """The targets as text that parses back to exactly the same floats."""
        return format_vector(self.y)

    # --- neighbours of a problem: each is a new, validated problem ----------------------

    def with_x(self, x: Sequence[float]) -> Problem:
        """Return the problem with other logits."""
        return Problem(x, self.y)

    def with_y(self, y: Sequence[float]) -> Problem:
        """Return the problem with other targets."""
        return Problem(self.x, y)

    def add_class(self) -> Problem:
        """Append a class with x = 0 and y = 0. ProblemError `too-many` at the limit."""
        return Problem((*self.x, 0.0), (*self.y, 0.0))

    def remove_class(self) -> Problem:
        """Drop the last class. ProblemError `too-few` at k = 2, `all-masked` if none is left."""
        return Problem(self.x[:-1], self.y[:-1])

    def normalise_y(self) -> Problem:
        """y / sum(y). ProblemError `zero-sum` where sum(y) = 0."""
        if self.Y == 0:
            raise ProblemError("zero-sum", "y")
        largest = max(self.y)
        # Scaled by the largest first: a sum of subnormal targets has few digits.
        scaled = [value / largest for value in self.y]
        total = math.fsum(scaled)
        return Problem(self.x, [value / total for value in scaled])

    def shift_x(self, by: float) -> Problem:
        """x + by for every class; softmax does not change. ProblemError `too-large`."""
        if not abs(by) <= SHIFT_ABS_MAX:
            raise ProblemError("too-large", "x", limit=SHIFT_ABS_MAX)
        return Problem([value + by for value in self.x], self.y)


def _floats(values: Sequence[float], field: Field) -> tuple[float, ...]:
    try:
        return tuple(float(value) + 0.0 for value in values)  # + 0.0 turns -0.0 into 0.0
    except (TypeError, ValueError, OverflowError):
        raise ProblemError("not-a-number", field) from None


def _check_lengths(k_x: int, k_y: int) -> None:
    for field, k in (("x", k_x), ("y", k_y)):
        if k == 0:
            raise ProblemError("empty", "x" if field == "x" else "y")
        if k > K_MAX:  # first: no other vector of that length would help
            raise ProblemError("too-many", "x" if field == "x" else "y", limit=K_MAX)
    if k_x != k_y:
        raise ProblemError("different-lengths", "y", lengths=(k_x, k_y))
    if k_x < K_MIN:
        raise ProblemError("too-few", "x", limit=K_MIN)


def _check_logit(value: float, index: int) -> None:
    if math.isnan(value):
        raise ProblemError("nan", "x", index)
    if value == math.inf:
        raise ProblemError("infinite", "x", index)
    if abs(value) > X_ABS_MAX and value != -math.inf:
        raise ProblemError("too-large", "x", index, limit=X_ABS_MAX)


def _check_target(value: float, index: int) -> None:
    if math.isnan(value):
        raise ProblemError("nan", "y", index)
    if math.isinf(value):
        raise ProblemError("infinite", "y", index)
    if value < 0:
        raise ProblemError("negative", "y", index)
    if value > Y_MAX:
        raise ProblemError("too-large", "y", index, limit=Y_MAX)
