"""A sheet: the same from the same seed, of different tasks, none of which gives another away."""

from __future__ import annotations

import itertools

import pytest

from core.limits import SEED_MAX, SHEET_TASKS_MAX
from core.practice import SKILLS, Skill
from core.practice.task import FormulaAnswer
from core.sheets import DIFFICULTIES, Difficulty, Plan, asked, make_sheet
from core.symbolic import derive


def plan(*skills: Skill, count: int = 6, difficulty: Difficulty = "rising", seed: int = 1) -> Plan:
    return Plan(skills or SKILLS, count, difficulty, seed)


PLANS = [
    *(plan(count=20, difficulty=d, seed=n) for d in DIFFICULTIES for n in range(4)),
    *(plan(skill, count=20, difficulty=d) for skill in SKILLS for d in DIFFICULTIES),
]


def test_a_seed_is_the_same_sheet_on_every_machine() -> None:
    """The very tasks, written down: another Python, NumPy or order of a set must not change it."""
    keys = [task.key for task in make_sheet(plan(count=9, seed=17)).tasks]
    assert keys == PINNED
    assert make_sheet(plan(count=9, seed=17)).label == LABEL


PINNED = [
    "off-diagonal.1.750747",
    "row-vector.1.425979",
    "stability.1.628986",
    "diagonal.2.856844",
    "off-diagonal.2.185926",
    "row-vector.2.663047",
    "softmax.3.828556",
    "diagonal.3.564264",
    "product.3.969646",
]
LABEL = "3885"


def test_a_sheet_is_word_for_word_the_same() -> None:
    sheet = asked(make_sheet(plan("softmax", "diagonal", "one-hot", count=4, seed=2024)))
    written = [
        (
            ", ".join(task.x),
            ", ".join(task.y),
            [line.latex for line in task.shown],
            [text.said(str) for part in task.parts for text in part.questions],
        )
        for task in sheet.tasks
    ]
    dies = (
        "The label is class 2. x₁ runs, the other logits are 0. At which x₁ is squared error's "
        "gradient less than a tenth as long as cross-entropy's?"
    )
    assert written == [
        ("", "", [], ["All 2 logits are raised by 17. What happens to s?"]),
        ("log 3, log 5", "1, 0", [], ["Compute ∂e/∂x₂."]),
        ("1, −1, 0", "1, 0, 0", [], ["Compute s₁.", "Compute ∂s₁/∂x₁."]),
        ("0, 0, 0", "0, 1, 0", [], [dies]),
    ]


def test_skills_are_in_the_order_of_the_derivation_whatever_order_they_are_asked_in() -> None:
    sheets = {make_sheet(plan(*skills)) for skills in itertools.permutations(SKILLS[:3])}
    assert len(sheets) == 1


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_levels_are_those_of_the_difficulty(difficulty: Difficulty) -> None:
    levels = [task.level for task in make_sheet(plan(difficulty=difficulty)).tasks]
    expected = [1, 1, 2, 2, 3, 3] if difficulty == "rising" else [int(difficulty)] * 6
    assert levels == expected


def test_every_skill_that_is_asked_for_has_its_turn() -> None:
    for difficulty in ("1", "2", "3"):
        for seed in range(5):
            tasks = make_sheet(plan(count=9, difficulty=difficulty, seed=seed)).tasks
            # what another task shows is not asked: then another skill has one more
            assert len({task.skill for task in tasks}) >= 7
            assert len(tasks) == 9


def test_other_skills_do_not_change_the_tasks_of_one() -> None:
    alone = make_sheet(plan("softmax", count=2, difficulty="1"))
    both = make_sheet(plan("softmax", "product", count=4, difficulty="1"))
    assert set(alone.tasks) <= set(both.tasks)


@pytest.mark.parametrize("wanted", PLANS, ids=str)
def test_tasks_are_different_and_none_shows_what_another_asks(wanted: Plan) -> None:
    tasks = make_sheet(wanted).tasks
    assert 1 <= len(tasks) <= wanted.count
    assert {task.skill for task in tasks} <= set(wanted.skills)
    student = asked(make_sheet(wanted)).tasks
    contents = [(task.x, task.y, task.shown, task.parts) for task in student]
    assert all(a != b for a, b in itertools.combinations(contents, 2))
    shown = {line.latex for task in student for line in task.shown}
    own = {t.number: {line.latex for line in t.shown} for t in student}
    for n, task in enumerate(tasks, 1):
        lines = {p.line for p in task.parts if isinstance(p.answer, FormulaAnswer)}
        right = {derive(None).step(line).latex() for line in lines}
        assert not right & own[n]
        assert not right & shown


def test_a_sheet_can_be_shorter_than_asked_for_but_never_repeats() -> None:
    short = make_sheet(plan("collapse", count=20, difficulty="2"))
    assert len(short.tasks) < 20
    assert len(make_sheet(plan(count=20)).tasks) == 20


def test_other_seeds_are_other_sheets() -> None:
    sheets = {make_sheet(plan(seed=seed)).tasks for seed in range(20)}
    assert len(sheets) == 20


@pytest.mark.parametrize(
    "wrong",
    [
        {"skills": ()},
        {"skills": ("history",)},
        {"count": 0},
        {"count": SHEET_TASKS_MAX + 1},
        {"difficulty": "4"},
        {"seed": -1},
        {"seed": SEED_MAX + 1},
    ],
    ids=str,
)
def test_what_no_sheet_can_be_made_from_is_refused(wrong: dict[str, object]) -> None:
    right: dict[str, object] = {"skills": SKILLS, "count": 6, "difficulty": "1", "seed": 1}
    with pytest.raises(ValueError, match=r"sheet|skills|difficulty|seeds"):
        Plan(**(right | wrong))  # type: ignore[arg-type]
