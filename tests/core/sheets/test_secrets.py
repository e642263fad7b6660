"""Student files hold no answer: they do not depend on one, and no value of a key is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest

from core.export.render import markdown_text
from core.practice import SKILLS, Part, Task
from core.practice.given import plain, typed
from core.practice.task import (
    Answer,
    BarsAnswer,
    ChoiceAnswer,
    FormulaAnswer,
    GuessAnswer,
    NumberAnswer,
    text,
)
from core.problem import Problem
from core.sheets import (
    DIFFICULTIES,
    Plan,
    Sheet,
    asked,
    make_sheet,
    nbgrader_key,
    student_notebook,
    student_tex,
)
from core.sheets.solutions import value
from core.sheets.symbols import latex
from core.symbolic import derive, derive_at
from core.worked.lines import formula
from core.worked.values import label
from pages.practice.sheet_html import file, student_sheet, title
from pages.ui.mathml import mathml
from pages.ui.text import _, speaking

ELSEWHERE = "3.14159265"
SHEETS = [
    *(Plan(SKILLS, 20, difficulty, seed) for difficulty in DIFFICULTIES for seed in (774_411, 5)),
    *(Plan((skill,), 12, difficulty, 8) for skill in SKILLS for difficulty in DIFFICULTIES),
]


def files(sheet: Sheet, language: str) -> dict[str, str]:
    """Everything that a student is given."""
    student = asked(sheet)
    with speaking(language):
        return {
            "html": file(student_sheet(student), title(sheet.label), language),
            "tex": student_tex(student, _),
            "ipynb": student_notebook(student, _),
        }


def changed(task: Task) -> Task:
    """The same questions with other answers, hints, reasons, lines and names."""
    parts = tuple(_changed_part(part) for part in task.parts)
    return replace(task, parts=parts, skill="softmax", level=1, seed=31_415, name=ELSEWHERE)


def _changed_part(part: Part) -> Part:
    secret = text(ELSEWHERE)
    hints = (secret, secret, secret)
    return replace(part, answer=_changed(part.answer), right=secret, hints=hints, line=ELSEWHERE)


def _changed(answer: Answer) -> Answer:
    match answer:
        case NumberAnswer():
            return replace(answer, value=float(ELSEWHERE), wrong=())
        case FormulaAnswer():
            return replace(answer, model=ELSEWHERE)
        case ChoiceAnswer(options=options, right=right):
            other = (right + 1) % len(options)
            secret = text(ELSEWHERE)
            options = tuple(replace(option, why=secret, weak=None) for option in options)
            return replace(answer, options=options, right=other)
        case BarsAnswer():
            return replace(answer, low=3.1, high=3.2, solution=Problem((3, 1), (1, 0)))
        case GuessAnswer():
            secret = text(ELSEWHERE)
            return replace(
                answer, value=3.1, least=3.0, most=3.2, below=secret, above=secret, wrong=()
            )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("plan", SHEETS[:8], ids=str)
def test_a_student_s_file_does_not_depend_on_any_answer(plan: Plan, language: str) -> None:
    sheet = make_sheet(plan)
    other = Sheet(plan, tuple(map(changed, sheet.tasks)))
    assert files(other, language) == files(sheet, language)


def printed(part: Part) -> Iterator[str]:
    """The forms in which a number or a formula may be written; not those that say nothing."""
    answer = part.answer
    if isinstance(answer, NumberAnswer):
        number = answer.value
        forms = {
            plain(number),
            typed(number),
            value_text(number, ".3g"),
            value_text(number, ".4f"),
        }
        forms |= {form.replace("−", "-") for form in forms}
        digits = partial(re.sub, "[^1-9]", "")
        yield from (form for form in forms if "/" in form or len(digits(form)) > 2)
    elif isinstance(answer, BarsAnswer):
        ((vector, place),) = answer.moves
        solved = (answer.solution.x if vector == "x" else answer.solution.y)[place - 1]
        yield from {f"{solved:g}", f"{solved:.3f}"} if solved % 1 else ()


def value_text(number: Fraction | float, form: str) -> str:
    return format(float(number), form)


def lines_of(task: Task, part: Part) -> Iterator[str]:
    """The rows of the line that a formula is, for any k and for the task's own."""
    own = derive_at(task.problem.k, task.i, task.j, label(task.problem))
    for derivation in (derive(None), own):
        yield from formula(derivation.step(part.line))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("plan", SHEETS, ids=str)
def test_no_value_of_the_key_is_in_a_student_s_file(plan: Plan, language: str) -> None:
    sheet = make_sheet(plan)
    given = files(sheet, language)
    whole = "\n".join(given.values())
    # what a question itself says, as "1500" among its logits, is no answer
    said = " ".join(
        " ".join([*task.x_texts, *(part.question.said(str) for part in task.parts)])
        for task in sheet.tasks
        if task.has_numbers or any(char.isdigit() for char in task.parts[0].question.said(str))
    )
    for task in sheet.tasks:
        for part in task.parts:
            for form in printed(part):
                alone = rf"(?<![\d./]){re.escape(form)}(?![\d/]|\.\d)"
                assert not re.search(alone, whole) or re.search(alone, said), (task.key, form)
            if isinstance(part.answer, FormulaAnswer):
                right = part.right.said(str).partition(" = ")[2]
                assert right not in given["html"]
                assert latex(right) not in given["tex"]
                assert markdown_text(right) not in given["ipynb"]
                for row in lines_of(task, part):
                    assert row not in given["tex"]
                    assert row.replace("\\", "\\\\") not in given["ipynb"]
                    assert mathml(row) not in given["html"]
        assert task.key not in whole
        assert str(task.seed) not in whole or task.seed < 1000


@pytest.mark.parametrize("plan", SHEETS[:8], ids=str)
def test_neither_the_seed_nor_a_way_to_the_key_is_in_a_student_s_file(plan: Plan) -> None:
    whole = "\n".join(files(make_sheet(plan), "en").values())
    assert str(plan.seed) not in whole or plan.seed < 1000
    assert "practice" not in whole
    assert "SOLUTION" not in whole
    assert "HIDDEN" not in whole
    assert "checksum" not in whole
    assert "isclose" not in whole


def test_the_search_finds_what_is_there() -> None:
    """The same forms are found in the key: the search is not blind."""
    sheet = make_sheet(SHEETS[0])
    key = nbgrader_key(sheet, str)
    numbers = [
        (task, n)
        for task in sheet.tasks
        for n, part in enumerate(task.parts)
        if isinstance(part.answer, NumberAnswer)
    ]
    assert numbers
    assert all(value(task, n) in key for task, n in numbers)
    assert sum(any(form in key for form in printed(task.parts[n])) for task, n in numbers) > 2
