"""Conditions: what they say, three values, hostile texts, and that an oracle agrees."""

from __future__ import annotations

import contextlib
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers.unreadable import Unreadable
from core.lessons.conditions import fulfilled, read_condition, read_value, truth, value
from core.lessons.live_point import LivePoint
from core.limits import ANSWER_TEXT_MAX
from core.numeric import forward_backward
from core.problem import Problem

PROBLEM = Problem((1, 2, -0.5), (0, 1, 0))
MASKED = Problem((1, -math.inf, 0), (0, 1, 0))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("s_2 > 0.6", True),
        ("s_2 > 0.9 or e < 0.4", True),
        ("s_2 > 0.9 and e < 0.4", False),
        ("not s_2 > 0.9", True),
        ("not (s_2 > 0.6 and s_1 > 0.2)", False),
        ("not s_2 > 0.9 and s_1 > 0.9", False),  # not binds before and
        ("s_1 > 0.9 and s_1 > 0.9 or k = 3", True),  # and before or
        ("(s_1) + (s_2) > (0.5)", True),
        ("0.1 < s_1 < 0.3", True),
        ("0.1 < s_1 < 0.2", False),
        ("sum(y) = 1 and Y == 1", True),
        ("sum(y) ≠ 2", True),
        ("g_2 < 0 and max(g) > 0 and min(g) < 0", True),
        ("sum(g) = 0", True),
        ("abs(g) < 0.4", True),
        ("abs(g) < 0.3", False),  # every entry counts
        ("y != 0", True),  # not all are
        ("y >= 0", True),
        ("J_12 < 0 and J_{2,2} > 0", True),
        ("sum_i s_i^2 < 1", True),
        ("e = -log(s_2)", True),
        ("e^{-e} = s_2", True),  # Euler's number is not the loss
        ("x_1 - x_3 = 1.5", True),
        ("s_2 ≥ 0.7361", False),
        ("e == log(e^{x_1} + e^{x_2} + e^{x_3}) - x_2", True),
    ],
)
def test_says_what_a_teacher_means(text: str, holds: bool) -> None:
    assert fulfilled(read_condition(text), PROBLEM) is holds


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("s_4 > 0", None),  # there is no fourth class
        ("not s_4 > 0", None),
        ("s_4 > 0 or s_2 > 0.1", True),
        ("s_2 > 0.1 or s_4 > 0", True),
        ("s_4 > 0 and s_2 > 0.9", False),
        ("s_4 > 0 and s_2 > 0.1", None),
        ("0/0 = 1", None),
        ("0/0 != 1", None),
        ("1/0 > 5", True),
    ],
)
def test_what_has_no_value_is_neither_true_nor_false(text: str, outcome: bool | None) -> None:
    condition = read_condition(text)
    assert truth(condition, LivePoint(PROBLEM)) is outcome
    assert fulfilled(condition, PROBLEM) is (outcome is True)


def test_infinite_values_are_compared() -> None:
    assert fulfilled(read_condition("e > 1000 and s_2 = 0"), MASKED)
    assert fulfilled(read_condition("x_2 < -5"), MASKED)
    assert not fulfilled(read_condition("x_2 - x_2 = 0"), MASKED)


def test_sums_that_are_off_by_rounding_are_the_same() -> None:
    problem = Problem((0, 0, 0), (0.35, 0.57, 0.08))
    assert problem.Y < 1
    assert fulfilled(read_condition("sum(y) = 1 and sum(y) >= 1"), problem)
    third = Problem((0, 0), (0.1 + 0.2, 0))
    assert third.y[0] > 0.3
    assert fulfilled(read_condition("y_1 = 0.3 and y_1 <= 0.3 and not y_1 > 0.3"), third)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.floats(-20, 20), min_size=2, max_size=6),
    st.data(),
    st.sampled_from(["x", "y", "s", "g", "e", "Y"]),
    st.sampled_from(["<", "<=", ">", ">=", "=", "!="]),
)
def test_agrees_with_the_core(x: list[float], data: st.DataObject, name: str, sign: str) -> None:
    y = data.draw(st.lists(st.floats(0, 3), min_size=len(x), max_size=len(x)))
    problem = Problem(x, y)
    values = forward_backward(problem.x, problem.y)
    i = data.draw(st.integers(1, len(x)))
    own = {
        "x": problem.x[i - 1],
        "y": problem.y[i - 1],
        "s": float(values.s[i - 1]),
        "g": float(values.grad_x[i - 1]),
        "e": float(values.loss),
        "Y": problem.Y,
    }[name]
    bound = data.draw(st.integers(-30, 30)) / 10
    symbol = name if name in "eY" else f"{name}_{i}"
    shown = read_value(symbol)
    assert value(shown, problem) == pytest.approx(own, rel=1e-12, abs=1e-300)
    near = abs(own - bound) <= 1e-9 * max(1, abs(own), abs(bound))
    expected = {
        "<": own < bound and not near,
        "<=": own < bound or near,
        ">": own > bound and not near,
        ">=": own > bound or near,
        "=": near,
        "!=": not near,
    }[sign]
    written = f"({bound})" if bound < 0 else f"{bound}"
    assert fulfilled(read_condition(f"{symbol} {sign} {written}"), problem) is expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("s_2", "unexpected"),
        ("s_2 >", "unexpected"),
        ("s_2 > 0.9 and", "unexpected"),
        ("(s_2 > 0.9", "unexpected"),
        ("s_i > 0", "index"),
        ("s > J", "shape"),
        ("__import__('os') > 1", "sign"),
        ("s_2 > 1234567890123", "too-long"),
        ("s_2 > " + "exp(" * 50 + "1" + ")" * 50, "too-deep"),
        ("+".join(["s_1"] * 99) + " > 0", "too-deep"),
        ("1" * (ANSWER_TEXT_MAX + 1), "too-long"),
        (" and ".join(["sum_i sum_j s_i s_j > 0"] * 12), "too-big"),
    ],
)
def test_refuses_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_condition(text)
    assert refused.value.reason == reason


PIECES = (
    "s_2", "x", "y_1", "g", "e", "J_12", "Y", "k", "sum(", "max(", "abs(", ")", "(", "and", "or",
    "not", "<", ">=", "=", "!=", "≤", "+", "-", "*", "/", "^", "0.5", "12", "_", "{", "}", "[",
    "]", "$", "\\frac{", "sum_i", "log", "exp(", "'", '"', ";", "\n", "é", "\0", "，", "eval(",
)  # fmt: skip


def test_ten_thousand_hostile_texts_are_read_or_refused() -> None:
    draw = random.Random(14)
    read = 0
    for _ in range(10_000):
        text = draw.choice(["", " "]).join(draw.choices(PIECES, k=draw.randint(0, 12)))
        try:
            condition = read_condition(text)
        except Unreadable:
            continue
        read += 1
        fulfilled(condition, PROBLEM)
        fulfilled(condition, MASKED)
    assert read > 10


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Unreadable):
        fulfilled(read_condition(text), PROBLEM)
