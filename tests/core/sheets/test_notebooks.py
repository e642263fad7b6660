"""Notebooks: valid, the student's is the key without its marks, and hidden tests that can tell."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import nbformat
import pytest

from core.practice import SKILLS, Task, make_task
from core.practice.number_marking import number_mistakes
from core.practice.task import NumberAnswer
from core.sheets import (
    DIFFICULTIES,
    Difficulty,
    Plan,
    Sheet,
    asked,
    make_sheet,
    nbgrader_key,
    otter_key,
    student_notebook,
)
from core.sheets.code import name_of
from core.sheets.notebook import CODE_STUB, TEXT_STUB
from core.sheets.solutions import NEAR, hidden_test, value
from tests.core.worked.problems import hostile

PLAN = {difficulty: Plan(SKILLS, 20, difficulty, 3) for difficulty in DIFFICULTIES}
EVERY = [
    make_task(skill, level, seed) for skill in SKILLS for level in (1, 2, 3) for seed in range(12)
]


def cells(text: str) -> list[Any]:
    document = nbformat.reads(text, as_version=4)
    nbformat.validate(document)
    return list(document.cells)


def cleared(cell: Any) -> str:
    """What nbgrader leaves of a cell: ClearSolutions, then ClearHiddenTests (nbgrader 0.9.6)."""
    stub = CODE_STUB if cell.cell_type == "code" else TEXT_STUB
    lines: list[str] = []
    mode = ""
    for line in cell.source.split("\n"):
        if "BEGIN SOLUTION" in line:
            indent = line[: len(line) - len(line.lstrip())]
            lines += [indent + part for part in stub.split("\n")]
            mode = "solution"
        elif "BEGIN HIDDEN TESTS" in line:
            mode = "tests"
        elif "END SOLUTION" in line or "END HIDDEN TESTS" in line:
            mode = ""
        elif not mode:
            lines.append(line)
    return "\n".join(lines).rstrip()


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_the_student_s_notebook_is_what_nbgrader_leaves_of_the_key(difficulty: Difficulty) -> None:
    sheet = make_sheet(PLAN[difficulty])
    key, student = cells(nbgrader_key(sheet, str)), cells(student_notebook(asked(sheet), str))
    assert [cleared(cell) for cell in key] == [cell.source for cell in student]
    assert [cell.metadata for cell in key] == [cell.metadata for cell in student]
    assert [cell.id for cell in key] == [cell.id for cell in student]
    assert all(not cell.get("outputs") for cell in [*key, *student])


def test_every_cell_has_nbgrader_s_metadata_and_a_name_of_its_own() -> None:
    sheet = make_sheet(PLAN["rising"])
    about = [cell.metadata["nbgrader"] for cell in cells(nbgrader_key(sheet, str))]
    names = [entry["grade_id"] for entry in about]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in names)
    assert all(entry["schema_version"] == 3 for entry in about)
    assert all(("points" in entry) == entry["grade"] for entry in about)
    points = sum(entry.get("points", 0) for entry in about)
    assert points == asked(sheet).points


def program(text: str) -> str:
    """All code of a notebook, one cell after the other."""
    return "\n\n".join(cell.source for cell in cells(text) if cell.cell_type == "code")


def run(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = folder / "cells.py"
    path.write_text(text, "utf-8")
    command = [sys.executable, "-I", "-X", "utf8", "-W", "error", path.name]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("write", [nbgrader_key, otter_key])
@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_the_key_passes_its_own_tests(write: Any, difficulty: Difficulty, tmp_path: Path) -> None:
    done = run(program(write(make_sheet(PLAN[difficulty]), str)), tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_student_s_notebook_says_what_is_not_done_yet(tmp_path: Path) -> None:
    done = run(program(student_notebook(asked(make_sheet(PLAN["1"])), str)), tmp_path)
    assert "NotImplementedError" in done.stderr


def checked(tasks: list[tuple[Task, int, str]], folder: Path) -> list[bool]:
    """Whether each of these answers, as Python, passes the hidden test of its part."""
    lines = ["import numpy as np", "def passes(test):"]
    lines += ["    try:", "        exec(test, globals())", "    except AssertionError:"]
    lines += ["        return False", "    return True"]
    for task, n, answer in tasks:
        lines += [f"given = {answer}", f"print(passes({hidden_test(task, n, 'given')!r}))"]
    done = run("\n".join(lines), folder)
    assert done.returncode == 0, done.stderr
    return [line == "True" for line in done.stdout.split()]


def test_hidden_tests_take_right_numbers_and_refuse_known_mistakes(tmp_path: Path) -> None:
    right: list[tuple[Task, int, str]] = []
    wrong: list[tuple[Task, int, str]] = []
    for task in EVERY:
        for n, part in enumerate(task.parts):
            if part.kind == "formula":
                continue
            right.append((task, n, value(task, n)))
            if isinstance(part.answer, NumberAnswer):
                number = float(part.answer.value)
                rounded = format(number, ".2f" if part.answer.decimals else ".3g")
                right.append((task, n, rounded))
                mistakes = [known[1] for known in number_mistakes(task, part.answer)]
                bound = 0.02 if part.answer.decimals else 2 * NEAR * abs(number)
                wrong += [(task, n, repr(v)) for v in mistakes if abs(v - number) > bound]
                wrong.append((task, n, repr(-number if number else 1.0)))
            elif part.kind == "bars":
                wrong.append((task, n, "0.01"))
    assert all(checked(right, tmp_path))
    assert not any(checked(wrong, tmp_path))
    assert len(wrong) > 300


@pytest.mark.parametrize(("decimals", "passes"), [(0, True), (2, False), (None, False)])
def test_a_number_is_held_to_the_decimals_that_are_asked_for(
    decimals: int | None, passes: bool, tmp_path: Path
) -> None:
    task = next(task for task in EVERY if isinstance(task.parts[0].answer, NumberAnswer))
    answer = NumberAnswer(Fraction(7, 4), decimals=decimals)
    part = replace(task.parts[0], answer=answer)
    task = replace(task, parts=(part,))
    assert checked([(task, 0, "2"), (task, 0, "1.75")], tmp_path) == [passes, True]


def test_hidden_tests_of_formulas_refuse_others(tmp_path: Path) -> None:
    answers: list[tuple[Task, int, str]] = []
    for task in EVERY:
        for n, part in enumerate(asked(Sheet(PLAN["1"], (task,))).tasks[0].parts):
            if part.arguments:
                head, right = f"lambda {', '.join(part.arguments)}:", value(task, n)
                forms = (right, f"-({right})", f"2 * ({right})", f"({right}) + 0.01")
                answers += [(task, n, f"{head} {form}") for form in forms]
    assert len({task.name for task, _n, _answer in answers}) >= 6
    assert checked(answers, tmp_path) == [True, False, False, False] * (len(answers) // 4)


def test_otter_s_blocks_are_closed_and_hold_every_question() -> None:
    sheet = make_sheet(PLAN["3"])
    student = asked(sheet)
    made = cells(otter_key(sheet, str))
    raw = [cell.source.split("\n")[0] for cell in made if cell.cell_type == "raw"]
    assert raw[0] == "# ASSIGNMENT CONFIG"
    begun: list[str] = []
    for line in raw[1:]:
        _sign, verb, name = line.split()
        if verb == "BEGIN":
            begun.append(name)
        else:
            assert begun.pop() == name
    assert not begun
    names = re.findall(r"^name: (task_\S+)", "\n".join(c.source for c in made), re.MULTILINE)
    expected = [name_of(task, n) for task in student.tasks for n in range(len(task.parts))]
    assert names == expected


def test_the_same_sheet_gives_the_same_files() -> None:
    sheet = make_sheet(PLAN["2"])
    for write in (nbgrader_key, otter_key):
        assert write(sheet, str) == write(sheet, str)


def test_hostile_words_reach_no_code() -> None:
    sheet = make_sheet(Plan(SKILLS, 6, "rising", 3))

    def said(text: str) -> str:
        names = re.findall(r"\{\w+\}", text)
        return hostile("").replace("{", "").replace("}", "") + " ".join(names)

    plain, other = nbgrader_key(sheet, str), nbgrader_key(sheet, said)
    strip = re.compile(r"#.*")
    assert strip.sub("", program(other)) == strip.sub("", program(plain))
