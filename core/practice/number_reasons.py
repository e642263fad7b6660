"""What a wrong number is: another entry, another quantity, a factor, a step left out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from core.answers.points import FloatPoint
from core.answers.targets import Target, truth
from core.practice.given import place, quantity
from core.practice.numbers import TypedNumber
from core.practice.outcome import Mark
from core.practice.task import Skill, Text, text
from core.problem import Problem
from core.translation import N_

_SAME: Final = 1e-3  # a relative distance: two values that no typed digits tell apart
_ROUNDED: Final = 0.04  # a relative distance that early rounding leaves behind, as a rule
_VECTORS: Final[tuple[Target, ...]] = ("softmax", "grad-s", "gradient")
_OF_TARGET: Final[dict[Target, Skill]] = {
    "softmax": "softmax",
    "jacobian": "off-diagonal",
    "grad-s": "row-vector",
    "gradient": "collapse",
    "loss": "one-hot",
}


@dataclass(frozen=True)
class Reason:
    """A value that a slip leads to, what to say of it, and the skill that it shows missing."""

    name: str
    value: float
    words: Text
    weak: Skill | None = None


def explained(
    typed: TypedNumber,
    true: float,
    problem: Problem | None = None,
    target: Target | None = None,
    cell: tuple[int, ...] = (),
) -> Mark:
    """What a wrong number is, where exactly one explanation fits; else why it cannot be right.

    problem, target, cell: what was asked for, where it is an entry of a target (classes from 1).
    """
    reasons = [*_of_number(true, target)]
    if problem is not None and target is not None:
        reasons += _of_entry(problem, target, cell)
    # No number that cannot be right is a rounded one that could be.
    impossible = _impossible(typed.value, problem, target, cell)
    matching = {
        reason.name: reason
        for reason in reasons
        if math.isfinite(reason.value)
        and not math.isclose(reason.value, true, rel_tol=_SAME, abs_tol=1e-9)
        and typed.is_near(reason.value)
        and typed.is_fine_enough(reason.value)
        and (not impossible or _impossible(reason.value, problem, target, cell))
    }
    if len(matching) == 1:
        ((name, reason),) = matching.items()
        return Mark("off-by", name, (reason.words,), weak=reason.weak)
    if not matching and true and abs(typed.value - true) <= _ROUNDED * abs(true):
        return Mark("off-by", "rounded", (text(_CLOSE),))
    if len(matching) == 2:
        first, second = matching.values()
        return Mark("wrong", "two", (text(_TWO), first.words, second.words))
    if matching:
        return Mark("wrong", "several", (text(_SEVERAL),))
    side = text(_TOO_SMALL if typed.value < true else _TOO_LARGE)
    return Mark("wrong", "", (impossible or side,))


_CLOSE: Final = N_(
    "Close, but farther off than its digits say: was something rounded on the way? Keep all "
    "digits until the end."
)
_TOO_SMALL: Final = N_("It is too small, and matches no known slip.")
_TOO_LARGE: Final = N_("It is too large, and matches no known slip.")
_TWO: Final = N_("Two slips lead to this number here:")
_SEVERAL: Final = N_(
    "Several slips lead to this number here; the first hint tells where to begin."
)


# --- whatever was asked for ---------------------------------------------------------------


def _of_number(true: float, target: Target | None) -> Iterator[Reason]:
    yield Reason("sign", -true, text(N_("Only the sign is wrong.")))
    yield Reason("factor 2", 2 * true, text(N_("It is twice as large as it should be.")))
    yield Reason("factor 1/2", true / 2, text(N_("It is half as large as it should be.")))
    if target == "softmax":
        words = N_("It is 100 times too large: a percentage needs its sign, %.")
        yield Reason("per-cent", 100 * true, text(words))
    if true and target in ("softmax", "grad-s"):  # which are fractions
        words = N_("It is upside down: numerator and divisor have changed places.")
        yield Reason("upside-down", 1 / true, text(words))


# --- an entry of a target -----------------------------------------------------------------


def _of_entry(problem: Problem, target: Target, cell: tuple[int, ...]) -> Iterator[Reason]:
    point = FloatPoint(problem)
    true = _value(point, target, cell)
    asked = quantity(target, cell)
    yield from _factors(true, problem)
    for other in product(range(1, problem.k + 1), repeat=len(cell)):
        # The Jacobian is symmetric: of two equal entries one is named.
        if sorted(other) != sorted(cell) and other == tuple(sorted(other)):
            words = text(N_("That is {name}; {asked} is asked for."),
                         name=quantity(target, other), asked=asked)  # fmt: skip
            yield Reason(f"entry {other}", _value(point, target, other), words, _OF_TARGET[target])
    yield from _other_quantities(point, target, cell, asked)
    yield from _without_softmax(point, target, cell)
    if target == "loss":
        words_10 = N_("That is it with the logarithm to base 10; the natural one is meant.")
        words_2 = N_("That is it with the logarithm to base 2; the natural one is meant.")
        yield Reason("base 10", true / math.log(10), text(words_10), "one-hot")
        yield Reason("base 2", true / math.log(2), text(words_2), "one-hot")
    if target == "softmax":
        rest = text(N_("That is what the other classes have together: 1 − {asked}."), asked=asked)
        yield Reason("complement", 1 - true, rest, "softmax")


def _value(point: FloatPoint, target: Target, cell: tuple[int, ...]) -> float:
    return float(_values(target, point.problem)[place(cell, point.problem.k)])


@cache
def _truth(target: Target, x: tuple[float, ...], y: tuple[float, ...]) -> tuple[float, ...]:
    return truth(target, FloatPoint(Problem(x, y)))


def _values(target: Target, problem: Problem) -> tuple[float, ...]:
    return _truth(target, problem.x, problem.y)


def _factors(true: float, problem: Problem) -> Iterator[Reason]:
    k, total = problem.k, problem.Y
    for name, factor, words in (
        ("factor k", k, N_("It is k times too large.")),
        ("factor 1/k", 1 / k, N_("It is divided by k, the number of classes.")),
        ("factor sum(y)", total, N_("It is sum(y) times too large.")),
        ("factor 1/sum(y)", 1 / total if total else math.nan,
         N_("It is divided by sum(y) once too often.")),
    ):  # fmt: skip
        if factor not in (1.0, 2.0, 0.5, -1.0):  # which are said already
            yield Reason(name, true * factor, text(words))


def _other_quantities(
    point: FloatPoint, target: Target, cell: tuple[int, ...], asked: str
) -> Iterator[Reason]:
    """The other values of the same classes."""
    message = N_("That is {name}, not {asked}.")
    for i in dict.fromkeys(cell):
        for other in _VECTORS:
            if other != target:
                words = text(message, name=quantity(other, (i,)), asked=asked)
                yield Reason(f"{other} {i}", _value(point, other, (i,)), words, _OF_TARGET[target])
        power = text(message, name=quantity("power", (i,)), asked=asked)
        yield Reason(f"power {i}", math.exp(min(point.x[i - 1], 700.0)), power, "softmax")
        words = text(message, name=quantity("y", (i,)), asked=asked)
        if point.y[i - 1]:
            yield Reason(f"y {i}", point.y[i - 1], words, _OF_TARGET[target])
    if len(cell) == 1 and target != "jacobian":
        words = text(message, name=quantity("jacobian", cell * 2), asked=asked)
        yield Reason("own-entry", _value(point, "jacobian", cell * 2), words, "diagonal")
    if target != "loss":
        words = text(message, name=text(N_("the loss e")), asked=asked)
        yield Reason("loss", _value(point, "loss", ()), words, _OF_TARGET[target])
    else:
        for i, (y, s) in enumerate(zip(point.y, point.s, strict=True), 1):
            if y:
                words = text(message, name=quantity("softmax", (i,)), asked=asked)
                yield Reason(f"softmax {i}", s, words, "one-hot")


def _without_softmax(point: FloatPoint, target: Target, cell: tuple[int, ...]) -> Iterator[Reason]:
    """The right formula with the logits for their softmax, or with exponentials not divided."""
    total = sum(point.y)
    i, j = (cell or (1,))[0] - 1, (cell or (1,))[-1] - 1
    logits = text(N_("The logits were taken; their softmax belongs there."))
    powers = text(N_("The exponentials were taken without dividing by their total."))
    for name, values, words in (
        ("logits", point.x, logits),
        ("powers", tuple(math.exp(min(x, 700.0)) for x in point.x), powers),
    ):
        match target:
            case "softmax":
                value = values[i] if name == "logits" else math.nan  # e^x is said already
            case "gradient":
                value = values[j] * total - point.y[j]
            case "grad-s":
                value = -point.y[i] / values[i] if values[i] else math.nan
            case "jacobian":
                value = values[i] * ((i == j) - values[j])
            case "loss":
                logs = [math.log(v) if v > 0 else math.nan for v in values]
                value = -sum(y * v for y, v in zip(point.y, logs, strict=True) if y)
        yield Reason(name, value, words, "softmax")


# --- what no number of this kind can be ---------------------------------------------------


def _impossible(
    value: float, problem: Problem | None, target: Target | None, cell: tuple[int, ...]
) -> Text | None:
    if problem is None or target is None:
        return None
    match target:
        case "softmax" if not 0 <= value <= 1:
            return text(N_("An output lies between 0 and 1."))
        case "loss" if value < 0:
            return text(N_("A loss is not below 0."))
        case "grad-s" if value > 0:
            return text(N_("A larger output never makes the loss larger: it is not above 0."))
        case "jacobian" if len(set(cell)) == 2 and value > 0:
            return text(N_("Where one logit grows, another output shrinks: it is below 0."))
        case "jacobian" if len(set(cell)) == 1 and not 0 <= value <= 0.25:
            return text(N_("s (1 − s) lies between 0 and 1/4."))
        case "gradient":
            y = problem.y[cell[0] - 1]
            if not -y <= value <= problem.Y - y:
                return text(
                    N_("It lies between −yⱼ, where sⱼ is 0, and sum(y) − yⱼ, where sⱼ is 1.")
                )
    return None
