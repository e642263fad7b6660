"""Tasks about an output and another one's logit: -s_i s_j. To add one: a maker, and its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.practice.draws import Draws
from core.practice.given import Given, below, factor, single_label, whole_logits, whole_powers
from core.practice.questions import (
    Makers,
    choice_part,
    formula,
    general_task,
    number_part,
    rule_task,
    share_part,
    task,
)
from core.practice.skills.raised import other_share_of_a_raised_logit
from core.practice.task import FormulaAnswer, Number, Option, Part, Task, text
from core.translation import N_


def entry_of_two(draws: Draws) -> Task:
    """An entry beside the diagonal from whole exponentials."""
    k = draws.of((2, 3))
    given = whole_powers(draws, single_label(k, 1))
    i, j = draws.some(range(1, k + 1), 2)
    return task("off-diagonal", 1, "entry-of-two", given, _entry(given, i, j), i=i, j=j)


def _entry(
    given: Given,
    i: int,
    j: int,
    from_earlier: Callable[[Sequence[Number]], Number] | None = None,
) -> Part:
    return number_part(
        given,
        "jacobian",
        (i, j),
        (
            text(N_("Where another logit grows, this output loses.")),
            text(N_("Two outputs are multiplied, and the sign says that it is a loss.")),
        ),
        f"−{factor(given.share(i))} · {factor(given.share(j))}",
        "partial-off-diagonal",
        from_earlier=from_earlier,
    )


def who_gains_who_loses(draws: Draws) -> Task:
    """What do the other outputs do when one logit is raised?"""
    given = whole_powers(draws, single_label(3, 1))
    j = draws.between(1, 3)
    part = choice_part(
        draws,
        text(N_("x{j} is raised a little. What do the other outputs do?"), j=below(j)),
        Option(text(N_("All of them shrink, the larger ones by more.")),
               text(N_("Each loses in proportion to itself: that is −sᵢ sⱼ."))),
        [
            Option(text(N_("All of them shrink by the same amount.")),
                   text(N_("Each loses the same part of itself, not the same amount.")),
                   "off-diagonal"),
            Option(text(N_("They stay: each output depends on its own logit.")),
                   text(N_("All logits are in the total.")), "off-diagonal"),
            Option(text(N_("The smaller ones shrink, the larger ones stay.")),
                   text(N_("The total grows for all of them.")), "off-diagonal"),
            Option(text(N_("All of them shrink, the smaller ones by more.")),
                   text(N_("Each loses the same part of itself: the larger ones lose more.")),
                   "off-diagonal"),
            Option(text(N_("All of them grow a little.")),
                   text(N_("The outputs sum to 1: where one grows, the others shrink.")),
                   "off-diagonal"),
        ],
        (
            text(N_("Where does this logit occur in another output?")),
            text(N_("Their numerators stay, and the total grows.")),
            text(N_("All of them are divided by the same larger total.")),
        ),
        "partial-off-diagonal",
    )  # fmt: skip
    return general_task("off-diagonal", 1, "who-gains-who-loses", given, part, j=j)


def shares_then_entry(draws: Draws) -> Task:
    """Two outputs, then the entry from them."""
    given = whole_logits(draws, single_label(3, 1))
    i, j = draws.some((1, 2, 3), 2)
    entry = _entry(given, i, j, lambda shares: -shares[0] * shares[1])
    parts = (share_part(given, i), share_part(given, j), entry)
    return task("off-diagonal", 2, "shares-then-entry", given, *parts, i=i, j=j)


def entry_of_given_classes(draws: Draws) -> Task:
    """An entry beside the diagonal as a formula in s."""
    k = draws.of((2, 3, 4))
    i, j = draws.some(range(1, k + 1), 2)
    given = whole_powers(draws, single_label(k, 1))
    name = f"∂s{below(i)}/∂x{below(j)}"
    part = Part(
        text(N_("There are {k} classes. Write {name} in the outputs s."), k=str(k), name=name),
        FormulaAnswer("jacobian", f"-s_{i} s_{j}", (i, j), k),
        (
            text(N_("The logit stands in the total alone.")),
            text(N_("The squared total takes one exponential each.")),
            text(N_("A product of two outputs, with a sign before it.")),
        ),
        "partial-off-diagonal",
        formula(f"{name} = −s{below(i)} s{below(j)}"),
        symbol=f"{name} =",
    )
    return general_task(
        "off-diagonal", 2, "entry-of-given-classes", given, part,
        shown=("quotient-off-diagonal",), own_k=True, i=i, j=j,
    )  # fmt: skip


def rule_of_the_line(draws: Draws) -> Task:
    """Which rule leads beside the diagonal, or joins both cases?"""
    given = whole_powers(draws, single_label(3, 1))
    line = draws.of(("quotient-off-diagonal", "partial-off-diagonal", "partial"))
    return rule_task(draws, "off-diagonal", 2, given, line)


def both_cases_in_one(draws: Draws) -> Task:
    """The line with the delta."""
    given = whole_powers(draws, single_label(3, 1))
    part = Part(
        text(N_("Write both cases as one formula: ∂sᵢ/∂xⱼ for any i and j.")),
        FormulaAnswer("jacobian", "s_i (δ_ij - s_j)"),
        (
            text(N_("Something has to be 1 where i = j, and 0 elsewhere.")),
            text(N_("Both cases have a common factor.")),
            text(N_("sᵢ times a bracket: a delta less an output.")),
        ),
        "partial",
        formula("∂sᵢ/∂xⱼ = sᵢ (δᵢⱼ − sⱼ)"),
        symbol="∂sᵢ/∂xⱼ =",
    )
    return general_task(
        "off-diagonal", 3, "both-cases-in-one", given, part,
        shown=("partial-diagonal", "partial-off-diagonal"),
    )  # fmt: skip


def sums_of_rows(draws: Draws) -> Task:
    """What is the sum of a row, or of a column, of the Jacobian?"""
    given = whole_powers(draws, single_label(3, 1))
    i = draws.between(1, 3)
    is_row = draws.of((True, False))
    asked = (
        N_("What is the sum of row {n} of the Jacobian, so of all ∂s{i}/∂xⱼ over j?")
        if is_row
        else N_("What is the sum of column {n} of the Jacobian, so of all ∂sᵢ/∂x{i} over i?")
    )
    reason = (
        N_("A shift of all logits changes no output: the entries of a row cancel.")
        if is_row
        else N_("The outputs always sum to 1, so their changes sum to 0.")
    )
    part = choice_part(
        draws,
        text(asked, n=str(i), i=below(i)),
        Option(text("0"), text(reason)),
        [
            Option(text("1"), text(N_("The outputs sum to 1; their derivatives do not.")),
                   "off-diagonal"),
            Option(formula(f"s{below(i)}"), text(N_("That is the positive part alone.")),
                   "off-diagonal"),
            Option(formula(f"s{below(i)} (1 − s{below(i)})"),
                   text(N_("That is the entry on the diagonal alone.")), "off-diagonal"),
        ],
        (
            text(N_("Think of what cannot change, however the logits are moved.")),
            text(N_("Take the common factor out and add up what is left in the bracket.")),
            text(N_("The delta adds 1 once, and the outputs sum to 1.")),
        ),
        "partial",
    )  # fmt: skip
    return general_task("off-diagonal", 3, "sums-of-rows", given, part, i=i, j=i)


MAKERS: Final[Makers] = {
    1: (entry_of_two, who_gains_who_loses, other_share_of_a_raised_logit),
    2: (shares_then_entry, entry_of_given_classes, rule_of_the_line),
    3: (both_cases_in_one, sums_of_rows),
}
