"""Plane: x_j across and x_i upward; the loss or a component as heights, -grad as arrows."""

from __future__ import annotations

import math
from contextlib import suppress
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.limits import ARROWS, PATH_ARROWS, X_ABS_MAX
from core.numeric import Plane, norms, sweep_range
from core.numeric import plane as plane_of
from core.problem import Problem
from pages.gradient.figures import contours
from pages.gradient.settings import Settings
from pages.gradient.views import sweep_variable
from pages.gradient.views.view import ViewData, words
from pages.ui import figures
from pages.ui.figures.table import Table
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import _, sentences

_ROWS_APART = 5  # of the grid, in the table on the page
_BOUNDS = [  # half planes of all legal points
    [1.0, 0.0, X_ABS_MAX],
    [-1.0, 0.0, X_ABS_MAX],
    [0.0, 1.0, X_ABS_MAX],
    [0.0, -1.0, X_ABS_MAX],
]


class PlaneView(ViewData):
    """Heights, arrows and the present point."""

    @property
    def reason(self) -> str:
        """Why this plane cannot be shown; empty where it can."""
        return reason(self.problem, self.settings)

    @cached_property
    def grid(self) -> Plane:
        """Loss and gradient at all points of the plane."""
        return grid_of(self.problem, self.settings, ends(self.problem, self.settings))

    @property
    def _here(self) -> tuple[float, float]:
        """The present point."""
        return self.problem.x[self.settings.j - 1], self.problem.x[self.settings.i - 1]

    @property
    def _names(self) -> tuple[str, str]:
        """Of the two logits, the one across first."""
        return _x(self.settings.j), _x(self.settings.i)

    @cached_property
    def description(self) -> str:
        """The point, and the arrow at it, in words with numbers."""
        across, up = self.settings.j - 1, self.settings.i - 1
        gradient = self.present.grad_x.tolist()
        downhill = (0.0 - gradient[across], 0.0 - gradient[up])  # and never -0
        text = _(
            "At ({x}, {y}) = ({a}, {b}) the loss is {loss}; downhill is ({p}, {q}), of length "
            "{length}."
        ).format(
            x=self._names[0],
            y=self._names[1],
            a=given(number(self._here[0])),
            b=given(number(self._here[1])),
            loss=number(float(self.present.loss)),
            p=number(downhill[0]),
            q=number(downhill[1]),
            length=number(math.hypot(*downhill)),
        )
        return sentences(text, self.reason)

    def figure(self) -> figures.Figure:
        """Heights, arrows and the present point, with everything around them."""
        figure = background(self.problem, self.settings, self.grid, self.description)
        if all(map(math.isfinite, self._here)):
            figure["traces"].append(contours.point(self._here, _("now"), colour="$x"))
            figure["move"] = contours.movable(
                len(figure["traces"]) - 1,
                self._here,
                step=0.1,
                bounds=_BOUNDS,
                hint=_("Drag the point or click where it is to be."),
            )
            # Where a finger cannot hover, this line is not shown.
            hover = _("Hover over an arrow to see its true length.")
            figure["move"]["keys"] = sentences(figure["move"]["keys"], hover)
        figure["words"] = self.texts()
        figure["table"] = self._table(_ROWS_APART).shown()
        return figure

    def table(self) -> Table:
        """Every point of the grid: x across, x upward, loss, and both components."""
        return self._table(1)

    def _table(self, every: int) -> Table:
        across, up = self.settings.j, self.settings.i
        a, b = np.meshgrid(self.grid.across, self.grid.up)
        gradient = self.grid.grad_x
        columns = [a, b, self.grid.loss, gradient[..., across - 1], gradient[..., up - 1]]
        head = [*self._names, "e", *(f"∂e/∂{name}" for name in self._names)]
        thinned = [column[::every, ::every].ravel() for column in columns]
        return Table(head, np.stack(thinned, axis=1))

    # --- the words -----------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """Title, notice, question and answer."""
        x, y = self._names
        of_loss = self.settings.of == "loss"
        title = _("{what} over {x} and {y}, with arrows downhill").format(
            what=_("The loss e") if of_loss else heights_of(self.settings, self.grid)[0], x=x, y=y
        )
        notice = _(
            "Arrows point downhill, along −(∂e/∂{x}, ∂e/∂{y}). Drawn lengths are compressed so "
            "that short arrows can be seen."
        ).format(x=x, y=y)
        notice = sentences(notice, heights_note(heights_of(self.settings, self.grid)[1]))
        asked, answer = self._least() if np.isfinite(self.grid.loss).any() else ("", "")
        return words(title, notice, asked, answer)

    def _least(self) -> tuple[str, str]:
        """Where the loss is smallest in this picture, found on its grid."""
        loss, across, up = self.grid.loss, self.grid.across, self.grid.up
        m, n = np.unravel_index(np.nanargmin(loss), loss.shape)
        asked = _("Where is the loss smallest: inside this picture or at its edge?")
        if float(np.ptp(loss)) == 0.0:
            text = _("It is {loss} everywhere: no place is lower than another.")
        elif 0 < m < len(up) - 1 and 0 < n < len(across) - 1:
            text = _("Inside, near ({x}, {y}) = ({a}, {b}), where it is {loss}.")
        else:
            text = _(
                "At the edge, at ({x}, {y}) = ({a}, {b}), where it is {loss}; beyond it, it would "
                "fall further."
            )
        answer = text.format(
            x=self._names[0],
            y=self._names[1],
            a=number(float(across[n])),
            b=number(float(up[m])),
            loss=number(float(loss[m, n])),
        )
        return asked, answer


def reason(problem: Problem, settings: Settings) -> str:
    """Why this plane cannot be shown; empty where it can."""
    if problem.has_infinite_loss and settings.of == "loss":
        return _("The loss is infinite everywhere in this plane: a masked class has a target.")
    return sweep_variable.too_short(*ends(problem, settings))


def heights_note(heights: NDArray[np.float64]) -> str:
    """That heights differ by too little to be drawn; empty where they do not."""
    if not contours.is_flat(heights):
        return ""
    return _(
        "The values differ by {size} at most: too little for contours, so all have one "
        "colour. The table has them."
    ).format(size=number(float(np.nanmax(heights) - np.nanmin(heights))))


def ends(problem: Problem, settings: Settings) -> tuple[float, float]:
    """Both axes' ends: as chosen, otherwise round numbers around what there is to see."""
    ranges = []
    for c in (settings.j, settings.i):
        with suppress(ValueError):  # every other class is masked
            ranges.append(sweep_range(problem.x, c - 1))
    first = min((low for low, _high in ranges), default=0.0)
    last = max((high for _low, high in ranges), default=0.0)
    ends = sweep_variable.round_ends(first, last)
    return sweep_variable.fitted(*ends, settings.low, settings.high)


def grid_of(problem: Problem, settings: Settings, limits: tuple[float, float]) -> Plane:
    """Loss and gradient at as many points a side as were chosen, both axes with these ends."""
    values = np.linspace(*limits, settings.resolution)
    return plane_of(problem.x, problem.y, settings.j - 1, settings.i - 1, values, values)


def heights_of(settings: Settings, grid: Plane) -> tuple[str, NDArray[np.float64]]:
    """Name and values of what the heights show."""
    if settings.of == "loss":
        return "e", grid.loss
    return f"∂e/∂{_x(int(settings.of))}", grid.grad_x[..., int(settings.of) - 1]


def scale_name(name: str, *, signed: bool) -> str:
    """What the colours mean, beside their scale."""
    if signed:
        return _("Colour: {name}, none at 0").format(name=name)
    return _("Colour: loss {name} in nats").format(name=name)


def background(problem: Problem, settings: Settings, grid: Plane, alt: str) -> figures.Figure:
    """Heights and arrows alone, as the background of a path too."""
    names = _x(settings.j), _x(settings.i)
    low, high = float(grid.across[0]), float(grid.across[-1])
    name, values = heights_of(settings, grid)
    signed = settings.of != "loss"
    hover = f"{names[0]} = %{{x:.6~g}}<br>{names[1]} = %{{y:.6~g}}<br>"
    titles = _("logit {x}").format(x=names[0]), _("logit {x}").format(x=names[1])
    traces = [
        *contours.heights(
            grid.across,
            grid.up,
            values,
            name=name,
            scale=scale_name(name, signed=signed),
            signed=signed,
            hover=hover,
        ),
        _arrows(problem, settings, (low, high)),
    ]
    layout = contours.plane_layout(
        titles, grid.across, grid.up, revision=f"plane {settings.j} {settings.i} {low} {high}"
    )
    return {"traces": traces, "layout": layout, "alt": alt, "square": True}


def _arrows(problem: Problem, settings: Settings, limits: tuple[float, float]) -> figures.Trace:
    """-(de/dx_j, de/dx_i) on a lattice of its own."""
    across, up = settings.j, settings.i
    count = PATH_ARROWS if settings.view == "descent" else ARROWS
    step = (limits[1] - limits[0]) / count
    nodes = limits[0] + step * (np.arange(count) + 0.5)
    lattice = plane_of(problem.x, problem.y, across - 1, up - 1, nodes, nodes)
    places = np.stack(np.meshgrid(nodes, nodes), axis=-1).reshape(-1, 2)
    moves = -lattice.grad_x[..., [across - 1, up - 1]].reshape(-1, 2)
    true = np.column_stack([moves, norms(moves)])
    hover = (
        f"−∂e/∂{_x(across)} = %{{customdata[0]:.6~g}}<br>"
        f"−∂e/∂{_x(up)} = %{{customdata[1]:.6~g}}<br>"
        + _("true length {length}").format(length="%{customdata[2]:.6~g}")
    )
    return contours.arrows(places, moves, step=step, hover=hover, true=true)


def _x(i: int) -> str:
    return f"x{subscript(i)}"
