"""Lines of the derivation as questions: every line's own model is right, whatever k is."""

from __future__ import annotations

from itertools import product

import pytest

from core.practice import answer_to_line, mark_line
from core.practice.lines import answer_to_line as of_line
from core.symbolic.outline import IDS

ASKED = [line for line in IDS if answer_to_line(line)]


def test_the_lines_that_can_be_typed_are_asked() -> None:
    assert set(ASKED) == {
        *("softmax", "partial-diagonal", "partial-off-diagonal", "partial", "jacobian"),
        *("cross-entropy", "grad-s", "component", "cancel", "split", "collapse", "result"),
        *("direct-result", "sum-one"),
    }


@pytest.mark.parametrize("line", ASKED)
def test_a_lines_own_model_is_right(line: str) -> None:
    answer = answer_to_line(line)
    assert answer is not None
    assert mark_line(answer.model, answer).tag == "right"
    assert mark_line(f"2 ({answer.model})", answer).tag != "right"
    assert mark_line("(", answer).tag == "unreadable"


@pytest.mark.parametrize(("k", "line"), list(product((2, 3, 4), ASKED)))
def test_of_a_given_k_as_well(k: int, line: str) -> None:
    for i, j in product(range(1, k + 1), repeat=2):
        answer = of_line(line, k, i, j)
        if answer is None:
            assert line == "partial"
            continue
        outcome = mark_line(answer.model, answer)
        assert outcome.tag == "right", (line, k, i, j, answer.model, outcome)


def test_mistakes_are_named() -> None:
    collapse = answer_to_line("collapse")
    assert collapse is not None
    assert mark_line("s_j - y_j", collapse).name == "sum-of-targets-forgotten"
    assert mark_line("sum_i y_i (s_j - δ_ij)", collapse).tag == "unfinished"
    diagonal = answer_to_line("partial-diagonal", 3, 2, 1)
    assert diagonal is not None
    assert mark_line("s_2", diagonal).name == "total-held-fixed"
    assert mark_line("s_1 (1 - s_1)", diagonal).tag == "wrong"
