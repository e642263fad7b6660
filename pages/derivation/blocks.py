"""The derivation page: the line that is looked at, or all lines, with the problem's numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from core.limits import WORKED_CACHED
from core.numeric import cross_entropy_grad_x
from core.problem import Problem
from core.symbolic import Derivation, Step, derive, derive_at, derive_entry
from core.symbolic.orientation import in_columns
from core.symbolic.outline import CHAIN, DIRECT
from core.symbolic.rewrite import equal
from core.worked.lines import formula as marked
from core.worked.lines import shown_line
from core.worked.values import Numbers, label
from core.worked.words import ROUTES
from pages.derivation import checks
from pages.ui.formulas import copy_button, current, formula, gathered, head, words
from pages.ui.template import Board, vector
from pages.ui.text import _, sentences

CASES = ("sum-one", "one-hot", "no-labels", "library")
_MEETING = ("collapse", "direct-result")  # the same formula, by either route
_TURNED = ("jacobian", "row-times-jacobian", "substitute")  # where a transpose slip would sit


@dataclass(frozen=True)
class View:
    """What the reader looks at.

    general: symbolic k; place: the line, from 1, None for all; reveal: the next line is guessed
    first; case: one of CASES; columns: column layout; entry: the entry (i, j) beside; i, j: the
    output and the logit that stand for all, from 1.
    """

    general: bool = True
    place: int | None = 1
    reveal: bool = False
    case: str = CASES[0]
    columns: bool = False
    entry: bool = False
    i: int = 1
    j: int = 1


class Path:
    """The lines to walk, for one view and one k: both routes, and one closing line."""

    def __init__(self, view: View, problem: Problem) -> None:
        """Derive, turn and order the lines."""
        self.k = k = problem.k
        own = derive_at(k, view.i, view.j, label(problem))
        self.view = view
        self._own = _turned(own, view.columns)
        self._shown = _turned(derive(None), view.columns) if view.general else self._own
        closing = (self._shown.step(view.case),)
        self.steps = (*self._shown.route(CHAIN), *self._shown.route(DIRECT), *closing)
        self.places = {step.id: place for place, step in enumerate(self.steps, 1)}

    def here(self, step: Step) -> Step:
        """The line of the problem's k that carries the numbers."""
        return self._own.step(step.id)

    def before(self, step: Step) -> Step | None:
        """The line that this one is made from."""
        return self._shown.step(step.after) if step.after else None

    def beside(self, place: int) -> list[str]:
        """The formulas of the next line and of the one before, for the browser to prepare."""
        steps = (*self.steps[place : place + 1], *self.steps[max(place - 2, 0) : place - 1])
        return [gathered(marked(step, self.before(step))) for step in steps]

    def entry(self) -> tuple[Step, ...]:
        """The lines of the entry (i, j) of the Jacobian if it is asked for, of the problem's k."""
        if not self.view.entry:
            return ()
        return derive_entry(self.k, self.view.i, self.view.j)

    def to_check(self) -> dict[str, Step]:
        """All lines by the names of their badges, those on screen first."""
        place = self.view.place
        first = [self.steps[place - 1]] if place else []
        named = {step.id: step for step in (*first, *self.steps)}
        return {f"{checks.ENTRY}{step.id}": step for step in self.entry()} | named


def build(problem: Problem, *, view: View) -> Board:
    """The gradient of the problem, and the lines that lead to it."""
    board = Board()
    gradient = cross_entropy_grad_x(problem.x, problem.y).tolist()
    given = "".join(
        vector(board, name, list(v)) for name, v in (("x", problem.x), ("y", problem.y))
    )
    board.block("grad-x", vector(board, "∇e<sub>(x)</sub> = s · sum(y) − y", gradient))
    path, numbers = Path(view, problem), _numbers(problem)
    lines = (
        _all_lines(board, path, numbers)
        if view.place is None
        else _one_line(board, path, numbers, view.place)
    )
    on_paper = f'<div class="lab-given">{given}</div>'
    board.block("derivation", _progress(board, path) + on_paper + lines)
    if view.place is not None:
        board.ahead = path.beside(view.place)
    if view.entry:
        board.block("entry-lines", _entry(board, path, numbers))
    return board


def _turned(derivation: Derivation, columns: bool) -> Derivation:
    return in_columns(derivation) if columns else derivation


@lru_cache(maxsize=WORKED_CACHED)
def _numbers(problem: Problem) -> Numbers:
    return Numbers(problem)


def _progress(board: Board, path: Path) -> str:
    """A bar and `step 5 of 24`; beside it how far the checks have come."""
    total = len(path.steps)
    place = path.view.place
    done = place or total
    told = (
        _("step {place} of {total}").format(place=place, total=total)
        if place
        else _("all {total} lines").format(total=total)
    )
    checked = board.words(checks.progress(path.to_check()), fixed='class="lab-checked"')
    return (
        f'<div class="lab-progress"><div role="progressbar" aria-valuemin="1" '
        f'aria-valuemax="{total}" aria-valuenow="{done}" aria-valuetext="{escape(told)}" '
        f'aria-label="{escape(_("Progress"))}"><i style="width:{100 * done / total:.1f}%"></i>'
        f'</div><span role="status">{escape(told)}</span>{checked}</div>'
    )


def _one_line(board: Board, path: Path, numbers: Numbers, place: int) -> str:
    step = path.steps[place - 1]
    before = path.before(step)
    origin = ""
    if before is not None:
        text = _("From line {number}:").format(number=path.places[before.id])
        line = shown_line(before, path.places[before.id], _)
        origin = (
            f'<div class="lab-origin"><h4>{escape(text)}</h4>'
            f"{formula(line.latex, line.rows)}</div>"
        )
    title = f'<h2 class="lab-route-name">{escape(_(ROUTES[step.route]))}</h2>'
    return title + _line(board, path, numbers, step, origin)


def _all_lines(board: Board, path: Path, numbers: Numbers) -> str:
    parts, route = [], ""
    for step in path.steps:
        if step.route != route:
            route = step.route
            parts.append(f'<h2 class="lab-route">{escape(_(ROUTES[route]))}</h2>')
        parts.append(_line(board, path, numbers, step, ""))
    return "".join(parts)


def _line(board: Board, path: Path, numbers: Numbers, step: Step, origin: str) -> str:
    here = path.here(step) if path.view.general else None
    line = shown_line(step, path.places[step.id], _, numbers, here=here, before=path.before(step))
    return (
        f'<section class="lab-line" data-step="{escape(step.id)}">'
        f"{head(board, line, step.id, checks.known(step))}{origin}"
        f"{formula(line.latex, line.rows, css='lab-main')}"
        f"{current(board, line)}{_remarks(path, step)}"
        f'<div class="lab-line-tools">{copy_button(line)}'
        f"{words(board, line)}</div></section>"
    )


def _remarks(path: Path, step: Step) -> str:
    found = [make(path, step) for make in (_meeting, _transposing)]
    return "".join(f'<p class="lab-remark">{escape(text)}</p>' for text in found if text)


def _meeting(path: Path, step: Step) -> str:
    """That the two routes say the same here, if they do."""
    if step.id not in _MEETING:
        return ""
    other = next(one for one in path.steps if one.id in _MEETING and one.id != step.id)
    if not equal(step.rhs, other.rhs):
        return ""
    return _("Here the two routes meet: line {number} says the same.").format(
        number=path.places[other.id]
    )


def _transposing(path: Path, step: Step) -> str:
    """Why rows and columns may be mixed up without notice."""
    if step.id not in _TURNED:
        return ""
    shapes = (
        _("Column layout: gradients are k × 1 columns, and the Jacobian stands on the left.")
        if path.view.columns
        else _("Row layout: gradients are 1 × k rows, and the Jacobian stands on the right.")
    )
    return sentences(
        shapes,
        _(
            "The Jacobian of softmax equals its own transpose, so a slip between rows and columns "
            "changes no number here; it would with any other layer."
        ),
    )


def _entry(board: Board, path: Path, numbers: Numbers) -> str:
    i, j = path.view.i, path.view.j
    kind = _("on the diagonal") if i == j else _("off the diagonal")
    title = _("Entry ({i}, {j}) of the Jacobian, {kind}").format(i=i, j=j, kind=kind)
    lines: list[str] = []
    before: Step | None = None
    for number, step in enumerate(path.entry(), 1):
        line = shown_line(step, number, _, numbers, before=before)
        key = f"{checks.ENTRY}{step.id}"
        lines.append(
            f'<section class="lab-line">{head(board, line, key, checks.known(step))}'
            f"{formula(line.latex, line.rows)}{current(board, line)}"
            f'<div class="lab-line-tools">{copy_button(line)}'
            f"{words(board, line)}</div></section>"
        )
        before = step
    return f"<h2>{escape(title)}</h2>{''.join(lines)}"
