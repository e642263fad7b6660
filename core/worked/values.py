"""The current numbers for the lines: what stands for each symbol, and what a line is worth.

A line's value comes from its own SymPy expression. The outputs in it are not the rounded ones
of `core.numeric` but their definition at the logits, with enough digits that `1 - s` keeps 20.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isclose, isinf
from typing import NamedTuple

from sympy import Basic, Eq, Expr, Indexed, Rational, exp, expand_log, log, oo
from sympy.matrices.matrixbase import MatrixBase

from core.limits import GUARD_DIGITS, K_MAX, LINES_CACHED, SMALLEST_DIGITS, ULP
from core.numeric import ForwardBackward, forward_backward
from core.problem import Problem
from core.symbolic import Step, derive, derive_at, evaluate, leaves
from core.symbolic.notation import LOSS, SIGMA, Partial, l, s, x, y
from core.symbolic.numbers import exactly, worth, written_out
from core.worked.figures import Shown, digits_for, shown


@dataclass(frozen=True)
class Value:
    """What a line is worth: rows of a matrix, 1 x 1 for a scalar.

    limit: its numbers as floats (0, infinity) do not give the value; it is a limit.
    overflow: some entry is finite but beyond float64.
    """

    rows: tuple[tuple[float, ...], ...]
    limit: bool = False
    overflow: bool = False


def label(problem: Problem) -> int:
    """The class, from 1, that a single label is said to be of: the one with the largest target."""
    return max(range(problem.k), key=problem.y.__getitem__) + 1


class Numbers:
    """The numbers of one problem, for the lines of its derivation."""

    def __init__(self, problem: Problem) -> None:
        """Work out the numbers of all symbols once."""
        self.problem = problem
        self.derivation = derive_at(problem.k, 1, 1, label(problem))
        self.digits = digits_for(problem.k)
        self.chain = forward_backward(problem.x, problem.y)
        self.floats = _floats(problem, self.chain)
        total = self.derivation.step("total").rhs
        self.floats[SIGMA] = evaluate(total, self.floats)[0][0]
        self._exact = {leaf: exactly(value) for leaf, value in self.floats.items()}
        self._exact |= _outputs(problem)
        self._top = max(range(1, problem.k + 1), key=lambda m: problem.x[m - 1])
        s_top = s[self._top]
        self._exact[log(s_top)] = _precise(log(self._exact[s_top]))
        self._worths: dict[Expr, list[list[float]]] = {}

    @cached_property
    def names(self) -> dict[Basic, Shown]:
        """The text that stands for each symbol in a line."""
        return {leaf: shown(value, self.digits) for leaf, value in self.floats.items()}

    @cached_property
    def texts(self) -> dict[Basic, str]:
        """The same without what else is known of it."""
        return {leaf: name.text for leaf, name in self.names.items()}

    def value(self, step: Step) -> Value:
        """The line's right side at these numbers; where it has no value, its limit.

        The limit is what `core.numeric` knows of the left side: there s cancels before it is 0.
        """
        right = _flat(self._worth(step.rhs))
        if any(map(math.isnan, right)):
            left = _flat(evaluate(step.lhs, self.floats))
            right = [b if math.isnan(a) else a for a, b in zip(right, left, strict=True)]
        infinite = [asked for asked, a in zip(_parts(step.lhs), right, strict=True) if isinf(a)]
        return Value(
            _shaped(right, step.lhs),
            limit=self._is_limit(step.rhs, right),
            overflow=not all(map(self._may_be_infinite, infinite)),
        )

    def meets(self, step: Step) -> bool:
        """Whether the targets meet the conditions under which the line holds."""
        return all(self._holds(relation) for relation in step.given)

    def _worth(self, expr: Expr) -> list[list[float]]:
        written = _written(expr, self.problem.k, self._top)
        if written not in self._worths:  # the lines of a product are worth the same
            self._worths[written] = worth(written, self._exact)
        return self._worths[written]

    def _is_limit(self, expr: Expr, value: list[float]) -> bool:
        """Whether a 0 or an infinity among the line's floats hides its value."""
        used = leaves(expr)
        hidden = [n for n in used if self._is_extreme(n)]
        if not hidden:
            return False
        plain = _flat(evaluate(expr, self.floats))
        return not all(a == b or isclose(a, b) for a, b in zip(plain, value, strict=True))

    def _is_extreme(self, leaf: Expr) -> bool:
        value = self.floats[leaf]
        return isinf(value) or (value == 0 and isinstance(leaf, Indexed) and leaf.base == s)

    def _may_be_infinite(self, asked: Expr) -> bool:
        """Whether a part of a left side is infinite in itself, and not for want of range."""
        if asked == LOSS:
            return self.problem.has_infinite_loss
        masked = [m for m, is_masked in enumerate(self.problem.masked, 1) if is_masked]
        return any(asked.has(s[m]) for m in masked)

    def _holds(self, relation: Basic) -> bool:
        places = range(1, self.problem.k + 1) if l in relation.free_symbols else (0,)
        return all(self._equal(relation.subs(l, m)) for m in places)

    def _equal(self, relation: Basic) -> bool:
        if not isinstance(relation, Eq):
            return bool(relation)
        left, right = (evaluate(side, self.floats)[0][0] for side in relation.args)
        return abs(left - right) <= self.problem.k * ULP


def _outputs(problem: Problem) -> dict[Basic, Expr]:
    """s_l as rationals: their definition at the logits, so that 1 - s keeps its digits."""
    finite = [value for value in problem.x if math.isfinite(value)]
    spread = math.ceil((max(finite) - min(finite)) / math.log(10))
    places = GUARD_DIGITS + min(spread, SMALLEST_DIGITS)
    powers = [exp(_rational(value)).evalf(places) for value in problem.x]
    total = sum(powers)
    return {s[m]: Rational(power / total) for m, power in enumerate(powers, 1)}


def _rational(value: float) -> Expr:
    return Rational(value) if math.isfinite(value) else -oo


def _precise(expr: Expr) -> Rational:
    """A tiny logarithm with all the digits that `evaluate` would stop short of."""
    return Rational(expr.evalf(GUARD_DIGITS, maxn=GUARD_DIGITS * SMALLEST_DIGITS))


@lru_cache(maxsize=LINES_CACHED)
def _written(expr: Expr, k: int, top: int) -> Expr:
    """`expr` in s and y, with Sigma as e^{x_top} / s_top; its logarithms taken apart.

    What is huge or tiny cancels while it is still a formula, before it becomes a float.
    """
    written = written_out(expr).xreplace(_formulas(k) | {SIGMA: exp(x[top]) / s[top]})
    return expand_log(written, force=True) if written.has(log) else written


@lru_cache(maxsize=K_MAX)
def _formulas(k: int) -> dict[Basic, Expr]:
    """Each partial derivative as the derivation finds it, in s and y."""
    formulas: dict[Basic, Expr] = {}
    for step_id in ("grad-s", "jacobian", "result"):
        step = derive(k).step(step_id)
        formulas |= zip(step.lhs, map(written_out, step.rhs), strict=True)
    return formulas


def _parts(side: Expr) -> list[Expr]:
    """The entries of a matrix, row by row; a scalar alone."""
    return list(side) if isinstance(side, MatrixBase) else [side]


def _flat(rows: list[list[float]]) -> list[float]:
    return [entry for row in rows for entry in row]


def _shaped(entries: list[float], side: Expr) -> tuple[tuple[float, ...], ...]:
    columns = side.shape[1] if isinstance(side, MatrixBase) else 1
    return tuple(tuple(entries[n : n + columns]) for n in range(0, len(entries), columns))


class _Symbols(NamedTuple):
    """What has a number, for one k: vectors, partial derivatives of the loss, and of s."""

    x: list[Expr]
    y: list[Expr]
    s: list[Expr]
    by_s: list[Expr]
    by_x: list[Expr]
    outputs_by_x: list[Expr]


@lru_cache(maxsize=K_MAX)
def _symbols(k: int) -> _Symbols:
    places = range(1, k + 1)
    logits, targets, outputs = ([base[m] for m in places] for base in (x, y, s))
    return _Symbols(
        logits,
        targets,
        outputs,
        [Partial(LOSS, output) for output in outputs],
        [Partial(LOSS, logit) for logit in logits],
        [Partial(output, logit) for output in outputs for logit in logits],
    )


def _floats(problem: Problem, values: ForwardBackward) -> dict[Basic, float]:
    """x, y, s, e and all partial derivatives of a problem, from `core.numeric`."""
    symbols = _symbols(problem.k)
    floats: dict[Basic, float] = {LOSS: float(values.loss)}
    for names, numbers in (
        (symbols.x, problem.x),
        (symbols.y, problem.y),
        (symbols.s, values.s.tolist()),
        (symbols.by_s, values.grad_s.tolist()),
        (symbols.by_x, values.grad_x.tolist()),
        (symbols.outputs_by_x, values.jacobian.ravel().tolist()),
    ):
        floats |= zip(names, numbers, strict=True)
    return floats
