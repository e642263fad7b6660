"""A sheet as the source of an otter-grader assignment: `otter assign` makes the student's."""

from __future__ import annotations

from typing import Any

from core.sheets import code
from core.sheets.asked import AskedTask, asked
from core.sheets.markdown import question
from core.sheets.notebook import V4, Hidden, title, written
from core.sheets.sheet import Sheet
from core.translation import Say


def otter_key(sheet: Sheet, say: Say) -> str:
    """A notebook in the format of otter assign: questions with solutions, tests and hidden ones.

    A line of the derivation is a question that a person marks; the worked lines stand in the
    solutions, which otter takes away.
    """
    student = asked(sheet)
    hidden = Hidden(sheet, say)
    cells = [
        _raw(f"# ASSIGNMENT CONFIG\nname: sheet-{sheet.label}\nexport_cell: false"),
        V4.new_markdown_cell(title(student, say)),
        V4.new_code_cell(code.SETUP),
    ]
    for n, task in enumerate(student.tasks):
        for m in range(len(task.parts)):
            cells += _question(n, m, task, say, hidden)
    for place, cell in enumerate(cells):
        cell["id"] = f"cell-{place}"  # nbformat draws them by chance
    return written(cells)


def _question(n: int, m: int, task: AskedTask, say: Say, hidden: Hidden) -> list[Any]:
    part, name = task.parts[m], code.name_of(task, m)
    about = f"# BEGIN QUESTION\nname: {name}\npoints: 1"
    cells = [_raw(f"{about}\nmanual: true" if part.is_line else about)]
    cells.append(V4.new_markdown_cell(question(task, m, say)))
    numbers = code.given(task)
    if numbers and m == 0:
        cells.append(V4.new_code_cell(numbers))
    cells.append(_raw("# BEGIN SOLUTION"))
    if m == 0:
        cells.append(V4.new_markdown_cell(hidden.worked(n)))
    elif part.is_line:
        cells.append(V4.new_markdown_cell(hidden.line(n, m)))
    if not part.is_line:
        cells.append(V4.new_code_cell(_solution(n, m, task, say, hidden)))
    cells.append(_raw("# END SOLUTION"))
    if not part.is_line:
        tests = (code.visible_test(task, m), f"# HIDDEN\n{hidden.test(n, m, name)}")
        cells += [_raw("# BEGIN TESTS"), *map(V4.new_code_cell, tests), _raw("# END TESTS")]
    return [*cells, _raw("# END QUESTION")]


def _solution(n: int, m: int, task: AskedTask, say: Say, hidden: Hidden) -> str:
    """The answer's code; otter replaces what is marked by dots."""
    head = code.head(task, m, say)
    value = f"{hidden.solution(n, m)}  # SOLUTION"
    if task.parts[m].kind == "formula":
        return f"{head}\n    return {value}"
    comment = head.partition("  # ")[2]
    return f"# {comment}\n{code.name_of(task, m)} = {value}"


def _raw(source: str) -> Any:
    return V4.new_raw_cell(source)
