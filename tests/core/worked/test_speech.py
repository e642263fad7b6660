"""Formulas in words: every one of the lab can be said, and says what it shows."""

from __future__ import annotations

import re

import pytest

from core.symbolic import derive, derive_at, derive_entry
from core.symbolic.orientation import in_columns
from core.worked.lines import shown_line
from core.worked.speech import speech
from core.worked.values import Numbers
from tests.core.worked.problems import HARD


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"\frac{\partial e}{\partial x_{10}}", "the derivative of e with respect to x 10"),
        (r"s_j \sum_{l=1}^{k} y_l - y_j", "s j times the sum over l from 1 to k of y l minus y j"),
        (r"s_i \left(\delta_{ij} - s_j\right)", "open bracket delta i j minus s j close bracket"),
        (r"\frac{\mathrm{e}^{x_1}}{\Sigma^{2}}", "the fraction e to the x 1 over Sigma squared"),
        (r"- \frac{y_1}{s_1}", "minus y 1 over s 1"),
        (r"\log \Sigma", "log Sigma"),
        (r"1.234 \times 10^{-7}", "1.234 times 10 to the power minus 7"),
        (r"\approx -\infty", "is about minus infinity"),
        (r"s_i \qquad \left(i \neq j\right)", "s i, if i is not j"),
        (r"\begin{pmatrix} 1 & 2 \end{pmatrix}", "the row vector 1; 2, end of vector"),
        (r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}", "the column vector 1; 2, end of vector"),
        (r"\new{s_1 s_2}", "s 1 times s 2"),
    ],
)
def test_examples(latex: str, words: str) -> None:
    assert words in speech(latex, str)


@pytest.mark.parametrize("latex", [r"\frac{1}{", r"\sqrt{2}", r"\left( 1", "}", r"\sum y"])
def test_what_the_printers_never_write_is_refused(latex: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        speech(latex, str)


@pytest.mark.parametrize("size", [None, 2, 3, 10])
def test_every_line_can_be_said_without_a_sign(size: int | None) -> None:
    made = derive(size)
    for step in (*made.steps, *in_columns(made).steps):
        words = speech(step.latex(), str)
        assert not re.search(r"[\\{}^_&=+]", words), step.id
        assert words.count("open bracket") == words.count("close bracket")


@pytest.mark.parametrize("problem", HARD, ids=str)
def test_the_numbers_of_a_line_are_said(problem: object) -> None:
    numbers = Numbers(problem)
    for step in derive_at(problem.k, problem.k, 1).steps:
        line = shown_line(step, 1, str, numbers)
        if line.current:
            words = speech(line.current, str)
            assert not re.search(r"[\\{}^_&=+]", words), step.id


def test_long_vectors_are_cut_short_but_not_at_their_ends() -> None:
    words = speech(derive(10).step("result").latex(), str)
    assert "and so on" in words
    assert "with respect to x 10, end of vector" in words
    assert "respect to x 5" not in words


def test_an_entry_is_said() -> None:
    last = derive_entry(3, 2, 3)[-1]
    expected = "the derivative of s 2 with respect to x 3 equals minus s 2 times s 3"
    assert speech(last.latex(), str) == expected


def test_every_word_can_be_translated() -> None:
    def chinese(text: str) -> str:
        return " ".join(("词", *re.findall(r"\{\w+\}", text)))

    for step in derive(None).steps:
        words = speech(step.latex(), chinese)
        assert not re.search(r"[A-Za-z]{2}", words), step.id
