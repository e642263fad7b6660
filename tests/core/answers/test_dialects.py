"""Formulas as books, courses and programs write them: right ones are right, wrong ones named."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Final, cast

import pytest

from core.answers import Target, mark
from core.answers.conditions import CONDITIONS
from core.answers.one_cell import mark_cell
from core.answers.reading import read
from core.answers.unreadable import Unreadable
from core.answers.words import explanation, right_where

_HERE: Final = Path(__file__).parent


def listed(name: str) -> list[tuple[Target, str]]:
    """The lines of a file, each with the target that stands above it after a `#`."""
    pairs, target = [], ""
    for line in (_HERE / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            target = line.removeprefix("# ")
        elif line:
            pairs.append((cast(Target, target), line))
    return pairs


RIGHT: Final = listed("more_spellings.txt")


def test_there_are_many_of_them() -> None:
    assert len(set(RIGHT)) == len(RIGHT) >= 370


@pytest.mark.parametrize("target", dict.fromkeys(target for target, _ in RIGHT))
def test_no_right_answer_is_called_wrong_or_cannot_be_read(target: Target) -> None:
    tags = {text: mark(text, target).tag for t, text in RIGHT if t == target}
    assert {text: tag for text, tag in tags.items() if tag not in ("right", "other-form")} == {}


@pytest.mark.parametrize(
    ("target", "text", "tag", "name"),
    [
        ("gradient", "s_j - 1{j = c}", "right-if", "label c"),
        ("gradient", r"\mathbf{y} - \hat{\mathbf{y}}", "mistake", "y-minus-s"),
        ("gradient", "torch.sub(y, F.softmax(x, -1))", "mistake", "y-minus-s"),
        ("gradient", "softmax(x).sub(y)", "right-if", "sum-of-targets-forgotten"),
        ("gradient", r"a_j - y_j", "right-if", "sum-of-targets-forgotten"),
        ("gradient", r"\operatorname{softmax}(o)_j - y_j", "right-if", "sum-of-targets-forgotten"),
        ("gradient", "np.einsum('i,ij->j', s - y, J)", "mistake", "squared-error"),
        ("gradient", "np.multiply(y, 1 - s)", "mistake", "y-times-one-minus-s"),
        ("gradient", "-y.mul(1 - s)", "mistake", "own-term-only"),
        ("gradient", "s * g", "mistake", "mean-not-subtracted"),
        ("gradient", "dout", "mistake", "passed-through"),
        ("gradient", "y_k - t_k", "right-if", "sum-of-targets-forgotten"),
        ("gradient", "t_k - y_k", "mistake", "y-minus-s"),
        ("grad-s", "t_k / y_k", "off-by", "sign"),
        ("loss", "-sum_i p_i q_i", "unreadable", ""),
        ("gradient", "0,5 (s_j sum(y) - y_j)", "off-by", "factor 1/2"),
        ("gradient", "2 (s - y)", "off-by", "factor 2"),
        ("gradient", "(y - s) * Y", "off-by", "sign"),
        ("gradient", "(s_j - y_j)/k", "off-by", "factor 1/k"),
        ("gradient", "s_j - y_j + 1", "off-by", "constant"),
        ("jacobian", "s_i (1 - s_j) if i == j else 0", "right-if", "diagonal-only"),
        ("jacobian", "s_i(1 - s_i) if i == j else s_i s_j", "right-if",
         "sign-beside-the-diagonal"),
        ("jacobian", "δ_ij - s_i", "mistake", "factor-forgotten"),
        ("jacobian", "s_j (1 - s_i)", "right-if", "delta-taken-for-one"),
        ("jacobian", "np.einsum('i,j->ij', -s, s)", "right-if", "delta-forgotten"),
        ("jacobian", "1{i=j} s_i", "mistake", "total-held-fixed"),
        ("grad-s", "-np.divide(1, s)", "mistake", "target-forgotten"),
        ("grad-s", "y ./ s", "off-by", "sign"),
        ("softmax", "x / sum(v for v in x)", "right-if", "no-exponential"),
        ("softmax", "a_i / sum_j a_j", "other-form", "circular"),
        ("loss", "-sum_i p_i log p_i", "right-if", "entropy-of-s"),
        ("jacobian", "J", "other-form", "named"),
    ],
)  # fmt: skip
def test_wrong_answers_in_these_spellings(target: Target, text: str, tag: str, name: str) -> None:
    outcome = mark(text, target)
    assert (outcome.tag, outcome.name) == (tag, name)
    assert explanation(outcome, text, str)


def test_what_is_off_where_the_targets_sum_to_one_says_so() -> None:
    text = "2 (s_j - y_j)"
    outcome = mark(text)
    assert (outcome.name, outcome.conditions) == ("factor 2", ("sum(y) = 1",))
    first, second = explanation(outcome, text, str)
    assert "twice" in first
    assert "sum(y) = 1" in second
    assert outcome.counterexample is not None


@pytest.mark.parametrize("text", ["1,000 s", "max(0,5)", "1,5,2 s", "softmax(1,5)"])
def test_a_comma_that_may_be_several_things_is_pointed_at(text: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(text)
    assert raised.value.place == text.index(",")


@pytest.mark.parametrize(
    ("comma", "point"),
    [
        ("0,5 s_j", "0.5 s_j"),
        ("s_j (1,5 - 0,5)", "s_j (1.5 - 0.5)"),
        ("log(0,25)", "log(0.25)"),
        (r"\frac{2,5}{0,125}", r"\frac{2.5}{0.125}"),
        ("e^{0,5 x_i}", "e^{0.5 x_i}"),
        ("3,25", "3.25"),
        ("0,333", "0.333"),
    ],
)
def test_a_comma_between_digits_is_a_decimal_comma(comma: str, point: str) -> None:
    assert read(comma) == read(point)


@pytest.mark.parametrize("text", ["δ_{1,2}", "J_{1,2}", "delta(1,2)"])
def test_a_comma_between_indices_is_none(text: str) -> None:
    assert read(text) == read(text.replace(",", ", "))


def test_where_it_is_right_is_said_for_every_choice_of_conditions() -> None:
    names = [condition.name for condition in CONDITIONS]
    said = set()
    for count in (1, 2, 3):
        for chosen in combinations(names, count):
            (sentence,) = right_where(chosen, str)
            said.add(sentence)
            assert sentence.startswith("It is right ")
            assert (", or " in sentence) == (count > 1)
            assert "  " not in sentence
    assert len(said) == sum(1 for n in (1, 2, 3) for _ in combinations(names, n))


@pytest.mark.parametrize("n", range(26))
def test_places_stay_those_of_what_was_typed(n: int) -> None:
    """A sign that no formula has is pointed at behind whatever was respelt before it."""
    text = RIGHT[n * 7][1].rstrip(".,") + " ?"
    outcome = mark(text, RIGHT[n * 7][0])
    assert outcome.tag == "unreadable"
    assert outcome.place in (None, len(text) - 1)


@pytest.mark.parametrize(
    ("text", "target", "reason", "piece"),
    [
        ("s_j sum(y) - y", "gradient", "index", "y"),
        ("1 + s_j - sum(y_j s)", "gradient", "index", "s)"),
        ("s_i (δ_ij - s)", "jacobian", "index", "s)"),
        ("sum_i y_i s_l - y_j", "gradient", "free", "s_l - y_"),
        ("s_i s_j s_k", "jacobian", "free", "s_k"),
        ("2 sum(3) s", "gradient", "shape", "sum(3) s"),
        ("y - s^{y}", "gradient", "shape", "s^{y}"),
    ],
)
def test_what_does_not_go_together_is_pointed_at(
    text: str, target: Target, reason: str, piece: str
) -> None:
    outcome = mark(text, target)
    assert (outcome.tag, outcome.reason) == ("unreadable", reason)
    (said,) = explanation(outcome, text, str)
    assert said.startswith(f"At “{piece}”: ")


@pytest.mark.parametrize(
    ("text", "target", "cell", "tag", "name"),
    [
        ("2 s_1 (1 - s_1)", "jacobian", (1, 1), "off-by", "factor 2"),
        ("s_1 (s_1 - 1)", "jacobian", (1, 1), "off-by", "sign"),
        ("-s_1 s_3", "jacobian", (1, 2), "wrong", "entry 1, 3"),
        ("s_2 (1 - s_2)", "jacobian", (1, 1), "wrong", "entry 2, 2"),
        ("s_2 sum(y) - y_2", "gradient", (1,), "wrong", "entry 2"),
        ("(s_1 sum(y) - y_1)/3", "gradient", (1,), "off-by", "factor 1/k"),
        ("s_1 (y_1 + y_2 + y_3) - y_1", "gradient", (1,), "right", ""),
    ],
)
def test_one_entry_is_off_by_a_factor_or_is_another_one(
    text: str, target: Target, cell: tuple[int, ...], tag: str, name: str
) -> None:
    outcome = mark_cell(text, target, 3, cell)
    assert (outcome.tag, outcome.name) == (tag, name)
    assert tag == "right" or explanation(outcome, text, str)
