"""Over a plane: x_j across and x_i upward; the loss or a component as heights, -grad as arrows."""

from __future__ import annotations

import math
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from core.limits import ARROWS, PATH_ARROWS, X_ABS_MAX
from core.numeric import Plane, forward_backward, sweep_range
from core.numeric import plane as computed
from core.problem import Problem
from pages.gradient import figures
from pages.gradient.figures import contours
from pages.gradient.settings import Settings
from pages.gradient.table import Table
from pages.gradient.views import sweep_variable
from pages.ui.numbers import number, subscript
from pages.ui.text import _, sentences

_STEP = 5.0  # the automatic range ends at multiples of this, so that it rarely moves


def reason(problem: Problem, settings: Settings) -> str:
    """Why this plane cannot be shown; empty where it can."""
    if problem.has_infinite_loss and settings.of == "loss":
        return _("The loss is infinite everywhere in this plane: a masked class has a target.")
    return ""


def describe(problem: Problem, settings: Settings) -> str:
    """The point, and the arrow at it, in words with numbers."""
    values = forward_backward(problem.x, problem.y)
    here, along = _at(problem, settings), _downhill(values.grad_x, settings)
    text = _(
        "At ({x}, {y}) = ({a}, {b}) the loss is {loss}; downhill is ({p}, {q}), of length "
        "{length}."
    ).format(
        x=_x(settings.j),
        y=_x(settings.i),
        a=number(here[0]),
        b=number(here[1]),
        loss=number(float(values.loss)),
        p=number(along[0]),
        q=number(along[1]),
        length=number(math.hypot(*along)),
    )
    return sentences(text, reason(problem, settings))


def figure(problem: Problem, settings: Settings, alt: str) -> figures.Figure:
    """Heights, arrows and the present point, with everything around them."""
    made, field = drawn(problem, settings, alt)
    bounds = [[1, 0, X_ABS_MAX], [-1, 0, X_ABS_MAX], [0, 1, X_ABS_MAX], [0, -1, X_ABS_MAX]]
    here = _at(problem, settings)
    if all(map(math.isfinite, here)):
        made["traces"].append(contours.point(here, _("now")))
        made["move"] = contours.movable(
            len(made["traces"]) - 1,
            here,
            step=0.1,
            bounds=[list(map(float, bound)) for bound in bounds],
            hint=_(
                "A click moves the point. With the focus on the plot, so do the arrow keys; "
                "PageUp and PageDown go ten times as far."
            ),
        )
    made["words"] = _words(problem, settings, field)
    made["table"] = _table(settings, field, 5).shown()
    return made


def drawn(
    problem: Problem,
    settings: Settings,
    alt: str,
    limits: tuple[float, float] | None = None,
) -> tuple[figures.Figure, Plane]:
    """Heights and arrows alone, as the background of a path too; and their data."""
    i, j = settings.j, settings.i  # across, upward
    low, high = limits or ends(problem, settings)
    across = up = np.linspace(low, high, settings.resolution)
    field = computed(problem.x, problem.y, i - 1, j - 1, across, up)
    name, values = heights_of(settings, field)
    hover = f"{_x(i)} = %{{x:.6~g}}<br>{_x(j)} = %{{y:.6~g}}<br>"
    titles = tuple(_("logit {x}").format(x=_x(n)) for n in (i, j))
    traces = [
        contours.heights(across, up, values, name=name, signed=settings.of != "loss", hover=hover),
        _arrows(problem, settings, (float(across[0]), float(across[-1]))),
    ]
    layout = contours.plane_layout(
        (titles[0], titles[1]), across, up, revision=f"plane {i} {j} {across[0]} {across[-1]}"
    )
    return {"traces": traces, "layout": layout, "alt": alt, "square": True}, field


def table(problem: Problem, settings: Settings) -> Table:
    """Every point of the grid: x_i, x_j, loss, and both components."""
    return _table(settings, drawn(problem, settings, "")[1], 1)


def ends(problem: Problem, settings: Settings) -> tuple[float, float]:
    """Both axes' ends: as chosen, otherwise round numbers around what there is to see."""
    ranges = []
    for c in (settings.j, settings.i):
        with suppress(ValueError):  # every other class is masked
            ranges.append(sweep_range(problem.x, c - 1))
    first, last = (
        (min(one[0] for one in ranges), max(one[1] for one in ranges)) if ranges else (0, 0)
    )
    start, end = _STEP * math.floor(first / _STEP), _STEP * math.ceil(last / _STEP)
    end = end if start < end else start + 2 * _STEP
    return sweep_variable.fitted(start, end, settings.low, settings.high)


def heights_of(settings: Settings, field: Plane) -> tuple[str, NDArray[np.float64]]:
    """Name and values of what the heights show."""
    if settings.of == "loss":
        return "e", field.loss
    return f"∂e/∂{_x(int(settings.of))}", field.grad_x[..., int(settings.of) - 1]


def _arrows(problem: Problem, settings: Settings, limits: tuple[float, float]) -> contours.Trace:
    """-(de/dx_i, de/dx_j) on a lattice of its own."""
    i, j = settings.j, settings.i  # across, upward
    count = PATH_ARROWS if settings.view == "descent" else ARROWS
    step = (limits[1] - limits[0]) / count
    nodes = limits[0] + step * (np.arange(count) + 0.5)
    lattice = computed(problem.x, problem.y, i - 1, j - 1, nodes, nodes)
    places = np.stack(np.meshgrid(nodes, nodes), axis=-1).reshape(-1, 2)
    moves = -lattice.grad_x[..., [i - 1, j - 1]].reshape(-1, 2)
    true = np.column_stack([moves, np.linalg.norm(moves, axis=1)])
    hover = (
        f"−∂e/∂{_x(i)} = %{{customdata[0]:.6~g}}<br>−∂e/∂{_x(j)} = %{{customdata[1]:.6~g}}<br>"
        + _("true length {length}").format(length="%{customdata[2]:.6~g}")
    )
    return contours.arrows(places, moves, step=step, hover=hover, true=true)


def _table(settings: Settings, field: Plane, every: int) -> Table:
    i, j = settings.j, settings.i  # across, upward
    a, b = np.meshgrid(field.across, field.up)
    columns = [a, b, field.loss, field.grad_x[..., i - 1], field.grad_x[..., j - 1]]
    head = [_x(i), _x(j), "e", f"∂e/∂{_x(i)}", f"∂e/∂{_x(j)}"]
    return Table(head, np.stack([one[::every, ::every].ravel() for one in columns], axis=1))


def _words(problem: Problem, settings: Settings, field: Plane) -> dict[str, str]:
    name, _values = heights_of(settings, field)
    x, y = _x(settings.j), _x(settings.i)
    here = _at(problem, settings)
    title = _("{what} over the plane of {x} and {y}; now ({x}, {y}) = ({a}, {b})").format(
        what=_("The loss e") if settings.of == "loss" else name,
        x=x,
        y=y,
        a=number(here[0]),
        b=number(here[1]),
    )
    notice = _(
        "Arrows point downhill, along −(∂e/∂{x}, ∂e/∂{y}). The drawn lengths are compressed so "
        "that short arrows can be seen; the true ones are told on hover."
    ).format(x=x, y=y)
    if np.isfinite(field.loss).any():
        asked, answer = _least(settings, field)
    else:
        asked = answer = ""
    return {"title": title, "notice": notice, "question": asked, "answer": answer}


def _least(settings: Settings, field: Plane) -> tuple[str, str]:
    """Where the loss is least in this picture, found on its grid."""
    m, n = np.unravel_index(np.nanargmin(field.loss), field.loss.shape)
    inner = 0 < m < len(field.up) - 1 and 0 < n < len(field.across) - 1
    asked = _("Where in this picture is the loss least: inside it, or at its edge?")
    flat = float(np.ptp(field.loss)) == 0.0
    text = (
        _("It is {loss} everywhere: no place is lower than another.")
        if flat
        else _("Inside, near ({x}, {y}) = ({a}, {b}), where it is {loss}.")
        if inner
        else _(
            "At the edge, at ({x}, {y}) = ({a}, {b}), where it is {loss}: it would fall further."
        )
    )
    answer = text.format(
        x=_x(settings.j),
        y=_x(settings.i),
        a=number(float(field.across[n])),
        b=number(float(field.up[m])),
        loss=number(float(field.loss[m, n])),
    )
    return asked, answer


def _at(problem: Problem, settings: Settings) -> tuple[float, float]:
    return problem.x[settings.j - 1], problem.x[settings.i - 1]


def _downhill(gradient: NDArray[np.float64], settings: Settings) -> tuple[float, float]:
    return -float(gradient[settings.j - 1]) + 0.0, -float(gradient[settings.i - 1]) + 0.0


def _x(i: int) -> str:
    return f"x{subscript(i)}"
