"""Why cross-entropy: the same sweep for squared error behind softmax beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.limits import VANISHING_SHARE
from core.numeric import (
    Sweep,
    cross_entropy_grad_x,
    gradient_vanishes,
    squared_error_grad_x,
    sweep_squared_error,
)
from core.problem import Problem
from pages.gradient import figures
from pages.gradient.figures import Curve, stacked_panels
from pages.gradient.settings import Settings
from pages.gradient.table import Table
from pages.gradient.views import line, sweep_variable
from pages.ui.numbers import number, subscript
from pages.ui.text import _, sentences

reason = line.reason


def describe(problem: Problem, settings: Settings) -> str:
    """Both gradients now, in words with numbers."""
    pairs = (cross_entropy_grad_x, squared_error_grad_x)
    first, second = (
        ", ".join(map(number, gradient(problem.x, problem.y).tolist())) for gradient in pairs
    )
    text = _(
        "Cross-entropy's gradient is ({first}) now; squared error's, ∂e₂/∂x with "
        "e₂ = ½ sum((s − y)²), is ({second})."
    ).format(first=first, second=second)
    return sentences(text, reason(problem, settings))


def figure(problem: Problem, settings: Settings, alt: str) -> figures.Figure:
    """Both gradients above each other, with everything around them."""
    sweep, squared = _both(problem, settings)
    run = line.run_of(problem, settings, sweep.values)
    upper, lower = _curves(problem, settings, sweep, squared)
    log = "values" in settings.log
    names = ("∂e/∂xᵢ", "∂e₂/∂xᵢ")
    zones = _zones(sweep, squared)
    made = stacked_panels.compared(
        run,
        upper,
        lower,
        titles=(f"|{names[0]}|", f"|{names[1]}|") if log else names,
        zones=zones,
        alt=alt,
        log=log,
        revision=f"squared {settings} {sweep.values[0]} {sweep.values[-1]}",
    )
    made["words"] = _words(problem, settings, sweep, squared, zones)
    made["table"] = _table(settings, sweep, squared).shown()
    return made


def table(problem: Problem, settings: Settings) -> Table:
    """What runs, and all components of both gradients."""
    return _table(settings, *_both(problem, settings))


def _both(problem: Problem, settings: Settings) -> tuple[Sweep, NDArray[np.float64]]:
    sweep = sweep_variable.sweep(problem, settings, sweep_variable.points(problem, settings))
    return sweep, sweep_squared_error(sweep)


def _curves(
    problem: Problem, settings: Settings, sweep: Sweep, squared: NDArray[np.float64]
) -> tuple[list[Curve], list[Curve]]:
    made = []
    for name, values, now in (
        ("∂e/∂x", sweep.grad_x, cross_entropy_grad_x(problem.x, problem.y)),
        ("∂e₂/∂x", squared, squared_error_grad_x(problem.x, problem.y)),
    ):
        made.append(
            [
                Curve(
                    f"{name}{subscript(i + 1)}",
                    values[:, i],
                    i,
                    strong=i == settings.j - 1,
                    now=float(now[i]),
                )
                for i in range(problem.k)
            ]
        )
    return made[0], made[1]


def _zones(sweep: Sweep, squared: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Ends of the stretches where squared error's gradient is dead though the answer is wrong."""
    died = gradient_vanishes(sweep.grad_x, squared, sweep.s, sweep.y)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], died, [False]]).astype(int)))
    return [
        (float(sweep.values[start]), float(sweep.values[end - 1]))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def _words(
    problem: Problem,
    settings: Settings,
    sweep: Sweep,
    squared: NDArray[np.float64],
    zones: list[tuple[float, float]],
) -> dict[str, str]:
    x = sweep_variable.symbol(settings)
    title = _(
        "Gradients of cross-entropy and of squared error while {x} runs from {low} to {high}; "
        "now {x} = {now}"
    ).format(
        x=x,
        low=number(float(sweep.values[0])),
        high=number(float(sweep.values[-1])),
        now=number(sweep_variable.now(problem, settings)),
    )
    share = number(100 * VANISHING_SHARE)
    if zones:
        notice = _(
            "Marked: {x} from {places}. The largest s is at a wrong class there, and yet squared "
            "error's gradient is below {share} % of cross-entropy's: its factors s die with it."
        ).format(
            x=x, places=", ".join(f"{number(a)} … {number(b)}" for a, b in zones), share=share
        )
    else:
        notice = _(
            "Nowhere in this range is the answer wrong while squared error's gradient is below "
            "{share} % of cross-entropy's."
        ).format(share=share)
    return {"title": title, "notice": notice, **_question(x, sweep, squared)}


def _question(x: str, sweep: Sweep, squared: NDArray[np.float64]) -> dict[str, str]:
    """How much longer cross-entropy's gradient is where it is longest."""
    norms = np.linalg.norm(sweep.grad_x, axis=1), np.linalg.norm(squared, axis=1)
    at = int(np.argmax(norms[0]))
    place, first, second = (float(v[at]) for v in (sweep.values, *norms))
    asked = _(
        "Cross-entropy's gradient is longest at {x} = {place}. How many times as long as squared "
        "error's is it there?"
    ).format(x=x, place=number(place))
    answer = (
        _("{ratio} times: {first} against {second}.").format(
            ratio=number(first / second), first=number(first), second=number(second)
        )
        if second > 0
        else _("Squared error's is exactly 0 there; cross-entropy's is {first}.").format(
            first=number(first)
        )
    )
    return {"question": asked, "answer": answer}


def _table(settings: Settings, sweep: Sweep, squared: NDArray[np.float64]) -> Table:
    places = [subscript(i + 1) for i in range(squared.shape[1])]
    head = [
        sweep_variable.symbol(settings),
        *(f"∂e/∂x{i}" for i in places),
        *(f"∂e₂/∂x{i}" for i in places),
    ]
    return Table(head, np.column_stack([sweep.values, sweep.grad_x, squared]))
