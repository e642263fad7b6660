"""Lines with the numbers of masked classes: nothing in them is 0 / 0, or 0 times infinity."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.problem import Problem
from core.symbolic.orientation import in_columns
from core.worked import words
from core.worked.lines import ShownLine, sections
from core.worked.values import Numbers

INF = math.inf
UNDEFINED = re.compile(
    r"\\frac\{0\}\{0\}|(?<![\d.])0 \\log 0(?![\d.])|\\infty\\right\) \\cdot 0(?![\d.])"
    r"|(?<![\d.])0 (?:\\cdot )?\\left\(-\\infty"
)
LOGITS = st.floats(-3, 3) | st.sampled_from([-INF, 0.0, 900.0])
TARGETS = st.sampled_from([0.0, 0.25, 1.0, 3.0])
PROBLEMS = (
    st.integers(2, 4)
    .flatmap(lambda k: st.lists(st.tuples(LOGITS, TARGETS), min_size=k, max_size=k))
    .filter(lambda pairs: any(x > -INF for x, _ in pairs))
    .map(lambda pairs: Problem([x for x, _ in pairs], [y for _, y in pairs]))
)


def lines(problem: Problem, *, columns: bool = False) -> dict[str, ShownLine]:
    numbers = Numbers(problem)
    derivation = in_columns(numbers.derivation) if columns else numbers.derivation
    parts = sections(derivation, str, numbers)
    return {line.id: line for section in parts for line in section.lines}


@settings(deadline=None, max_examples=25)
@given(PROBLEMS, st.booleans())
def test_no_line_has_a_product_or_a_quotient_without_a_value(
    problem: Problem, columns: bool
) -> None:
    for line in lines(problem, columns=columns).values():
        assert not UNDEFINED.search(line.current), line.current
        has_product = r"\end{pmatrix} \, \begin{pmatrix}" in line.current
        assert not (has_product and r"\infty" in line.current), line.current


def test_the_pattern_finds_them() -> None:
    for text in (
        r"- \frac{0}{0}", r"- 0 \log 0 - 0.3", r"\left(-\infty\right) \cdot 0",
        r"- 0 \left(-\infty - \log 4.367\right)", r"\left(-\infty\right) \cdot 0 + 1",
    ):  # fmt: skip
        assert UNDEFINED.search(text)
    for text in (
        r"\frac{0}{0.5}",
        r"0.2 \log 0",
        r"0 \log 0.3",
        r"\left(-\infty\right) \cdot 0.2",
    ):
        assert not UNDEFINED.search(text)


@pytest.mark.parametrize("columns", [False, True])
def test_an_empty_term_is_a_0_and_its_reason_is_said(columns: bool) -> None:
    of = lines(Problem([1.0, -INF, 0.5], [0.7, 0.0, 0.3]), columns=columns)
    assert r"- 0.7 \log 0.6225 - 0 - 0.3 \log 0.3775 \approx 0.6241" in of["cross-entropy"].current
    assert r"- 1 \cdot 0.7 - 0 - 0.5 \cdot 0.3 \approx 0.6241" in of["direct-split"].current
    with_reason = {id_ for id_, line in of.items() if line.remark == words.EMPTY_TERMS}
    assert with_reason == {
        "cross-entropy", "grad-s", "substitute", "component", "direct-loss", "direct-split",
    }  # fmt: skip
    assert not any(words.LIMIT in line.remark for line in of.values())


def test_s_is_cancelled_where_an_infinity_would_meet_a_0() -> None:
    """With y = 0.2 of class 2, its share in the first component is 0.2 s_1."""
    of = lines(Problem([1.0, -INF, 0.5], [0.7, 0.2, 0.1]))
    for id_ in ("chain-rule", "component"):
        assert r"+ 0.6225 \cdot 0.2 +" in of[id_].current
        assert of[id_].remark == words.CANCELLED
    of = lines(Problem([-INF, 1.0, 0.5], [0.7, 0.2, 0.1]))
    assert of["chain-rule"].current.startswith(r"\approx - 0.7 \left(1 - 0\right) +")


def test_an_infinity_is_no_rounded_number() -> None:
    of = lines(Problem([1.0, -INF], [0.5, 0.5]))
    assert of["cross-entropy"].current.endswith(r"= \infty")
    assert of["grad-s"].current.endswith(r"= \begin{pmatrix} -0.5 & -\infty \end{pmatrix}")


def test_lines_without_masked_classes_stay_what_they_are() -> None:
    numbers = Numbers(Problem([1.0, 2.0, -0.5], [1.0, 0.0, 0.0]))
    for step in numbers.derivation.steps:
        assert numbers.inside(step).expr is step.rhs
