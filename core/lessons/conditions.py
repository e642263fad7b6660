"""Conditions on a live problem, read by the grammar of typed answers and evaluated as a tree.

    fulfilled(read_condition("s_2 > 0.9 and sum(y) = 1"), problem) -> bool
    value(read_value("max(s) - min(s)"), problem) -> float

Two numbers are the same within `limits.SAME`; `<` leaves the same out, `<=` takes it in. A vector
is compared entry by entry, and all of them count; `!=` says that not all are the same. What has no
value, as 0/0 or `s_4` where there are three classes, makes a comparison neither true nor false,
and a condition is fulfilled only where it is true.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from lark import Lark, Token

from core.answers.builder import Builder
from core.answers.evaluation import Value, evaluate
from core.answers.exact import Undefined
from core.answers.reading import GRAMMAR, built, check_bounds, operations, parser_of
from core.answers.spelling import Plain, whole
from core.answers.tree import Letter, Node, free_indices
from core.answers.unreadable import Unreadable
from core.lessons.limits import CONDITION_WORK_MAX, SAME
from core.lessons.live_point import LivePoint
from core.limits import ANSWER_TEXT_MAX
from core.problem import Problem

Sign: TypeAlias = Literal["<", "<=", ">", ">=", "=", "!="]
_SIGNS: Final[dict[str, Sign]] = {
    "==": "=",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    r"\le": "<=",
    r"\leq": "<=",
    r"\ge": ">=",
    r"\geq": ">=",
    r"\ne": "!=",
    r"\neq": "!=",
    r"\lt": "<",
    r"\gt": ">",
}
_SAMPLES: Final = (Problem((1, 2, -0.5), (0, 1, 0)), Problem((1, 0), (1, 0)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """`first sign second`."""

    first: Node
    sign: Sign
    second: Node


@dataclass(frozen=True, slots=True)
class Both:
    """Both are true."""

    first: Condition
    second: Condition


@dataclass(frozen=True, slots=True)
class Either:
    """At least the one or the other is true."""

    first: Condition
    second: Condition


@dataclass(frozen=True, slots=True)
class Not:
    """It is false."""

    body: Condition


Condition: TypeAlias = Comparison | Both | Either | Not


def read_condition(text: str) -> Condition:
    """The condition that a text says. Raises Unreadable, for any text, within the bounds."""
    condition: Condition = built(_parser(), _Builder(), _spelt(text), "condition")
    formulas = [node for part in comparisons(condition) for node in (part.first, part.second)]
    for node in formulas:
        _check(node)
    if sum(map(operations, formulas)) > CONDITION_WORK_MAX:
        raise Unreadable("too-big")
    for part in comparisons(condition):
        _try(lambda point, part=part: _compared(part, point))
    return condition


def read_value(text: str) -> Node:
    """A number of the live problem. Raises Unreadable, for any text, within the bounds."""
    node: Node = built(_parser(), _Builder(), _spelt(text), "sum_of_terms")
    _check(node)
    if operations(node) > CONDITION_WORK_MAX:
        raise Unreadable("too-big")
    _try(lambda point: _number(evaluate(node, point, {})))
    return node


def fulfilled(condition: Condition, problem: Problem) -> bool:
    """Whether a problem fulfils it. Never raises."""
    return truth(condition, LivePoint(problem)) is True


def value(node: Node, problem: Problem) -> float:
    """What a number comes to at a problem; nan where it has no value. Never raises."""
    try:
        return _number(evaluate(node, LivePoint(problem), {}))
    except (Undefined, Unreadable, ArithmeticError):
        return math.nan


def truth(condition: Condition, point: LivePoint) -> bool | None:
    """True, false, or None where it has no value; as in Kleene's logic of three values."""
    match condition:
        case Comparison():
            try:
                return _compared(condition, point)
            except (Undefined, Unreadable, ArithmeticError):
                return None
        case Not():
            body = truth(condition.body, point)
            return None if body is None else not body
        case Both() | Either():
            both = (truth(condition.first, point), truth(condition.second, point))
            decides = isinstance(condition, Either)
            if decides in both:
                return decides
            return None if None in both else not decides


def comparisons(condition: Condition) -> Iterator[Comparison]:
    """All comparisons of a condition, from left to right."""
    match condition:
        case Comparison():
            yield condition
        case Not():
            yield from comparisons(condition.body)
        case Both() | Either():
            yield from comparisons(condition.first)
            yield from comparisons(condition.second)


# --- reading -------------------------------------------------------------------------------


def _spelt(text: str) -> Plain:
    if len(text) > ANSWER_TEXT_MAX:
        raise Unreadable("too-long")
    if not text.strip():
        raise Unreadable("empty")
    return whole(text)


def _check(node: Node) -> None:
    check_bounds(node)
    if free_indices(node):
        raise Unreadable("index")


def _try(work_out: Any) -> None:
    """Work it out once, so that shapes that do not go together are told of when it is read."""
    for problem in _SAMPLES:
        try:
            work_out(LivePoint(problem))
        except (Undefined, ArithmeticError):
            continue  # it has no value there: a class that this problem has not, 0 in a divisor
        except Unreadable as error:
            if error.reason != "exponent":  # which depends on the problem
                raise


@cache
def _parser() -> Lark:
    own = Path(__file__).with_name("conditions.lark")
    grammar = f"{GRAMMAR.read_text('utf-8')}\n{own.read_text('utf-8')}"
    return parser_of(grammar, ["condition", "sum_of_terms"])


class _Builder(Builder):
    """The rules of `conditions.lark`, besides those of formulas."""

    def loss(self, parts: list[Token]) -> Node:
        return Letter("e")

    def comparison(self, parts: list[Any]) -> Condition:
        """One, or a chain such as 0.2 < s_1 < 0.4."""
        links: list[Condition] = [
            Comparison(parts[n], _SIGNS.get(str(parts[n + 1]), parts[n + 1].value), parts[n + 2])
            for n in range(0, len(parts) - 2, 2)
        ]
        return reduce(Both, links)

    def conjunction(self, parts: list[Any]) -> Condition:
        return Both(parts[0], parts[2])

    def disjunction(self, parts: list[Any]) -> Condition:
        return Either(parts[0], parts[2])

    def negation(self, parts: list[Any]) -> Condition:
        return Not(parts[1])

    def condition(self, parts: list[Any]) -> Condition:
        condition: Condition = parts[0]
        return condition


# --- evaluating ------------------------------------------------------------------------------


def _number(shown: Value) -> float:
    if shown.kind != "number":
        raise Unreadable("shape")
    return float(shown.number)


def _compared(comparison: Comparison, point: LivePoint) -> bool:
    pairs = _pairs(evaluate(comparison.first, point, {}), evaluate(comparison.second, point, {}))
    if any(math.isnan(a) or math.isnan(b) for a, b in pairs):
        raise Undefined
    if comparison.sign == "!=":
        return not all(same(a, b) for a, b in pairs)
    return all(_holds(a, comparison.sign, b) for a, b in pairs)


def _pairs(first: Value, second: Value) -> list[tuple[float, float]]:
    """Cells that stand against each other; a number stands against every one."""
    ours, theirs = _cells(first), _cells(second)
    if first.kind == "number":
        return [(ours[0], cell) for cell in theirs]
    if second.kind == "number":
        return [(cell, theirs[0]) for cell in ours]
    if len(ours) != len(theirs):
        raise Unreadable("shape")
    return list(zip(ours, theirs, strict=True))


def _cells(shown: Value) -> list[float]:
    if shown.kind == "matrix":
        return [float(cell) for row in shown.cells for cell in row]
    return [float(cell) for cell in shown.cells]


def same(a: float, b: float) -> bool:
    """Whether two numbers are the same within `limits.SAME`."""
    if math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= SAME * max(1.0, abs(a), abs(b))


def _holds(a: float, sign: Sign, b: float) -> bool:
    match sign:
        case "<":
            return a < b and not same(a, b)
        case ">":
            return a > b and not same(a, b)
        case "<=":
            return a < b or same(a, b)
        case ">=":
            return a > b or same(a, b)
        case _:
            return same(a, b)
