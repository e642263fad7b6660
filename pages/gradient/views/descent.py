"""Gradient descent on x from the present problem, step by step."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

import numpy as np

from core.numeric import Descent, descend, least_loss, optimum, rises
from core.problem import Problem
from pages.gradient.figures import stacked_panels
from pages.gradient.settings import Settings
from pages.gradient.views import descent_path, descent_words
from pages.gradient.views.view import Asked, ViewData
from pages.ui import figures
from pages.ui.figures import Curve, SweptAxis
from pages.ui.figures.table import Table
from pages.ui.numbers import number, subscript
from pages.ui.text import _


class DescentView(ViewData):
    """Loss and gradient norm over the steps, and a second figure of the path."""

    @property
    def reason(self) -> str:
        """Why there is no descent; empty where there is one, even if it stands still."""
        if self.problem.has_infinite_loss:
            return _("A masked class has a target: the loss is infinite for every x.")
        return ""

    @cached_property
    def path(self) -> Descent:
        """All steps."""
        return descend_from(self.problem, self.settings)

    @cached_property
    def description(self) -> str:
        """Where the descent starts and where it could lead, in words with numbers."""
        if self.reason:
            return self.reason
        aim = optimum(self.problem.x, self.problem.y)
        start = number(float(self.present.loss))
        if aim is None:
            return _("The loss is {loss} here, and gradient descent does not change it.").format(
                loss=start
            )
        return _("The loss is {loss} here; its lower bound is {least}, at s = ({s}).").format(
            loss=start,
            least=number(least_loss(self.problem.y)),
            s=", ".join(map(number, aim.tolist())),
        )

    @property
    def asked(self) -> Asked:
        """How often the loss rises."""
        label = _("at how many steps does the loss rise?")
        return Asked(
            label,
            lambda: rises(self.path),
            _("It rises more often: a step too long for the curvature jumps over the valley."),
            _("It rises less often: a step shorter than 2 over the curvature always goes down."),
            counts=True,
        )

    def figure(self) -> figures.Figure:
        """Loss and gradient norm over the steps, with everything around them."""
        path = self.path
        figure = stacked_panels.loss_and_norm(
            SweptAxis("t", _("step t"), np.arange(len(path.x), dtype=np.float64), 0.0),
            Curve("e", path.loss, strong=True, now=float(path.loss[0])),
            Curve("|∂e/∂x|", path.norm, tint="$gradient", now=float(path.norm[0])),
            floor=least_loss(self.problem.y),
            floor_name=_("lower bound"),
            alt=self.description,
            revision=f"descent {len(path.x)}",
        )
        figure["words"] = self.texts()
        figure["table"] = self.table().shown()
        return figure

    def texts(self) -> dict[str, str]:
        """Title, notice, question and answer."""
        return descent_words.around(self.problem, self.settings, self.path)

    def other_figures(self) -> dict[str, Callable[[], figures.Figure]]:
        """The path, where the reader wants it drawn."""
        return {"path": self._path_figure}

    def _path_figure(self) -> figures.Figure:
        if self.reason:
            return figures.nothing(self.reason, title="")
        return descent_path.figure(self.problem, self.settings, self.path)

    def table(self) -> Table:
        """Every step: loss, norm, s and x."""
        path, places = self.path, [subscript(i + 1) for i in range(self.problem.k)]
        head = ["t", "e", "|∂e/∂x|", *(f"s{i}" for i in places), *(f"x{i}" for i in places)]
        steps = np.arange(len(path.x), dtype=np.float64)
        return Table(head, np.column_stack([steps, path.loss, path.norm, path.s, path.x]))


def descend_from(problem: Problem, settings: Settings) -> Descent:
    """All steps; kept for a while, as the reader may go on from one of them."""
    return _walk(problem, settings.rate, settings.steps, settings.momentum)


@lru_cache(maxsize=8)  # of a few sessions
def _walk(problem: Problem, rate: float, steps: int, momentum: float) -> Descent:
    return descend(problem.x, problem.y, rate, steps, momentum)
