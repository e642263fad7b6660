"""What each operation of a way should have come to, by mpmath, and how ill-conditioned it is."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from core.numeric import ExactValues
from core.stability.precision import Array, Precision
from core.stability.ways import Functions, Way

Number = Any  # an mpf of mpmath, which comes without types


def ulps(value: float, exact: Number, precision: Precision) -> float:
    """|value - exact| in ulps of the type at `exact`; its subnormal numbers have the least ulp.

    Edges: equal infinities are 0 apart, nan is nan apart, any other infinite value inf.
    """
    if not math.isfinite(value):
        return math.nan if math.isnan(value) else 0.0 if value == exact else math.inf
    ctx = exact.context
    if not ctx.isfinite(exact):
        return math.inf
    least = precision.least_exponent
    exponent = max(int(ctx.mag(exact)) - 1, least) if exact else least
    return float(ctx.ldexp(abs(ctx.mpf(value) - exact), precision.bits - 1 - exponent))


class Truth:
    """Exact values of every operation of one problem (k,), and their condition numbers."""

    def __init__(self, exact: ExactValues, x: Array, y: Array, functions: Functions) -> None:
        """`exact`: the values of the problem x, y, in float64, as the type holds it."""
        self.exact, self.precision = exact, functions.precision
        self.ctx = exact.loss.context
        self.x, self.y = self.numbers(x), self.numbers(y)
        self.winner = int(x.argmax())
        self.labelled = functions.labelled
        self.shift = self.x - self.x[self.winner]
        self.weights = exact.s / exact.s[self.winner]
        rest = self.weights.copy()
        rest[self.winner] = self.ctx.zero
        self.rest = rest.sum()

    def numbers(self, values: Array) -> Array:
        """float64 numbers as mpmath's."""
        array: Array = np.frompyfunc(lambda v: self.ctx.mpf(float(v)), 1, 1)(values)
        return array

    def of(self, name: str, way: Way, computed: Array) -> Array:
        """What an operation should have come to."""
        ctx, exact = self.ctx, self.exact
        plain = way == "textbook"
        factor = ctx.exp(self.x[self.winner]) if plain else ctx.one
        match name:
            case "shift":
                return np.asarray(self.shift)
            case "exp":
                if way == "lab" and computed[self.winner] != 1:
                    factor = ctx.exp(ctx.mpf(self.precision.lift))
                return np.asarray(self.weights * factor)
            case "sum":
                return np.array([self.weights.sum() * factor])
            case "rest":
                return np.array([self.rest])
            case "divide":
                return exact.s
            case "log-sum":
                return np.array([-exact.log_s[self.winner]])
            case "log":
                return exact.log_s
            case "loss":
                return np.array([exact.loss])
            case "grad-s":
                return self.grad_s
            case "jacobian":
                return exact.jacobian[self.labelled]
        return exact.grad_x

    @property
    def grad_s(self) -> Array:
        """-y / s; -inf where a masked class has a target."""
        pairs = zip(self.y, self.exact.s, strict=True)
        row = np.empty(len(self.y), dtype=object)
        row[:] = [-t / s if s else (-self.ctx.inf if t else self.ctx.zero) for t, s in pairs]
        return row

    def condition(self, name: str, way: Way) -> Array:
        """How many times an operation may magnify a relative error of its inputs."""
        k, s = len(self.x), self.exact.s
        match name:
            case "shift":
                top = abs(self.x[self.winner])
                return self._ratio(np.abs(self.x) + top, np.abs(self.shift))
            case "exp":
                return np.asarray(np.abs(self.x if way == "textbook" else self.shift))
            case "log" if way in ("textbook", "shifted"):
                return self._ratio(np.full(k, self.ctx.one), np.abs(self.exact.log_s))
            case "log-sum" if way == "lse":
                log_sum = np.array([-self.exact.log_s[self.winner]])
                return self._ratio(np.array([self.ctx.one]), log_sum)
            case "jacobian":
                rows = s[self.labelled, None] * (np.eye(k)[self.labelled] + s[None, :])
                return self._ratio(rows, np.abs(self.exact.jacobian[self.labelled]))
            case "grad-x" if way == "lse":
                terms = s * self.y.sum() + self.y
                return self._ratio(terms, np.abs(self.exact.grad_x))
            case "grad-x":
                return self.exact.kappa
        return np.array([self.ctx.one])

    def _ratio(self, above: Array, below: Array) -> Array:
        """above / below; 1 where both are 0 or there is nothing to lose."""
        pairs = zip(np.ravel(above), np.ravel(below), strict=True)
        out = np.empty(above.size, dtype=object)
        out[:] = [
            a / b if b and self.ctx.isfinite(a) and self.ctx.isfinite(b) else self.ctx.one
            for a, b in pairs
        ]
        return out.reshape(above.shape)
