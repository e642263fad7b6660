"""Simplex: softmax as a point in a triangle, and how it moves under gradient descent."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.limits import LATTICE, ULP
from core.numeric import CORNERS, Simplex, norms, share_flow, shares, to_triangle
from core.numeric import simplex as simplex_of
from core.problem import Problem
from pages.gradient.figures import contours
from pages.gradient.settings import Settings
from pages.gradient.views.plane import heights_note
from pages.gradient.views.view import Asked, ViewData, words
from pages.ui import figures
from pages.ui.figures.table import Table
from pages.ui.given import given
from pages.ui.numbers import number, subscript
from pages.ui.text import _, listed, sentences

_SEEN = 0.9  # of the triangle has level lines and colours: at its edge the loss has no bound
_SLOW = 1e-9  # of sum(y): a slower point stands still to the eye
FloatArray = NDArray[np.float64]


class SimplexView(ViewData):
    """Level lines, velocities, the target and the present point."""

    @property
    def reason(self) -> str:
        """Why there is no triangle; empty where there is one."""
        return reason(self.problem, self.settings)

    @cached_property
    def _classes(self) -> tuple[int, ...]:
        return classes(self.problem, self.settings)

    @cached_property
    def _shares(self) -> FloatArray:
        """The present point."""
        return shares(self.problem.x, places(self.problem, self.settings))

    @cached_property
    def _velocity(self) -> FloatArray:
        """How the present point moves."""
        chosen = places(self.problem, self.settings)
        return share_flow(self.problem.x, self.problem.y, chosen)

    @cached_property
    def _target(self) -> FloatArray | None:
        return target(self.problem, self.settings)

    @cached_property
    def grid(self) -> Simplex:
        """The loss over the triangle, and velocities in it."""
        return grid_of(self.problem, self.settings)

    @cached_property
    def description(self) -> str:
        """Where the point is and how it moves, in words with numbers."""
        if self.reason:
            return self.reason
        return _("{shares} = ({now}), moving by ({velocity}) per unit of time.").format(
            shares=self._name, now=_listed(self._shares), velocity=_listed(self._velocity)
        )

    def figure(self) -> figures.Figure:
        """Level lines, velocities, the target and the point, with everything around them."""
        figure = background(self.problem, self.settings, self.grid, self.description)
        here = to_triangle(self._shares).tolist()
        figure["traces"].append(contours.point(here, _("s now"), colour="$s"))
        figure["move"] = contours.movable(
            len(figure["traces"]) - 1,
            here,
            step=0.01,
            bounds=_sides(),
            hint=_("Drag the point s or click where it is to be."),
        )
        figure["words"] = self.texts()
        figure["table"] = self.table().shown()
        return figure

    def table(self) -> Table:
        """The lattice of velocities."""
        names = [f"s{subscript(c)}" for c in self._classes]
        dust = 8 * ULP * self.problem.Y  # what rounding leaves where a node's own velocity is 0
        velocity = np.where(np.abs(self.grid.velocity) <= dust, 0.0, self.grid.velocity)
        head = [*names, *(f"d{name}/dt" for name in names)]
        return Table(head, np.column_stack([self.grid.shares, velocity]))

    # --- the words -----------------------------------------------------------------------

    @property
    def _name(self) -> str:
        """What the point is called."""
        listed = ", ".join(f"s{subscript(c)}" for c in self._classes)
        if self.problem.k == 3:
            return f"({listed})"
        return _("The shares of ({classes})").format(classes=listed)

    def texts(self) -> dict[str, str]:
        """Title, notice, question and answer."""
        title = _("{shares} as a point in the triangle, with arrows along its motion").format(
            shares=self._name
        )
        motion = _("● is s; arrows show how it moves while x follows −∂e/∂x.")
        notice = sentences(motion, self._pull(), heights_note(self.grid.loss))
        return words(title, notice, *self._question())

    def _pull(self) -> str:
        """What pulls the point."""
        if self._target is None:
            return _(
                "None of these classes has a target, so nothing in the triangle pulls the point."
            )
        text = (
            _("✕ is the target y / sum(y) = ({target}); lines join points of equal loss.")
            if self.problem.k == 3
            else _(
                "✕ has the shares ({target}) that these classes have in y; lines join points of "
                "equal loss. The other logits stay as they are, and as long as they hold more or "
                "less than their own share, arrows do not all end at ✕."
            )
        )
        return text.format(target=given(_listed(self._target)))

    @property
    def asked(self) -> Asked:
        """How far off the straight line it moves."""
        return Asked(
            _("how many degrees from the straight line to the target?"),
            self._angle,
            _(
                "It turns farther away: each share moves by its own size times the change of "
                "its logit."
            ),
            _("It turns less: the shares that are too small still grow, only more slowly."),
            wrong=lambda: [
                (0.0, _("x moves along y − s · sum(y); s moves along J times that, another way.")),
                (180.0, _("That is away from the target: descent goes against the gradient.")),
            ],
        )

    def _angle(self) -> float | None:
        """The angle between velocity and target in degrees; None where there is none."""
        v, p, aim = self._velocity / (self.problem.Y or 1.0), self._shares, self._target
        if aim is None or min(np.linalg.norm(v), np.linalg.norm(aim - p)) < _SLOW:
            return None
        there, moving = to_triangle(aim - p), to_triangle(v)
        cosine = float(there @ moving / (np.linalg.norm(there) * np.linalg.norm(moving)))
        return math.degrees(math.acos(min(1.0, max(-1.0, cosine))))

    def _question(self) -> tuple[str, str]:
        """Whether the point moves straight towards its target, by the angle between both."""
        angle = self._angle()
        if angle is None:
            stands_still = float(np.linalg.norm(self._velocity / (self.problem.Y or 1.0))) < _SLOW
            asked = _("Which of the three shares grows fastest from here?")
            if stands_still:
                return asked, _("None: the point stands still.")
            return asked, _("The velocities are ({values}).").format(
                values=_listed(self._velocity)
            )
        return (
            _("Does the point head straight for the target?"),
            _("Its velocity is {angle}° from the straight line to the target.").format(
                angle=number(round(angle, 1))
            ),
        )


def reason(problem: Problem, settings: Settings) -> str:
    """Why there is no triangle; empty where there is one."""
    if problem.k < 3:
        return _("A triangle needs three classes; this problem has two.")
    masked = [str(c) for c in classes(problem, settings) if problem.masked[c - 1]]
    if masked:
        return _("A triangle needs three classes that are not masked; masked: {classes}.").format(
            classes=listed(masked)
        )
    if problem.has_infinite_loss:
        return _("The loss is infinite everywhere in this triangle: a masked class has a target.")
    return ""


def classes(problem: Problem, settings: Settings) -> tuple[int, ...]:
    """The classes at the corners, from 1: all of three, otherwise i, j and c in order."""
    if problem.k <= 3:
        return tuple(range(1, problem.k + 1))
    return tuple(sorted({settings.i, settings.j, settings.c}))


def places(problem: Problem, settings: Settings) -> list[int]:
    """The same classes from 0, as the core counts them."""
    return [c - 1 for c in classes(problem, settings)]


def target(problem: Problem, settings: Settings) -> FloatArray | None:
    """y / sum(y) of the three classes; None where none of them has a target."""
    y = np.array([problem.y[c] for c in places(problem, settings)])
    return y / y.sum() if y.sum() > 0 else None


def grid_of(problem: Problem, settings: Settings) -> Simplex:
    """The loss over the triangle, and velocities in it."""
    chosen = places(problem, settings)
    return simplex_of(problem.x, problem.y, chosen, settings.resolution, LATTICE)


def background(problem: Problem, settings: Settings, grid: Simplex, alt: str) -> figures.Figure:
    """Level lines, velocities and the target, as the background of a path too."""
    corners = classes(problem, settings)
    names = [f"s{subscript(c)} = 1" for c in corners]
    if problem.k > 3:
        names = [_("class {c} alone").format(c=c) for c in corners]
    limits = contours.find_limits(grid.loss, signed=False, cap=_SEEN)
    traces = [
        *contours.heights(
            grid.across,
            grid.up,
            grid.smooth,
            name="e",
            scale=_("Colour: loss e in nats, the same from {limit} upward").format(
                limit=number(limits[1])
            ),
            signed=False,
            hover="",
            limits=limits,
        ),
        contours.outside(CORNERS),
        _arrows(corners, grid),
    ]
    aim = target(problem, settings)
    if aim is not None:
        traces.append(
            contours.point(
                to_triangle(aim).tolist(),
                _("target y / sum(y)") if problem.k == 3 else _("target shares"),
                symbol="x",
                colour="$y",
            )
        )
    layout = contours.triangle_layout(CORNERS, names, revision=f"simplex {corners}")
    return {"traces": traces, "layout": layout, "alt": alt, "square": True, "inside": _sides()}


def _arrows(corners: tuple[int, ...], grid: Simplex) -> figures.Trace:
    """The velocities at the nodes of the lattice."""
    moves = to_triangle(grid.velocity)
    true = np.column_stack([grid.velocity, norms(grid.velocity)])
    hover = "<br>".join(
        f"d/dt: %{{customdata[{n}]:.6~g}} ({_('class {c}').format(c=c)})"
        for n, c in enumerate(corners)
    )
    return contours.arrows(
        to_triangle(grid.shares), moves, step=1 / LATTICE, hover=hover, true=true
    )


def _sides() -> list[list[float]]:
    """The triangle as three half planes p x + q y <= r."""
    sides = []
    for a, b in ((0, 1), (1, 2), (2, 0)):
        (x0, y0), (x1, y1) = CORNERS[a].tolist(), CORNERS[b].tolist()
        p, q = y1 - y0, x0 - x1
        sides.append([p, q, p * x0 + q * y0])
    return sides


def _listed(values: FloatArray) -> str:
    return ", ".join(map(number, values.tolist()))
