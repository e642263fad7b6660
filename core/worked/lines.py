"""The lines of a derivation as they are shown: words, formulas in rows, current numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Basic, Expr

from core.limits import LINES_CACHED
from core.symbolic import Derivation, Step, leaves
from core.symbolic.changes import changes
from core.symbolic.latex import latex
from core.symbolic.notation import SIGMA
from core.translation import Say
from core.worked import words
from core.worked.figures import shown
from core.worked.layout import joined
from core.worked.raw import Raw
from core.worked.values import Inside, Numbers, Value


@dataclass(frozen=True)
class ShownLine:
    """One line, in the reader's language.

    latex: the whole line; rows: the same in rows, what is new in it marked. current: the same
    with the numbers of a problem, and its value; current_rows: that in rows; remark: what is to
    be said of the numbers.
    """

    number: int
    id: str
    rule: str
    note: str
    latex: str
    rows: tuple[Raw, ...]
    current: str = ""
    current_rows: tuple[Raw, ...] = ()
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


def shown_line(
    step: Step,
    number: int,
    say: Say,
    numbers: Numbers | None = None,
    *,
    here: Step | None = None,
    before: Step | None = None,
) -> ShownLine:
    """One line; its numbers are left out where the targets do not meet its condition.

    here: for a line of symbolic k, the line of the same id that the numbers go into.
    before: the line that this one is made from, to mark what is new.
    """
    rule = say(step.rule)
    title = words.capitalised(rule)
    line = ShownLine(number, step.id, title, say(step.note), _latex(step), formula(step, before))
    if numbers is None:
        return line
    worked = here or step
    if not numbers.meets(worked):
        return replace(line, remark=say(words.NOT_MET))
    value = numbers.value(worked)
    inside = numbers.inside(worked)
    parts = _current(worked, numbers, value, inside.expr)
    if here is not None:
        parts = [_left(here), *parts]
    return replace(
        line,
        current=" ".join(parts),
        current_rows=_raw(joined(*parts)),
        remark=_remark(value, inside, numbers.is_shifted(worked), say),
    )


@lru_cache(maxsize=LINES_CACHED)
def _latex(step: Step) -> str:
    return step.latex()


@lru_cache(maxsize=LINES_CACHED)
def _left(step: Step) -> str:
    return latex(step.lhs)


@lru_cache(maxsize=LINES_CACHED)
def formula(step: Step, before: Step | None = None) -> tuple[Raw, ...]:
    r"""The line itself, `lhs = rhs` with its conditions, in as many rows as it needs.

    What is new against the line `before` is wrapped in `\new{...}`.
    """
    marked = changes(step.rhs, before.rhs) if before else frozenset()
    return _raw(joined(*_sides(step, marked)))


def matrix(rows: Sequence[Sequence[str]]) -> str:
    """Texts as a matrix; a single one as it is."""
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    body = r" \\ ".join(" & ".join(row) for row in rows)
    return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"


def _sides(step: Step, marked: Collection[Basic]) -> tuple[str, str]:
    whole, left = step.latex(marked=marked), _left(step)
    return left, whole.removeprefix(left).lstrip()


def _current(step: Step, numbers: Numbers, value: Value, written: Expr) -> list[str]:
    inside = latex(written, numbers.texts)
    exact = all(numbers.names[leaf].exact for leaf in leaves(step.rhs))
    entries = [[shown(entry, numbers.digits) for entry in row] for row in value.rows]
    result = matrix([[entry.text for entry in row] for row in entries])
    shifted = numbers.is_shifted(step)
    if shifted and step.lhs == SIGMA:
        power = rf"\mathrm{{e}}^{{{shown(numbers.shift).text}}}"  # what was taken out
        inside, result = rf"{power} \left({inside}\right)", rf"{power} \cdot {result}"
    exact_result = exact and not shifted and all(entry.exact for row in entries for entry in row)
    exact_result = exact_result or value.is_infinite
    first, last = ("=" if exact else r"\approx"), ("=" if exact_result else r"\approx")
    parts = [f"{first} {inside}"] if inside != result else []
    return [*parts, f"{last} {result}"]


def _remark(value: Value, inside: Inside, shifted: bool, say: Say) -> str:
    remarks = (
        (shifted, words.SHIFTED),
        (inside.has_empty_terms, words.EMPTY_TERMS),
        (inside.is_cancelled, words.CANCELLED),
        (value.limit and not inside.is_sure, words.LIMIT),
        (value.overflow, words.OVERFLOW),
    )
    return " ".join(say(text) for applies, text in remarks if applies)


def _raw(rows: Sequence[str]) -> tuple[Raw, ...]:
    return tuple(Raw(row) for row in rows)
