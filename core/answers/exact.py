"""Exact numbers at which formulas are compared: rationals, and logarithms of rationals.

At a point the powers e^{x_i} are small whole numbers E_i, so s is rational. A logarithm is then a
sum of logarithms of primes with rational weights; each log p is stood in for by a rational number
of its own, which keeps log(ab) = log a + log b exact and exp its inverse. Formulas that are equal
agree at every point; formulas that agree at several points without being equal would need a
coincidence among numbers that have nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from math import isqrt
from typing import Final, TypeAlias

from core.limits import ANSWER_EXPONENT_MAX

_ONE: Final = 1  # the key of the part without a logarithm
# What has no divisor among them is taken for a prime.
_PRIMES: Final = tuple(n for n in range(2, 1_000) if all(n % d for d in range(2, isqrt(n) + 1)))


class Undefined(ArithmeticError):
    """0 in a divisor, a logarithm of 0, a power that is not a small whole number."""


@dataclass(frozen=True, slots=True)
class LogNumber:
    """A number with logarithms in it.

    value: with every log p replaced by its stand-in. weights: {p: weight of log p}, and under 1
    the rational part; None where the number is no such sum any more, as after log x log.
    """

    value: Fraction
    weights: Mapping[int, Fraction] | None

    def __add__(self, other: Exact) -> Exact:
        """The sum, weights added."""
        if isinstance(other, Fraction):
            other = LogNumber(other, {_ONE: other})
        if self.weights is None or other.weights is None:
            return LogNumber(self.value + other.value, None)
        weights = dict(self.weights)
        for prime, weight in other.weights.items():
            weights[prime] = weights.get(prime, Fraction(0)) + weight
        return _simplified(weights)

    __radd__ = __add__

    def __neg__(self) -> Exact:
        """Minus the number."""
        return self * Fraction(-1)

    def __sub__(self, other: Exact) -> Exact:
        """The difference."""
        return self + (-other)

    def __rsub__(self, other: Exact) -> Exact:
        """The difference, the other way round."""
        return -self + other

    def __mul__(self, other: Exact) -> Exact:
        """The product: still a sum of logarithms where the other is rational."""
        if isinstance(other, LogNumber):
            return LogNumber(self.value * other.value, None)
        if self.weights is None:
            return LogNumber(self.value * other, None)
        return _simplified({prime: weight * other for prime, weight in self.weights.items()})

    __rmul__ = __mul__

    def __truediv__(self, other: Exact) -> Exact:
        """The quotient."""
        if isinstance(other, LogNumber):
            return LogNumber(self.value / other.value, None)
        return self * (1 / other)

    def __rtruediv__(self, other: Exact) -> Exact:
        """The quotient, the other way round."""
        return LogNumber(_value(other) / self.value, None)


Exact: TypeAlias = Fraction | LogNumber


def _simplified(weights: Mapping[int, Fraction]) -> Exact:
    kept = {prime: weight for prime, weight in weights.items() if weight}
    if kept.keys() <= {_ONE}:
        return kept.get(_ONE, Fraction(0))
    value = sum(
        (weight * (_stand_in(prime) if prime != _ONE else 1) for prime, weight in kept.items()),
        Fraction(0),
    )
    return LogNumber(value, kept)


def _value(number: Exact) -> Fraction:
    return number if isinstance(number, Fraction) else number.value


@lru_cache(maxsize=4096)
def _stand_in(key: object) -> Fraction:
    """A rational number between 1 and 2 that belongs to this key alone."""
    digest = int.from_bytes(blake2b(repr(key).encode(), digest_size=4).digest(), "big")
    return 1 + Fraction(digest % 9973, 9973)


def logarithm(number: Exact) -> Exact:
    """log of a number. Raises Undefined for 0 and for negative rationals."""
    if isinstance(number, LogNumber):
        return LogNumber(_stand_in(("log", number.value)), None)
    if number <= 0:
        raise Undefined
    weights: dict[int, Fraction] = {}
    for part, sign in ((number.numerator, 1), (number.denominator, -1)):
        for prime, count in _factors(part):
            weights[prime] = weights.get(prime, Fraction(0)) + sign * count
    return _simplified(weights)


def exponential(number: Exact) -> Exact:
    """e to this power: rational where the number is a sum of logarithms with whole weights."""
    weights = {_ONE: number} if isinstance(number, Fraction) else number.weights
    if weights is None or any(weight.denominator != 1 for weight in weights.values()):
        return LogNumber(_stand_in(("exp", _value(number))), None)
    power = Fraction(1)
    for prime, weight in weights.items():
        if abs(weight) > ANSWER_EXPONENT_MAX:
            raise Undefined
        base = _stand_in("e") if prime == _ONE else Fraction(prime)
        power *= base ** int(weight)
    # Without logarithms in it, e^3 is a number of its own kind, not a rational.
    return power if not weights.get(_ONE) else LogNumber(power, None)


@lru_cache(maxsize=4096)
def _factors(number: int) -> tuple[tuple[int, int], ...]:
    factors: list[tuple[int, int]] = []
    for divisor in _PRIMES:
        if divisor * divisor > number:
            break
        count = 0
        while number % divisor == 0:
            number //= divisor
            count += 1
        if count:
            factors.append((divisor, count))
    if number > 1:
        factors.append((number, 1))
    return tuple(factors)


def same(first: Exact, second: Exact) -> bool:
    """Whether two exact numbers are equal."""
    return _value(first) == _value(second)
