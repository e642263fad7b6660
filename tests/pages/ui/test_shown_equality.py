"""Which equalities may stand on the screen: held to fractions made of the very texts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.numeric import forward_backward
from core.problem import Problem
from pages.ui import shown_equality
from pages.ui.numbers import number
from tests.browser.lab import value as float_of

LOGITS = st.floats(-40, 40) | st.sampled_from([0.0, 1.0, 12.0, 700.0])
TARGETS = st.sampled_from([0.0, 1.0, 0.1, 1 / 3, 2.0, 1e-9, 100.0, 12345.6]) | st.floats(0, 3)
PROBLEMS = st.integers(2, 6).flatmap(
    lambda k: st.builds(
        Problem,
        st.lists(LOGITS, min_size=k, max_size=k),
        st.lists(TARGETS, min_size=k, max_size=k),
    )
)


def fraction(text: str) -> tuple[Fraction, Fraction]:
    """A shown number exactly, and one unit of its last digit, by another way than the module's."""
    plain = text.replace("−", "-")
    mantissa, _, power = plain.partition("×10")
    scale = Fraction(10) ** int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")) or 0)
    decimals = len(mantissa.partition(".")[2])
    return Fraction(mantissa) * scale, Fraction(10) ** -decimals * scale


def digits(text: str) -> int:
    mantissa = text.partition("×10")[0]
    return len(mantissa.replace("−", "").replace(".", "").lstrip("0") or "0")


@settings(deadline=None)
@given(PROBLEMS, st.booleans())
@example(Problem((12, 0, 0), (1, 0, 0)), False)
@example(Problem((0, 0, 0), (1, 1, 1)), True)
@example(Problem((1, 2, -0.5), (1, 1, 0)), True)
def test_an_equality_is_one_for_who_works_it_out_again(problem: Problem, full: bool) -> None:
    values = forward_backward(problem.x, problem.y)
    for s, y, g in zip(values.s.tolist(), problem.y, values.grad_x.tolist(), strict=True):
        texts = [number(v, full=full) for v in (s, problem.Y, y, g)]
        (a, _), (b, _), (c, _), (outcome, unit) = map(fraction, texts)
        gap = abs(a * b - c - outcome)
        if digits(texts[3]) < 4:  # an exact number: as if its zeros were shown
            unit /= 10 ** (4 - digits(texts[3]))
        relation = shown_equality.difference(*texts)
        assert (relation == "=") == (gap <= unit / 2 if outcome else gap == 0), texts
        if relation == "≈" and outcome:
            assert gap <= Fraction(2, 100) * abs(outcome) + 10 * unit, texts


@settings(deadline=None)
@given(PROBLEMS, st.booleans())
@example(Problem((-1e-05, 0), (0, 0)), True)
def test_one_label_alone_always_has_a_form_that_keeps_its_digits(
    problem: Problem, full: bool
) -> None:
    label = Problem(problem.x, [1.0, *[0.0] * (problem.k - 1)])
    values = forward_backward(label.x, label.y)
    shown = [number(v, full=full) for v in (float(values.one_minus_s[0]), 1.0)]
    outcome = number(float(values.grad_x[0]), full=full)
    assert shown_equality.product(*shown, outcome) in (("=", "≈") if full else ("=",))


@pytest.mark.parametrize(
    ("texts", "relation"),
    [
        (("0.2537", "2", "1", "−0.4926"), "="),
        (("0.6897", "2", "1", "0.3793"), "≈"),  # 0.3794 on paper
        (("1.000", "1", "1", "−1.229×10⁻⁵"), ""),
        (("0.9987", "1", "1", "−0.001312"), ""),
        (("0.3333", "3", "1", "0"), "≈"),
        (("0.5", "2", "1", "0"), "="),
        (("0", "1", "0", "0"), "="),
        (("0.5000", "2", "1", "1.000×10⁻⁹"), ""),
        (("0.5000025", "1", "0", "0.5000025000000001"), "≈"),
        (("0.1", "1.123×10⁶", "1", "112345"), "≈"),
        (("4.941×10⁻³²⁴", "1×10⁻⁵", "0", "0"), "≈"),
        (("2.408×10⁻³¹⁶", "1×10⁻⁵", "0", "2.406×10⁻³²¹"), "≈"),
        (("4.941×10⁻³²⁴", "123461", "0", "3.096×10⁻³¹⁹"), ""),
        (("0.5000025", "1", "0", "0.5000025000000004"), ""),
    ],
)
def test_examples(texts: tuple[str, str, str, str], relation: str) -> None:
    assert shown_equality.difference(*texts) == relation


def test_digits_that_cancel_are_counted() -> None:
    assert shown_equality.cancelled("1.000", "1", "1", "−1.229×10⁻⁵") == 5
    assert shown_equality.cancelled("0.3320", "1", "0.3333", "−0.001312") == 2
    assert shown_equality.cancelled("4.941×10⁻³²⁴", "123461", "0", "3.096×10⁻³¹⁹") == 0


WIDE_TARGETS = TARGETS | st.sampled_from([5e-324, 1e-310, 1e-300, 1e-5, 1e6])
WIDE_LOGITS = LOGITS | st.sampled_from([745.0, -745.0])
WIDE = st.integers(2, 5).flatmap(
    lambda k: st.builds(
        Problem,
        st.lists(WIDE_LOGITS, min_size=k, max_size=k),
        st.lists(WIDE_TARGETS, min_size=k, max_size=k),
    )
)


@settings(deadline=None)
@given(WIDE, st.booleans())
@example(Problem((0, 0, 0), (1e6, 123456.789, 0)), False)  # 6 digits of an outcome, 4 of sum(y)
@example(Problem((0, 745), (0, 1.0)), False)
@example(Problem((12.0, 0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.5625)), False)
@example(Problem((1.65, 53), (0.134, 0.8660000000000001)), True)
def test_digits_are_said_to_cancel_only_where_a_tenth_or_less_is_left(
    problem: Problem, full: bool
) -> None:
    values = forward_backward(problem.x, problem.y)
    for s, y, g in zip(values.s.tolist(), problem.y, values.grad_x.tolist(), strict=True):
        texts = [number(v, full=full) for v in (s, problem.Y, y, g)]
        if shown_equality.difference(*texts):
            continue
        (a, _), (b, _), (c, _), (outcome, _) = map(fraction, texts)
        size = max(a * b, c)
        if count := shown_equality.cancelled(*texts):
            assert c
            assert abs(outcome) <= size / 10
            assert size / 10 ** (count + 1) < abs(outcome) < size / 10 ** (count - 1), texts
        else:
            assert size < Fraction(10) ** -300, texts


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False), st.booleans())
def test_reads_every_number_that_is_shown(value: float, full: bool) -> None:
    text = number(value, full=full)
    assert float(shown_equality.read(text)) == float_of(text)
