"""Predictions about the gradient: on its bar, and on the axis of a plot that is not drawn yet."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np

from core.numeric import forward_backward
from core.practice.draws import Draws
from core.practice.given import (
    Given,
    below,
    factor,
    plain,
    several_labels,
    single_label,
    whole_powers,
)
from core.practice.guesses import on_axis, on_component, on_share
from core.practice.questions import formula, share_numbers, task
from core.practice.task import Curve, Task, Wrong, text
from core.problem import Problem
from core.translation import N_

_POINTS = 121  # of a curve
_NEAR_AXIS = 0.06  # of the axis, on either side: nearly as on a bar


def twice_the_targets_on_bars(draws: Draws) -> Task:
    """All targets are doubled: where do the bars of a component and of a share end?"""
    while True:
        given = whole_powers(draws, single_label(3, draws.between(1, 3)))
        j = draws.between(1, 3)
        now = Fraction(given.value("gradient", j))
        if abs(now) >= Fraction(1, 4):  # farther than near enough
            break
    name, share, target = below(j), Fraction(given.share(j)), given.y[j - 1]
    component = on_component(
        text(N_("All targets are doubled, so that sum(y) = 2. Where will the bar of ∂e/∂x{j} "
                "end?"), j=name),
        text(N_("All targets are doubled, so that sum(y) = 2. What is ∂e/∂x{j} then?"), j=name),
        j,
        now,
        2 * now,
        (
            text(N_("Which of the two terms of the component holds targets?")),
            text(N_("Both do: one holds their sum, the other one of them.")),
            text(N_("With the numbers: {numbers}"),
                 numbers=f"{factor(share)} · 2 − {2 * target}"),
        ),
        "collapse",
        end=2.0,
        too_small=text(N_("Both terms of the component are doubled, and with them their "
                          "difference.")),
        too_large=text(N_("Both terms of the component are doubled, and with them their "
                          "difference.")),
        wrong=(
            Wrong("stays", now, text(N_("That is where it is now; sum(y) and y{j} are both twice "
                                        "as large."), j=name), "sum-y"),
            Wrong("sum-of-targets-forgotten", share - 2 * target,
                  text(N_(
                      "The targets that are subtracted were doubled, but not the factor "
                      "sum(y) of the output.")), "sum-y"),
            Wrong("other-side", -2 * now, text(N_("The size is right, the sign is not.")),
                  "sum-y"),
        ),
    )  # fmt: skip
    output = on_share(
        text(N_("And where will the bar of s{j} end?"), j=name),
        text(N_("And what is s{j} then?"), j=name),
        j,
        share,
        share,
        (
            text(N_("Which vector does softmax look at?")),
            text(N_("There is no target in the definition of softmax.")),
            text(N_("Only logits are in it: {numbers}"), numbers=share_numbers(given, j)),
        ),
        "softmax",
        too_small=text(N_("Softmax does not know the targets.")),
        too_large=text(N_("Softmax does not know the targets; its outputs always sum to 1.")),
    )  # fmt: skip
    asked = task("sum-y", 2, "twice-the-targets-on-bars", given, component, output, i=j, j=j)
    return replace(asked, plot=(("view", "line"), ("run", "sum"), ("j", str(j))))


def where_a_component_changes_sign(draws: Draws) -> Task:
    """At which x_j is a component 0? The mark stands on the axis of a plot not drawn yet."""
    while True:
        given = whole_powers(draws, several_labels(draws, 3))
        j = draws.between(1, 3)
        total, target = sum(given.y), given.y[j - 1]
        if 0 < target < total:
            break
    rest = sum(power for n, power in enumerate(given.powers or (), 1) if n != j)
    share = target / total  # of class j, where its component is 0
    odds = share / (1 - share)
    value = math.log(odds * rest)
    name, (low, high) = below(j), (-4.0, 6.0)
    reach = _NEAR_AXIS * (high - low)
    equal = math.log(rest / 2)
    part = on_axis(
        text(N_("x{j} runs from −4 to 6, the other logits stay. Where does ∂e/∂x{j} change its "
                "sign? Put the mark there."), j=name),
        text(N_("x{j} runs, the other logits stay. At which x{j} does ∂e/∂x{j} change its sign?"),
             j=name),
        j,
        value,
        (
            text(N_("A component is 0 where its output has just the share that its target has.")),
            text(N_("Which part of all targets does this one have? Its output has to have the "
                    "same.")),
            text(N_("s{j} has to be {share}: its exponential is {odds} times as large as the "
                    "others together, {rest}."),
                 j=name, share=plain(share), odds=plain(odds), rest=str(rest)),
        ),
        "collapse",
        ends=(low, high),
        accepted=(value - reach, value + reach),
        too_small=text(N_("There s{j} is still too small: s{j} sum(y) is below y{j}, and the "
                          "component below 0."), j=name),
        too_large=text(N_("There s{j} is too large already: s{j} sum(y) is above y{j}."), j=name),
        right=formula(f"x{name} = log {plain(odds * rest)} ≈ {plain(value)}"),
        curves=[Curve(formula(f"∂e/∂x{name}"), _component(given.problem, j, low, high))],
        wrong=_unlike(
            value, reach,
            Wrong("all-equal", equal, text(N_(
                "There its exponential is the mean of the two others; the targets count too.")),
                  "sum-y"),
            Wrong("sum-of-targets-forgotten",
                  math.log(target / (1 - target) * rest) if target < 1 else math.nan,
                  text(N_("There s − y is 0; the factor sum(y) is missing.")), "sum-y"),
            Wrong("at-0", 0.0, text(N_("Where the logit is 0 nothing else is: a shift of all "
                                       "logits would change that place.")), "softmax"),
        ),
    )  # fmt: skip
    asked = task("sum-y", 2, "where-a-sign-changes", given, part, i=j, j=j)
    return replace(asked, plot=(("view", "line"), ("run", "x"), ("j", str(j))))


def _unlike(value: float, reach: float, *wrong: Wrong) -> list[Wrong]:
    """Those that are far enough from what is right to be told apart."""
    return [w for w in wrong if abs(float(w.value) - value) > 2 * reach]


def _component(problem: Problem, j: int, low: float, high: float) -> tuple[float, ...]:
    heights = []
    for place in np.linspace(low, high, _POINTS).tolist():
        x = [place if n == j else value for n, value in enumerate(problem.x, 1)]
        heights.append(float(forward_backward(x, problem.y).grad_x[j - 1]))
    return tuple(heights)


def where_squared_error_dies_on_the_plot(draws: Draws) -> Task:
    """Where is squared error's gradient shortest, while another class than the label wins?"""
    label, winner = draws.some((1, 2, 3), 2)
    given = Given(Problem([0.0, 0.0, 0.0], single_label(3, label)))
    low, high = -8.0, 8.0
    places = np.linspace(low, high, _POINTS)
    of_entropy, of_square = _lengths(given.problem, winner, places.tolist())
    dead = _first_dead(given.problem, winner, low, high)
    name, c = below(winner), below(label)
    part = on_axis(
        text(N_("The label is class {c}. x{w} runs from −8 to 8, the other logits are 0. Put the "
                "mark where squared error's gradient is less than a tenth as long as "
                "cross-entropy's."), c=str(label), w=name),
        text(N_("The label is class {c}. x{w} runs, the other logits are 0. At which x{w} "
                "is squared error's gradient less than a tenth as long as cross-entropy's?"),
             c=str(label), w=name),
        winner,
        high,
        (
            text(N_("Both go through the same Jacobian.")),
            text(N_("What does each loss hand to the Jacobian: a bounded number, or −1/s?")),
            text(N_("The gradient of squared error is nearly 0 where s{c} is: where x{w} is far "
                    "above the others."), c=c, w=name),
        ),
        "cancel",
        ends=(low, high),
        accepted=(dead - _NEAR_AXIS / 2 * (high - low), high),
        too_small=text(N_(
            "There the label has a share of some size, and the Jacobian is not yet near 0.")),
        too_large=text(N_("The mark is beyond the axis.")),
        right=text(N_("From x{w} = {place} on: there s{c} is nearly 0."),
                   w=name, c=c, place=plain(dead)),
        curves=[Curve(text(N_("cross-entropy")), of_entropy),
                Curve(text(N_("squared error")), of_square)],
        wrong=(
            Wrong("other-end", -8.0, text(N_("At that end the other two classes share evenly: "
                                           "the label still has a half.")), "one-hot"),
        ),
    )  # fmt: skip
    asked = task("one-hot", 3, "squared-error-on-the-plot", given, part, i=label, j=winner)
    return replace(asked, plot=(("view", "squared"), ("j", str(winner))))


def _first_dead(problem: Problem, j: int, low: float, high: float) -> float:
    """The x_j from which on squared error's gradient is less than a tenth of cross-entropy's."""
    for _ in range(60):  # their ratio falls all the way up there
        middle = (low + high) / 2
        (entropy,), (square,) = _lengths(problem, j, [middle])
        low, high = (low, middle) if square < entropy / 10 else (middle, high)
    return high


def _lengths(
    problem: Problem, j: int, places: list[float]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Lengths of both gradients in x while x_j runs."""
    first, second = [], []
    for place in places:
        x = [place if n == j else value for n, value in enumerate(problem.x, 1)]
        values = forward_backward(x, problem.y)
        first.append(float(np.linalg.norm(values.grad_x)))
        second.append(float(np.linalg.norm((values.s - np.asarray(problem.y)) @ values.jacobian)))
    return tuple(first), tuple(second)
