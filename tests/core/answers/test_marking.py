"""Marking of formulas, each tag by its whole path, against floats and SymPy."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers import MISTAKES, TARGETS, Target, evaluation, mark, targets, words
from core.answers.conditions import CONDITIONS, confirmed
from core.answers.marking import read_mistakes
from core.answers.outcome import Outcome
from core.answers.points import FloatPoint
from core.answers.reading import read
from core.answers.targets import SHAPES, cells, truth
from core.answers.tree import turned
from core.answers.words import explanation
from core.problem import Problem
from core.symbolic import derive
from tests.core.answers.spellings import OTHER_FORMS, RIGHT

OF_ROWS = {"diag(s) - s^T s"}  # right where vectors are rows
ALL_RIGHT = [(text, target) for target, texts in RIGHT.items() for text in texts]


def test_there_are_many_spellings() -> None:
    assert len(ALL_RIGHT) >= 200


@pytest.mark.parametrize("target", TARGETS)
def test_no_right_answer_is_called_anything_else(target: Target) -> None:
    for text in RIGHT[target]:
        assert (text, mark(text, target).tag) == (text, "right")


@pytest.mark.parametrize(("text", "target", "form"), OTHER_FORMS)
def test_right_in_another_form(text: str, target: Target, form: str) -> None:
    outcome = mark(text, target)
    assert (outcome.tag, outcome.name) == ("other-form", form)


@pytest.mark.parametrize(
    ("text", "target", "conditions", "name", "where"),
    [
        (
            "s_j - y_j",
            "gradient",
            ("sum(y) = 1",),
            "sum-of-targets-forgotten",
            "This holds only where sum(y) = 1: s has to be multiplied by sum(y).",
        ),
        (
            "s_j - y_j / Y",
            "gradient",
            ("sum(y) = 1",),
            "weight-forgotten",
            "It is right where sum(y) = 1.",
        ),
        (
            "s_j sum_l y_l^2 - y_j",
            "gradient",
            ("one-hot",),
            "",
            "It is right where y is a single label (one 1, the others 0).",
        ),
        (
            "s_i (1 - s_i)",
            "jacobian",
            ("i = j",),
            "diagonal-everywhere",
            "This is right where i = j only; elsewhere it is -s_i s_j.",
        ),
        (
            "-s_i s_j",
            "jacobian",
            ("i != j",),
            "delta-forgotten",
            "This is right where i and j differ; on the diagonal s_i is to be added.",
        ),
        (
            "(2 δ_ij - 1) s_i (1 - s_i)",
            "jacobian",
            ("i = j", "k = 2"),
            "",
            "It is right in each of these cases: where i = j, or for two classes.",
        ),
        ("1/k", "softmax", ("equal logits",), "", "It is right where all logits are equal."),
        (
            "-log sum_l y_l s_l",
            "loss",
            ("one-hot", "sum(y) = 1, equal logits"),
            "logarithm-of-the-sum",
            "It is right in each of these cases: where y is a single label (one 1, the others 0), "
            "or where all logits are equal and sum(y) = 1.",
        ),
        (
            "Y (s_j Y - y_j)",
            "gradient",
            ("sum(y) = 1",),
            "factor sum(y)",
            "It is right where sum(y) = 1.",
        ),
        (
            "s_j (y_1 + y_2 + y_3) - y_j",
            "gradient",
            ("k = 3",),
            "",
            "It is right for three classes.",
        ),
        ("Y log k", "loss", ("equal logits",), "", "It is right where all logits are equal."),
        (
            "log k",
            "loss",
            ("sum(y) = 1, equal logits",),
            "",
            "It is right where all logits are equal and sum(y) = 1.",
        ),
        (
            "s - one_hot(y)",
            "gradient",
            ("sum(y) = 1",),
            "sum-of-targets-forgotten",
            "This holds only where sum(y) = 1: s has to be multiplied by sum(y).",
        ),
        (
            "-log(s^T y)",
            "loss",
            ("one-hot", "sum(y) = 1, equal logits"),
            "logarithm-of-the-sum",
            "It is right in each of these cases: where y is a single label (one 1, the others 0), "
            "or where all logits are equal and sum(y) = 1.",
        ),
    ],
)
def test_right_under_conditions(
    text: str, target: Target, conditions: tuple[str, ...], name: str, where: str
) -> None:
    outcome = mark(text, target)
    assert (outcome.tag, outcome.conditions, outcome.name) == ("right-if", conditions, name)
    assert explanation(outcome, text, str)[0] == where
    for condition in conditions:
        assert confirmed(read(text), target, condition)
    assert not confirmed(read(text), target)


@pytest.mark.parametrize("name", MISTAKES)
def test_where_a_mistake_is_right_is_said_once(name: str) -> None:
    """By its own words, or else by a sentence before them."""
    mistake = MISTAKES[name]
    outcome = mark(mistake.formula, mistake.target)
    assert set(mistake.says) <= {condition.name for condition in CONDITIONS}
    first = explanation(outcome, mistake.formula, str)[0]
    is_said_before = first.startswith("It is right ")
    assert is_said_before == bool(set(outcome.conditions) - set(mistake.says))


def test_a_mistake_that_says_one_condition_of_two_has_both_said() -> None:
    both = Outcome("right-if", "diagonal-everywhere", ("i = j", "k = 2"))
    first, own, _ = explanation(both, "", str)
    assert first == "It is right in each of these cases: where i = j, or for two classes."
    assert own == MISTAKES["diagonal-everywhere"].words


@pytest.mark.parametrize(
    ("text", "target", "index"),
    [
        ("s_j - δ_jc", "gradient", "c"),
        ("s_j - 1{j = y}", "gradient", "y"),
        ("-log s_t", "loss", "t"),
        ("-log(s[y])", "loss", "y"),
        ("log sum_l e^{x_l} - x_c", "loss", "c"),
        ("-δ_ic/s_c", "grad-s", "c"),
    ],
)
def test_an_index_that_can_only_be_the_label(text: str, target: Target, index: str) -> None:
    outcome = mark(text, target)
    assert (outcome.tag, outcome.conditions) == ("right-if", ("one-hot",))
    assert outcome.name == f"label {index}"
    assert f"index {index}: " in " ".join(explanation(outcome, text, str))


@pytest.mark.parametrize(
    ("text", "target", "classes"),
    [
        ("s_1 Y - y_1", "gradient", "1"),
        ("s_3 sum(y) - y_3", "gradient", "3"),
        ("s_2 (1 - s_2)", "jacobian", "2, 2"),
        ("-y_2/s_2", "grad-s", "2"),
        ("e^{x_1}/sum_l e^{x_l}", "softmax", "1"),
    ],
)
def test_a_single_component_is_right_for_its_class_alone(
    text: str, target: Target, classes: str
) -> None:
    outcome = mark(text, target)
    assert (outcome.tag, outcome.name) == ("right-if", f"class {classes}")
    (said,) = explanation(outcome, text, str)
    assert f" {classes} alone" in said
    assert outcome.counterexample is not None


@pytest.mark.parametrize(
    ("text", "target", "classes", "where"),
    [
        ("1/(1 + e^{x_2 - x_1})", "softmax", "class 1", "k = 2"),
        ("1 - s_2", "softmax", "class 1", "k = 2"),
        ("e^{x_2}/(e^{x_1} + e^{x_2} + e^{x_3})", "softmax", "class 2", "k = 3"),
        ("s_1 - y_1", "gradient", "class 1", "sum(y) = 1"),
        ("s_2 (y_1 + y_2) - y_2", "gradient", "class 2", "k = 2"),
        ("s_3 - 1", "gradient", "class 3", "label is 3"),
        ("-y_1 log s_1", "loss", "", "label is 1"),
        ("-1/s_1", "grad-s", "class 1", "label is 1"),
        ("-log s_2", "loss", "", "label is 2"),
        ("log(1 + e^{x_2 - x_1})", "loss", "", "label is 1, k = 2"),
        ("-s_1 s_3", "jacobian", "class 1, 3; 3, 1", ""),
    ],
)
def test_given_classes_are_right_where_they_are(
    text: str, target: Target, classes: str, where: str
) -> None:
    outcome = mark(text, target)
    assert outcome.tag == "right-if"
    assert (outcome.name, outcome.conditions) == (classes, tuple(filter(None, (classes, where))))
    said = " ".join(explanation(outcome, text, str))
    if "k = 2" in where:
        assert "for two classes" in said
    if "label" in where:
        assert f"class {where[9]} is the single label" in said


def test_a_component_of_the_wrong_class_is_wrong() -> None:
    assert mark("s_1 Y - y_2").tag == "wrong"
    assert mark("s_1 s_2", "jacobian").tag == "wrong"


OFF_BY: list[tuple[str, Target, str]] = [
    ("-(s_j Y - y_j)", "gradient", "sign"),
    ("y/s", "grad-s", "sign"),
    ("sum(y*log(s))", "loss", "sign"),
    ("s_i (s_j - δ_ij)", "jacobian", "sign"),
    ("-Y y/s", "grad-s", "factor sum(y)"),
    ("-y/(s Y)", "grad-s", "factor 1/sum(y)"),
    ("k (s_j Y - y_j)", "gradient", "factor k"),
    ("(s_j Y - y_j)/k", "gradient", "factor 1/k"),
    ("N s_i (δ_ij - s_j)", "jacobian", "factor N"),
    ("-sum(y*log(s))/N", "loss", "factor 1/N"),
    ("2 s_j Y - 2 y_j", "gradient", "factor 2"),
    ("s_i (δ_ij - s_j)/2", "jacobian", "factor 1/2"),
    ("(y_j - s_j Y)/N", "gradient", "sign and factor 1/N"),
    ("s Y - y + 1", "gradient", "constant"),
    (
        "δ_j1 (s_2 Y - y_2) + δ_j2 (s_1 Y - y_1) + (1 - δ_j1 - δ_j2)(s_j Y - y_j)",
        "gradient",
        "permutation",
    ),
]


def test_everything_that_has_words_is_tried() -> None:
    assert {name for _, _, name in OFF_BY} == words.OFF_BY.keys()
    assert {form for _, _, form in OTHER_FORMS} == words.FORMS.keys()


@pytest.mark.parametrize(("text", "target", "name"), OFF_BY)
def test_off_by(text: str, target: Target, name: str) -> None:
    outcome = mark(text, target)
    # sum(y) as a factor does no harm where it is 1
    assert outcome.tag == ("right-if" if "sum(y)" in name else "off-by")
    assert outcome.name == name
    assert words.OFF_BY[name] in explanation(outcome, text, str)
    assert outcome.counterexample is not None


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_recognised(name: str) -> None:
    mistake = MISTAKES[name]
    outcome = mark(mistake.formula, mistake.target)
    assert outcome.tag in ("mistake", "right-if")
    assert outcome.name == name
    assert outcome.contradicts == mistake.contradicts
    derive(None).step(outcome.contradicts)  # KeyError: no such line
    assert mistake.words
    assert mistake.tempts
    assert mistake.source


def test_there_are_enough_mistakes_and_no_two_are_the_same_formula() -> None:
    assert len(MISTAKES) >= 24
    for target in TARGETS:
        problem = Problem((0.3, -0.2, 0.9), (0.2, 0.7, 0.4))
        values = [
            tuple(round(v, 12) for v in cells(node, target, FloatPoint(problem)))
            for _, node in read_mistakes(target)
        ]
        assert len(set(values)) == len(values)


@pytest.mark.parametrize(
    ("text", "target"),
    [("s_j^2", "gradient"), ("s_i + s_j", "jacobian"), ("sum_l x_l", "loss"), ("y", "softmax")],
)
def test_wrong_with_a_counterexample_and_the_line_it_contradicts(
    text: str, target: Target
) -> None:
    outcome = mark(text, target)
    assert outcome.tag == "wrong"
    assert outcome.contradicts is not None
    derive(None).step(outcome.contradicts)
    assert outcome.counterexample is not None


@settings(deadline=None)
@given(st.data())
def test_a_counterexample_is_one(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(MISTAKES)))
    mistake = MISTAKES[name]
    problem = mark(mistake.formula, mistake.target).counterexample
    assert problem is not None
    assert all(v == int(v) and 0 <= v <= 2 for v in (*problem.x, *problem.y))
    point = FloatPoint(problem)
    pairs = zip(
        cells(read(mistake.formula), mistake.target, point),
        truth(mistake.target, point),
        strict=True,
    )
    assert any(not math.isclose(a, b, abs_tol=1e-9) for a, b in pairs)


@settings(deadline=None)
@given(st.data())
def test_a_right_formula_has_the_right_value_anywhere(data: st.DataObject) -> None:
    text, target = data.draw(st.sampled_from(ALL_RIGHT))
    k = data.draw(st.integers(2, 5))
    numbers = st.floats(-5, 5, allow_subnormal=False)
    x = data.draw(st.lists(numbers, min_size=k, max_size=k))
    y = data.draw(st.lists(st.floats(0.25, 3), min_size=k, max_size=k))
    point = FloatPoint(Problem(x, y))
    node = turned(read(text)) if text in OF_ROWS else read(text)
    for a, b in zip(cells(node, target, point), truth(target, point), strict=True):
        assert math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize("target", TARGETS)
def test_sympy_proves_what_is_called_right(target: Target) -> None:
    for text in random.Random(target).sample(RIGHT[target], min(4, len(RIGHT[target]))):
        if "max" not in text:
            assert confirmed(read(text), target), text


def test_the_task_may_say_that_the_targets_sum_to_one() -> None:
    assert mark("s - y", "gradient", sum_is_one=True).tag == "right"
    assert mark("y - s", "gradient", sum_is_one=True).tag == "mistake"


def test_conditions_have_points_that_meet_them_and_nothing_else() -> None:
    for condition in CONDITIONS:
        for point in condition.points:
            total = sum(point.y)
            if "sum(y) = 1" in condition.name or condition.name == "one-hot":
                assert total == 1
            else:
                assert total != 1
            if "equal logits" in condition.name:
                assert len(set(point.powers)) == 1


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("", "empty", None),
        ("   ", "empty", None),
        ("s" * 5000, "too-long", None),
        ("hello", "sign", 0),
        ("s_j sum(y) -", "unexpected", 12),
        ("s_j * (sum(y) - y_j", "unexpected", 19),
        ("s_j ; y", "sign", 4),
        ("__import__('os')", "sign", 0),
        ("s_i Y - y_j", "free", None),
        ("s_j Y + y_q", "free", None),
        ("s_e - y_e", "sign", 1),
        ("s_j Y - y", "index", None),
        ("s_j^99", "exponent", None),
        ("s_j^{y_j}", "exponent", None),
        ("(" * 60 + "s" + ")" * 60 + "+ 1" * 0, None, None),
        ("1234567890123 s", "too-long", None),
        ("J", "shape", None),
        ("2^T y s - y", "shape", None),
        ("-sum_i y_i log2(s_i)", "sign", 11),
        ("np.sum(y, axis=-1)*s - ?", "sign", 23),
    ],
)
def test_what_cannot_be_read_says_why_and_where(
    text: str, reason: str | None, place: int | None
) -> None:
    outcome = mark(text, "gradient")
    assert outcome.reason == reason
    if reason:
        assert outcome.tag == "unreadable"
        assert place is None or outcome.place == place


@pytest.mark.parametrize(
    "text",
    [
        "s_j (y_1 + ... + s_k) - y_j",
        "s_j (y_2 + ... + y_k) - y_j",
        "s_j (y_1 + y_2 + y_3 + y_4 + ... + y_k) - y_j",
        "... + y_k",
        "y_1 + ...",
        "+ ... +",
        "y_1 - ... + y_k",
    ],
)
def test_dots_that_do_not_go_on_are_no_sum(text: str) -> None:
    assert mark(text).tag == "unreadable"


def test_the_place_is_that_in_the_text_as_it_was_typed() -> None:
    text = "∂e/∂xⱼ = sⱼ · Σₗ yₗ − ? yⱼ"
    assert mark(text).place == text.index("?")
    text = "s_j (y_1 + y_2 + ... + y_k) - ? y_j"
    assert mark(text).place == text.index("?")


PIECES = [
    *"xyspt0123456789+-*/^_(){}[]<>=,.;·Σδ−'\"\\ ijlk",
    "sum",
    "sum_l ",
    "delta_ij",
    "exp(",
    "log ",
    "e^",
    "diag(",
    r"\frac{",
    r"\sum_{l=1}^{k}",
    "s_j",
    "y_i",
    ".sum()",
    "^T",
    "J",
    "I",
    "max(x)",
    "softmax(",
    "\x00",
    "\u200b",
    "ᵀ",
    "₁",
    "²",
    "**",
    "@",
    "sum_i sum_j ",
    " if i == j else ",
    "einsum('i,j->ij',",
    "np.where(i==j,",
    " for i in range(k))",
    r"\begin{cases}",
    r"\mathbb{1}_{\{i=j\}}",
    "0,5",
    "g",
    "a_i",
    "^{6}",
    "1/",
]


def test_hostile_texts_have_an_outcome() -> None:
    rng = random.Random(13)
    for _ in range(6_000):
        text = "".join(rng.choices(PIECES, k=rng.randrange(1, 40)))
        assert mark(text, rng.choice(TARGETS)).tag


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_an_outcome(text: str) -> None:
    assert mark(text).tag


@settings(deadline=None)
@given(st.text(alphabet="sumyexp_ij()+-*/^{}12 ", max_size=60))
def test_any_text_of_the_grammars_letters_has_an_outcome(text: str) -> None:
    assert mark(text, "jacobian").tag


@pytest.mark.parametrize(
    "text",
    [
        "sum_i sum_j sum_l sum_m sum_n sum_c s_i s_j s_l s_m s_n s_c",
        "((((s_1^6)^6)^6)^6)^6",
        "+".join(["J J J J"] * 20),
        "e^{e^{e^{e^{x_1}}}}",
        "s^T" * 90,
        "Σs" * 200,
        "s²" * 200,
        "1/Σ" * 133 + "s",
    ],
)
def test_formulas_that_take_long_are_refused_or_short(text: str) -> None:
    """The bound is on operations, counted from the tree: no clock is needed."""
    outcome = mark(text, "gradient")
    assert outcome.tag in ("unreadable", "wrong")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("s_j Y - y_j + (k-2)(k-3) sum_i sum_l sum_m sum_n s_i", "gradient"),
        ("s_j Y - y_j + (k-2)(k-3) sum_i sum_l (x_i + s_l)", "gradient"),
        ("s_j Y - y_j + x_4", "gradient"),
        ("(log((sum_l sum_i s_j)/(sum_i (N - x_4))))^2", "jacobian"),
        ("+".join(["J J J"] * 17), "jacobian"),
        ("sum_i sum_l sum_m (s_i - y_l)^6/(s_m + y_i)^6", "gradient"),
        ("+".join(f"log(s_j y_j + {n}/999983)" for n in range(99991, 100003)), "gradient"),
    ],
)
def test_no_formula_takes_long_to_be_marked(
    text: str, target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, without a clock: a formula of 2 000 operations is worked out a few times only."""
    mark("s_j^2", target)  # what is made once for all is made now
    counted = 0
    original = evaluation.evaluate

    def counting(*arguments: Any) -> Any:
        nonlocal counted
        counted += 1
        return original(*arguments)

    monkeypatch.setattr(evaluation, "evaluate", counting)
    monkeypatch.setattr(targets, "evaluate", counting)
    mark(text, target)
    assert counted < 20_000


def test_shapes_are_those_of_the_core() -> None:
    problem = Problem((1, 2, -0.5), (1, 1, 0))
    sizes = {"number": 1, "vector": 3, "matrix": 9}
    for target in TARGETS:
        assert len(truth(target, FloatPoint(problem))) == sizes[SHAPES[target]]
