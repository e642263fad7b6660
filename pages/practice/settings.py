"""What may be set on the practice page: which task, what the reader said to its parts, a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

from core.limits import (
    ANSWER_TEXT_MAX,
    SEED_MAX,
    SHEET_TASKS,
    SHEET_TASKS_MAX,
    SHEET_TASKS_MIN,
    TASK_PARTS_MAX,
)
from core.problem import Problem
from pages.ui.page import NotAllowed, Reading, Setting, one_of, some_of, whole

Skill = Literal[
    "softmax",
    "diagonal",
    "off-diagonal",
    "row-vector",
    "product",
    "collapse",
    "sum-y",
    "one-hot",
    "stability",
]
"""What can be practised, as `core.practice.Skill`: named here again, as a page is cheap to name;
a test holds them against each other."""
SAID: Final = ("said", *(f"said{n}" for n in range(2, TASK_PARTS_MAX + 1)))
"""The settings that hold the answers to a task's parts."""
Difficulty = Literal["1", "2", "3", "rising"]
"""Of a sheet, as `core.sheets.Difficulty`."""


@dataclass(frozen=True)
class SheetSettings:
    """A sheet for a class: whether its part is open, what is on it, and what is shown of it.

    language: "" for that of the page.
    """

    is_open: bool = False
    topics: tuple[Skill, ...] = get_args(Skill)
    tasks: int = SHEET_TASKS
    difficulty: Difficulty = "rising"
    seed: int = 1
    language: str = ""
    shows_key: bool = False


@dataclass(frozen=True)
class PracticeSettings:
    """Which task, None before the first one, the answers to its parts so far, and a sheet."""

    skill: Skill | None = None
    level: Literal[1, 2, 3] = 1
    seed: int = 1
    said: tuple[str, ...] = ("",) * len(SAID)
    sheet: SheetSettings = SheetSettings()


def _answer(text: str, reading: Reading) -> str:
    if len(text) > ANSWER_TEXT_MAX:
        raise NotAllowed(f"… {ANSWER_TEXT_MAX}")
    return text


def make(problem: Problem, values: Mapping[str, Any]) -> PracticeSettings:
    """The settings that were read, as one object."""
    return PracticeSettings(
        cast("Skill | None", values["skill"]),
        cast(Literal[1, 2, 3], int(values["level"])),
        values["seed"],
        tuple(values[name] for name in SAID),
        SheetSettings(
            values["sheet"] == "open",
            values["topics"],
            values["tasks"],
            cast(Difficulty, values["difficulty"]),
            values["sheetseed"],
            values["sheetlang"],
            values["sheetview"] == "key",
        ),
    )


SHEET_SETTINGS = (
    Setting("sheet", one_of("open"), ""),
    Setting("topics", some_of(*get_args(Skill)), get_args(Skill)),
    Setting("tasks", whole(SHEET_TASKS_MIN, SHEET_TASKS_MAX), SHEET_TASKS),
    Setting("difficulty", one_of(*get_args(Difficulty)), "rising"),
    Setting("sheetseed", whole(0, SEED_MAX), 1),
    Setting("sheetlang", one_of("en", "zh"), ""),
    Setting("sheetview", one_of("student", "key"), "student"),
)
SETTINGS = (
    Setting("skill", one_of(*get_args(Skill)), None),
    Setting("level", one_of("1", "2", "3"), "1"),
    Setting("seed", whole(0, SEED_MAX), 1),
    *(Setting(name, _answer, "", is_answer=True) for name in SAID),
    *SHEET_SETTINGS,
)
