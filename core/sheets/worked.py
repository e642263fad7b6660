"""The derivation's line that answers a part of a task, with the task's numbers."""

from __future__ import annotations

from core.practice import Task
from core.symbolic import Derivation, derive, derive_at
from core.symbolic.outline import CASE, OUTLINE
from core.translation import Say
from core.worked.lines import ShownLine, shown_line
from core.worked.values import Numbers, label


def derivation_of(task: Task) -> Derivation:
    """The derivation that a task's lines are from: of any k, or of its own."""
    if task.general:
        return derive(None)
    problem = task.problem
    return derive_at(problem.k, task.i, task.j, label(problem))


def worked_line(task: Task, part: int, say: Say) -> ShownLine:
    """The line for any k, with the task's numbers in that for its own; SymPy makes both.

    A task that asks for a line of its own k is answered by that.
    """
    name = task.parts[part].line
    own = derive_at(task.problem.k, task.i, task.j, label(task.problem)).step(name)
    asks_for_own = not task.general and not task.has_numbers
    line = own if asks_for_own else derive(None).step(name)
    return shown_line(line, number_of(name), say, Numbers(task.problem), here=own)


def number_of(line: str) -> int:
    """The line's number on the derivation page; the closing lines share the last one."""
    plain = [known.id for known in OUTLINE if known.route != CASE]
    return plain.index(line) + 1 if line in plain else len(plain) + 1
