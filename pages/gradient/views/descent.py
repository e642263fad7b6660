"""Following it down: gradient descent on x from the present problem, step by step."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from core.numeric import Descent, cross_entropy, descend, least_loss, optimum
from core.problem import Problem
from pages.gradient import figures
from pages.gradient.figures import Curve, Run, stacked_panels
from pages.gradient.settings import Settings
from pages.gradient.table import Table
from pages.gradient.views import descent_words
from pages.ui.numbers import number, subscript
from pages.ui.text import _


def reason(problem: Problem, settings: Settings) -> str:
    """Why there is no descent; empty where there is one, even if it stands still."""
    if problem.has_infinite_loss:
        return _("A masked class has a target: the loss is infinite wherever x goes.")
    return ""


def describe(problem: Problem, settings: Settings) -> str:
    """Where the descent starts and where it could lead, in words with numbers."""
    told = reason(problem, settings)
    if told:
        return told
    aim = optimum(problem.x, problem.y)
    start = number(float(cross_entropy(problem.x, problem.y)))
    if aim is None:
        return _("The loss is {loss} here, and no descent changes it.").format(loss=start)
    return _("The loss is {loss} here; the least it can tend to is {least}, at s = ({s}).").format(
        loss=start,
        least=number(least_loss(problem.y)),
        s=", ".join(map(number, aim.tolist())),
    )


def figure(problem: Problem, settings: Settings, alt: str) -> figures.Figure:
    """Loss and gradient norm over the steps, with everything around them."""
    path = walked(problem, settings)
    run = Run("t", _("step t"), np.arange(len(path.x), dtype=np.float64), 0.0)
    made = stacked_panels.course(
        run,
        Curve("e", path.loss, 0, strong=True, now=float(path.loss[0])),
        Curve("|∂e/∂x|", path.norm, 1, now=float(path.norm[0])),
        floor=least_loss(problem.y),
        floor_name=_("least"),
        alt=alt,
        revision=f"descent {len(path.x)}",
    )
    made["words"] = descent_words.words(problem, settings, path)
    made["table"] = _table(problem, path).shown()
    return made


def table(problem: Problem, settings: Settings) -> Table:
    """Every step: loss, norm, s and x."""
    return _table(problem, walked(problem, settings))


def walked(problem: Problem, settings: Settings) -> Descent:
    """The path; two figures share it."""
    return _walked(problem, settings.rate, settings.steps, settings.momentum)


@lru_cache(maxsize=8)  # both figures of one edit, of a few sessions
def _walked(problem: Problem, rate: float, steps: int, momentum: float) -> Descent:
    return descend(problem.x, problem.y, rate, steps, momentum)


def _table(problem: Problem, path: Descent) -> Table:
    places = [subscript(i + 1) for i in range(problem.k)]
    head = ["t", "e", "|∂e/∂x|", *(f"s{i}" for i in places), *(f"x{i}" for i in places)]
    steps = np.arange(len(path.x), dtype=np.float64)
    return Table(head, np.column_stack([steps, path.loss, path.norm, path.s, path.x]))
