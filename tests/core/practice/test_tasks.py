"""Every task: reproducible, its right answer marked right, and wrong ones by their names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import product

import pytest

from core.answers import MISTAKES
from core.answers.marking import read_mistakes
from core.limits import ANSWER_TEXT_MAX, K_MAX, SEED_MAX, TASK_PARTS_MAX
from core.practice import LEVELS, SKILL_NAMES, SKILLS, Level, Skill, Task, make_task, mark
from core.practice.given import typed
from core.practice.number_marking import number_mistakes
from core.practice.skills import MAKERS
from core.practice.task import (
    BarsAnswer,
    ChoiceAnswer,
    FormulaAnswer,
    GuessAnswer,
    NumberAnswer,
    Part,
)
from core.problem import Problem
from core.symbolic import derive, derive_at
from tests.browser.conftest import ROOT

SEEDS = 70
GRID = [(skill, level) for skill in SKILLS for level in LEVELS]


def tasks(skill: Skill, level: Level, seeds: int = SEEDS) -> Iterator[Task]:
    return (make_task(skill, level, seed) for seed in range(seeds))


def right(part: Part) -> tuple[str, Problem | None]:
    """A right answer, and for bars the problem that they show."""
    match part.answer:
        case NumberAnswer(value=value):
            return typed(value), None
        case FormulaAnswer(model=model):
            return model, None
        case ChoiceAnswer(right=place):
            return str(place + 1), None
        case BarsAnswer(solution=solution):
            return "", solution
        case GuessAnswer(value=value):
            return typed(value), None


def rights(task: Task, count: int) -> list[str]:
    """Right answers to the first parts."""
    return [right(part)[0] for part in task.parts[:count]]


@pytest.mark.parametrize(("skill", "level"), GRID)
def test_right_answers_are_right(skill: Skill, level: Level) -> None:
    for task in tasks(skill, level):
        assert 1 <= len(task.parts) <= TASK_PARTS_MAX
        for n, part in enumerate(task.parts):
            answer, problem = right(part)
            assert len(answer) <= ANSWER_TEXT_MAX
            outcome = mark(task, [*rights(task, n), answer], problem)
            assert outcome.tag == "right", (task.key, task.name, answer, outcome)


@pytest.mark.parametrize(("skill", "level"), GRID)
def test_known_wrong_numbers_are_wrong_and_named(skill: Skill, level: Level) -> None:
    for task in tasks(skill, level):
        for n, part in enumerate(task.parts):
            if not isinstance(part.answer, NumberAnswer):
                continue
            known = list(number_mistakes(task, part.answer))
            for name, value, _, _ in known:
                outcome = mark(task, [*rights(task, n), f"{value:.8f}"])
                assert outcome.tag in ("mistake", "wrong", "off-by"), (task.key, name, outcome)
                alone = sum(abs(value - other) <= 2e-4 * abs(value) for _, other, _, _ in known)
                if alone == 1:
                    assert (outcome.tag, outcome.name) == ("mistake", name), (task.key, name)
                    assert all(outcome.explained("", str))
            turned = mark(task, [*rights(task, n), f"{-float(part.answer.value):.9g}"])
            assert turned.tag != "right" or not part.answer.value


@pytest.mark.parametrize(("skill", "level"), GRID)
def test_other_choices_are_wrong_and_say_why(skill: Skill, level: Level) -> None:
    for task in tasks(skill, level):
        for n, part in enumerate(task.parts):
            if not isinstance(part.answer, ChoiceAnswer):
                continue
            texts = [option.text.said(str) for option in part.answer.options]
            assert len(set(texts)) == len(texts) >= 3, task.key
            for place in range(len(texts)):
                outcome = mark(task, [*rights(task, n), str(place + 1)])
                assert (outcome.tag == "right") == (place == part.answer.right)
                assert outcome.is_right or outcome.explained("", str), (task.key, texts[place])


@pytest.mark.parametrize(("skill", "level"), GRID)
def test_bars_that_have_not_moved_or_moved_elsewhere_are_not_right(
    skill: Skill, level: Level
) -> None:
    for task in tasks(skill, level):
        for n, part in enumerate(task.parts):
            if not isinstance(part.answer, BarsAnswer):
                continue
            said = [*rights(task, n), ""]
            assert not mark(task, said, task.problem).counts
            far = Problem([x + 0.3 for x in part.answer.solution.x], part.answer.solution.y)
            assert mark(task, said, far).name == "other-bars"
            ((vector, place),) = part.answer.moves
            values = list(getattr(task.problem, vector))
            for value in (values[place - 1] + 0.01, 9.0):
                values[place - 1] = value
                moved = (
                    task.problem.with_x(values) if vector == "x" else task.problem.with_y(values)
                )
                outcome = mark(task, said, moved)
                assert outcome.tag == "wrong", (task.key, value)
                assert outcome.name in ("too-small", "too-large")


@pytest.mark.parametrize(("skill", "level"), GRID)
def test_known_wrong_formulas_are_wrong(skill: Skill, level: Level) -> None:
    for task in {task.name: task for task in tasks(skill, level)}.values():
        for n, part in enumerate(task.parts):
            if not isinstance(part.answer, FormulaAnswer):
                continue
            for mistake, _ in read_mistakes(part.answer.target):
                outcome = mark(task, [*rights(task, n), mistake.formula])
                at_cell = bool(part.answer.k)
                if at_cell or part.answer.sum_is_one:  # where it may be right
                    assert outcome.tag != "unreadable"
                    continue
                assert not outcome.is_right, (task.key, mistake.name)
                assert outcome.tag in ("mistake", "right-if")
                assert outcome.name == mistake.name


def test_a_mistake_in_given_classes_is_named() -> None:
    task = next(t for t in tasks("diagonal", 2) if t.name == "entry-of-given-classes")
    i = task.i
    assert mark(task, [f"s_{i} (1 - s_{i})"]).tag == "right"
    assert mark(task, ["s_i (1 - s_i)"]).tag == "right"
    assert mark(task, [f"s_{i}"]).name == "total-held-fixed"
    assert mark(task, [f"-s_{i} (1 - s_{i})"]).name == "sign"
    off = next(t for t in tasks("off-diagonal", 2) if t.name == "entry-of-given-classes")
    assert mark(off, [f"s_{off.i} s_{off.j}"]).name == "sign-beside-the-diagonal"


# --- hints, worked lines, words -------------------------------------------------------------


def bare(text: str) -> str:
    return text.replace(" ", "").replace("−", "-").replace("·", "")


@pytest.mark.parametrize(("skill", "level"), GRID)
def test_hints_do_not_hold_the_answer_before_the_third(skill: Skill, level: Level) -> None:
    for task in tasks(skill, level):
        for part in task.parts:
            hints = [hint.said(str) for hint in part.hints]
            assert len(set(hints)) == 3
            assert all("{" not in hint and "}" not in hint for hint in hints)
            answer = part.right.said(str)
            secret = bare(answer.rpartition("=")[2])
            for hint in hints[:2]:
                assert bare(answer) not in bare(hint)
                if len(secret) > 2:
                    assert secret not in bare(hint), (task.key, task.name, hint)


@pytest.mark.parametrize(("skill", "level"), GRID)
def test_every_part_has_a_line_of_the_derivation(skill: Skill, level: Level) -> None:
    ids = {step.id for step in derive(None).steps}
    for task in tasks(skill, level, 60):
        k = task.problem.k
        assert {part.line for part in task.parts} | set(task.shown) <= ids
        assert k <= K_MAX
        assert 1 <= task.i <= k
        assert 1 <= task.j <= k
        assert derive_at(k, task.i, task.j).step(task.parts[0].line)
        for part in task.parts:
            assert "{" not in part.question.said(str) + part.right.said(str)
            if part.kind in ("number", "formula"):
                assert not part.symbol or part.symbol.endswith("=")


def test_every_skill_has_a_name_and_every_level_several_kinds() -> None:
    assert set(SKILL_NAMES) == set(SKILLS) == set(MAKERS)
    for skill, level in product(SKILLS, LEVELS):
        assert len(MAKERS[skill][level]) >= 2, (skill, level)
        names = {task.name for task in tasks(skill, level)}
        assert len(names) >= len(MAKERS[skill][level])
    kinds = {part.kind for s, n in GRID for t in tasks(s, n, 40) for part in t.parts}
    assert kinds == {"number", "formula", "choice", "bars", "guess"}


def test_weaknesses_are_skills() -> None:
    from core.practice.outcome import weakness

    named = {weakness(name) for name in MISTAKES}
    assert named - {None} <= set(SKILLS)
    assert {"diagonal", "off-diagonal", "sum-y", "product", "row-vector"} <= named


# --- the same on every machine --------------------------------------------------------------

_PRINTED = (
    "from core.practice import LEVELS, SKILLS, make_task\n"
    "for s in SKILLS:\n"
    "    for n in LEVELS:\n"
    "        t = make_task(s, n, 77)\n"
    "        print(t.key, t.name, t.problem.x, t.problem.y, t.i, t.j,\n"
    "              [(p.question.said(str), p.right.said(str)) for p in t.parts])\n"
)


def test_a_seed_is_the_same_task_in_another_process() -> None:
    outputs = set()
    for seed in ("0", "1", "random"):
        done = subprocess.run(
            [sys.executable, "-c", _PRINTED],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count("\n") == len(GRID)


def test_what_a_seed_draws_is_written_down() -> None:
    """A change here breaks every link that a teacher has sent."""
    from core.practice.draws import Draws

    draws = Draws("softmax.1.5")
    assert [draws.below(10) for _ in range(12)] == [8, 3, 4, 8, 5, 8, 7, 3, 3, 6, 9, 6]
    assert Draws("a").shuffled("abcde") == Draws("a").shuffled("abcde")


def test_seeds_differ_and_have_an_end() -> None:
    problems = {make_task("softmax", 1, seed).problem for seed in range(50)}
    assert len(problems) > 20
    with pytest.raises(ValueError, match="seeds run"):
        make_task("softmax", 1, SEED_MAX + 1)
    with pytest.raises(ValueError, match="seeds run"):
        make_task("softmax", 1, -1)
