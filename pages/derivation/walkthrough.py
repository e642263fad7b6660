"""The lines that a reader goes through, with the problem's numbers.

Derivations do not depend on the problem: they are made once for all readers. So are lines with
the numbers of one problem.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import lru_cache

from core.limits import CHECKS_CACHED, LINES_CACHED, PLACES_CACHED, WORKED_CACHED
from core.problem import Problem
from core.symbolic import Derivation, Step, derive, derive_at, derive_entry
from core.symbolic.orientation import in_columns
from core.symbolic.outline import CHAIN, DIRECT
from core.symbolic.rewrite import equal
from core.worked.lines import ShownLine, shown_line
from core.worked.lines import formula as marked
from core.worked.speech import speech
from core.worked.values import Numbers, label
from pages.derivation import checks
from pages.derivation.settings import DerivationSettings
from pages.derivation.single_flight import single_flight
from pages.ui.formulas import in_rows
from pages.ui.text import _, language

_MEETING = ("collapse", "direct-result")  # the same formula, by either route


@dataclass(frozen=True)
class WorkedLine:
    """A line in the reader's language, and what it says of the problem's numbers in words."""

    line: ShownLine
    spoken: str


class Walkthrough:
    """The lines of one view and one problem in order: both routes, and one closing line."""

    def __init__(self, settings: DerivationSettings, problem: Problem) -> None:
        """Derive, turn and order the lines."""
        self.settings, self.problem = settings, problem
        own = own_derivation(
            problem.k, settings.i, settings.j, label(problem), columns=settings.columns
        )
        shown = general_derivation(columns=settings.columns) if settings.general else own
        closing = shown.step(settings.case)
        self.steps = (*shown.route(CHAIN), *shown.route(DIRECT), closing)
        self.places = {step.id: place for place, step in enumerate(self.steps, 1)}
        self._own, self._shown = own, shown

    @property
    def coming(self) -> Step | None:
        """The line after the one that is looked at."""
        place = self.settings.place
        return None if place is None or place == len(self.steps) else self.steps[place]

    def before(self, step: Step) -> Step | None:
        """The line that this one is made from."""
        return self._shown.step(step.after) if step.after else None

    def line(self, step: Step) -> WorkedLine:
        """A line with the numbers of the problem; of symbolic k, those of the problem's own k."""
        here = self._own.step(step.id) if self.settings.general else None
        place = self.places[step.id]
        return _worked(self.problem, step, place, here, self.before(step), language())

    def source(self, step: Step) -> WorkedLine:
        """The line as it was, without what was new in it then, where another is made from it."""
        return _worked(None, step, self.places[step.id], None, None, language())

    def ahead(self) -> list[str]:
        """The formulas of the next line and of the last one, for the browser to prepare."""
        place = self.settings.place
        if place is None:
            return []
        steps = (*self.steps[place : place + 1], *self.steps[max(place - 2, 0) : place - 1])
        return [in_rows(marked(step, self.before(step))) for step in steps]

    def entry(self) -> tuple[Step, ...]:
        """The lines of the entry (i, j) of the Jacobian if it is asked for, of the problem's k."""
        if not self.settings.entry:
            return ()
        return entry_steps(self.problem.k, self.settings.i, self.settings.j)

    def entry_lines(self) -> list[WorkedLine]:
        """The same with numbers."""
        steps = self.entry()
        return [
            _worked(self.problem, step, number, None, before, language())
            for number, (step, before) in enumerate(zip(steps, (None, *steps), strict=False), 1)
        ]

    def meeting(self, step: Step) -> int | None:
        """The place of the line where the other route says the same as this one does."""
        if step.id not in _MEETING:
            return None
        other = next(s for s in self.steps if s.id in _MEETING and s.id != step.id)
        return self.places[other.id] if _say_the_same(step, other) else None

    def to_check(self) -> dict[str, Step]:
        """All lines by the names of their badges, those on screen first."""
        place = self.settings.place
        first = [self.steps[place - 1]] if place else []
        named = {step.id: step for step in (*first, *self.steps)}
        return {f"{checks.ENTRY}{step.id}": step for step in self.entry()} | named


@single_flight(2)
def general_derivation(*, columns: bool) -> Derivation:
    """The derivation for symbolic k, in either layout."""
    return _laid_out(derive(None), columns=columns)


@single_flight(2 * PLACES_CACHED)
def own_derivation(k: int, i: int, j: int, c: int, *, columns: bool) -> Derivation:
    """The derivation for k classes, in either layout; i, j and c as for `derive_at`."""
    return _laid_out(derive_at(k, i, j, c), columns=columns)


@single_flight(PLACES_CACHED)
def entry_steps(k: int, i: int, j: int) -> tuple[Step, ...]:
    """The lines of one entry of the Jacobian."""
    return tuple(map(_same, derive_entry(k, i, j)))


def _laid_out(derivation: Derivation, *, columns: bool) -> Derivation:
    turned = in_columns(derivation) if columns else derivation
    return dataclasses.replace(turned, steps=tuple(map(_same, turned.steps)))


@lru_cache(maxsize=CHECKS_CACHED)
def _same(step: Step) -> Step:
    """One object for equal lines of all derivations.

    What is kept for a line is then found without comparing formulas.
    """
    return step


@single_flight(WORKED_CACHED)
def _numbers(problem: Problem) -> Numbers:
    return Numbers(problem)


@single_flight(LINES_CACHED)
def _worked(
    problem: Problem | None,
    step: Step,
    number: int,
    here: Step | None,
    before: Step | None,
    language: str,  # that `_` speaks
) -> WorkedLine:
    numbers = _numbers(problem) if problem else None
    line = shown_line(step, number, _, numbers, here=here, before=before)
    return WorkedLine(line, speech(line.current, _) if line.current else "")


@lru_cache(maxsize=LINES_CACHED)
def _say_the_same(step: Step, other: Step) -> bool:
    return equal(step.rhs, other.rhs)
