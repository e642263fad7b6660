"""What may be set on the practice page: which task, and what the reader said to its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

from core.limits import ANSWER_TEXT_MAX, SEED_MAX, TASK_PARTS_MAX
from core.problem import Problem
from pages.ui.page import NotAllowed, Reading, Setting, one_of

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


@dataclass(frozen=True)
class PracticeSettings:
    """Which task, None before the first one, and the answers to its parts so far."""

    skill: Skill | None = None
    level: Literal[1, 2, 3] = 1
    seed: int = 1
    said: tuple[str, ...] = ("",) * len(SAID)


def _seed(text: str, reading: Reading) -> int:
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(SEED_MAX))
    if not plain:
        raise NotAllowed(f"0 … {SEED_MAX}")
    return int(text)


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
    )


SETTINGS = (
    Setting("skill", one_of(*get_args(Skill)), None),
    Setting("level", one_of("1", "2", "3"), "1"),
    Setting("seed", _seed, 1),
    *(Setting(name, _answer, "", is_answer=True) for name in SAID),
)
