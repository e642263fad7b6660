"""Problems with small nice numbers, and exact values at them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.answers.points import ExactPoint, FloatPoint
from core.answers.targets import Target, truth
from core.numeric import cross_entropy
from core.practice.draws import Draws
from core.practice.task import Number
from core.problem import Problem

DECIMALS: Final = 4
"""Of a logit that is the logarithm of a whole number: as many as the screen shows."""

_BELOW: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_POWERS: Final = {2: (1, 2, 3, 4, 5), 3: (1, 2, 3, 4, 5), 4: (1, 2, 3, 4)}


@dataclass(frozen=True)
class Given:
    """A problem. powers: e^x, where the logits are logarithms of whole numbers; else None."""

    problem: Problem
    powers: tuple[int, ...] | None = None

    @property
    def x_texts(self) -> tuple[str, ...]:
        """The logits as they are written: 0, log 2, log 3; or numbers."""
        if self.powers is None:
            return tuple(plain(value) for value in self.problem.x)
        return tuple("0" if power == 1 else f"log {power}" for power in self.powers)

    @property
    def y(self) -> tuple[Fraction, ...]:
        """The targets, exact."""
        return tuple(Fraction(str(value)) for value in self.problem.y)

    def value(self, target: Target, *cell: int) -> Number:
        """The value of a target's cell (classes from 1): a Fraction where it is rational."""
        if target == "loss":
            return float(cross_entropy(self.problem.x, self.problem.y))
        if self.powers is None:
            values = truth(target, FloatPoint(self.problem))
            return float(values[self._place(cell)])
        exact: Fraction = truth(target, ExactPoint(self.powers, self.y))[self._place(cell)]
        return exact

    def share(self, i: int) -> Number:
        """s_i."""
        return self.value("softmax", i)

    def _place(self, cell: tuple[int, ...]) -> int:
        return place(cell, self.problem.k)


def place(cell: tuple[int, ...], k: int) -> int:
    """Where a cell stands among all cells of its target, from 0."""
    if len(cell) == 2:
        return (cell[0] - 1) * k + cell[1] - 1
    return cell[0] - 1 if cell else 0


def of_powers(powers: Sequence[int], y: Sequence[float]) -> Given:
    """The problem whose exponentials are these whole numbers."""
    return Given(Problem([round(math.log(p), DECIMALS) for p in powers], y), tuple(powers))


def whole_powers(draws: Draws, y: Sequence[float]) -> Given:
    """Different whole exponentials, none of which is all of the others together."""
    k = len(y)
    while True:
        powers = draws.some(_POWERS[k], k)
        if all(2 * power != sum(powers) for power in powers):
            return of_powers(powers, y)


def whole_logits(draws: Draws, y: Sequence[float]) -> Given:
    """Different small whole logits: for who has a calculator."""
    return Given(Problem([float(value) for value in draws.some((-1, 0, 1, 2, 3), len(y))], y))


def single_label(k: int, label: int) -> tuple[float, ...]:
    """All weight on one class, from 1."""
    return tuple(float(n == label) for n in range(1, k + 1))


def several_labels(draws: Draws, k: int) -> tuple[float, ...]:
    """Whole targets whose sum is not 1."""
    return tuple(map(float, draws.of(_SEVERAL[k])))


_SEVERAL: Final = {
    2: ((1, 1), (2, 1), (1, 2), (2, 0), (3, 1)),
    3: ((1, 1, 0), (1, 0, 1), (0, 1, 1), (2, 1, 0), (1, 2, 1), (0, 2, 1), (1, 1, 1)),
}


def below(n: int) -> str:
    """A class as an index: `₂`."""
    return str(n).translate(_BELOW)


def plain(value: Number) -> str:
    """A number as people write it: `1/6`, `−2`, `0.2447`."""
    if isinstance(value, Fraction):
        return str(value).replace("-", "−")
    written = f"{value:.4g}" if abs(value) < 1e4 else f"{value:.0f}"
    return written.replace("-", "−")


def typed(value: Number) -> str:
    """The same as it is typed, with digits enough to tell it from others."""
    return str(value) if isinstance(value, Fraction) else f"{value:.8g}"


def factor(value: Number) -> str:
    """A number as a factor: in brackets where it has a sign or a stroke."""
    written = plain(value)
    return written if written.replace(".", "").isdigit() else f"({written})"


QUANTITIES: Final[dict[str, str]] = {
    "power": "e^x{i}",
    "y": "y{i}",
    "softmax": "s{i}",
    "loss": "e",
    "gradient": "∂e/∂x{i}",
    "jacobian": "∂s{i}/∂x{j}",
    "grad-s": "∂e/∂s{i}",
}


def quantity(target: str, cell: Sequence[int]) -> str:
    """What a cell of a target, or of what it is made of, is called: `∂s₁/∂x₂`."""
    places = [below(n) for n in cell]
    return QUANTITIES[target].format(i=(places or [""])[0], j=(places or [""])[-1])
