"""The lines of a derivation as an export shows them: words, formulas in rows, current numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.symbolic import Derivation, Step, leaves
from core.symbolic.latex import latex
from core.worked import words
from core.worked.figures import shown
from core.worked.layout import joined
from core.worked.raw import Raw
from core.worked.values import Numbers, Value
from core.worked.words import Say


@dataclass(frozen=True)
class ShownLine:
    """One line. rows: its formula; current: the same with numbers and its value; remark: text."""

    number: int
    id: str
    rule: str
    note: str
    rows: tuple[Raw, ...]
    current: tuple[Raw, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class Section:
    """The lines of one route, under its title."""

    title: str
    lines: tuple[ShownLine, ...]


def sections(derivation: Derivation, say: Say, numbers: Numbers | None = None) -> list[Section]:
    """All lines by their routes, counted through; with current numbers if they are given."""
    placed = {step.id: place for place, step in enumerate(derivation.steps, 1)}
    return [
        Section(
            say(title),
            tuple(shown_line(s, placed[s.id], say, numbers) for s in derivation.route(route)),
        )
        for route, title in words.ROUTES.items()
    ]


def shown_line(step: Step, number: int, say: Say, numbers: Numbers | None = None) -> ShownLine:
    """One line; its numbers are left out where the targets do not meet its condition."""
    rule = say(step.rule)
    line = ShownLine(number, step.id, rule[:1].upper() + rule[1:], say(step.note), formula(step))
    if numbers is None:
        return line
    if not numbers.meets(step):
        return _with(line, (), say(words.NOT_MET))
    value = numbers.value(step)
    return _with(line, _current(step, numbers, value), _remark(value, say))


def formula(step: Step) -> tuple[Raw, ...]:
    """The line itself, `lhs = rhs` with its conditions, in as many rows as it needs."""
    return _raw(joined(*_sides(step)))


def matrix(rows: Sequence[Sequence[str]]) -> str:
    """Texts as a matrix; a single one as it is."""
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    body = r" \\ ".join(" & ".join(row) for row in rows)
    return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"


def _sides(step: Step) -> tuple[str, str]:
    whole, left = step.latex(), latex(step.lhs)
    return left, whole.removeprefix(left).lstrip()


def _current(step: Step, numbers: Numbers, value: Value) -> tuple[Raw, ...]:
    names = numbers.names()
    inside = latex(step.rhs, {leaf: name.text for leaf, name in names.items()})
    exact = all(names[leaf].exact for leaf in leaves(step.rhs))
    entries = [[shown(entry, numbers.digits) for entry in row] for row in value.rows]
    result = matrix([[entry.text for entry in row] for row in entries])
    exact_result = exact and all(entry.exact for row in entries for entry in row)
    first, last = ("=" if exact else r"\approx"), ("=" if exact_result else r"\approx")
    parts = [f"{first} {inside}"] if inside != result else []
    return _raw(joined(*parts, f"{last} {result}"))


def _remark(value: Value, say: Say) -> str:
    remarks = ((value.limit, words.LIMIT), (value.overflow, words.OVERFLOW))
    return " ".join(say(text) for applies, text in remarks if applies)


def _with(line: ShownLine, rows: tuple[Raw, ...], remark: str) -> ShownLine:
    return ShownLine(line.number, line.id, line.rule, line.note, line.rows, rows, remark)


def _raw(rows: Sequence[str]) -> tuple[Raw, ...]:
    return tuple(Raw(row) for row in rows)
