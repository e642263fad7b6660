"""Where formulas are compared: x, y and s of one problem, exact, in floats or as symbols."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol

from core.answers import exact
from core.answers.exact import Exact, Undefined
from core.numeric import softmax
from core.problem import Problem

BATCH = 7  # rows of the batch that N stands for: not the size of any problem tried


class Point(Protocol):
    """Numbers of one kind for x, y, s, and the functions that formulas use on them."""

    @property
    def x(self) -> Sequence[Any]:
        """The logits."""

    @property
    def y(self) -> Sequence[Any]:
        """The targets."""

    @property
    def s(self) -> Sequence[Any]:
        """Their softmax."""

    @property
    def largest(self) -> Any:
        """The largest logit."""

    def number(self, value: Fraction) -> Any:
        """A rational as a number of this kind."""

    def exp(self, value: Any) -> Any:
        """e to this power."""

    def log(self, value: Any) -> Any:
        """The natural logarithm."""

    def divide(self, top: Any, bottom: Any) -> Any:
        """The quotient."""


@dataclass(frozen=True)
class ExactPoint:
    """A point with e^{x_i} = powers[i], whole numbers, and rational targets."""

    powers: tuple[int, ...]
    y: tuple[Fraction, ...]

    @cached_property
    def x(self) -> tuple[Exact, ...]:
        """The logits: logarithms of whole numbers."""
        return tuple(exact.logarithm(Fraction(power)) for power in self.powers)

    @cached_property
    def s(self) -> tuple[Fraction, ...]:
        """softmax(x), rational."""
        total = sum(self.powers)
        return tuple(Fraction(power, total) for power in self.powers)

    @property
    def largest(self) -> Exact:
        """The largest logit."""
        return exact.logarithm(Fraction(max(self.powers)))

    def number(self, value: Fraction) -> Exact:
        """A rational is itself."""
        return value

    def exp(self, value: Exact) -> Exact:
        """e to this power."""
        return exact.exponential(value)

    def log(self, value: Exact) -> Exact:
        """The natural logarithm. Raises Undefined where there is none."""
        return exact.logarithm(value)

    def divide(self, top: Exact, bottom: Exact) -> Exact:
        """The quotient. Raises Undefined for a divisor of 0."""
        if exact.same(bottom, Fraction(0)):
            raise Undefined
        return top / bottom


@dataclass(frozen=True)
class FloatPoint:
    """A problem in float64: nothing raises, what is undefined is nan."""

    problem: Problem
    x: tuple[float, ...] = field(init=False)
    y: tuple[float, ...] = field(init=False)
    s: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Take x, y and s from the problem."""
        object.__setattr__(self, "x", self.problem.x)
        object.__setattr__(self, "y", self.problem.y)
        object.__setattr__(self, "s", tuple(softmax(self.problem.x).tolist()))

    @property
    def largest(self) -> float:
        """The largest logit."""
        return max(self.x)

    def number(self, value: Fraction) -> float:
        """A rational as the nearest float."""
        return float(value)

    def exp(self, value: float) -> float:
        """e to this power; infinite beyond the range."""
        try:
            return math.exp(value)
        except OverflowError:
            return math.inf

    def log(self, value: float) -> float:
        """The natural logarithm; -inf for 0, nan below."""
        if value > 0:
            return math.log(value)
        return -math.inf if value == 0 else math.nan

    def divide(self, top: float, bottom: float) -> float:
        """The quotient as IEEE 754 has it."""
        if bottom:
            return top / bottom
        return math.nan if not top or math.isnan(top) else math.copysign(math.inf, top)
