"""The derivation as something to run: a notebook with SymPy, a program with NumPy."""

from __future__ import annotations

import re
from typing import Any, Final

import nbformat

from core.export import words
from core.export.code import floats, literal, python_code
from core.export.render import render
from core.problem import Problem
from core.symbolic import Step
from core.symbolic.orientation import in_columns
from core.translation import Say
from core.worked.lines import ShownLine, sections
from core.worked.raw import Raw
from core.worked.values import Numbers, label
from core.worked.words import WITH_NUMBERS

_V4: Final[Any] = nbformat.v4  # its functions have no types
_CELL: Final = re.compile(r"^# %% ([a-z-]+)\n", re.MULTILINE)


def python(problem: Problem, say: Say, *, columns: bool = False) -> str:
    """A program that needs NumPy alone: forward, backward, and three ways that must agree.

    say: translates a text. columns: gradients are columns, and the Jacobian stands on the left.
    It prints x, y, s, loss, grad_s, jacobian and grad_x with all digits, and handles masked
    classes and an infinite loss.
    """
    texts = words.COMMENTS | (words.COMMENTS_IN_COLUMNS if columns else {})
    comments = {name: say(text) for name, text in texts.items()}
    texts = words.PRINTED | (words.PRINTED_IN_COLUMNS if columns else {})
    printed = {name: literal(say(text)) for name, text in texts.items()}
    vectors = _vectors(problem, "np.inf")
    return render("program.py", columns=columns, **comments, **printed, **vectors)


def notebook(problem: Problem, say: Say, *, columns: bool = False) -> str:
    """A Jupyter notebook (nbformat 4) that derives every line again by SymPy and evaluates it.

    say: translates a text. columns: code and lines are in column layout. It needs SymPy and
    NumPy, not this project. Every cell asserts that what it derives equals the line as it is
    stated here; the last one prints all values as JSON, infinities as strings.
    """
    numbers = Numbers(problem)
    derivation = in_columns(numbers.derivation) if columns else numbers.derivation
    code = _derivations(problem, say, columns)
    cells = [
        _words("title", render("title.md", title=say(words.TITLE), text=say(words.NOTEBOOK))),
        *_cells("setup", say(words.SETUP), say(words.SETUP_NOTE), code),
        *_cells("current", say(words.NUMBERS), say(words.CURRENT), code),
    ]
    for section in sections(derivation, say, numbers):
        head = render("section.md", title=section.title)
        cells.append(_words(f"route-{section.lines[0].id}", head))
        for line in section.lines:
            cells += _line(line, derivation.step(line.id), code[line.id], say)
    cells += _cells("final", say(words.NUMBERS), say(words.FINAL), code, name="final")
    document = _V4.new_notebook(cells=cells, metadata=_metadata())
    nbformat.validate(document)
    text: str = _V4.writes(document)
    return f"{text}\n"


def _line(line: ShownLine, step: Step, derivation: Raw, say: Say) -> list[Any]:
    """The words of a line, and the cell that derives, compares and evaluates it."""
    text = render("line.md", line=line, with_numbers=say(WITH_NUMBERS))
    source = render(
        "line.py",
        id=Raw(repr(step.id)),
        derivation=derivation,
        conditional=bool(step.given),
        left=python_code(step.lhs),
        right=python_code(step.rhs),
    )
    return [_words(f"{line.id}-words", text), _code(line.id, source)]


def _derivations(problem: Problem, say: Say, columns: bool) -> dict[str, Raw]:
    """The code of each cell by its id, cut from one template that reads top-down."""
    comments = {name: say(text) for name, text in words.CODE.items()}
    text = render(
        "notebook.py",
        k=Raw(problem.k),
        label=Raw(label(problem)),
        columns=columns,
        **comments,
        **_vectors(problem, "oo"),
    )
    _, *parts = _CELL.split(text)
    return {name: Raw(body.strip()) for name, body in zip(parts[::2], parts[1::2], strict=True)}


def _vectors(problem: Problem, infinity: str) -> dict[str, Raw]:
    return {"x": floats(problem.x, infinity), "y": floats(problem.y, infinity)}


def _cells(id_: str, title: str, text: str, code: dict[str, Raw], name: str = "") -> list[Any]:
    return [
        _words(f"{name or id_}-words", render("title.md", title=title, text=text)),
        _code(id_, str(code[id_])),
    ]


def _words(id_: str, source: str) -> Any:
    return _V4.new_markdown_cell(source.strip(), id=id_)


def _code(id_: str, source: str) -> Any:
    return _V4.new_code_cell(source.strip(), id=id_)


def _metadata() -> dict[str, dict[str, str]]:
    return {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
