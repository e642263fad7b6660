"""The gradient page: all components while one logit runs over a range."""

from __future__ import annotations

import math

import numpy as np

from core.limits import SWEEP_POINTS
from core.numeric import Sweep, forward_backward, sweep_logit, sweep_range
from core.problem import Problem
from pages.ui import figures
from pages.ui.board import Board
from pages.ui.boards.explore import loss
from pages.ui.numbers import number, subscript
from pages.ui.text import _, sentences

_STEP = 5.0  # the automatic range ends at multiples of this, so that it rarely moves


def build(
    problem: Problem, *, j: int, low: float | None = None, high: float | None = None
) -> Board:
    """The sweep of x_j (j from 1) over [low, high]; None: an end that fits the problem."""
    board = Board()
    start, end = ends(problem, j, low, high)
    sweep = sweep_logit(problem.x, problem.y, j - 1, np.linspace(start, end, SWEEP_POINTS))
    values = forward_backward(problem.x, problem.y)
    loss(board, problem, float(values.loss))
    words = describe(problem, sweep, j, values.grad_x.tolist())
    board.block("description", f'<p aria-live="polite">{board.words(words)}</p>')
    board.plots["sweep"] = figures.sweep(
        sweep,
        j=j,
        current=problem.x[j - 1],
        gradient=values.grad_x.tolist(),
        axis=_("logit {x}").format(x=f"x{subscript(j)}"),
        alt=words,
    )
    return board


def ends(problem: Problem, j: int, low: float | None, high: float | None) -> tuple[float, float]:
    """The ends of the sweep: as chosen, otherwise round numbers around what there is to see."""
    try:
        first, last = sweep_range(problem.x, j - 1)
    except ValueError:  # every other class is masked
        first = last = problem.x[j - 1]
    start = low if low is not None else min(-10.0, _STEP * math.floor(first / _STEP))
    end = high if high is not None else max(10.0, _STEP * math.ceil(last / _STEP))
    return (start, end) if start < end else (start, start + 2 * _STEP)


def describe(problem: Problem, sweep: Sweep, j: int, gradient: list[float]) -> str:
    """What the plot shows, in words with the numbers of the moment."""
    x_j, now = f"x{subscript(j)}", problem.x[j - 1]
    listed = ", ".join(number(value) for value in gradient)
    if math.isinf(now):
        here = _("{x} is masked now; the gradient is ({values}).").format(x=x_j, values=listed)
    else:
        here = _("At {x} = {now} the gradient is ({values}).").format(
            x=x_j, now=number(now), values=listed
        )
    own = sweep.grad_x[:, j - 1].tolist()
    course = _(
        "While {x} runs from {low} to {high}, its own component goes from {first} to {last}."
    ).format(
        x=x_j,
        low=number(float(sweep.values[0])),
        high=number(float(sweep.values[-1])),
        first=number(own[0]),
        last=number(own[-1]),
    )
    return sentences(here, course)
