"""The margin of the Jacobian: its rows and columns sum to 0, whatever the problem."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from core.problem import Problem
from pages.product import PAGE
from pages.ui.page import View
from tests.pages.extremes import problems


def html_of(problem: Problem, **texts: str) -> str:
    values, wrong = PAGE.read(problem, texts, strict=True)
    assert wrong == {}
    template = PAGE.blocks.build(View(problem, values, PAGE, {"i": 1, "j": 1}))
    return template.html("jacobian")


def margin_of(html: str) -> list[str]:
    return re.findall(r'<td class="sum"><span[^>]*>([^<]*)</span></td>', html)


@settings(max_examples=100, deadline=None)
@given(problems(max_k=10))
def test_every_row_and_column_sums_to_0(problem: Problem) -> None:
    assert margin_of(html_of(problem, sums="on")) == ["0"] * (2 * problem.k)


@pytest.mark.parametrize("k", [2, 3, 7, 10])
def test_the_table_keeps_its_columns(k: int) -> None:
    html = html_of(Problem(range(k), [1] * k), sums="on")
    assert "shifting all logits" in html
    for row in re.findall(r"<tr>(.*?)</tr>", html):
        assert len(re.findall(r"<t[dh][ >]", row)) == k + 4


def test_a_sum_that_is_not_0_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from core.numeric import _chain

    made = _chain.jacobian_of
    monkeypatch.setattr(_chain, "jacobian_of", lambda s, rest: made(s, rest) + 1e-9)
    assert set(margin_of(html_of(Problem((1, 2, 3), (0, 1, 0)), sums="on"))) == {"3.000×10⁻⁹"}


def test_the_margin_is_off_unless_it_is_asked_for() -> None:
    html = html_of(Problem((1, 2, 3), (0, 1, 0)))
    assert margin_of(html) == []
    assert "shifting all logits" not in html
    assert 'data-set="sums"' in html
