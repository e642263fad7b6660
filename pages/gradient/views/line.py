"""Along a line: components, softmax, the loss or a column's terms while one quantity runs."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.numeric import ForwardBackward, Sweep, forward_backward, sign_changes, sweep_terms
from core.problem import Problem
from pages.gradient import figures
from pages.gradient.figures import Curve, Run
from pages.gradient.settings import Settings
from pages.gradient.table import Table
from pages.gradient.views import sweep_variable
from pages.ui.numbers import number, subscript
from pages.ui.text import _, sentences


def reason(problem: Problem, settings: Settings) -> str:
    """Why this line cannot be shown; empty where it can."""
    if settings.runs == "sum" and problem.Y == 0:
        return _("y = 0 cannot be scaled: every sum(y) needs a target above 0.")
    if settings.view == "line" and settings.show == "loss" and _is_infinite(problem, settings):
        return _("The loss is infinite everywhere on this line: a masked class has a target.")
    return ""


def _is_infinite(problem: Problem, settings: Settings) -> bool:
    """Whether the loss is infinite whatever the running quantity is: at most one class moves."""
    moves = settings.j - 1 if settings.runs in ("x", "y") else None
    pairs = enumerate(zip(problem.masked, problem.y, strict=True))
    return any(masked and target > 0 and i != moves for i, (masked, target) in pairs)


def describe(problem: Problem, settings: Settings) -> str:
    """The gradient now, and the course of the emphasised component, in words with numbers."""
    values = forward_backward(problem.x, problem.y)
    here = at_present(problem, settings, values.grad_x.tolist())
    if reason(problem, settings):
        return sentences(here, reason(problem, settings))
    low, high = sweep_variable.ends(problem, settings)
    own = sweep_variable.sweep(problem, settings, [low, high]).grad_x[:, settings.j - 1].tolist()
    text = (
        _("While {x} runs from {low} to {high}, its own component goes from {first} to {last}.")
        if settings.runs == "x"
        else _("While {x} runs from {low} to {high}, {component} goes from {first} to {last}.")
    )
    course = text.format(
        x=sweep_variable.symbol(settings),
        low=number(low),
        high=number(high),
        component=component(settings.j),
        first=number(own[0]),
        last=number(own[1]),
    )
    return sentences(here, course)


def at_present(problem: Problem, settings: Settings, gradient: Sequence[float]) -> str:
    """The gradient at the present value of what runs."""
    now, listed = sweep_variable.now(problem, settings), ", ".join(map(number, gradient))
    if math.isinf(now):
        text = _("{x} is masked now; the gradient is ({values}).")
    else:
        text = _("At {x} = {now} the gradient is ({values}).")
    return text.format(x=sweep_variable.symbol(settings), now=number(now), values=listed)


def figure(problem: Problem, settings: Settings, alt: str) -> figures.Figure:
    """The curves of what is shown, with everything around them."""
    values = sweep_variable.points(problem, settings)
    sweep = sweep_variable.sweep(problem, settings, values)
    curves = curves_of(settings, sweep, forward_backward(problem.x, problem.y))
    log = "values" in settings.log
    made = figures.lines(
        run_of(problem, settings, values),
        curves,
        title=f"|{_axis(settings)}|" if log and settings.show != "loss" else _axis(settings),
        alt=alt,
        log=log,
        revision=f"line {settings} {values[0]} {values[-1]}",
    )
    made["words"] = _words(problem, settings, sweep)
    made["table"] = _table(settings, sweep, curves).shown()
    return made


def table(problem: Problem, settings: Settings) -> Table:
    """What runs, and all curves that are shown."""
    sweep = sweep_variable.sweep(problem, settings, sweep_variable.points(problem, settings))
    return _table(
        settings, sweep, curves_of(settings, sweep, forward_backward(problem.x, problem.y))
    )


def run_of(problem: Problem, settings: Settings, values: NDArray[np.float64]) -> Run:
    """The horizontal axis."""
    return Run(
        sweep_variable.symbol(settings),
        sweep_variable.axis(settings),
        values,
        sweep_variable.now(problem, settings),
        log=sweep_variable.is_log(settings),
    )


def component(i: int) -> str:
    """The name of a component of the gradient, i from 1."""
    return f"∂e/∂x{subscript(i)}"


def curves_of(settings: Settings, sweep: Sweep, now: ForwardBackward) -> list[Curve]:
    """The curves of what is shown; one class is emphasised."""
    j = settings.j
    match settings.show:
        case "loss":
            return [Curve("e", sweep.loss, j - 1, strong=True, now=float(now.loss))]
        case "s":
            columns, present, name = sweep.s, now.s, "s{i}"
        case "terms":
            columns, present = sweep_terms(sweep, j - 1), now.terms[:, j - 1]
            name = "∂e/∂s{i} · ∂s{i}/∂x" + subscript(j)
        case _:
            columns, present, name = sweep.grad_x, now.grad_x, "∂e/∂x{i}"
    return [
        Curve(
            name.format(i=subscript(i + 1)),
            columns[:, i],
            i,
            strong=i == j - 1,
            now=float(present[i]),
        )
        for i in range(columns.shape[1])
    ]


def _axis(settings: Settings) -> str:
    return {
        "grad": "∂e/∂xᵢ",
        "s": "sᵢ",
        "loss": f"e ({_('nats')})",
        "terms": f"∂e/∂sᵢ · ∂sᵢ/∂x{subscript(settings.j)}",
    }[settings.show]


def _table(settings: Settings, sweep: Sweep, curves: list[Curve]) -> Table:
    head = [sweep_variable.symbol(settings), *(curve.name for curve in curves)]
    return Table(head, np.column_stack([sweep.values, *(curve.values for curve in curves)]))


# --- the words ---------------------------------------------------------------------------


def _words(problem: Problem, settings: Settings, sweep: Sweep) -> dict[str, str]:
    what = {
        "grad": _("All components of the gradient"),
        "s": _("Softmax of every class"),
        "loss": _("The loss"),
        "terms": _("The terms whose sum is {component}").format(component=component(settings.j)),
    }[settings.show]
    title = _("{what} while {x} runs from {low} to {high}; now {x} = {now}").format(
        what=what,
        x=sweep_variable.symbol(settings),
        low=number(float(sweep.values[0])),
        high=number(float(sweep.values[-1])),
        now=number(sweep_variable.now(problem, settings)),
    )
    return {
        "title": title,
        "notice": _notice(problem, settings),
        **question(settings, sweep, problem),
    }


def _notice(problem: Problem, settings: Settings) -> str:
    j = subscript(settings.j)
    if settings.runs == "y":
        return _(
            "Every curve is straight: raising y{j} by 1 adds sᵢ to the other components, and "
            "s{j} − 1 to its own."
        ).format(j=j)
    if settings.runs == "sum":
        return _("Loss and gradient grow in proportion to sum(y), while softmax stays as it is.")
    if settings.runs == "T":
        return _(
            "A high temperature makes softmax even, a low one puts all on the largest logit. The "
            "gradient is the one in x / T."
        )
    y, total = problem.y[settings.j - 1], problem.Y
    return _(
        "∂e/∂x{j} only rises: from −y{j} = {low} far to the left to sum(y) − y{j} = {high} far to "
        "the right. All components add up to 0 everywhere."
    ).format(j=j, low=number(-y), high=number(total - y))


def question(settings: Settings, sweep: Sweep, problem: Problem) -> dict[str, str]:
    """A question to predict, and its answer, found numerically in the sweep."""
    if settings.runs == "sum":
        return _doubling(settings, problem)
    x = sweep_variable.symbol(settings)
    ends = number(float(sweep.values[0])), number(float(sweep.values[-1]))
    asked = _(
        "Which components change their sign while {x} runs from {low} to {high}, and where?"
    ).format(x=x, low=ends[0], high=ends[1])
    found = sign_changes(sweep, lambda values: sweep_variable.sweep(problem, settings, values))
    told = ", ".join(
        _("{component} at {x} = {place}").format(
            component=component(i + 1), x=x, place=number(place)
        )
        for i, place in found
    )
    answer = _("{changes}; no other.").format(changes=told) if found else _("None of them does.")
    return {"question": asked, "answer": answer}


def _doubling(settings: Settings, problem: Problem) -> dict[str, str]:
    twice = sweep_variable.sweep(problem, settings, [problem.Y, 2 * problem.Y]).grad_x[
        :, settings.j - 1
    ]
    asked = _("What becomes of {component} when sum(y) is doubled?")
    answer = _("It goes from {first} to {last}: it is doubled too.")
    return {
        "question": asked.format(component=component(settings.j)),
        "answer": answer.format(first=number(float(twice[0])), last=number(float(twice[1]))),
    }
