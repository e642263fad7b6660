"""LaTeX as people write it is read out as the same formula that a printer wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.symbolic import derive
from core.symbolic.latex import latex
from core.worked.speech import speech
from core.worked.written_latex import as_printed


def said(text: str) -> str:
    return speech(as_printed(text), lambda words: words)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (r"\frac13", "1 over 3"),
        (r"\tfrac{1}{2}", "1 over 2"),
        ("s_i(1 - s_i)", "s i times open bracket 1 minus s i close bracket"),
        (r"\sum_i y_i", "the sum over i from 1 to k of y i"),
        (r"\sum_{i=1}^{k} y_i", "the sum over i from 1 to k of y i"),
        (r"\partial e/\partial x_j", "the derivative of e with respect to x j"),
        ("-y_j / s_j", "minus y j over s j"),
        (r"e^{x_j}/\Sigma", "the fraction e to the power x j over Sigma"),
        (r"s_j\,\mathrm{sum}(y) - y_j", "s j times the sum over l from 1 to k of y l minus y j"),
        (r"\log(1 + s_1)", "log open bracket 1 plus s 1 close bracket"),
    ],
)
def test_words(written: str, words: str) -> None:
    assert said(written) == words


@pytest.mark.parametrize("k", [None, 3])
def test_what_a_printer_wrote_is_read_as_it_was(k: int | None) -> None:
    for step in derive(k).steps:
        for printed in (latex(step.lhs), latex(step.rhs)):
            assert said(printed) == speech(printed, lambda words: words)


@given(st.text(alphabet=r"\fracsumptl(){}_^/ 12xye", max_size=60))
def test_any_text_is_respelt(text: str) -> None:
    assert isinstance(as_printed(text), str)
