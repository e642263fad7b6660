"""The problem on the screen, computed in all four ways: once for everything that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.problem import Problem
from core.stability import (
    PRECISIONS,
    WAYS,
    Precision,
    Reference,
    Target,
    Trace,
    Values,
    Way,
    correct_digits,
    last_right_place,
    reference,
    result_digits,
    run,
    trace,
)
from core.stability.precision import Array
from pages.stability.settings import LOSS, StabilitySettings
from pages.ui.numbers import number


@dataclass(frozen=True, eq=False)
class Present:
    """All values of the problem in the type that is chosen."""

    problem: Problem
    settings: StabilitySettings

    @cached_property
    def precision(self) -> Precision:
        """The type that is chosen."""
        return PRECISIONS[self.settings.dtype]

    @cached_property
    def held(self) -> tuple[Array, Array]:
        """x and y as the type has them, (1, k)."""
        return self.precision.held([self.problem.x]), self.precision.held([self.problem.y])

    @cached_property
    def values(self) -> Mapping[Way, Values]:
        """What each way computes."""
        return {way: run(way, *self.held, self.precision) for way in WAYS}

    @cached_property
    def truth(self) -> Reference:
        """Loss and gradient with more digits."""
        return reference(*self.held)

    @property
    def target(self) -> Target:
        """The result whose digits are followed step by step."""
        return "loss" if self.settings.result == LOSS else "grad-x"

    @cached_property
    def traced(self) -> Trace:
        """Every step of the way that is chosen beside its exact value: it takes a while."""
        x, y = np.array(self.problem.x), np.array(self.problem.y)
        return trace(self.settings.formula, x, y, self.precision)

    @cached_property
    def digits(self) -> dict[Way, float]:
        """Correct digits of the result that is chosen."""
        counted = result_digits(
            self.values, *self.held, self.precision, self.settings.result, self.truth
        )
        return {way: float(digits[0]) for way, digits in counted.items()}

    def row(self, way: Way) -> tuple[Array, Array, Array]:
        """Loss and gradient (1 + k,), how far their digits are right, and how many are."""
        values = self.values[way]
        shown = np.concatenate([values["loss"], values["grad-x"][0]])
        exact = np.concatenate([self.truth.loss, self.truth.grad_x[0]])
        places = last_right_place(shown, exact, self.precision)
        return shown, places, correct_digits(shown, exact, self.precision)


def typed_text(value: float | np.floating, *, full: bool) -> str:
    """A number of a type as text: with `full`, the shortest digits that give back this number."""
    plain = float(str(value)) if isinstance(value, np.floating) else value
    return "NaN" if plain != plain else number(plain, full=full)
