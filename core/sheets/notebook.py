"""A sheet as a Jupyter notebook: the student's, and the one of a teacher who uses nbgrader.

Both have the same cells. The teacher's has solutions and hidden tests between nbgrader's marks;
the student's has the stubs that nbgrader puts there, and can be handed in to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import nbformat

from core.export.render import markdown_text
from core.sheets import code, words
from core.sheets.asked import AskedSheet, AskedTask, asked
from core.sheets.key import KeyPart, key_of
from core.sheets.markdown import question, worked
from core.sheets.sheet import Sheet
from core.sheets.solutions import hidden_test, value
from core.translation import Say

V4: Final[Any] = nbformat.v4  # its functions have no types
CODE_STUB: Final = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB: Final = "YOUR ANSWER HERE"


class Hidden:
    """What stands in a teacher's cells alone; by task and part, from 0."""

    def __init__(self, sheet: Sheet, say: Say) -> None:
        """Work out all of it."""
        self._sheet, self._say = sheet, say
        self._keys: list[list[KeyPart]] = key_of(sheet, say)

    def solution(self, task: int, part: int) -> str:
        """The answer as a Python expression."""
        return value(self._sheet.tasks[task], part)

    def test(self, task: int, part: int, name: str) -> str:
        """The test of the answer."""
        return hidden_test(self._sheet.tasks[task], part, name)

    def line(self, task: int, part: int) -> str:
        """The answer to a part, as Markdown."""
        return markdown_text(self._keys[task][part].right.said(self._say))

    def worked(self, task: int) -> str:
        """Answers and worked lines of a task, as Markdown."""
        return worked(self._keys[task], self._say)


def student_notebook(sheet: AskedSheet, say: Say) -> str:
    """The student's notebook: questions, places for answers, tests that they can be read."""
    return written(_cells(sheet, say, None))


def nbgrader_key(sheet: Sheet, say: Say) -> str:
    """The source of an nbgrader assignment: `nbgrader generate_assignment` makes the other one."""
    return written(_cells(asked(sheet), say, Hidden(sheet, say)))


def written(cells: Sequence[Any]) -> str:
    """The notebook of these cells as text."""
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    document = V4.new_notebook(cells=list(cells), metadata=metadata)
    nbformat.validate(document)
    return f"{V4.writes(document)}\n"


def title(sheet: AskedSheet, say: Say) -> str:
    """The head of a notebook, as Markdown."""
    label = say(words.NUMBERED).format(label=sheet.label)
    parts = (words.NOTATION, words.NOTEBOOK)
    texts = (markdown_text(say(text)) for text in parts)
    return "\n\n".join((f"# {markdown_text(say(words.TITLE))}", markdown_text(label), *texts))


def _cells(sheet: AskedSheet, say: Say, hidden: Hidden | None) -> list[Any]:
    cells = [_locked("title", "markdown", title(sheet, say))]
    cells.append(_locked("setup", "code", code.SETUP))
    for n, task in enumerate(sheet.tasks):
        cells += _task(n, task, say, hidden)
    return cells


def _task(n: int, task: AskedTask, say: Say, hidden: Hidden | None) -> list[Any]:
    """The question of a task, its numbers, a cell for each answer, and one for the way to it."""
    cells = []
    numbers = code.given(task)
    for m, part in enumerate(task.parts):
        name = code.name_of(task, m)
        cells.append(_locked(f"{name}-question", "markdown", question(task, m, say)))
        if numbers and m == 0:
            cells.append(_locked(f"{name}-numbers", "code", numbers))
        if part.is_line:
            ask = say(words.LINE).format(symbol=part.symbol)
            answer = _region(hidden.line(n, m) if hidden else None, TEXT_STUB)
            cells.append(_answer(name, "markdown", f"{markdown_text(ask)}\n\n{answer}", points=1))
            continue
        is_function = part.kind == "formula"
        solution = None
        if hidden:
            solution = f"{'return' if is_function else f'{name} ='} {hidden.solution(n, m)}"
        answer = _region(solution, CODE_STUB, indent="    " if is_function else "")
        cells.append(_answer(name, "code", f"{code.head(task, m, say)}\n{answer}"))
        test = code.visible_test(task, m)
        if hidden:
            inner = hidden.test(n, m, name)
            test += f"\n### BEGIN HIDDEN TESTS\n{inner}\n### END HIDDEN TESTS"
        cells.append(_cell(f"{name}-test", "code", test, grade=True, locked=True, points=1))
    working = _region(hidden.worked(n) if hidden else None, TEXT_STUB)
    ask = markdown_text(say(words.WORKING))
    name = f"task_{task.number}-working"
    return [*cells, _answer(name, "markdown", f"{ask}\n\n{working}", points=0)]


def _region(solution: str | None, stub: str, indent: str = "") -> str:
    """A solution between nbgrader's marks; its stub where there is none."""
    text = stub if solution is None else f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"
    return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n"))


def _locked(id_: str, kind: str, source: str) -> Any:
    return _cell(id_, kind, source, locked=True)


def _answer(id_: str, kind: str, source: str, points: int | None = None) -> Any:
    return _cell(id_, kind, source, grade=points is not None, solution=True, points=points)


def _cell(
    id_: str,
    kind: str,
    source: str,
    *,
    grade: bool = False,
    solution: bool = False,
    locked: bool = False,
    points: int | None = None,
) -> Any:
    """A cell with what nbgrader has to know of it."""
    about: dict[str, Any] = {
        "grade": grade,
        "grade_id": id_,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        about["points"] = points
    metadata = {"nbgrader": about}
    new = V4.new_code_cell if kind == "code" else V4.new_markdown_cell
    return new(source, id=id_.replace("_", "-"), metadata=metadata)
