"""What a wrong number is said to be: by numbers worked out here, one slip at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from core.answers.targets import Target
from core.practice.number_reasons import explained
from core.practice.numbers import read_typed
from core.problem import Problem

PROBLEM = Problem((1.0, 2.0, -0.5), (1.25, 1.5, 0.5))
X, Y = np.array(PROBLEM.x), np.array(PROBLEM.y)
E = np.exp(X)
S = E / E.sum()
LOSS = float(-(Y * np.log(S)).sum())
G = S * Y.sum() - Y


def said(value: float, true: float, target: Target, cell: tuple[int, ...]) -> tuple[str, str, str]:
    text = f"{value:.6g}"
    mark = explained(read_typed(text, PROBLEM), true, PROBLEM, target, cell)
    return mark.tag, mark.name, " ".join(sentence.said(str) for sentence in mark.sentences)


@pytest.mark.parametrize(
    ("value", "true", "target", "cell", "name", "words"),
    [
        (-S[0], S[0], "softmax", (1,), "sign", "sign"),
        (S[1], S[0], "softmax", (1,), "entry (2,)", "s₂"),
        (1 - S[0], S[0], "softmax", (1,), "complement", "other classes"),
        (100 * S[0], S[0], "softmax", (1,), "per-cent", "percentage"),
        (E[0], S[0], "softmax", (1,), "power 1", "e^x₁"),
        (1 / S[0], S[0], "softmax", (1,), "upside-down", "upside down"),
        (S[0], G[0], "gradient", (1,), "softmax 1", "s₁"),
        (-Y[0] / S[0], G[0], "gradient", (1,), "grad-s 1", "∂e/∂s₁"),
        (G[2], G[0], "gradient", (1,), "entry (3,)", "∂e/∂x₃"),
        (X[0] * Y.sum() - Y[0], G[0], "gradient", (1,), "logits", "softmax belongs"),
        (E[0] * Y.sum() - Y[0], G[0], "gradient", (1,), "powers", "total"),
        (3 * G[0], G[0], "gradient", (1,), "factor k", "k times"),
        (Y.sum() * G[0], G[0], "gradient", (1,), "factor sum(y)", "sum(y) times"),
        (2 * G[0], G[0], "gradient", (1,), "factor 2", "twice"),
        (G[0] / 2, G[0], "gradient", (1,), "factor 1/2", "half"),
        (-S[0] * S[2], -S[0] * S[1], "jacobian", (1, 2), "entry (1, 3)", "∂s₁/∂x₃"),
        (LOSS / math.log(10), LOSS, "loss", (), "base 10", "base 10"),
        (LOSS / math.log(2), LOSS, "loss", (), "base 2", "base 2"),
        (S[0] * 1.02, S[0], "softmax", (1,), "rounded", "rounded on the way"),
    ],
)  # fmt: skip
def test_a_slip_is_named(
    value: float, true: float, target: Target, cell: tuple[int, ...], name: str, words: str
) -> None:
    tag, called, sentences = said(value, float(true), target, cell)
    assert (tag, called) == ("off-by", name)
    assert words in sentences


@pytest.mark.parametrize(
    ("value", "true", "target", "cell", "words"),
    [
        (7.77, S[0], "softmax", (1,), "between 0 and 1"),
        (-9.1, LOSS, "loss", (), "not below 0"),
        (5.31, -Y[0] / S[0], "grad-s", (1,), "not above 0"),
        (0.71, -S[0] * S[1], "jacobian", (1, 2), "below 0"),
        (0.913, S[0] * (1 - S[0]), "jacobian", (1, 1), "1/4"),
        (17.7, G[0], "gradient", (1,), "sum(y) − yⱼ"),
        (0.0313, LOSS, "loss", (), "too small"),
    ],
)
def test_what_no_slip_leads_to_says_what_it_cannot_be(
    value: float, true: float, target: Target, cell: tuple[int, ...], words: str
) -> None:
    tag, _, sentences = said(value, float(true), target, cell)
    assert tag == "wrong"
    assert words in sentences


def test_where_two_slips_fit_both_are_said_and_none_is_named() -> None:
    """With two classes s₂ is what is left of 1."""
    problem = Problem((0.0, math.log(3)), (1.0, 0.0))
    mark = explained(read_typed("0.75", problem), 0.25, problem, "softmax", (1,))
    assert (mark.tag, mark.name) == ("wrong", "two")
    assert len(mark.sentences) == 3
