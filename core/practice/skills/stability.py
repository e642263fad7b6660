"""Tasks about numbers that hold where exponentials do not. To add one: a maker, and its place."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import Final

from core.practice.draws import Draws
from core.practice.given import Given, below, plain, single_label
from core.practice.questions import Makers, choice_part, formula, number_part, task
from core.practice.task import NumberAnswer, Option, Part, Task, Wrong, text
from core.problem import Problem
from core.translation import N_


def far_off(draws: Draws) -> int:
    """A logit, or a distance of logits, beyond where float64's exp overflows."""
    return 100 * draws.between(8, 60)


def equal_and_large(draws: Draws) -> Task:
    """Equal logits far beyond where exp overflows."""
    k = draws.of((2, 3, 4))
    large = float(far_off(draws))
    given = Given(Problem([large] * k, single_label(k, 1)))
    i = draws.between(1, k)
    value = Fraction(1, k)
    part = Part(
        text(N_("What is s{i}, though e^{large} is beyond float64?"), i=below(i),
             large=f"{large:.0f}"),
        NumberAnswer(value, wrong=(
            Wrong("infinity-over-infinity", Fraction(1),
                  text(N_("That is what one exponential over itself would be; the total has all "
                          "of them.")), "softmax"),
            Wrong("nothing", Fraction(0),
                  text(N_("The exponential is large, but so is the total.")), "softmax"),
        )),
        (
            text(N_("Softmax does not change when all logits shift.")),
            text(N_("Subtract the largest logit from all of them first.")),
            text(N_("After the shift every logit is 0, and each of the {k} exponentials is 1."),
                 k=str(k)),
        ),
        "softmax",
        formula(f"s{below(i)} = {value}"),
        symbol=f"s{below(i)} =",
    )  # fmt: skip
    return task("stability", 1, "equal-and-large", given, part, i=i)


def what_to_take_off(draws: Draws) -> Task:
    """What is taken off all logits before the exponentials?"""
    large = far_off(draws)
    x = draws.shuffled((float(large), float(large - 3), float(large - 10)))
    given = Given(Problem(x, single_label(3, 1)))
    part = choice_part(
        draws,
        text(N_("What is subtracted from all logits so that no exponential leaves float64?")),
        Option(text(N_("The largest logit.")),
               text(N_("Then the largest power is e^0 = 1, and none can overflow."))),
        [
            Option(text(N_("The smallest logit.")),
                   text(N_("The others would stay as far above 0 as they are apart: with a larger "
                           "distance they overflow.")), "stability"),
            Option(text(N_("Their mean.")),
                   text(N_("One logit far above the mean still overflows.")), "stability"),
            Option(text(N_("Their sum.")),
                   text(N_("All powers would be 0, and 0/0 is not a number.")), "stability"),
            Option(text(N_("Their median.")),
                   text(N_("A logit far above the median still overflows.")), "stability"),
            Option(text(N_("Nothing: float64 holds e^{large}."), large=str(large)),
                   text(N_("float64 ends at about e^709; here 700 and more may be added up.")),
                   "stability"),
        ],
        (
            text(N_("Any shift is allowed: which one is safe for all logits?")),
            text(N_("An exponential may well become 0, but it must not overflow.")),
            text(N_("After the shift no logit may be above 0.")),
        ),
        "softmax",
    )  # fmt: skip
    return task("stability", 1, "what-to-take-off", given, part)


def loss_of_far_logits(draws: Draws) -> Task:
    """The loss where the label's output is 0 in float64."""
    far = float(far_off(draws))
    label = draws.between(1, 2)
    x = [far, far]
    x[label - 1] = 0.0
    given = Given(Problem(x, single_label(2, label)))
    part = number_part(
        given,
        "loss",
        (),
        (
            text(N_("Do not compute the output first: it is 0 in float64, and its logarithm is "
                    "infinite.")),
            text(N_("The logarithm of a quotient is a difference: a logit less log Σ.")),
        ),
        f"log(e^0 + e^{plain(far)}) − 0 ≈ {plain(far)} − 0",
        "direct-log",
        question=text(N_("Compute the loss e. It is finite.")),
        wrong=(Wrong("turned", -far, text(N_("A loss is not below 0.")), "stability"),
               Wrong("nothing", Fraction(0),
                     text(N_("That would be the loss if the other class were the label.")),
                     "one-hot")),
    )  # fmt: skip
    return task("stability", 2, "loss-of-far-logits", given, part, i=label, j=label)


def gradient_of_far_logits(draws: Draws) -> Task:
    """The gradient at saturation: -1, though s is 0."""
    far = float(far_off(draws))
    label = draws.between(1, 2)
    x = [far, far]
    x[label - 1] = 0.0
    given = Given(Problem(x, single_label(2, label)))
    c = below(label)
    part = Part(
        text(N_("In float64 s{c} is 0. What is ∂e/∂x{c}?"), c=c),
        NumberAnswer(Fraction(-1), wrong=(
            Wrong("dead", Fraction(0),
                  text(N_("The Jacobian's entries are 0, but they are multiplied by −1/s{c}; in "
                          "the closed form both cancel."), c=c), "product"),
            Wrong("turned", Fraction(1),
                  text(N_("The loss falls when this logit rises.")), "one-hot"),
        )),
        (
            text(N_("The product of the row vector and the Jacobian is 0 times infinity here.")),
            text(N_("In the closed form nothing is divided.")),
            text(N_("Put s{c} = 0 and the target 1 into the closed form."), c=c),
        ),
        "collapse",
        formula(f"∂e/∂x{c} = −1"),
        symbol=f"∂e/∂x{c} =",
    )  # fmt: skip
    asked = task("stability", 2, "gradient-of-far-logits", given, part, i=label, j=label)
    return replace(asked, plot=(("view", "line"), ("j", str(label))))


def total_after_the_shift(draws: Draws) -> Task:
    """Between what does the total lie after the shift?"""
    k = draws.of((3, 4, 5))
    top = draws.between(1, k)
    x = [float(900 - draws.between(1, 30)) for _ in range(k)]
    x[top - 1] = 900.0
    given = Given(Problem(x, single_label(k, 1)))
    part = choice_part(
        draws,
        text(N_(
            "The largest logit is subtracted from all {k}. Between what does the total of the "
            "exponentials lie?"), k=str(k)),
        Option(formula(f"1 … {k}"),
               text(N_("The largest power is 1, and none of the others is larger."))),
        [
            Option(formula("0 … 1"),
                   text(N_("The largest power is 1 already.")), "stability"),
            Option(formula(f"{k} … ∞"),
                   text(N_("No power is above 1, so the total is not above their number.")),
                   "stability"),
            Option(formula("0 … ∞"),
                   text(N_("That is so before the shift.")), "stability"),
        ],
        (
            text(N_("Each exponential has a bound of its own.")),
            text(N_("Which exponential is known exactly?")),
            text(N_("The largest logit becomes 0, the others are not above it.")),
        ),
        "total",
    )  # fmt: skip
    return task("stability", 2, "total-after-the-shift", given, part, i=top)


def where_nan_comes_from(draws: Draws) -> Task:
    """What does a program give that divides by s, then multiplies by the Jacobian?"""
    far = float(far_off(draws))
    label = draws.between(1, 2)
    x = [far, far]
    x[label - 1] = 0.0
    given = Given(Problem(x, single_label(2, label)))
    c = below(label)
    part = choice_part(
        draws,
        text(N_("A program first computes −y/s, then multiplies by the Jacobian. In float64 "
                "s{c} is 0 here. What does it give for ∂e/∂x{c}?"), c=c),
        Option(formula("nan"),
               text(N_("−1/0 is −∞, and infinity times 0 is not a number."))),
        [
            Option(formula("−1"),
                   text(N_("That is the right value; this method does not get there.")),
                   "stability"),
            Option(formula("0"),
                   text(N_("0 times infinity is not 0.")), "stability"),
            Option(formula("−∞"),
                   text(N_("The Jacobian's entry is 0, not a small number.")), "stability"),
        ],
        (
            text(N_("Work out both factors as float64 does.")),
            text(N_("One factor is infinite, the other one is 0.")),
            text(N_("IEEE 754 has a value of its own for infinity times 0.")),
        ),
        "substitute",
    )  # fmt: skip
    return task("stability", 3, "where-nan-comes-from", given, part, i=label, j=label)


def log_of_the_total(draws: Draws) -> Task:
    """log-sum-exp in two parts: after the shift, then the logarithm of the total itself."""
    k = draws.of((2, 3, 4))
    large = float(far_off(draws))
    given = Given(Problem([large] * k, single_label(k, 1)))
    first = Part(
        text(N_(
            "The largest logit is subtracted from all of them. What is the total of the "
            "exponentials then?")),
        NumberAnswer(Fraction(k), wrong=(
            Wrong("nothing-left", Fraction(0),
                  text(N_("e to the 0 is 1, not 0.")), "stability"),
        )),
        (
            text(N_("All logits are equal.")),
            text(N_("What is each logit after the shift?")),
            text(N_("{k} times e^0"), k=str(k)),
        ),
        "total",
        formula(f"Σ = {k}"),
        symbol="Σ =",
    )  # fmt: skip
    value = large + math.log(k)
    second = Part(
        text(N_("So what is log Σ of the logits as they were? Give two decimals.")),
        NumberAnswer(
            value,
            wrong=(
                Wrong("shift-left-out", math.log(k),
                      text(N_("What was subtracted has to be added again.")), "stability"),
                Wrong("logarithm-left-out", large,
                      text(N_("That is the shift alone; log Σ after it is still to be added.")),
                      "stability"),
            ),
            decimals=2,
            from_earlier=lambda totals: large + math.log(totals[0]) if totals[0] > 0 else math.nan,
        ),
        (
            text(N_("The shift took a factor out of the total.")),
            text(N_("The logarithm of a product is a sum: add back what was subtracted.")),
            text(N_("With the numbers: {numbers}"), numbers=f"{plain(large)} + log {k}"),
        ),
        "direct-log",
        formula(f"log Σ = {large:.0f} + log {k} ≈ {value:.2f}"),
        symbol="log Σ =",
    )  # fmt: skip
    return task("stability", 3, "log-of-the-total", given, first, second)


MAKERS: Final[Makers] = {
    1: (equal_and_large, what_to_take_off),
    2: (loss_of_far_logits, gradient_of_far_logits, total_after_the_shift),
    3: (where_nan_comes_from, log_of_the_total),
}
