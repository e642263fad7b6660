"""Exact values as text, wrong digits, and the table that stands beside the numbers."""

from __future__ import annotations

import math
import re

import mpmath
import pytest

from core.numeric import exact_values, forward_backward, ulps
from core.problem import Problem
from pages.ui.exact import exact_block, exact_text, ulps_text
from pages.ui.numbers import number
from pages.ui.wrong_digits import marked_html, split
from tests.pages.ui.channel.talk import talking

mp = mpmath.MPContext()
mp.dps = 60


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        ("0.25", 20, "0.25"),
        ("-0.244728471054797652843", 20, "−0.24472847105479765284"),
        ("1.5e-345", 5, "1.5×10⁻³⁴⁵"),
        ("-12", 5, "−12"),
        ("0", 5, "0"),
        ("inf", 5, "∞"),
        ("-inf", 5, "−∞"),
    ],
)
def test_exact_values_are_written_as_numbers_are(value: str, digits: int, text: str) -> None:
    assert exact_text(mp.mpf(value), digits) == text


@pytest.mark.parametrize(
    ("distance", "text"),
    [(0, "0"), (0.001, "< 0.01"), (0.346, "0.35"), (42.4, "42"), (6.9e15, "6.9×10¹⁵"),
     (math.inf, "∞"), (math.nan, "–")],
)  # fmt: skip
def test_distances_have_two_digits(distance: float, text: str) -> None:
    assert ulps_text(distance) == text


@pytest.mark.parametrize(
    ("text", "place", "parts"),
    [
        ("0.1234", -3, ("0.123", "4", "")),
        ("−12.34", 0, ("−12.", "34", "")),
        ("8.497×10⁻¹⁸", -20, ("8.49", "7", "×10⁻¹⁸")),
        ("8.497×10⁻¹⁸", -30, ("8.497×10⁻¹⁸", "", "")),
        ("0.1234", -math.inf, ("0.1234", "", "")),
        ("0", math.inf, ("", "0", "")),
        ("NaN", math.inf, ("", "NaN", "")),
        ("∞", math.inf, ("", "∞", "")),
        ("0.0012", 0, ("", "0.0012", "")),
    ],
)
def test_wrong_digits_come_after_the_last_right_one(
    text: str, place: float, parts: tuple[str, str, str]
) -> None:
    assert split(text, place) == parts
    assert "".join(split(text, place)) == text


def test_wrong_digits_are_marked_by_more_than_a_colour() -> None:
    assert marked_html("0.1234", -3) == (
        '<span class="lab-num" translate="no">0.123<s class="lab-wrong">4</s></span>'
    )


def test_each_float_stands_beside_its_exact_value() -> None:
    problem = Problem((40, 0.5, 0), (1, 0, 0))
    values, exact = forward_backward(problem.x, problem.y), exact_values(problem.x, problem.y)
    html = exact_block(problem, values, ("loss", "s", "grad-s", "jacobian", "grad-x"))
    rows = re.findall('<tr><th scope="row".*?</tr>', html)
    assert len(rows) == 1 + 3 + 3 + 9 + 3
    for row, value, true in zip(rows[-3:], values.grad_x.tolist(), exact.grad_x, strict=True):
        assert number(value, full=True) in row
        assert exact_text(true, 20) in row
        assert ulps_text(float(ulps(value, true))) in row


EVERYWHERE = ("", "product", "derivation", "gradient", "libraries")


@pytest.mark.parametrize("page", EVERYWHERE)
def test_exact_comes_late_and_is_gone_with_the_mode(page: str) -> None:
    with talking() as talk:
        talk.hello(page, "?x=1,2,-0.5&y=0,1,0&digits=exact")
        assert talk.blocks.get("exact", "") == ""
        while "exact" not in talk.until("late")["blocks"]:
            pass
        assert "mpmath" in talk.blocks["exact"]
        talk.send(kind="set", name="digits", text="")
        assert talk.blocks["exact"] == ""
        assert "digits" not in talk.params


@pytest.mark.parametrize("page", ["", "product", "derivation"])
def test_an_old_link_still_shows_every_digit(page: str) -> None:
    with talking() as talk:
        talk.hello(page, "?x=1,2,-0.5&y=0,1,0&digits=all")
        shown = "".join(talk.blocks.values())
        gradient = forward_backward((1, 2, -0.5), (0, 1, 0)).grad_x
        assert number(float(gradient[0]), full=True) in shown
        assert talk.params["digits"] == "all"


def test_hidden_numbers_stay_hidden() -> None:
    with talking() as talk:
        talk.hello("", "?x=1,2,-0.5&y=0,1,0&digits=exact&hide=numbers")
        talk.until("late")
        talk.send(kind="type", vector="x", entry=0, text="3")
        talk.until("late")
        assert talk.blocks.get("exact", "") == ""
