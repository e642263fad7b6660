"""Tasks about softmax itself. To add one: a maker, and its place in MAKERS."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

from core.practice.draws import Draws
from core.practice.given import (
    Given,
    below,
    of_powers,
    plain,
    single_label,
    whole_logits,
    whole_powers,
)
from core.practice.guesses import on_share
from core.practice.questions import (
    Makers,
    choice_part,
    formula,
    general_task,
    share_numbers,
    share_part,
    task,
)
from core.practice.task import (
    BarsAnswer,
    FormulaAnswer,
    NumberAnswer,
    Option,
    Part,
    Task,
    Wrong,
    text,
)
from core.problem import Problem
from core.translation import N_


def share_of_whole_powers(draws: Draws) -> Task:
    """s_i, where every e^x is a whole number."""
    k = draws.of((2, 3))
    given = whole_powers(draws, single_label(k, draws.between(1, k)))
    i = draws.between(1, k)
    return task("softmax", 1, "share-of-whole-powers", given, share_part(given, i), i=i)


def shift_changes_nothing(draws: Draws) -> Task:
    """What becomes of s when all logits are raised, or lowered?"""
    k = draws.of((2, 3, 4))
    given = whole_powers(draws, single_label(k, draws.between(1, k)))
    shift = str(draws.between(2, 50))
    question = draws.of(
        (
            N_("All {k} logits are raised by {shift}. What happens to s?"),
            N_("All {k} logits are lowered by {shift}. What happens to s?"),
            N_("A constant, {shift}, is added to every one of {k} logits. What becomes of s?"),
        )
    )
    part = choice_part(
        draws,
        text(question, shift=shift, k=str(k)),
        Option(
            text(N_("Nothing: every s stays as it is.")),
            text(N_("Every exponential gets the same factor, and the total gets it as well.")),
        ),
        [
            Option(
                text(N_("Every s grows.")),
                text(N_("The outputs sum to 1, so they cannot all grow.")),
                "softmax",
            ),
            Option(
                text(N_("Every s shrinks.")),
                text(N_("The outputs sum to 1, so they cannot all shrink.")),
                "softmax",
            ),
            Option(
                text(N_("The largest s grows, the others shrink.")),
                text(N_("That happens when differences of logits grow; a shift keeps them.")),
                "softmax",
            ),
            Option(
                text(N_("The largest s shrinks, the others grow.")),
                text(N_("That happens when differences of logits shrink; a shift keeps them.")),
                "softmax",
            ),
            Option(
                text(N_("All s come closer to each other.")),
                text(N_("That happens when logits are divided by a temperature.")),
                "softmax",
            ),
            Option(
                formula(f"s → e^{shift} s"),
                text(
                    N_("That is what the exponentials do; the total in the divisor does it too.")
                ),
                "softmax",
            ),
        ],
        (
            text(N_("Write down one output before and after.")),
            text(N_("The power of a sum is a product of powers.")),
            text(N_("The same factor stands in the numerator and in the denominator.")),
        ),
        "softmax",
    )
    return general_task("softmax", 1, "shift-changes-nothing", given, part)


def mark_after_a_shift(draws: Draws) -> Task:
    """Where does the bar of s_i end when all logits are shifted?"""
    given = whole_powers(draws, single_label(3, 1))
    i, shift = draws.between(1, 3), str(draws.between(2, 50))
    share = given.share(i)
    part = on_share(
        text(N_("All logits are raised by {shift}. Where will the bar of s{i} end?"),
             shift=shift, i=below(i)),
        text(N_("All logits are raised by {shift}. What is s{i} then?"), shift=shift, i=below(i)),
        i,
        share,
        share,
        (
            text(N_("Write down one output before and after.")),
            text(N_("The power of a sum is a product of powers.")),
            text(N_("The same factor stands above and below the fraction line, so the bar is "
                    "where it is now: {numbers}"), numbers=share_numbers(given, i)),
        ),
        "softmax",
        too_small=text(N_("The total grows by the same factor as each exponential, no more.")),
        too_large=text(N_("The exponential grows, and the total by the same factor.")),
    )  # fmt: skip
    return task("softmax", 1, "mark-after-a-shift", given, part, i=i, j=i)


def share_of_whole_logits(draws: Draws) -> Task:
    """The total, then s_i from it: with a calculator."""
    k = draws.of((2, 3))
    given = whole_logits(draws, single_label(k, 1))
    i = draws.between(1, k)
    powers = [math.exp(value) for value in given.problem.x]
    total = sum(powers)
    first = Part(
        text(N_("Add up the exponentials of all logits: what is the total Σ?")),
        NumberAnswer(
            total,
            wrong=(
                Wrong(
                    "exponential-of-the-sum",
                    math.exp(sum(given.problem.x)),
                    text(N_("The exponentials are added, not the logits.")),
                    "softmax",
                ),
                Wrong(
                    "sum-of-logits",
                    sum(given.problem.x),
                    text(N_("Each logit goes through the exponential first.")),
                    "softmax",
                ),
            ),
        ),
        (
            text(N_("The total is what all outputs are divided by.")),
            text(N_("Work out one exponential for each logit.")),
            text(
                N_("With the numbers: {numbers}"),
                numbers=" + ".join(f"e^{plain(value)}" for value in given.problem.x),
            ),
        ),
        "total",
        formula(f"Σ = {plain(total)}"),
        symbol="Σ =",
    )
    own = powers[i - 1]
    second = share_part(given, i, from_earlier=lambda totals: own / float(totals[0]))
    return task("softmax", 2, "share-of-whole-logits", given, first, second, i=i)


def softmax_formula(draws: Draws) -> Task:
    """The definition, written down."""
    given = whole_powers(draws, single_label(3, 1))
    part = Part(
        text(N_("Write down the output sᵢ as a formula in the logits x.")),
        FormulaAnswer("softmax", "e^{x_i} / sum_l e^{x_l}"),
        (
            text(N_("An output is a share: one part of a total.")),
            text(N_("Exponentials make every part positive.")),
            text(N_("Above the line e to the xᵢ, below it the sum over all classes l.")),
        ),
        "softmax",
        formula("sᵢ = e^xᵢ / Σ_l e^x_l"),
        symbol="sᵢ =",
    )
    return general_task("softmax", 2, "softmax-formula", given, part, shown=("total",))


def reach_a_half(draws: Draws) -> Task:
    """Move one bar until its class has half of the whole."""
    total = draws.between(2, 4)
    others = (1, total - 1)
    i = draws.between(1, 3)
    powers = [*others[: i - 1], 1, *others[i - 1 :]]
    given = of_powers(powers, single_label(3, i))
    solved = of_powers([total if n == i else p for n, p in enumerate(powers, 1)], given.problem.y)
    name = below(i)
    part = Part(
        text(N_("Move the bar of x{i} alone until s{i} is a half."), i=name),
        BarsAnswer((("x", i),), "softmax", (i,), 0.47, 0.53, solved.problem),
        (
            text(N_("Half of the total belongs to one class: how much do the others have?")),
            text(N_("Its exponential has to be as large as all others together.")),
            text(
                N_("The others have {numbers}; x{i} has to be the logarithm of that sum."),
                numbers=" + ".join(map(str, others)),
                i=name,
            ),
        ),
        "softmax",
        formula(f"x{name} = log {total} ≈ {plain(solved.problem.x[i - 1])}"),
        on_paper=text(
            N_("Only x{i} is changed, until s{i} is a half. What is x{i} then?"), i=name
        ),
    )
    return task("softmax", 2, "reach-a-half", given, part, i=i, j=i)


def ratio_of_shares(draws: Draws) -> Task:
    """How many times as large as another output is one? Only the difference of logits counts."""
    k = 3
    gap = draws.between(2, 5)
    i, j = draws.some((1, 2, 3), 2)
    x = [float(draws.between(-2, 3)) for _ in range(k)]
    x[i - 1] = x[j - 1] + gap
    given = Given(Problem(x, single_label(k, i)))
    value = math.exp(gap)
    part = Part(
        text(N_("How many times as large as s{j} is s{i}?"), i=below(i), j=below(j)),
        NumberAnswer(
            value,
            wrong=(
                Wrong(
                    "difference-of-logits",
                    Fraction(gap),
                    text(N_("That is the difference of the logits, without the exponential.")),
                    "softmax",
                ),
                Wrong(
                    "upside-down",
                    1 / value,
                    text(N_("That is the ratio the other way round.")),
                    "softmax",
                ),
            ),
        ),
        (
            text(N_("In the ratio of two outputs the total cancels.")),
            text(N_("A ratio of powers is a power of a difference.")),
            text(
                N_("With the numbers: {numbers}"),
                numbers=f"e^({plain(x[i - 1])} − {_signed(x[j - 1])})",
            ),
        ),
        "softmax",
        formula(f"s{below(i)} / s{below(j)} = e^{gap} = {plain(value)}"),
        symbol=f"s{below(i)} / s{below(j)} =",
    )
    return task("softmax", 3, "ratio-of-shares", given, part, i=i, j=j)


def _signed(value: float) -> str:
    return f"({plain(value)})" if value < 0 else plain(value)


def logit_for_a_share(draws: Draws) -> Task:
    """Backwards: which logit gives this share?"""
    other, times = draws.some((2, 3, 4, 5), 2)
    given = of_powers((1, other), single_label(2, 1))
    total = other * times
    solved = of_powers((total, other), given.problem.y)
    low, high = times / (times + 1) - 0.02, times / (times + 1) + 0.02
    part = Part(
        text(N_("Move the bar of x₁ alone until s₁ is {times} times as large as s₂."),
             times=str(times)),
        BarsAnswer((("x", 1),), "softmax", (1,), low, high, solved.problem),
        (
            text(N_("The total cancels in the ratio of two outputs.")),
            text(N_("The difference of two logits is the logarithm of the ratio of the outputs.")),
            text(N_("x₁ has to be larger than x₂ by log {times}."), times=str(times)),
        ),
        "softmax",
        formula(f"x₁ = log {total} ≈ {plain(solved.problem.x[0])}"),
        on_paper=text(
            N_("Only x₁ is changed, until s₁ is {times} times as large as s₂. What is x₁ then?"),
            times=str(times),
        ),
    )  # fmt: skip
    return task("softmax", 3, "logit-for-a-share", given, part)


MAKERS: Final[Makers] = {
    1: (share_of_whole_powers, shift_changes_nothing, mark_after_a_shift),
    2: (share_of_whole_logits, softmax_formula, reach_a_half),
    3: (ratio_of_shares, logit_for_a_share),
}
