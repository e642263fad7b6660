"""Tasks about the derivation, made from a skill, a level and a seed, and their marking.

    make_task("diagonal", 1, 5) -> Task      the same on every machine
    mark(task, ["2/9"]) -> Mark              the answers to its parts so far, the last one marked
    answer_to_line("collapse"), mark_line    a line of the derivation as a question

A task is data; its texts are English, marked for translation. `skills/` has a file for each skill.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from core.limits import SEED_MAX
from core.practice.draws import Draws
from core.practice.lines import answer_to_line, mark_line
from core.practice.marking import mark
from core.practice.outcome import Mark
from core.practice.skills import MAKERS
from core.practice.task import LEVELS, SKILL_NAMES, SKILLS, Level, Part, Skill, Task, Text

__all__ = [
    "LEVELS",
    "SKILLS",
    "SKILL_NAMES",
    "Level",
    "Mark",
    "Part",
    "Skill",
    "Task",
    "Text",
    "answer_to_line",
    "make_task",
    "mark",
    "mark_line",
]


_KEPT = 512  # tasks: those of some dozen readers


@lru_cache(maxsize=_KEPT)
def make_task(skill: Skill, level: Level, seed: int) -> Task:
    """The task of a seed. Raises KeyError for a skill or level that there is none of, ValueError
    for a seed beyond `SEED_MAX`.
    """
    if not 0 <= seed <= SEED_MAX:
        raise ValueError(f"seeds run from 0 to {SEED_MAX}, not {seed}")
    draws = Draws(f"{skill}.{level}.{seed}")
    maker = draws.of(MAKERS[skill][level])
    return replace(maker(draws), seed=seed)
