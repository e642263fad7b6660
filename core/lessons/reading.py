"""From a file's bytes to a Lesson, or to a LessonError that names the line and the key.

Total: whatever the bytes, no other exception, and in time that grows with their number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any, Final

from core.answers import mark
from core.answers.targets import TARGETS
from core.lessons.bars import check_bars, read_bar
from core.lessons.conditions import read_condition, read_value
from core.lessons.error import LessonError
from core.lessons.fields import Table
from core.lessons.lesson import (
    KINDS,
    BarAsked,
    Choice,
    Choices,
    Do,
    Entry,
    FormulaAsked,
    Lesson,
    NumberAsked,
    Parts,
    Predict,
    Say,
    Screen,
    See,
    Step,
    Task,
)
from core.lessons.limits import (
    CHOICE_MAX,
    CHOICES_MAX,
    CHOICES_MIN,
    DIGITS_MAX,
    FILE_BYTES_MAX,
    MINUTES_MAX,
    MOVES_MAX,
    NAME_MAX,
    NEEDS_MAX,
    PATH_MAX,
    QUESTION_MAX,
    SCREEN_MAX,
    STEPS_MAX,
    SUMMARY_MAX,
    TEXT_MAX,
    TITLE_MAX,
)
from core.lessons.screens import read_screen
from core.lessons.toml_lines import lines_of
from core.limits import ANSWER_TEXT_MAX
from core.problem import Problem, ProblemError

_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_ENTRY: Final = re.compile(r"([xy])_?([1-9]|10)")
_NO_PROBLEM: Final = Problem((0, 0), (0, 0))
_EXCERPT: Final = 60  # signs of a line that is shown


def read_lesson(content: bytes, name: str) -> Lesson:
    """The lesson of a file. name: what it is called in addresses. Raises LessonError."""
    text = _decoded(content)
    lines = lines_of(text)
    root = Table(_parsed(text), (), lines)
    title = root.words("title", TITLE_MAX)
    summary = root.words("summary", SUMMARY_MAX)
    minutes = root.whole("minutes", 1, MINUTES_MAX)
    needs = root.texts("needs", 0, NEEDS_MAX, NAME_MAX) if "needs" in root else []
    tables = root.tables("step", 1, STEPS_MAX)
    root.closed()
    steps: list[Step] = []
    problem: Problem | None = None
    for table in tables:
        step = _step(table, problem)
        problem = _after(step)
        steps.append(step)
    lesson = Lesson(name, title, summary, minutes, tuple(needs), tuple(steps), lines)
    check_bars(lesson)
    return lesson


def _decoded(content: bytes) -> str:
    if len(content) > FILE_BYTES_MAX:
        raise LessonError("too-large", allowed=str(FILE_BYTES_MAX))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LessonError("encoding", content.count(b"\n", 0, error.start) + 1) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of too many digits is one, too
        place = _PLACE.search(str(error))
        rows = text.split("\n")
        line = min(int(place[1]) if place else len(rows), len(rows))
        raise LessonError("syntax", line, text=rows[line - 1].strip()[:_EXCERPT]) from None


def _after(step: Step) -> Problem:
    """What is on the screen after a step, for who follows the path."""
    match step.task:
        case Do(path=path):
            return path[-1]
        case Predict(problem=problem):
            return problem
        case _:
            return step.problem


# --- steps -----------------------------------------------------------------------------------


def _step(table: Table, before: Problem | None) -> Step:
    kind = table.one_of("kind", *KINDS)
    text = table.words("text", TEXT_MAX)
    screen, problem = _screen(table, before)
    hint = None
    if kind != "see" and "hint" in table:
        hint = table.words("hint", QUESTION_MAX)
    after = table.words("after", TEXT_MAX) if "after" in table else None
    task = _TASKS[kind](table, problem)
    table.closed()
    return Step(text, screen, problem, task, hint, after, table.line)


def _screen(table: Table, before: Problem | None) -> tuple[Screen | None, Problem]:
    """What is on the screen: of the first step the file has to say it."""
    text = table.text("screen", SCREEN_MAX, may_be_empty=True) if "screen" in table else ""
    screen, parts = None, Parts()
    if text:
        try:
            read = read_screen(text)
        except ProblemError as error:
            raise table.refuse("vector", "screen", problem=error) from None
        if read is None:
            raise table.refuse("screen", "screen", "gradient?x=1,0&y=1,0&view=line")
        screen, parts = read
    if before is None:
        if parts.x is None or parts.y is None:
            raise table.refuse("no-problem", "screen", "?x=1,2,-0.5&y=0,1,0")
        before = _NO_PROBLEM
    return screen, _made_of(table, "screen", parts, before)


def _made_of(table: Table, key: str, parts: Parts, before: Problem) -> Problem:
    try:
        return parts.put_on(before)
    except ProblemError as error:
        raise table.refuse("vector", key, problem=error) from None


# --- tasks -----------------------------------------------------------------------------------


def _do(table: Table, problem: Problem) -> Do:
    goal = table.formula("goal", ANSWER_TEXT_MAX, read_condition)
    moves = _moves(table, problem) if "moves" in table else None
    path: list[Problem] = []
    for entry in table.tables("path", 1, PATH_MAX):
        problem = _made_of(entry, "", entry.parts(), problem)
        entry.closed()
        path.append(problem)
    return Do(table.text("goal", ANSWER_TEXT_MAX), goal, moves, tuple(path))


def _moves(table: Table, problem: Problem) -> frozenset[Entry]:
    entries: set[Entry] = set()
    for text in table.texts("moves", 1, MOVES_MAX, NAME_MAX):
        match = _ENTRY.fullmatch(text)
        if match is None or int(match[2]) > problem.k:
            raise table.refuse("one-of", "moves", f"x_1 … x_{problem.k}, y_1 … y_{problem.k}")
        entries.add(("x" if match[1] == "x" else "y", int(match[2])))
    return frozenset(entries)


def _say(table: Table, problem: Problem) -> Say:
    question = table.words("question", QUESTION_MAX)
    match table.only_of("choices", "number", "formula"):
        case "choices":
            return Say(question, _choices(table))
        case "number":
            return Say(question, _number(table))
        case _:
            return Say(question, _formula(table))


def _predict(table: Table, problem: Problem) -> Predict:
    question = table.words("question", QUESTION_MAX)
    answer: Choices | NumberAsked | BarAsked
    match table.only_of("choices", "number", "bar"):
        case "choices":
            answer = _choices(table)
        case "number":
            answer = _number(table)
        case _:
            answer = _bar(table)
    then = table.table("then")
    screen, parts = None, then.parts()
    if "screen" in then:
        screen, problem = _screen(then, problem)
    problem = _made_of(then, "", parts, problem)
    if screen is None and not parts:
        raise then.refuse("needs-one", "", "x, y, screen")
    if parts and screen is not None:
        screen = Screen(screen.page, screen.settings, sets_problem=True)
    then.closed()
    return Predict(question, answer, problem, screen)


_TASKS: Final[dict[str, Callable[[Table, Problem], Task]]] = {
    "do": _do,
    "say": _say,
    "predict": _predict,
    "see": lambda table, problem: See(),
}


def _choices(table: Table) -> Choices:
    options: list[Choice] = []
    for entry in table.tables("choices", CHOICES_MIN, CHOICES_MAX):
        right = entry.yes("right") if "right" in entry else False
        why = entry.words("why", QUESTION_MAX) if "why" in entry else None
        options.append(Choice(entry.own_words(CHOICE_MAX), right, why))
        entry.closed()
    if sum(option.right for option in options) != 1:
        raise table.refuse("right", "choices")
    return Choices(tuple(options))


def _number(table: Table) -> NumberAsked:
    node = table.formula("number", ANSWER_TEXT_MAX, read_value)
    digits = table.whole("digits", 0, DIGITS_MAX) if "digits" in table else None
    return NumberAsked(table.text("number", ANSWER_TEXT_MAX), node, digits)


def _bar(table: Table) -> BarAsked:
    asked = read_bar(table.text("bar", NAME_MAX))
    if asked is None:
        raise table.refuse("bar", "bar", "s_1, s_2 …, g_1, g_2 …")
    return asked


def _formula(table: Table) -> FormulaAsked:
    name = table.one_of("formula", *TARGETS)
    target = next(target for target in TARGETS if target == name)
    any_form = "form" in table and table.one_of("form", "any", "short") == "any"
    answer = table.text("answer", ANSWER_TEXT_MAX)
    tag = mark(answer, target).tag
    if tag != "right" and not (any_form and tag == "other-form"):
        raise table.refuse("wrong-answer", "answer")
    return FormulaAsked(target, answer, any_form)
