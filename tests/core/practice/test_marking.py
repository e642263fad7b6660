"""Marking of answers to tasks: digits, spellings, lines, follow-through, hostile texts."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from core.practice import LEVELS, SKILLS, Level, Skill, Task, make_task, mark
from core.practice.given import Given, of_powers
from core.practice.numbers import read_typed
from core.practice.skills.sum_y import signs_change
from core.problem import Problem


def named(skill: Skill, level: Level, name: str) -> Task:
    """The first task of a kind."""
    tasks = (make_task(skill, level, seed) for seed in range(500))
    return next(task for task in tasks if task.name == name)


def share_task(value: Fraction) -> Task:
    """A task whose answer is this share."""
    tasks = (make_task("softmax", 1, seed) for seed in range(5000))
    return next(
        task
        for task in tasks
        if task.name == "share-of-whole-powers" and task.parts[0].answer.value == value  # type: ignore[union-attr]
    )


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("1/6", "right"),
        ("2/12", "right"),
        ("0.1667", "right"),
        ("0.167", "right"),
        ("0.166", "right"),
        ("0.17", "right"),
        (".17", "right"),
        ("0,167", "right"),
        ("16.7%", "right"),
        ("16.7 %", "right"),
        ("1.67e-1", "right"),
        ("+0.1667", "right"),
        ("\\frac{1}{6}", "right"),
        ("e^0/(e^0 + 5)", "right"),
        ("s = 1/6", "right"),
        ("0.2", "few-digits"),
        ("0.1", "wrong"),
        ("0", "mistake"),
        ("0.15", "wrong"),
        ("0.18", "wrong"),
        ("-1/6", "off-by"),
        ("−0.1667", "off-by"),
        ("", "unreadable"),
        ("nan", "unreadable"),
        ("inf", "unreadable"),
        ("-inf", "unreadable"),
        ("1/0", "unreadable"),
        ("s_j", "unreadable"),
        ("x", "unreadable"),
        ("1e999", "unreadable"),
        ("9" * 500, "unreadable"),
    ],
)
def test_ways_to_write_a_number(typed: str, tag: str) -> None:
    task = share_task(Fraction(1, 6))
    outcome = mark(task, [typed])
    assert outcome.tag == tag
    assert outcome.is_right or outcome.tag == "wrong" or outcome.explained(typed, str)


def test_the_formula_is_not_the_number() -> None:
    task = share_task(Fraction(1, 6))
    assert mark(task, [f"s_{task.i}"]).tag == "unfinished"
    assert not mark(task, [f"s_{task.i}"]).counts


def test_a_wrong_earlier_number_is_carried_forward() -> None:
    task = named("diagonal", 2, "share-then-entry")
    assert mark(task, ["0.4", "0.24"]).tag == "carried"
    assert mark(task, ["0.4", "0.27"]).tag == "wrong"
    # From 0 everything follows, and what is right follows from nothing.
    assert mark(task, ["0", "0"]).tag != "carried"
    share = float(task.parts[0].answer.value)  # type: ignore[union-attr]
    assert mark(task, [f"{share:.4f}", f"{share * (1 - share):.4f}"]).tag == "right"
    assert mark(task, ["0.4", f"{share * (1 - share):.4f}"]).tag == "right"
    assert mark(task, ["?", "0.24"]).tag == "wrong"


def test_a_sum_of_own_terms_is_carried_forward() -> None:
    task = named("product", 2, "2-terms")
    first, second = (float(part.answer.value) for part in task.parts[:2])  # type: ignore[union-attr]
    own = [f"{first + 1:.4f}", f"{second:.4f}", f"{first + second + 1:.4f}"]
    assert mark(task, own).tag == "carried"


LAST_FOUR = (
    "sum_i (-y_i/s_i) s_i (δ_ij - s_j)",
    "-sum_i y_i (δ_ij - s_j)",
    "s_j sum_i y_i - sum_i y_i δ_ij",
    "s_j sum(y) - y_j",
)


def test_lines_are_asked_for_one_by_one() -> None:
    task = named("collapse", 3, "last-4")
    for n, line in enumerate(LAST_FOUR):
        said = list(LAST_FOUR[:n])
        assert mark(task, [*said, line]).tag == "right"
        for other in LAST_FOUR[:n]:
            assert mark(task, [*said, other]).tag == "unfinished", (line, other)
        for other in LAST_FOUR[n + 1 :]:
            assert mark(task, [*said, other]).name == "jumped", (line, other)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        (0, "-sum_i y_i/s_i * s_i*(delta_ij - s_j)"),
        (1, "sum_i y_i (s_j - δ_ij)"),
        (1, "-Σ_i y_i (1[i=j] - s_j)"),
        (2, "sum_i y_i s_j - sum_i y_i δ_ij"),
        (2, "-sum_i y_i δ_ij + s_j sum(y)"),
        (3, "s_j Y - y_j"),
        (3, "-y_j + sum(y) s_j"),
    ],
)
def test_other_spellings_of_a_line(line: int, typed: str) -> None:
    task = named("collapse", 3, "last-4")
    assert mark(task, [*LAST_FOUR[:line], typed]).tag == "right"


def test_lines_of_given_classes_are_asked_for_one_by_one() -> None:
    """All of it for a given k, in the reader's own order of factors and terms."""
    tasks = (make_task("collapse", 3, seed) for seed in range(500))
    task = next(t for t in tasks if (t.name, t.problem.k, t.j) == ("given-classes-in-all", 3, 2))
    lines = [
        "-y_1/s_1 * s_1 (0 - s_2) - y_2/s_2 * s_2 (1 - s_2) - y_3/s_3 * s_3 (0 - s_2)",
        "-y_1 (0 - s_2) - y_2 (1 - s_2) - y_3 (0 - s_2)",
        "y_1 s_2 - y_2 + y_2 s_2 + y_3 s_2",
        "s_2 (y_1 + y_2 + y_3) - y_2",
    ]
    for n, line in enumerate(lines):
        assert mark(task, [*lines[:n], line]).tag == "right", line
        for other in lines[:n]:
            assert mark(task, [*lines[:n], other]).tag == "unfinished", (line, other)
    assert mark(task, [*lines[:3], lines[2]]).name == "repeated"
    assert mark(task, [*lines[:3], "s_2 sum(y) - y_2"]).tag == "right"
    wrong = "y_1 (0 - s_2) + y_2 (1 - s_2) + y_3 (0 - s_2)"  # the sign is lost
    assert mark(task, [lines[0], wrong]).tag == "off-by"
    assert mark(task, [lines[0], wrong, "y_2 - y_1 s_2 - y_2 s_2 - y_3 s_2"]).tag == "carried"


def test_cases_in_place_of_a_delta_are_the_cancelled_line_too() -> None:
    task = named("collapse", 3, "last-4")
    line = "-y_j (1 - s_j) + sum_{i≠j} y_i s_j"
    assert mark(task, [LAST_FOUR[0], line]).tag == "right"
    assert mark(task, [*LAST_FOUR[:3], line]).name == "bracket"


def test_a_wrong_line_is_carried_forward_where_the_next_one_follows_from_it() -> None:
    task = named("collapse", 3, "last-4")
    wrong = "sum_i y_i (δ_ij - s_j)"  # the sign is lost
    assert mark(task, [LAST_FOUR[0], wrong]).tag == "off-by"
    assert mark(task, [LAST_FOUR[0], wrong, "sum_i y_i δ_ij - s_j sum(y)"]).tag == "carried"
    assert mark(task, [LAST_FOUR[0], wrong, wrong]).tag == "off-by"
    assert mark(task, [LAST_FOUR[0], wrong, LAST_FOUR[2]]).tag == "right"
    assert mark(task, [LAST_FOUR[0], wrong, "sum_i y_i δ_ij + s_j"]).tag in ("wrong", "right-if")


def test_targets_that_sum_to_one_are_the_tasks_own() -> None:
    task = named("one-hot", 3, "the-special-case")
    assert mark(task, ["s_j - y_j"]).tag == "right"
    assert mark(task, ["s_j sum(y) - y_j"]).tag == "right"
    general = named("sum-y", 3, "the-result")
    outcome = mark(general, ["s_j - y_j"])
    assert (outcome.tag, outcome.weak) == ("right-if", "sum-y")


@pytest.mark.parametrize(
    ("powers", "y"), [((1, 2, 3), (1.0, 1.0, 0.0)), ((3, 1, 2), (0.0, 2.0, 1.0))]
)
@pytest.mark.parametrize("j", [1, 2, 3])
def test_sign_changes_are_those_of_a_fine_sweep(
    powers: tuple[int, ...], y: tuple[float, ...], j: int
) -> None:
    import numpy as np

    from core.numeric import cross_entropy_grad_x

    given: Given = of_powers(powers, y)
    x = np.repeat(np.array([given.problem.x]), 4001, axis=0)
    x[:, j - 1] = np.linspace(-40, 40, 4001)
    signs = np.sign(np.round(cross_entropy_grad_x(x, np.tile(y, (4001, 1))), 12))
    changing = [n + 1 for n in range(3) if {-1.0, 1.0} <= set(signs[:, n].tolist())]
    assert list(signs_change(given, j)) == changing


def test_answers_beyond_the_parts_are_a_mistake_of_the_caller() -> None:
    task = make_task("softmax", 1, 0)
    with pytest.raises(IndexError):
        mark(task, ["1"] * 9)


_PIECES = (
    *"0123456789+-*/^_(){}[].,;:=<>%$#&'\"\\|~`! \t",
    *("s_", "y_j", "x", "sum", "e^", "log", "\\frac", "δ_ij", "nan", "inf", "\0", "\ud800"),
    *("½", "²", "−", "∞", "🙂", "中", "e9999", "1/0", "((((", "9" * 40, "__import__", "<script>"),
)


def test_hostile_texts_have_an_outcome() -> None:
    draw = random.Random("practice")
    tasks = [make_task(skill, level, 3) for skill in SKILLS for level in LEVELS]
    for count in range(4000):
        task = tasks[count % len(tasks)]
        parts = draw.randint(1, len(task.parts))
        said = ["".join(draw.choices(_PIECES, k=draw.randint(0, 30))) for _ in range(parts)]
        outcome = mark(task, said, Problem((0, 1), (1, 0)) if count % 5 == 0 else None)
        assert all(isinstance(words, str) for words in outcome.explained(said[-1], str))


def test_a_typed_number_keeps_its_digits() -> None:
    problem = Problem((0, 1), (1, 0))
    assert read_typed("0.250", problem).unit == pytest.approx(0.001)
    assert read_typed("1/3", problem).unit == 0
    assert read_typed("25%", problem).unit == pytest.approx(0.01)
    assert read_typed("1.5e-3", problem).unit == pytest.approx(1e-4)
    assert read_typed(" e ", problem).value == math.e
    assert read_typed("e^1", problem).value == pytest.approx(math.e)
