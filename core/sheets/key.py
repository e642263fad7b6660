"""What a key says of each part: the answer, why, and the worked line."""

from __future__ import annotations

from dataclasses import dataclass

from core.practice import Task
from core.practice.task import BarsAnswer, ChoiceAnswer, GuessAnswer, NumberAnswer, Text
from core.problem import Problem
from core.sheets.asked import LETTERS
from core.sheets.sheet import Sheet
from core.sheets.words import GIVEN
from core.sheets.worked import worked_line
from core.translation import Say
from core.worked.lines import ShownLine


@dataclass(frozen=True)
class KeyPart:
    """The answer to one part.

    letter: of a choice; why: the reason, or the numbers that it comes from; line: the worked line,
    None where the part before has the same.
    """

    right: Text
    letter: str
    why: tuple[Text, ...]
    line: ShownLine | None
    problem: Problem

    def answer_said(self, say: Say) -> str:
        """The answer; of a choice with its letter."""
        right = self.right.said(say)
        return f"{self.letter}) {right}" if self.letter else right

    def given_said(self, say: Say) -> str:
        """What the worked line is computed from."""
        x, y = (
            ", ".join(f"{value:g}" for value in vector).replace("-", "−")
            for vector in (self.problem.x, self.problem.y)
        )
        return say(GIVEN).format(x=x, y=y)


def key_of(sheet: Sheet, say: Say) -> list[list[KeyPart]]:
    """A list of parts for each task, in the order of the sheet."""
    return [[_part(task, n, say) for n in range(len(task.parts))] for task in sheet.tasks]


def _part(task: Task, n: int, say: Say) -> KeyPart:
    part, why, letter = task.parts[n], [], ""
    if isinstance(part.answer, ChoiceAnswer):
        option = part.answer.options[part.answer.right]
        letter = LETTERS[part.answer.right]
        why += [option.why] if option.why else []
    elif isinstance(part.answer, (NumberAnswer, BarsAnswer, GuessAnswer)):
        why.append(part.hints[-1])  # with the numbers in it
    is_new = n == 0 or task.parts[n - 1].line != part.line
    line = worked_line(task, n, say) if is_new else None
    return KeyPart(part.right, letter, tuple(why), line, task.problem)
