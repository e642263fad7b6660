"""Lines of the derivation beside a task: those above the question, and the worked one."""

from __future__ import annotations

from urllib.parse import urlencode

from core.practice import Task
from core.problem import Problem
from core.sheets.worked import derivation_of, number_of, worked_line
from core.symbolic import Step
from core.worked.lines import formula as rows_of
from core.worked.words import WITH_NUMBERS
from pages.ui.formulas import formula
from pages.ui.markup import Html, tag
from pages.ui.text import _, language


def shown_lines(task: Task) -> Html:
    """The lines that stand above the question."""
    derivation = derivation_of(task) if task.shown else None
    steps = [derivation.step(name) for name in task.shown] if derivation else []
    lines = (tag("div", _line(step), class_="lab-task-line") for step in steps)
    return tag("div", *lines, class_="lab-task-lines")


def _line(step: Step) -> Html:
    return formula(step.latex(), rows_of(step))


def worked(task: Task, part: int) -> Html:
    """The derivation's line that answers a part, with the task's numbers; SymPy makes it."""
    line = worked_line(task, part, _)
    shown = [
        tag("h2", _("Worked: line {number}, {rule}").format(number=line.number, rule=line.rule)),
        formula(line.latex, line.rows, css="lab-main"),
    ]
    if line.current:
        shown.append(tag("p", _given_in_words(task.problem), " ", _(WITH_NUMBERS)))
        shown.append(formula(line.current, line.current_rows))
    if line.remark:
        shown.append(tag("p", line.remark, class_="lab-remark"))
    shown.append(tag("p", line.note, class_="lab-note"))
    shown.append(line_link(task, line.id))
    return tag("section", *shown, class_="lab-line lab-task-worked")


def _given_in_words(problem: Problem) -> str:
    x, y = (text.replace(",", ", ") for text in (problem.x_text, problem.y_text))
    return _("For x = ({x}), y = ({y}).").format(x=x, y=y)


def line_link(task: Task, line: str) -> Html:
    """Where the line stands, and where the problem can be looked at."""
    number = number_of(line)
    query = {"x": task.problem.x_text, "y": task.problem.y_text, "lang": language()}
    text = _("Line {number} of the derivation").format(number=number)
    links = [tag("a", text, href=f"./derivation?{urlencode(query | {'step': number})}")]
    if task.plot:
        plot = urlencode(query | dict(task.plot))
        links.append(tag("a", _("See it on the plot"), href=f"./gradient?{plot}"))
    elif task.has_numbers:
        links.append(tag("a", _("Open it in the lab"), href=f"./?{urlencode(query)}"))
    return tag("p", *(tag("span", link, " →") for link in links), class_="lab-task-links")
