"""`hide=numbers`: no result leaves the server, on any page, while what is given stays."""

from __future__ import annotations

import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numeric import forward_backward
from core.problem import Problem
from pages.shell import PAGES
from pages.ui.hidden_numbers import formula_without_numbers, hide_in_figure, without_numbers
from pages.ui.numbers import number
from tests.pages.ui.channel.talk import talking

PROBLEM = Problem((1.7, 0.3, -2.6), (0.55, 0.3, 0.4))
FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(st.one_of(FINITE, st.sampled_from([math.inf, -math.inf])), st.booleans())
def test_a_number_in_words_becomes_a_sign(value: float, full: bool) -> None:
    assert without_numbers(f"it is {number(value, full=full)} now") == "it is ? now"


def test_symbols_with_an_index_stay() -> None:
    assert without_numbers("s₁ and ∂e/∂x₂ = 0.25") == "s₁ and ∂e/∂x₂ = ?"


@pytest.mark.parametrize(
    ("latex", "hidden"),
    [
        (r"s_1 \approx 0.2537", r"s_1 \approx {?}"),
        (r"x_{12} = -0.5", r"x_{12} = {?}"),
        (r"0.25 \cdot 1 - 1 = -0.75", r"{?} \cdot {?} - {?} = {?}"),
        (r"a \\[0.5em] b", r"a \\[0.5em] b"),
        (r"\mathrm{e}^{-\infty} = 0", r"\mathrm{e}^{{?}} = {?}"),
        (r"\frac{1}{3}", r"\frac{{?}}{{?}}"),
    ],
)
def test_formulas_keep_symbols_and_lose_numbers(latex: str, hidden: str) -> None:
    assert formula_without_numbers(latex) == hidden


def results(problem: Problem) -> set[str]:
    """Results of the problem as a page may write them, but for what is given or very short."""
    values = forward_backward(problem.x, problem.y)
    arrays = (values.s, values.grad_x, values.grad_s, values.jacobian, values.terms, values.loss)
    numbers = [float(v) for array in arrays for v in array.ravel()]
    texts = {number(abs(v), full=full) for v in numbers for full in (False, True)}
    return {text for text in texts if len(text) > 4}


@pytest.mark.parametrize("page", [page.path for page in PAGES])
@pytest.mark.parametrize("more", ["", "&product=open&way=fused&step=all&view=descent"])
def test_no_result_is_sent(page: str, more: str) -> None:
    query = f"?x={PROBLEM.x_text}&y={PROBLEM.y_text}{more}"
    with talking() as talk:
        talk.hello(page, query)
        shown = json.dumps([talk.blocks, talk.values], ensure_ascii=False)
        # The check page shows no results of its own accord.
        assert page in ("check", "practice") or any(text in shown for text in results(PROBLEM))
    with talking() as talk:
        talk.hello(page, f"{query}&hide=numbers")
        given_block = talk.blocks.pop("given")
        hidden = json.dumps([talk.blocks, talk.values], ensure_ascii=False)
        left = {text for text in results(PROBLEM) if re.search(rf"(?<!\d){text}(?!\d)", hidden)}
        assert not left
        assert "1.7" in given_block


def test_a_figure_keeps_its_curves_and_tells_no_number() -> None:
    figure = {
        "traces": [{"y": [0.25, 0.75], "hovertemplate": "%{y}"}],
        "layout": {},
        "alt": "from 0.25 to 0.75",
        "words": {"title": "now x₁ = 1.5"},
        "frames": {"names": ["x₁ = 1.5"], "count": 1},
        "table": {"head": ["x"], "rows": [["0.25"]]},
    }
    shown = hide_in_figure(figure)
    assert shown["traces"][0]["y"] == [0.25, 0.75]
    assert shown["traces"][0]["hoverinfo"] == "skip"
    assert "table" not in shown
    assert shown["alt"] == "from ? to ?"
    assert shown["words"] == {"title": "now x₁ = ?"}
    assert shown["frames"] == {"names": ["x₁ = ?"], "count": 1}


@pytest.mark.parametrize(
    ("latex", "hidden"),
    [
        (r"\begin{pmatrix} -0.49 & 0.37 & -0.11 \end{pmatrix}", "{?} & {?} & {?}"),
        (
            r"\begin{pmatrix} 0.1 \left(1 - 0.2\right) & -0.2 \cdot 0.7 \end{pmatrix}",
            r"-{?} \cdot",
        ),
        (r"\Sigma \approx -10.71", r"\approx {?}"),
    ],
)
def test_a_formula_keeps_its_signs_and_an_outcome_hides_its_own(latex: str, hidden: str) -> None:
    shown = formula_without_numbers(latex)
    assert hidden in shown
    assert not re.search(r"\d", shown)
