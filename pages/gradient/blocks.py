"""The gradient page: one view of how the gradient changes, chosen in `settings`."""

from __future__ import annotations

from functools import partial
from types import ModuleType

from core.numeric import cross_entropy
from core.problem import Problem
from pages.gradient import figures
from pages.gradient.settings import Settings
from pages.gradient.table import Table
from pages.gradient.views import descent, descent_path, line, plane, simplex, squared_error
from pages.ui.loss import loss
from pages.ui.template import Board

VIEWS: dict[str, ModuleType] = {
    "line": line,
    "plane": plane,
    "simplex": simplex,
    "descent": descent,
    "squared": squared_error,
}


def build(problem: Problem, settings: Settings) -> Board:
    """Loss and description at once; the figures are made when they are asked for."""
    board, view = Board(), VIEWS[settings.view]
    loss(board, problem, float(cross_entropy(problem.x, problem.y)))
    words = view.describe(problem, settings)
    # With another skeleton where there is no figure: then files cannot be had either.
    kind = "lab-described" if has_figure(problem, settings) else "lab-told"
    board.block("description", f'<p class="{kind}" aria-live="polite">{board.words(words)}</p>')
    board.plots["sweep"] = partial(figure, problem, settings, words)
    if settings.view == "descent":
        board.plots["path"] = partial(descent_path.figure, problem, settings)
    return board


def figure(problem: Problem, settings: Settings, alt: str) -> figures.Figure:
    """The figure of the view; an empty one where the description gives a reason."""
    view = VIEWS[settings.view]
    told = view.reason(problem, settings)
    made = figures.nothing(told, title="") if told else view.figure(problem, settings, alt)
    return made | {"asks": settings.view}


def has_figure(problem: Problem, settings: Settings) -> bool:
    """Whether the view has anything to draw."""
    return not VIEWS[settings.view].reason(problem, settings)


def table(problem: Problem, settings: Settings) -> Table | None:
    """All data of the view's figure; None where there is no figure."""
    view = VIEWS[settings.view]
    return None if view.reason(problem, settings) else view.table(problem, settings)
