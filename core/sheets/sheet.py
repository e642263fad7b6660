"""Which tasks are on a sheet: drawn from a seed, none twice, and none that gives another away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias, get_args

from core.limits import SEED_MAX, SHEET_DRAWS, SHEET_TASKS_MAX, SHEET_TASKS_MIN, SHEETS_CACHED
from core.practice import LEVELS, SKILLS, Level, Skill, Task, make_task
from core.practice.draws import Draws
from core.practice.task import ChoiceAnswer, FormulaAnswer

Difficulty: TypeAlias = Literal["1", "2", "3", "rising"]
DIFFICULTIES: Final[tuple[Difficulty, ...]] = get_args(Difficulty)
"""A level of practice, or from the first one to the last."""

_LABELS: Final = 10_000
_ENTRIES: Final = frozenset({"partial-diagonal", "partial-off-diagonal"})
_FACTORS: Final = frozenset({"grad-s", "partial", *_ENTRIES})
_HOLDS: Final[dict[str, frozenset[str]]] = {
    "partial": _ENTRIES,
    "jacobian": frozenset({"partial", *_ENTRIES}),
    "substitute": _FACTORS,
    "component": _FACTORS,
    "result": frozenset({"collapse"}),
}
"""Lines in which others can be read."""


@dataclass(frozen=True)
class Plan:
    """What is asked for: skills (in the order of the derivation), tasks, difficulty and seed.

    Raises ValueError for no skill, an unknown one, or numbers beyond `core.limits`.
    """

    skills: tuple[Skill, ...]
    count: int
    difficulty: Difficulty
    seed: int

    def __post_init__(self) -> None:
        """Refuse what no sheet can be made from."""
        if not self.skills or not set(self.skills) <= set(SKILLS):
            raise ValueError(f"skills are some of {SKILLS}, not {self.skills}")
        if not SHEET_TASKS_MIN <= self.count <= SHEET_TASKS_MAX:
            raise ValueError(f"a sheet has {SHEET_TASKS_MIN} to {SHEET_TASKS_MAX} tasks")
        if self.difficulty not in DIFFICULTIES:
            raise ValueError(f"the difficulty is one of {DIFFICULTIES}, not {self.difficulty}")
        if not 0 <= self.seed <= SEED_MAX:
            raise ValueError(f"seeds run from 0 to {SEED_MAX}, not {self.seed}")
        ordered = tuple(skill for skill in SKILLS if skill in self.skills)
        object.__setattr__(self, "skills", ordered)


@dataclass(frozen=True)
class Sheet:
    """The tasks of a plan: fewer than asked for, where there are no more different ones."""

    plan: Plan
    tasks: tuple[Task, ...]

    @property
    def label(self) -> str:
        """What matches a sheet with its key: four digits that do not say the seed."""
        plan = self.plan
        text = f"{','.join(plan.skills)}.{plan.count}.{plan.difficulty}.{plan.seed}"
        return f"{Draws(f'label.{text}').below(_LABELS):04d}"


@lru_cache(maxsize=SHEETS_CACHED)
def make_sheet(plan: Plan) -> Sheet:
    """The sheet of a plan: the same on every machine, as all that is drawn hangs on texts."""
    tasks: list[Task] = []
    due = 0
    for level, count in _shares(plan):
        due += count  # and what the levels before could not give
        tasks += _of_level(plan, level, due - len(tasks), tasks)
    return Sheet(plan, tuple(tasks))


def _shares(plan: Plan) -> Iterator[tuple[Level, int]]:
    """How many tasks of each level: of a rising sheet as many of each, more of the easier ones."""
    levels = LEVELS if plan.difficulty == "rising" else (LEVELS[int(plan.difficulty) - 1],)
    for n, level in enumerate(levels):
        yield level, (plan.count + len(levels) - 1 - n) // len(levels)


def _of_level(plan: Plan, level: Level, count: int, before: Sequence[Task]) -> list[Task]:
    """Tasks of one level in the order of the derivation; each skill in its turn."""
    turns = list(Draws(f"sheet.{plan.seed}.{level}").shuffled(plan.skills))
    draws = {skill: Draws(f"sheet.{plan.seed}.{level}.{skill}") for skill in plan.skills}
    chosen: list[Task] = []
    while turns and len(chosen) < count:
        skill = turns.pop(0)
        task = _another(skill, level, draws[skill], [*before, *chosen])
        if task is not None:
            chosen.append(task)
            turns.append(skill)
    return sorted(chosen, key=lambda task: SKILLS.index(task.skill))


def _another(skill: Skill, level: Level, draws: Draws, others: Sequence[Task]) -> Task | None:
    """A task that fits: of a kind that is not there yet, else one with other numbers; or None."""
    kinds = {_kind(other) for other in others}
    spare = None
    for _unused in range(SHEET_DRAWS):
        task = make_task(skill, level, draws.between(0, SEED_MAX))
        if not _fits(task, others):
            continue
        if _kind(task) not in kinds:
            return task
        spare = spare or task
    return spare


def _kind(task: Task) -> tuple[str, str]:
    return task.skill, task.name


def _fits(task: Task, others: Sequence[Task]) -> bool:
    """Whether it is another task than these, and neither shows what the other one asks."""
    if any(_is_same(task, other) for other in others):
        return False
    return not any(_tells(task, other) or _tells(other, task) for other in others)


def _tells(task: Task, other: Task) -> bool:
    """Whether a task shows a line, or has it among its options, that the other one asks for."""
    return bool(_shown(task) & _written(other)) or bool(_options(task) & _formulas(other))


def _is_same(task: Task, other: Task) -> bool:
    """Whether two tasks ask the same; of a kind with numbers there may be several."""
    if _kind(task) != _kind(other):
        return False
    has_numbers = task.has_numbers and task.parts[-1].kind in ("number", "bars", "guess")
    return not has_numbers or (task.x_texts, task.problem.y) == (other.x_texts, other.problem.y)


def _shown(task: Task) -> set[str]:
    """The lines that can be read on the sheet because of this task."""
    return set(task.shown).union(*(_HOLDS.get(line, frozenset()) for line in task.shown))


def _written(task: Task) -> set[str]:
    """The lines that the task asks to be written."""
    return {part.line for part in task.parts if isinstance(part.answer, FormulaAnswer)}


def _options(task: Task) -> set[str]:
    """What there is to choose from, in the spelling of the tasks."""
    answers = (part.answer for part in task.parts)
    choices = (answer for answer in answers if isinstance(answer, ChoiceAnswer))
    return {option.text.said(str) for choice in choices for option in choice.options}


def _formulas(task: Task) -> set[str]:
    """The formulas that are asked for, without what stands before the sign of equality."""
    rights = (p.right.said(str) for p in task.parts if isinstance(p.answer, FormulaAnswer))
    return {right.partition(" = ")[2] for right in rights}
