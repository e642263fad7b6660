"""A number that was typed: its value, and how far it can be held against another one."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from core.answers.evaluation import evaluate
from core.answers.exact import Undefined
from core.answers.points import FloatPoint
from core.answers.reading import read
from core.answers.tree import Letter, Node, free_indices, walk
from core.answers.unreadable import Unreadable
from core.limits import ANSWER_TEXT_MAX, NUMBER_TEXT_MAX
from core.problem import Problem, ProblemError
from core.readings import read_number

_DECIMAL: Final = re.compile(r"[+-]?[0-9]*(?:\.(?P<decimals>[0-9]+))?(?:[eE](?P<power>[+-]?\d+))?")
_COMMA: Final = re.compile(r"([+-]?[0-9]*),([0-9]+)")
_SIGNS: Final = str.maketrans("−–", "--")
_ONE_DIGIT: Final = 0.35  # a relative distance: 0.2 says 1/6 roughly, 1 does not say 0.7
EXACT: Final = 1e-4
"""A relative distance that no typed digits need to be within: logits such as log 2 are given
rounded, so that what is computed from them has four digits as well."""


@dataclass(frozen=True)
class TypedNumber:
    """A number as it was typed.

    unit: one in its last digit, 0 where it was typed exactly. has_symbols: it is a formula in
    x, y or s, whose value at the problem this is.
    """

    value: float
    unit: float = 0.0
    has_symbols: bool = False

    def is_near(self, true: float, decimals: int | None = None) -> bool:
        """Whether the number says this value: within one of its last digit, so that a digit cut
        off is as good as one rounded; within half of it where it has few digits, one at least.
        """
        unit = self.unit
        if not self.is_fine_enough(true, decimals):
            unit = self.unit / 2 if self.unit / 2 <= _ONE_DIGIT * abs(true) else 0.0
        return abs(self.value - true) <= max(unit * (1 + 1e-9), EXACT * abs(true), 1e-12)

    def is_fine_enough(self, true: float, decimals: int | None = None) -> bool:
        """Whether it has two digits of the value at least, or all that there are; where the task
        asks for decimals, so many.
        """
        if decimals is not None:
            return self.unit <= 10.0**-decimals * (1 + 1e-9)
        return math.isclose(self.value, true, rel_tol=EXACT) or self.unit <= 0.1 * abs(true)


def read_typed(text: str, problem: Problem) -> TypedNumber:
    """A decimal, a fraction, a percentage, or a formula that comes to a number.

    Raises Unreadable; for any text, within the bounds of `core.limits`.
    """
    if len(text) > ANSWER_TEXT_MAX:
        raise Unreadable("too-long")
    stripped = text.strip().translate(_SIGNS)
    plain = _COMMA.sub(r"\1.\2", stripped) if _COMMA.fullmatch(stripped) else stripped
    if not plain:
        raise Unreadable("empty")
    if plain == "e":  # Euler's number: the loss is what is asked for, not an answer
        return TypedNumber(math.e)
    match = _DECIMAL.fullmatch(plain) if len(plain) <= NUMBER_TEXT_MAX else None
    if match and any(sign.isdigit() for sign in plain):
        return _decimal(match)
    try:
        return _formula(read(text), problem)
    except Unreadable as error:
        try:
            value = read_number(plain, "x", 0)
        except ProblemError:
            raise error from None
        if not math.isfinite(value):
            raise Unreadable("shape") from None
        return TypedNumber(value, 0.0 if "%" not in plain else _unit_of_percent(plain))


def _decimal(match: re.Match[str]) -> TypedNumber:
    power = int(match["power"] or 0)
    value = float(match[0]) if abs(power) < 300 else math.inf
    if not math.isfinite(value):
        raise Unreadable("too-long")
    return TypedNumber(value, 10.0 ** (power - len(match["decimals"] or "")))


def _unit_of_percent(plain: str) -> float:
    decimals = plain.rstrip("% ").partition(".")[2]
    return 10.0 ** (-2 - len(decimals))


def _formula(node: Node, problem: Problem) -> TypedNumber:
    if free_indices(node):
        raise Unreadable("index")
    try:
        value = evaluate(node, FloatPoint(problem), {})
    except (Undefined, OverflowError):
        raise Unreadable("shape") from None
    if value.kind != "number" or not math.isfinite(value.number):
        raise Unreadable("shape")
    has_symbols = any(isinstance(part, Letter) for part, _ in walk(node))
    return TypedNumber(float(value.number), has_symbols=has_symbols)
