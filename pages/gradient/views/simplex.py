"""On the simplex: softmax as a point in a triangle, and how it moves under gradient descent."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from core.limits import LATTICE, ULP
from core.numeric import CORNERS, Simplex, cross_entropy, share_flow, shares, simplex, to_triangle
from core.problem import Problem
from pages.gradient import figures
from pages.gradient.figures import contours
from pages.gradient.settings import Settings
from pages.gradient.table import Table
from pages.ui.numbers import number, subscript
from pages.ui.text import _, sentences

_SEEN = 0.9  # of the triangle has level lines and colours: at its edge the loss has no bound
_SLOW = 1e-9  # of sum(y): a slower point stands still to the eye


def reason(problem: Problem, settings: Settings) -> str:
    """Why there is no triangle; empty where there is one."""
    chosen = classes(problem, settings)
    if problem.k < 3:
        return _("A triangle needs three classes; this problem has two.")
    masked = [str(c) for c in chosen if problem.masked[c - 1]]
    if masked:
        return _("A triangle needs three classes that are not masked; masked: {classes}.").format(
            classes=", ".join(masked)
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


def describe(problem: Problem, settings: Settings) -> str:
    """Where the point is and how it moves, in words with numbers."""
    told = reason(problem, settings)
    if told:
        return told
    p, v = _now(problem, settings)
    return _("{shares} = ({now}), moving by ({velocity}) per unit of time.").format(
        shares=_names(problem, settings), now=_listed(p), velocity=_listed(v)
    )


def figure(problem: Problem, settings: Settings, alt: str) -> figures.Figure:
    """Level lines, velocities, the target and the present point, with everything around them."""
    made, field = drawn(problem, settings, alt)
    p, _v = _now(problem, settings)
    here = to_triangle(p).tolist()
    made["traces"].append(contours.point(here, _("s now")))
    made["move"] = contours.movable(
        len(made["traces"]) - 1,
        here,
        step=0.01,
        bounds=_sides(),
        hint=_(
            "A click moves s. With the focus on the plot, so do the arrow keys; PageUp and "
            "PageDown go ten times as far."
        ),
    )
    made["words"] = _words(problem, settings)
    made["table"] = _table(problem, settings, field).shown()
    return made


def drawn(problem: Problem, settings: Settings, alt: str) -> tuple[figures.Figure, Simplex]:
    """Level lines, velocities and the target, as the background of a path too; and their data."""
    field = simplex(problem.x, problem.y, places(problem, settings), settings.resolution, LATTICE)
    names = [f"s{subscript(c)} = 1" for c in classes(problem, settings)]
    if problem.k > 3:
        names = [_("class {c} alone").format(c=c) for c in classes(problem, settings)]
    moves = to_triangle(field.velocity)
    true = np.column_stack([field.velocity, np.linalg.norm(field.velocity, axis=1)])
    hover = "<br>".join(
        [
            f"d/dt: %{{customdata[{n}]:.6~g}} ({_('class {c}').format(c=c)})"
            for n, c in enumerate(classes(problem, settings))
        ]
    )
    layout = contours.triangle_layout(
        CORNERS, names, revision=f"simplex {classes(problem, settings)}"
    )
    traces = [
        contours.heights(
            field.across,
            field.up,
            field.smooth,
            name="e",
            signed=False,
            hover="",
            limits=contours.find_limits(field.loss, signed=False, cap=_SEEN),
        ),
        contours.outside(CORNERS),
        contours.arrows(
            to_triangle(field.shares), moves, step=1 / LATTICE, hover=hover, true=true
        ),
    ]
    aim = target(problem, settings)
    if aim is not None:
        traces.append(
            contours.point(
                to_triangle(aim).tolist(),
                _("target y / sum(y)") if problem.k == 3 else _("target shares"),
                symbol="x",
                colour="$good",
            )
        )
    made = {"traces": traces, "layout": layout, "alt": alt, "square": True, "inside": _sides()}
    return made, field


def table(problem: Problem, settings: Settings) -> Table:
    """The lattice of velocities."""
    return _table(problem, settings, drawn(problem, settings, "")[1])


def target(problem: Problem, settings: Settings) -> NDArray[np.float64] | None:
    """y / sum(y) of the three classes; None where none of them has a target."""
    y = np.array([problem.y[c] for c in places(problem, settings)])
    return y / y.sum() if y.sum() > 0 else None


def _now(problem: Problem, settings: Settings) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shares and their velocity."""
    chosen = places(problem, settings)
    return shares(problem.x, chosen), share_flow(problem.x, problem.y, chosen)


def _words(problem: Problem, settings: Settings) -> dict[str, str]:
    p, v = _now(problem, settings)
    aim = target(problem, settings)
    title = _("{shares} as a point in the triangle; now ({now}), the loss is {loss}").format(
        shares=_names(problem, settings),
        now=_listed(p),
        loss=number(float(cross_entropy(problem.x, problem.y))),
    )
    motion = _("Arrows show how the point moves while x follows −∂e/∂x.")
    if aim is None:
        notice = _(
            "None of these classes has a target, so nothing in the triangle pulls the point."
        )
    else:
        text = (
            _("✕ is the target y / sum(y) = ({target}); lines join points of equal loss.")
            if problem.k == 3
            else _(
                "✕ has the shares ({target}) that these classes have in y; lines join points of "
                "equal loss. The other logits stay as they are, and as long as they hold more or "
                "less than their own share, arrows do not all end at ✕."
            )
        )
        notice = text.format(target=_listed(aim))
    return {"title": title, "notice": sentences(motion, notice), **_question(v, p, aim)}


def _question(
    v: NDArray[np.float64], p: NDArray[np.float64], aim: NDArray[np.float64] | None
) -> dict[str, str]:
    """Whether the point moves straight towards its target, by the angle between both."""
    if aim is None or np.linalg.norm(v) < _SLOW or np.linalg.norm(aim - p) < _SLOW:
        return {
            "question": _("Which of the three shares grows fastest from here?"),
            "answer": _("None: the point stands still.")
            if np.linalg.norm(v) < _SLOW
            else _("The velocities are ({values}).").format(values=_listed(v)),
        }
    there, moving = to_triangle(aim - p), to_triangle(v)
    cosine = float(there @ moving / (np.linalg.norm(there) * np.linalg.norm(moving)))
    angle = math.degrees(math.acos(min(1.0, max(-1.0, cosine))))
    return {
        "question": _("Does the point set out straight towards the target?"),
        "answer": _("Its velocity is {angle}° off the straight way to the target.").format(
            angle=number(round(angle, 1))
        ),
    }


def _table(problem: Problem, settings: Settings, field: Simplex) -> Table:
    chosen = classes(problem, settings)
    head = [f"s{subscript(c)}" for c in chosen] + [f"ds{subscript(c)}/dt" for c in chosen]
    dust = 8 * ULP * problem.Y  # what rounding leaves where the nodes' own velocity is 0
    velocity = np.where(np.abs(field.velocity) <= dust, 0.0, field.velocity)
    return Table(head, np.column_stack([field.shares, velocity]))


def _names(problem: Problem, settings: Settings) -> str:
    listed = ", ".join(f"s{subscript(c)}" for c in classes(problem, settings))
    if problem.k == 3:
        return f"({listed})"
    return _("The shares of ({classes})").format(classes=listed)


def _sides() -> list[list[float]]:
    """The triangle as three half planes p x + q y <= r."""
    sides = []
    for a, b in ((0, 1), (1, 2), (2, 0)):
        (x0, y0), (x1, y1) = CORNERS[a].tolist(), CORNERS[b].tolist()
        p, q = y1 - y0, x0 - x1
        sides.append([p, q, p * x0 + q * y0])
    return sides


def _listed(values: NDArray[np.float64]) -> str:
    return ", ".join(map(number, values.tolist()))
