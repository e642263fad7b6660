"""The current numbers for the lines: what stands for each symbol, and what a line is worth.

A line's value comes from its own SymPy expression. The outputs in it are not the rounded ones
of `core.numeric` but their definition at the logits, with enough digits that `1 - s` keeps 20.

Where exp of the largest logit leaves the range of float64, that logit is taken off all: the lines
then have x - max(x) for x, and e^-max(x) Sigma for Sigma, which changes none but Sigma itself.
Numbers that float64 cannot hold, such as an output e^-1000, stay SymPy's own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isclose, isinf
from typing import NamedTuple, TypeAlias

from sympy import Basic, Eq, Expr, Indexed, Rational, exp, expand_log, log, oo
from sympy.matrices.matrixbase import MatrixBase

from core.limits import (
    EXP_NORMAL_MAX,
    GUARD_DIGITS,
    K_MAX,
    LINES_CACHED,
    SMALLEST_DIGITS,
    ULP,
)
from core.numeric import ForwardBackward, forward_backward
from core.problem import Problem
from core.symbolic import Step, derive, derive_at, evaluate, leaves
from core.symbolic.notation import LOSS, SIGMA, Partial, l, s, x, y
from core.symbolic.numbers import exactly, is_beyond, worth_beyond, written_out
from core.worked import masked
from core.worked.figures import Shown, digits_for, shown

Number: TypeAlias = float | Expr
"""A float; or SymPy's own number where float64 has none."""


@dataclass(frozen=True)
class Value:
    """What a line is worth: rows of a matrix, 1 x 1 for a scalar.

    Numbers beyond float64 are SymPy's own.
    limit: its numbers as floats (0, infinity) do not give the value; it is a limit.
    overflow: some number in it is finite but beyond float64.
    """

    rows: tuple[tuple[Number, ...], ...]
    limit: bool = False
    overflow: bool = False

    @property
    def is_infinite(self) -> bool:
        """Whether it is an infinity, which is no rounded number."""
        return all(isinstance(entry, float) and isinf(entry) for row in self.rows for entry in row)


@dataclass(frozen=True)
class Inside:
    """The right side as the numbers go into it, see `core.worked.masked`.

    is_sure: with 0 in place of what is empty its numbers give the value.
    """

    expr: Expr
    has_empty_terms: bool = False
    is_cancelled: bool = False
    is_sure: bool = False


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
        top = max(problem.x)
        self.shift = top if abs(top) > EXP_NORMAL_MAX else 0.0
        """What is taken off every logit in the lines."""
        logits = {x[m]: _rational(v) - Rational(self.shift) for m, v in enumerate(problem.x, 1)}
        self.floats = _floats(problem, self.chain)
        self.floats |= {name: float(logit) for name, logit in logits.items()}
        total = self.derivation.step("total").rhs
        self.floats[SIGMA] = evaluate(total, self.floats)[0][0]
        outputs = _outputs(problem)
        self._beyond = _beyond(problem, outputs, self.floats)
        self._plain = {leaf: exactly(value) for leaf, value in self.floats.items()}
        self._plain |= self._beyond
        self._exact = self._plain | outputs | logits
        self._rounded = {name for name, logit in logits.items() if logit != self._plain[name]}
        if self.shift:
            self._rounded.add(SIGMA)  # 1 and what is too small to be seen
        self._top = max(range(1, problem.k + 1), key=lambda m: problem.x[m - 1])
        s_top = s[self._top]
        self._exact[log(s_top)] = _precise(log(self._exact[s_top]))
        self._worths: dict[Expr, list[list[Number]]] = {}

    @cached_property
    def names(self) -> dict[Basic, Shown]:
        """The text that stands for each symbol in a line."""
        names = {
            leaf: shown(self._beyond.get(leaf, value), self.digits)
            for leaf, value in self.floats.items()
        }
        names[masked.ZERO] = shown(0.0)
        return names | {leaf: names[leaf]._replace(exact=False) for leaf in self._rounded}

    @cached_property
    def texts(self) -> dict[Basic, str]:
        """The same without what else is known of it."""
        return {leaf: name.text for leaf, name in self.names.items()}

    @property
    def outputs_and_weights(self) -> tuple[list[Number], list[Number]]:
        """s, and -y / s, each with what float64 cannot hold as SymPy's own."""
        symbols = _symbols(self.problem.k)
        first, second = (
            [self._beyond.get(name, self.floats[name]) for name in names]
            for names in (symbols.s, symbols.by_s)
        )
        return first, second

    def value(self, step: Step) -> Value:
        """The line's right side at these numbers; where it has no value, its limit.

        The limit is what `core.numeric` knows of the left side: there s cancels before it is 0.
        """
        right = _flat(self._worth(step.rhs))
        if any(map(_has_no_value, right)):
            left = evaluate(step.lhs, self.floats)
            knowns = [known for row in left for known in row]
            right = [b if _has_no_value(a) else a for a, b in zip(right, knowns, strict=True)]
        return Value(
            _shaped(right, step.lhs),
            limit=self._is_limit(step.rhs, right),
            overflow=not leaves(step.rhs).isdisjoint(self._beyond)
            or any(isinstance(a, Expr) for a in right),
        )

    def inside(self, step: Step) -> Inside:
        """The right side that the numbers go into: it has no 0 log 0 and no infinity times 0."""
        empty, labelled = (masked.masked(self.problem, labelled=b) for b in (False, True))
        plain = masked.without_empty_terms(step.rhs, empty)
        written = masked.with_cancelled(plain, labelled)
        if written == step.rhs:
            return Inside(step.rhs)
        right = masked.as_number(written)
        value = _flat(self._worth(right))
        is_sure = not any(map(_has_no_value, value)) and not self._is_limit(right, value)
        return Inside(written, plain != step.rhs, written != plain, is_sure)

    def is_shifted(self, step: Step) -> bool:
        """Whether the line has logits or their total, and the largest logit is taken off them."""
        return bool(self.shift) and any(
            leaf == SIGMA or (isinstance(leaf, Indexed) and leaf.base == x)
            for leaf in leaves(step.rhs)
        )

    def meets(self, step: Step) -> bool:
        """Whether the targets meet the conditions under which the line holds."""
        return all(self._holds(relation) for relation in step.given)

    def _worth(self, expr: Expr) -> list[list[Number]]:
        written = _written(expr, self.problem.k, self._top)
        if written not in self._worths:  # the lines of a product are worth the same
            self._worths[written] = worth_beyond(written, self._exact)
        return self._worths[written]

    def _is_limit(self, expr: Expr, value: list[Number]) -> bool:
        """Whether a 0 or an infinity among the line's floats hides its value."""
        used = leaves(expr)
        hidden = [n for n in used if self._is_extreme(n)]
        if not hidden:
            return False
        exact = {leaf: self._plain[leaf] for leaf in used}
        plain = _flat(worth_beyond(written_out(expr), exact))
        return not all(a == b or isclose(a, b) for a, b in zip(plain, value, strict=True))

    def _is_extreme(self, leaf: Expr) -> bool:
        value = self.floats[leaf]
        if leaf in self._beyond:
            return False
        return isinf(value) or (value == 0 and isinstance(leaf, Indexed) and leaf.base == s)

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


def _beyond(
    problem: Problem, outputs: Mapping[Basic, Expr], floats: Mapping[Basic, float]
) -> dict[Basic, Expr]:
    """Outputs and partial derivatives that are finite and not 0, but have no float64."""
    symbols, share = _symbols(problem.k), list(outputs.values())
    exact: dict[Basic, Expr] = dict(outputs)
    for name, output, target in zip(symbols.by_s, share, problem.y, strict=True):
        if output and target:
            exact[name] = -Rational(target) / output
    pairs = ((a, b, i == j) for i, a in enumerate(share) for j, b in enumerate(share))
    for name, (a, b, same) in zip(symbols.outputs_by_x, pairs, strict=True):
        if is_beyond(a * b, floats[name]):  # most are not: products of many digits take time
            exact[name] = a * (int(same) - b)
    return {name: value for name, value in exact.items() if is_beyond(value, floats[name])}


def _has_no_value(number: Number) -> bool:
    return isinstance(number, float) and math.isnan(number)


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


def _flat(rows: list[list[Number]]) -> list[Number]:
    return [entry for row in rows for entry in row]


def _shaped(entries: list[Number], side: Expr) -> tuple[tuple[Number, ...], ...]:
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
