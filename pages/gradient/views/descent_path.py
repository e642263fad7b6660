"""The path of a descent, drawn along a line, over the plane or in the triangle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.numeric import Descent, shares, to_triangle
from core.problem import Problem
from pages.gradient.figures import contours
from pages.gradient.figures.stacked_panels import DESCENT_HEIGHT
from pages.gradient.settings import Settings
from pages.gradient.views import descent_words, line, plane, simplex, sweep_variable
from pages.gradient.views.view import words
from pages.ui import figures
from pages.ui.figures import Curve, SweptAxis
from pages.ui.figures.curves import frames
from pages.ui.figures.table import Table
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import _, listed, ngettext, sentences

_MARGIN = 0.08  # of the path's own extent, around it
_CLOSED = 1e-9  # of a path's length: ends that are as close as that are one place
_ON_IT = 1e-6  # a component that is as close as that to a curve is on it, to the eye
FloatArray = NDArray[np.float64]


def figure(problem: Problem, settings: Settings, path: Descent) -> figures.Figure:
    """The path where the reader wants it, with a mark that follows the steps."""
    reason = _reason(problem, settings)
    if reason:
        return figures.nothing(reason)
    draw = {"line": _on_line, "plane": _on_plane, "simplex": _on_triangle}[settings.over]
    figure, places = draw(problem, settings, path, sentences(_title(settings), _course(path)))
    contours.without_scale(figure)
    figure["layout"]["height"] = DESCENT_HEIGHT
    figure["traces"].append(contours.path(places, _("path")))
    figure["traces"].append(contours.point(places[0].tolist(), _("step t"), colour="$gradient"))
    last = len(figure["traces"]) - 1
    steps = SweptAxis("t", "", np.arange(len(path.x), dtype=np.float64), 0.0)
    figure["frames"] = frames(steps, [""], [(last, [last - 1])], follows="sweep", line=None)
    asked, answer = (
        _off_the_curve(problem, settings, places) if settings.over == "line" else _detour(places)
    )
    if len(places) == 1:  # the first step leaves the range: nothing to ask
        asked = answer = ""
    left = descent_words.left(path) if path.left else ""
    notice = sentences(_course(path), left, _notice(problem, settings))
    figure["words"] = words(_title(settings), notice, asked, answer)
    figure["table"] = _table(problem, settings, path).shown()
    figure["asks"] = f"path {settings.over}"
    return figure


def _reason(problem: Problem, settings: Settings) -> str:
    """Why the path cannot be drawn there; empty where it can."""
    if settings.over == "simplex":
        return simplex.reason(problem, settings)
    chosen = [settings.j] if settings.over == "line" else [settings.j, settings.i]
    masked = [f"x{subscript(c)}" for c in chosen if problem.masked[c - 1]]
    if masked:
        return _("{logits} is masked and stays so: there is no path to draw.").format(
            logits=listed(masked)
        )
    return plane.reason(problem, settings) if settings.over == "plane" else ""


def _title(settings: Settings) -> str:
    x, y = f"x{subscript(settings.j)}", f"x{subscript(settings.i)}"
    return {
        "line": _("Its path beside the curve of {component}").format(
            component=line.component(settings, settings.j)
        ),
        "plane": _("Its path over {x} and {y}").format(x=x, y=y),
        "simplex": _("Its path in the triangle"),
    }[settings.over]


def _course(path: Descent) -> str:
    ends = [", ".join(map(number, row.tolist())) for row in (path.s[0], path.s[-1])]
    steps = len(path.x) - 1
    return ngettext(
        "{steps} step, from s = ({first}) to s = ({last}).",
        "{steps} steps, from s = ({first}) to s = ({last}).",
        steps,
    ).format(steps=given(steps), first=ends[0], last=ends[1])


def _notice(problem: Problem, settings: Settings) -> str:
    shade = _("The stronger the colour, the higher the loss.") if settings.over != "line" else ""
    if settings.over == "simplex":
        has_target = simplex.target(problem, settings) is not None
        return sentences(shade, _("✕ is the target.") if has_target else "")
    if problem.k == 2:
        return shade
    return sentences(shade, given(_("Drawn with the other logits fixed at their step-0 values.")))


def _detour(places: FloatArray) -> tuple[str, str]:
    """How much longer the drawn path is than the straight line between its ends."""
    asked = _("How much longer is the path than the straight line between its two ends?")
    steps = np.linalg.norm(np.diff(places, axis=0), axis=1)
    length, straight = float(steps.sum()), float(np.linalg.norm(places[-1] - places[0]))
    if length == 0:
        return asked, _("There is no path: the point stands still.")
    if straight < _CLOSED * length:
        return asked, _("It ends where it began, after travelling {length}.").format(
            length=number(length)
        )
    return asked, _(
        "{ratio} times as long: {length} along the steps, {straight} in a straight line."
    ).format(ratio=number(length / straight), length=number(length), straight=number(straight))


def _off_the_curve(problem: Problem, settings: Settings, places: FloatArray) -> tuple[str, str]:
    """How far the path leaves the curve that holds while x_j alone moves."""
    asked = _("Does the path keep to the curve?")
    alone = sweep_variable.sweep(problem, settings, places[:, 0]).grad_x[:, settings.j - 1]
    away = np.abs(places[:, 1] - alone)
    t = int(np.argmax(away))
    if away[t] < _ON_IT:
        return asked, _("Yes: it is nowhere further than {away} from it.").format(
            away=number(float(away[t]))
        )
    return asked, _(
        "No: at step {t} it is {away} off, as the other logits have moved as well."
    ).format(t=t, away=number(float(away[t])))


def _table(problem: Problem, settings: Settings, path: Descent) -> Table:
    """The steps, and what the figure shows of them."""
    steps = np.arange(len(path.x))
    j, i = settings.j - 1, settings.i - 1
    if settings.over == "line":
        columns = {f"x{subscript(j + 1)}": path.x[:, j]}
        columns[line.component(settings, j + 1)] = path.grad_x[:, j]
    elif settings.over == "plane":
        columns = {f"x{subscript(c + 1)}": path.x[:, c] for c in (j, i)}
    else:
        chosen = simplex.places(problem, settings)
        parts = shares(path.x, chosen)
        columns = {f"s{subscript(c + 1)}": parts[:, n] for n, c in enumerate(chosen)}
    return Table(["t", *columns], np.column_stack([steps, *columns.values()]))


# --- what is below the path: a figure, and the places of the steps in it --------------------

Ground = tuple[figures.Figure, FloatArray]


def _on_line(problem: Problem, settings: Settings, path: Descent, alt: str) -> Ground:
    """x_j against its component, over the curve that it would have if x_j alone moved."""
    j = settings.j
    places = np.column_stack([path.x[:, j - 1], path.grad_x[:, j - 1]])
    low, high = _around(places[:, :1])
    values = np.linspace(min(low, -10.0), max(high, 10.0), settings.resolution)
    sweep = sweep_variable.sweep(problem, settings, values)
    name = line.component(settings, j)
    figure = figures.lines(
        sweep_variable.swept_axis(problem, settings, values),
        [Curve(name, sweep.grad_x[:, j - 1], j - 1)],
        title=name,
        alt=alt,
        revision=f"path {j} {values[0]} {values[-1]}",
        moves=False,
    )
    figure["layout"]["shapes"] = []
    figure["layout"]["hovermode"] = "closest"
    figure["traces"] = figure["traces"][:1]
    return figure, places


def _on_plane(problem: Problem, settings: Settings, path: Descent, alt: str) -> Ground:
    places = path.x[:, [settings.j - 1, settings.i - 1]]
    grid = plane.grid_of(problem, settings, _around(places))
    return plane.background(problem, settings, grid, alt), places


def _on_triangle(problem: Problem, settings: Settings, path: Descent, alt: str) -> Ground:
    figure = simplex.background(problem, settings, simplex.grid_of(problem, settings), alt)
    return figure, to_triangle(shares(path.x, simplex.places(problem, settings)))


def _around(places: FloatArray) -> tuple[float, float]:
    """A range that holds all places, whole numbers at its ends."""
    low, high = float(places.min()), float(places.max())
    room = max(1.0, _MARGIN * (high - low))
    return float(np.floor(low - room)), float(np.ceil(high + room))
