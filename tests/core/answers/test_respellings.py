"""Each respelling with a wrong twin: what is left out of a formula must change nothing in it."""

from __future__ import annotations

import pytest

from core.answers import Target, mark
from core.answers.cases import CASES
from core.answers.dialects import tables
from core.answers.one_cell import mark_cell
from core.answers.respelling import respelt_by
from core.answers.words import explanation

RIGHT: list[tuple[Target, str]] = [
    ("jacobian", "(s_i*(1-s_i) if i == j else -s_i*s_j)"),
    ("jacobian", "s_i*(1 if i==j else 0) - s_i*s_j"),
    ("jacobian", "-s_i*s_j + (s_i if i==j else 0)"),
    ("jacobian", "s_i((1 if i=j else 0) - s_j)"),
    ("jacobian", "s_i * np.where(i == j, 1 - s_i, -s_j)"),
    ("jacobian", "s_i(1-s_i) if i=j, -s_i s_j if j≠i"),
    ("jacobian", "-s_i s_j if i≠j, s_i(1-s_i) otherwise"),
    ("jacobian", "-s_i s_j if i≠j, s_i(1-s_i) if i=j"),
    ("jacobian", "if i≠j: -s_i s_j; else: s_i(1-s_i)"),
    ("jacobian", "if i == j: s_i(1-s_i) else: -s_i s_j"),
    ("jacobian", "s_i(1 - s_i) if i=j, else -s_i s_j"),
    ("gradient", r"s_j Y - y_j \text{ for all } j"),
    ("jacobian", "np.where(i != j, -s_i*s_j, s_i*(1-s_i))"),
    ("jacobian", r"\begin{cases} -s_i s_j & i \neq j \\ s_i(1-s_i) & i=j \end{cases}"),
    ("jacobian", "i≠j时为-s_i s_j，i=j时为s_i(1-s_i)"),
    ("jacobian", "当i≠j时 -s_i s_j，否则 s_i(1-s_i)"),
    ("loss", "-sum(a*log(b) for a, b in zip(y, s))"),
    ("loss", "-sum(si*log(yi) for yi, si in zip(s, y))"),
    ("loss", "-sum(y_i * np.log(s_i) for s_i, y_i in zip(softmax(x), y))"),
    ("loss", "-sum([yi*log(si) for yi, si in zip(y, s)])"),
    ("softmax", "1/sum(math.exp(v - x[i]) for v in x)"),
    ("loss", "Y (log(sum(exp(x - m))) + m) - x·y"),
    ("loss", r"Y (M + \log\sum_j e^{x_j - M}) - x·y"),
    ("gradient", r"s_j \sum_{i=0}^{k-1} y_i - y_j"),
    ("gradient", r"s_j \sum_i^K y_i - y_j"),
    ("gradient", "s_j Y - y_j, where Y = sum(y) and s = softmax(x)"),
    ("gradient", "s_j Y - y_j where Y = Σ_i y_i"),
    ("gradient", "(s_j Y - y_j) for all j = 1, ..., k"),
    ("gradient", "s * np.sum(y, 0) - y"),
    ("gradient", "s * torch.sum(y, -1) - y"),
    ("gradient", "sum(y[i] for i in range(len(y))) * s[j] - y[j]"),
    ("gradient", "sum((s_j*y_i - (y_i if i==j else 0)) for i in range(k))"),
    ("grad-s", r"\frac{\partial e}{\partial s_j} = -y_j/s_j"),
    ("grad-s", "g_j = -y_j/s_j"),
    ("grad-s", "-y_j/s_j = ∂e/∂s_j"),
]
TWINS: list[tuple[Target, str]] = [
    # cases
    ("jacobian", "(-s_i*s_j if i == j else s_i*(1-s_i))"),
    ("jacobian", "s_i*(0 if i==j else 1) - s_i*s_j"),
    ("jacobian", "s_i s_j + (s_i if i==j else 0)"),
    ("jacobian", "s_i * np.where(i == j, -s_j, 1 - s_i)"),
    ("jacobian", "np.where(i != j, s_i*(1-s_i), -s_i*s_j)"),
    ("jacobian", "s_i(1-s_i) if i=j, -s_i s_j if k≠l"),
    ("jacobian", "s_i(1-s_i) if i=j, -s_i s_j if i=j"),
    ("jacobian", "s_i(1-s_i) if i=j, -s_i s_j if j≠k"),
    ("jacobian", "s_i(1-s_i) if i≠j, -s_i s_j otherwise"),
    ("jacobian", "if i≠j: s_i(1-s_i); else: -s_i s_j"),
    ("jacobian", r"\begin{cases} s_i(1-s_i) & i \neq j \\ -s_i s_j & i=j \end{cases}"),
    ("jacobian", "i≠j时为s_i(1-s_i)，i=j时为-s_i s_j"),
    ("jacobian", "s_i(1-s_i) if i=j, -s_i s_j if i≠j, 0 else"),
    # loops
    ("loss", "-sum(yi*log(si) for yi, si in zip(y, x))"),
    ("loss", "-sum(yi*log(si) for yi, si in zip(s, y))"),
    ("loss", "-sum(yi*log(si) for si, yi in zip(y, s))"),
    ("loss", "-sum(yi*log(si) for yi, si in zip(y, s, x))"),
    ("loss", "-sum(yi*log(si) for yi, si in zip(y[1:], s))"),
    ("loss", "-sum([yi*log(si) for yi, si in zip(y, s))"),
    ("loss", "-sum(yi*log(si) for yi, si in zip(y, s) if yi)"),
    ("loss", "-sum(yi*log(si) for yi, yi in zip(y, s))"),
    ("softmax", "exp(x) / sum(exp(v) for v in y)"),
    ("softmax", "exp(x) / sum(exp(v) for w in x)"),
    ("gradient", "sum(y[i] for i in range(j)) * s[j] - y[j]"),
    ("gradient", "sum(y[i] for i in range(1)) * s[j] - y[j]"),
    ("gradient", "sum(y[i] for i in range(k)) * s[k] - y[k]"),
    # bounds of sums
    ("loss", r"-\sum_{i=1}^{j} y_i \log s_i"),
    ("gradient", r"s_j \sum_{i=1}^{j} y_i - y_j"),
    ("gradient", r"s_k \sum_{i=1}^{k} y_i - y_k"),
    ("gradient", r"s_j \sum_{i=2}^{k} y_i - y_j"),
    ("gradient", r"s_j \sum_{i=1}^{k-1} y_i - y_j"),
    ("gradient", r"s_j \sum_{i=1}^{1} y_i - y_j"),
    ("grad-s", r"-\sum_{i=j}^{k} y_i/s_j"),
    ("gradient", "s_k (y_1 + ... + y_k) - y_k"),
    ("gradient", "s_j (y_1 + y_3 + ... + y_k) - y_j"),
    ("gradient", "s_j (y_1 + s_2 + ... + y_k) - y_j"),
    ("gradient", "s_j sum(y_{i^2}) - y_j"),
    ("gradient", "s_{j=1} Y - y_{j=1}"),
    # remarks and left sides
    ("gradient", "s Y - y where y = 0"),
    ("gradient", "s_j Y - y_j with Y = 1"),
    ("grad-s", "-y/s with s = x"),
    ("gradient", "sum(y) s - y where sum(y) = 2"),
    ("gradient", "s_j Y - y_j, j = 1..k where y = 0"),
    ("gradient", "s_j Y - y_j for j = 1"),
    ("gradient", "s_j Y - y_j for all j ≠ 1"),
    ("gradient", "s_j Y - y_j where s = softmax(y)"),
    ("gradient", "s_j Y - y_j where Y = Σ_i s_i"),
    ("grad-s", "-y_j/s_j = ∂e/∂s_j + 1"),
    ("gradient", "2 ∂e/∂x_j = s_j Y - y_j"),
    ("gradient", "-∂e/∂x_j = s_j Y - y_j"),
    ("gradient", "∂e/∂x_j + y_j = s_j Y - y_j"),
    ("grad-s", "s_j ∂e/∂s_j = -y_j/s_j"),
    ("gradient", "∂e/∂x_j != s_j Y - y_j"),
    ("gradient", "∂e/∂x_j <= s_j Y - y_j"),
    ("gradient", r"\frac{1}{N}\frac{\partial e}{\partial x_j} = s_j Y - y_j"),
    ("gradient", r"\frac{\partial e}{\partial x_j} y_j = s_j Y - y_j"),
    ("gradient", "dx / 2 = s * sum(y) - y"),
    ("softmax", "log s_i = e^{x_i}/Σ_j e^{x_j}"),
    ("softmax", "s_i^2 = e^{x_i}/Σ_j e^{x_j}"),
    ("loss", "k e = -sum_i y_i log s_i"),
    ("gradient", "s_j Y - y_j // 2"),
    # shifts, axes, names
    ("loss", "Y (log(sum(exp(x - m))) - m) - x·y"),
    ("softmax", "e^{x_i - m}/sum_j e^{x_j - M}"),
    ("softmax", "e^{x_i - m}/sum_m e^{x_m - m}"),
    ("gradient", "s * sum(y, 3) - y"),
    ("gradient", "s_j*sum(y, 1) - y_j"),
    ("gradient", "s * sum(y, axis=3) - y"),
    ("gradient", "s * y.sum(2) - y"),
    ("gradient", "softmax(y, j) Y - y_j"),
    ("gradient", "s * sum(one_hot(x)) - one_hot(x)"),
    ("gradient", "s * einsum('ij,j->i', y, np.ones(3)) - y"),
    ("gradient", "s * einsum('i->', Y) - y"),
    ("gradient", "einsum('i,i->i', s, diag(y)) - y"),
    ("jacobian", "np.diag(s) - np.tensordot(s, s)"),
    ("jacobian", "np.diag(s) - tf.tensordot(s, s, axes=1)"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "text"), RIGHT)
def test_right_ones_are_right(target: Target, text: str) -> None:
    assert mark(text, target).tag in ("right", "other-form")


@pytest.mark.parametrize(("target", "text"), TWINS)
def test_their_twins_are_not(target: Target, text: str) -> None:
    outcome = mark(text, target)
    assert outcome.tag not in ("right", "other-form", "right-if")
    assert outcome.tag == "wrong" or explanation(outcome, text, str)


@pytest.mark.parametrize(
    "text", ["s_j Y - y_j with Y = 1", "sum(y) s - y where sum(y) = 2", "s_j - y_j if y_j > 0"]
)
def test_a_condition_is_neither_thrown_away_nor_taken_for_the_formula(text: str) -> None:
    assert mark(text).tag == "unreadable"


@pytest.mark.parametrize(
    "text",
    ["g", "g_j", "dout", "dL/ds_i", "∂e/∂s_i", r"\frac{\partial e}{\partial s_i}"],
)
def test_the_question_is_no_answer(text: str) -> None:
    outcome = mark(text, "grad-s")
    assert (outcome.tag, outcome.name) == ("other-form", "named")
    of_cell = mark_cell(text, "grad-s", 3, (1,))
    assert of_cell.tag != "right"


@pytest.mark.parametrize("text", ["∂e/∂x_i", "∇e", "e", "L"])
def test_other_names_are_no_answers(text: str) -> None:
    assert mark(text, "gradient").tag == mark(text, "loss").tag == "unreadable"


def test_an_index_too_many_is_said_before_the_work_that_it_makes() -> None:
    text = "s_i(1-s_i) δ_ij - s_i s_l (1-δ_il) sum_m y_m log s_m + s_q sum_m s_m log s_m"
    outcome = mark(text, "jacobian")
    assert (outcome.tag, outcome.reason) == ("unreadable", "free")


def test_a_wrong_bound_is_pointed_at() -> None:
    text = r"s_j \sum_{i=1}^{1} y_i - y_j"
    assert mark(text).place == text.index("^{1}") + 2
    text = r"s_k \sum_{i=1}^{k} y_i - y_k"
    assert mark(text).place == text.index("^{k}") + 2


@pytest.mark.parametrize(
    "sign", [r"\begin{cases} ", r"\end{array} ", r"\left\{ ", r"\right. ", " "]
)
def test_no_run_of_blanks_is_tried_in_every_way(sign: str) -> None:
    """Patterns of cases try each blank of a run as the end of a piece."""
    text, has_cases = ("(a if i=j else " + 40 * sign)[:400], False
    places = [*range(len(text) + 1)]
    for group in tables(text):
        if group is CASES:
            has_cases = True
            assert "  " not in text
        for respelling in group:
            text = respelt_by(respelling, text, places)
    assert has_cases
