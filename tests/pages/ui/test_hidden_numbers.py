"""`hide=numbers`: no result leaves the server, on any page, while what is given stays."""

from __future__ import annotations

import json
import math
import re
from html import unescape

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from core.numeric import forward_backward
from core.problem import Problem
from pages.derivation.settings import LINES
from pages.shell import PAGES
from pages.ui.given import given, hiding
from pages.ui.hidden_numbers import formula_without_numbers, hide_in_figure, without_numbers
from pages.ui.numbers import number
from tests.pages.ui.channel.talk import talking

PROBLEM = Problem((1.7, 0.3, -2.6), (0.55, 0.3, 0.4))
FINITE = st.floats(allow_nan=False, allow_infinity=False)


@drawn(st.one_of(FINITE, st.sampled_from([math.inf, -math.inf])), st.booleans())
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
        # These show no results of their own accord.
        assert page in ("check", "practice", "lessons") or any(
            text in shown for text in results(PROBLEM)
        )
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
    assert shown["frames"] == {"names": [], "count": 1}


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


# --- what is no result stays ---------------------------------------------------------------

GIVEN = (  # page, settings of it, what is shown there
    ("", "", "? · 1.25 − 0.55"),
    ("product", "&i=2", "Step 2 of 3: ? times ? is the term ?."),
    ("product", "&way=fused", "Step 1 of 3: softmax ? times 1.25, minus the target 0.55"),
    (
        "derivation",
        "&step=3",
        "the derivative of s 1 with respect to x 1 is about the fraction e to the ?",
    ),
    ("gradient", "", "While x₁ runs from −10 to 10, ∂e/∂x₁ goes from ? to ?"),
    ("gradient", "", "All components add up to 0 everywhere."),
    ("gradient", "&run=T&from=0.5&to=4", "While T runs from 0.5 to 4, "),
    ("gradient", "&view=plane", "At (x₁, x₂) = (1.7, 0.3) the loss is ?"),
    ("gradient", "&view=descent&steps=40", "In 40 steps the loss goes from ? to ?"),
    ("gradient", "&view=descent&steps=40", "40 steps, from s = (?, ?, ?)"),
    ("gradient", "&view=squared", "below 1 % of cross-entropy's"),
)


@pytest.mark.parametrize(("page", "more", "words"), GIVEN)
def test_a_number_that_is_no_result_stays(page: str, more: str, words: str) -> None:
    with talking() as talk:
        talk.hello(page, f"?x={PROBLEM.x_text}&y={PROBLEM.y_text}{more}&hide=numbers")
        if talk.facts["figure_keys"]:
            talk.until("figures")
        shown = json.dumps([talk.blocks, talk.values, talk.figures], ensure_ascii=False)
    assert words in unescape(re.sub(r"<[^>]*>", "", shown))
    assert not re.search(r"[\ue000-\uf8ff]", shown)


@pytest.mark.parametrize("layout", ["row", "column"])
@pytest.mark.parametrize("k", ["general", "own"])
def test_every_line_without_its_numbers_is_said_with_its_indices(k: str, layout: str) -> None:
    query = f"?x={PROBLEM.x_text}&y={PROBLEM.y_text}&step=all&k={k}&layout={layout}"
    with talking() as talk:
        talk.hello("derivation", f"{query}&hide=numbers")
        said = [value["aria-label"] for value in talk.values.values() if "aria-label" in value]
    assert len(said) >= LINES - 2  # the condition of a special case may not be met
    assert any("1" in words and "?" in words for words in said)
    assert not any(re.search(r"\d\.\d", words) for words in said)


def test_given_texts_are_what_they_are_where_nothing_is_hidden() -> None:
    assert given("−1.5 to 2") == "−1.5 to 2"
    with hiding(on=True):
        kept = given("−1.5 to 2")
    assert without_numbers(f"from {kept}: 0.25") == "from −1.5 to 2: ?"
