"""A sheet and its key as LaTeX for pdflatex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from core.export.render import render
from core.sheets import words
from core.sheets.asked import AskedPart, AskedSheet, AskedTask, asked
from core.sheets.key import KeyPart, key_of
from core.sheets.sheet import Sheet
from core.sheets.symbols import latex
from core.translation import Say
from core.worked.raw import Raw

ROOM: Final = {"number": 24, "formula": 16, "bars": 24, "choice": 4}
"""Millimetres to write in, by what is asked."""
_BLANK: Final = {"number": 40, "bars": 40, "formula": 110}


def student_tex(sheet: AskedSheet, say: Say) -> str:
    """The student's sheet; it needs what `core.export.tex` needs, and texlive's amssymb."""
    return _render(sheet, say, None)


def key_tex(sheet: Sheet, say: Say) -> str:
    """The key: each question with its answer and the worked line."""
    return _render(asked(sheet), say, key_of(sheet, say))


def _render(sheet: AskedSheet, say: Say, keys: Sequence[Sequence[KeyPart]] | None) -> str:
    tasks = [_task(task, say, keys[n] if keys else None) for n, task in enumerate(sheet.tasks)]
    values: dict[str, Any] = {
        "title": say(words.TITLE),
        "label": say(words.NUMBERED).format(label=sheet.label),
        "key": keys is not None,
        "points": sheet.points,
        "notation": latex(say(words.NOTATION)),
        "tasks": tasks,
        "words": {
            "key": say(words.KEY),
            "name": say(words.NAME),
            "date": say(words.DATE),
            "points": say(words.POINTS),
            "answer": Raw(rf"\textbf{{{latex(say(words.ANSWER))}}}{words.gap(say(words.ANSWER))}"),
        },
    }
    plain = render("sheet.tex", cjk=False, **values)
    is_western = all(sign < "\u2e80" for sign in plain)
    return plain if is_western else render("sheet.tex", cjk=True, **values)


def _task(task: AskedTask, say: Say, key: Sequence[KeyPart] | None) -> dict[str, Any]:
    is_single = len(task.parts) == 1
    return {
        "title": say(words.TASK).format(n=task.number),
        "points": say(words.OF_POINTS).format(n=len(task.parts)),
        "given": _given(task),
        "rows": [row for line in task.shown for row in line.rows],
        "parts": [
            {"number": "" if is_single else str(n + 1)}
            | _part(part, say)
            | (_answer(key[n], say) if key else {})
            for n, part in enumerate(task.parts)
        ],
    }


def _given(task: AskedTask) -> Raw:
    """The problem as a formula: `x = (0, \\log 2)`."""
    if not task.x:
        return Raw("")
    x, y = (", ".join(texts).replace("−", "-") for texts in (task.x, task.y))
    x = x.replace("log", r"\log")
    return Raw(rf"x = ({x}), \qquad y = ({y})")


def _part(part: AskedPart, say: Say) -> dict[str, Any]:
    options = zip(part.letters, part.options, strict=True)
    return {
        "question": latex(words.in_a_row(*(question.said(say) for question in part.questions))),
        "options": [(letter, latex(option.said(say))) for letter, option in options],
        "symbol": latex(part.symbol) if part.symbol else "",
        "room": ROOM[part.kind],
        "blank": _BLANK.get(part.kind, 0),
        "answer": "",
    }


def _answer(key: KeyPart, say: Say) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "answer": latex(key.answer_said(say)),
        "why": [latex(why.said(say)) for why in key.why],
        "line": "",
    }
    line = key.line
    if line is None:
        return answer
    head = say(words.WORKED).format(number=line.number, rule=line.rule)
    return answer | {
        "line": Raw(rf"\emph{{{latex(head)}}}{words.gap(head)}{latex(line.note)}"),
        "general": line.rows,
        "with_numbers": latex(key.given_said(say)),
        "current": line.current_rows,
        "remark": latex(line.remark) if line.remark else "",
    }
