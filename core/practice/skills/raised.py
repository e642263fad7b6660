"""Predictions of what happens when one logit is raised: on the bars of two shares."""

from __future__ import annotations

from fractions import Fraction

from core.practice.draws import Draws
from core.practice.given import Given, below, plain, single_label, whole_powers
from core.practice.guesses import on_share
from core.practice.questions import task
from core.practice.task import Part, Task, Wrong, text
from core.translation import N_


def own_share_of_a_raised_logit(draws: Draws) -> Task:
    """Where does the bar of s_i end when x_i is raised?"""
    while True:
        given, j, times = _raised(draws)
        if _moves(given, j, j, times):
            break
    return task("diagonal", 1, "mark-of-its-own", given, _own(given, j, times), i=j, j=j)


def other_share_of_a_raised_logit(draws: Draws) -> Task:
    """Where does the bar of another share end?"""
    while True:
        given, j, times = _raised(draws)
        i = draws.of([n for n in (1, 2, 3) if n != j])
        if _moves(given, i, j, times):
            break
    return task("off-diagonal", 1, "mark-of-another", given, _other(given, i, j, times), i=i, j=j)


def _raised(draws: Draws) -> tuple[Given, int, int]:
    """A problem, the logit that is raised, and how many times its exponential grows."""
    given = whole_powers(draws, single_label(3, 1))
    return given, draws.between(1, 3), draws.of((2, 3, 4, 5))


def _moves(given: Given, i: int, j: int, times: int) -> bool:
    """Whether s_i moves so far that staying is not near enough."""
    return abs(_after(given, i, j, times) - Fraction(given.share(i))) >= Fraction(1, 9)


def _after(given: Given, i: int, j: int, times: int) -> Fraction:
    """s_i when e^{x_j} has become so many times as large."""
    powers = [Fraction(power) for power in given.powers or ()]
    powers[j - 1] *= times
    return powers[i - 1] / sum(powers)


def _numbers(given: Given, i: int, j: int, times: int) -> str:
    powers = [
        str(power * (times if n == j else 1)) for n, power in enumerate(given.powers or (), 1)
    ]
    return f"{powers[i - 1]} / ({' + '.join(powers)})"


def _own(given: Given, i: int, times: int) -> Part:
    now, value = Fraction(given.share(i)), _after(given, i, i, times)
    wrong = [
        Wrong("stays", now, text(N_(
            "An output always grows with its own logit: its derivative s (1 − s) is above 0.")),
              "diagonal"),
    ]  # fmt: skip
    if times * now < 1:
        words = text(N_("Its exponential is {times} times as large; the total has grown as well."),
                     times=str(times))  # fmt: skip
        wrong.append(Wrong("total-held-fixed", times * now, words, "diagonal"))
    return on_share(
        text(N_("x{i} is raised by log {times}, and no other logit. Where will the bar of s{i} "
                "end?"), i=below(i), times=str(times)),
        text(N_("x{i} is raised by log {times}, and no other logit. What is s{i} then?"),
             i=below(i), times=str(times)),
        i,
        now,
        value,
        (
            text(N_("Which exponentials are the same as before?")),
            text(N_("One exponential becomes {times} times as large, above and below the line."),
                 times=str(times)),
            text(N_("With the numbers: {numbers}"), numbers=_numbers(given, i, i, times)),
        ),
        "partial-diagonal",
        too_small=text(N_("In relative terms, its exponential grows more than the total.")),
        too_large=text(N_("The total grows too, and that slows the output.")),
        wrong=wrong,
    )  # fmt: skip


def _other(given: Given, i: int, j: int, times: int) -> Part:
    now, value = Fraction(given.share(i)), _after(given, i, j, times)
    wrong = [
        Wrong("stays", now, text(N_("All logits are in the total, so this output changes too.")),
              "off-diagonal"),
        Wrong("divided", now / times, text(N_("The total does not become {times} times as large: "
                                              "only one of its terms does."), times=str(times)),
              "off-diagonal"),
    ]  # fmt: skip
    return on_share(
        text(N_("x{j} is raised by log {times}, and no other logit. Where will the bar of s{i} "
                "end?"), i=below(i), j=below(j), times=str(times)),
        text(N_("x{j} is raised by log {times}, and no other logit. What is s{i} then?"),
             i=below(i), j=below(j), times=str(times)),
        i,
        now,
        value,
        (
            text(N_("Where does this logit stand in the fraction of that output?")),
            text(N_("The numerator stays, and one term of the total becomes {times} times as "
                    "large."), times=str(times)),
            text(N_("With the numbers: {numbers}"), numbers=_numbers(given, i, j, times)),
        ),
        "partial-off-diagonal",
        too_small=text(N_("It shrinks, but only as far as the total grows.")),
        too_large=text(N_("It loses more: the total grows, and {share} is divided by it."),
                       share=plain(now)),
        wrong=wrong,
    )  # fmt: skip
