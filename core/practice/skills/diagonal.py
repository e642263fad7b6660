"""Tasks about an output's own logit: s_i (1 - s_i). To add one: a maker, and its place below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.practice.draws import Draws
from core.practice.given import (
    Given,
    below,
    factor,
    of_powers,
    plain,
    single_label,
    whole_logits,
    whole_powers,
)
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
from core.practice.skills.raised import own_share_of_a_raised_logit
from core.practice.task import BarsAnswer, FormulaAnswer, Number, Option, Part, Task, text
from core.translation import N_


def own_entry(draws: Draws) -> Task:
    """An entry on the diagonal from whole exponentials."""
    k = draws.of((2, 3))
    given = whole_powers(draws, single_label(k, 1))
    i = draws.between(1, k)
    return task("diagonal", 1, "own-entry", given, _entry(given, i), i=i, j=i)


def _entry(
    given: Given, i: int, from_earlier: Callable[[Sequence[Number]], Number] | None = None
) -> Part:
    share = given.share(i)
    return number_part(
        given,
        "jacobian",
        (i, i),
        (
            text(N_("The output grows with its own logit, but its share of the rest limits it.")),
            text(N_("It is the output times what the output leaves to the others.")),
        ),
        f"{factor(share)} · (1 − {factor(share)})",
        "partial-diagonal",
        from_earlier=from_earlier,
    )


def sign_of_the_diagonal(draws: Draws) -> Task:
    """Which sign do entries on the diagonal have?"""
    given = whole_powers(draws, single_label(3, 1))
    i = draws.between(1, 3)
    part = choice_part(
        draws,
        text(N_("x{i} is raised a little, and no other logit. What does s{i} do?"), i=below(i)),
        Option(text(N_("It grows, whatever the logits are.")),
               text(N_("s (1 − s) is above 0, as every output lies between 0 and 1."))),
        [
            Option(text(N_("It grows only while it is below a half.")),
                   text(N_("Beyond a half it grows more slowly, but it grows.")), "diagonal"),
            Option(text(N_("It shrinks, because the total grows.")),
                   text(N_("The numerator grows by the same amount: a larger part of it.")),
                   "diagonal"),
            Option(text(N_("It stays: the total grows by the same factor.")),
                   text(N_("The total has other exponentials too, and these stay.")), "softmax"),
            Option(text(N_("It grows as its exponential does, by the same factor.")),
                   text(N_("The total grows as well, so the output grows by less.")), "diagonal"),
            Option(text(N_("It depends on the other logits whether it grows or shrinks.")),
                   text(N_("They say how much it grows; the sign is always the same.")),
                   "diagonal"),
        ],
        (
            text(N_("Which parts of the fraction hold this logit?")),
            text(N_("Compare by how many per cent the numerator and the total grow.")),
            text(N_("The derivative is a product of two factors: look at the sign of each.")),
        ),
        "partial-diagonal",
    )  # fmt: skip
    return general_task("diagonal", 1, "sign-of-the-diagonal", given, part, i=i, j=i)


def share_then_entry(draws: Draws) -> Task:
    """s_i, then the entry from it: with a calculator."""
    given = whole_logits(draws, single_label(3, 1))
    i = draws.between(1, 3)
    entry = _entry(given, i, lambda shares: shares[0] * (1 - shares[0]))
    return task("diagonal", 2, "share-then-entry", given, share_part(given, i), entry, i=i, j=i)


def entry_of_given_classes(draws: Draws) -> Task:
    """An entry on the diagonal as a formula in s."""
    k = draws.of((2, 3, 4))
    i = draws.between(1, k)
    given = whole_powers(draws, single_label(k, 1))
    name = below(i)
    part = Part(
        text(N_("There are {k} classes. Write ∂s{i}/∂x{i} in the outputs s."), k=str(k), i=name),
        FormulaAnswer("jacobian", f"s_{i} (1 - s_{i})", (i, i), k),
        (
            text(N_("Only this one output is needed, though all logits are in the total.")),
            text(N_("Split the fraction that the quotient rule gives, and read each part in s.")),
            text(N_("It is s{i} times a bracket: 1 less something."), i=name),
        ),
        "partial-diagonal",
        formula(f"∂s{name}/∂x{name} = s{name} (1 − s{name})"),
        symbol=f"∂s{name}/∂x{name} =",
    )
    return general_task(
        "diagonal", 2, "entry-of-given-classes", given, part,
        shown=("quotient-diagonal",), own_k=True, i=i, j=i,
    )  # fmt: skip


def quotient_rule(draws: Draws) -> Task:
    """Which rule begins, or ends, the way to the diagonal?"""
    given = whole_powers(draws, single_label(3, 1))
    line = draws.of(("quotient-diagonal", "partial-diagonal"))
    return rule_task(draws, "diagonal", 2, given, line)


def largest_at_a_half(draws: Draws) -> Task:
    """Move one bar to where its output answers most: predicted before it is shown."""
    total = draws.between(2, 5)
    i = draws.between(1, 3)
    powers = [1, total - 1] if total > 2 else [1, 1]
    powers.insert(i - 1, draws.of((8, 9, 10)))
    given = of_powers(powers, single_label(3, i))
    rest = sum(powers) - powers[i - 1]
    solved = of_powers([rest if n == i else p for n, p in enumerate(powers, 1)], given.problem.y)
    name = below(i)
    part = Part(
        text(
            N_("Move the bar of x{i} alone to where s{i} answers to it most, so where "
               "∂s{i}/∂x{i} is largest."),
            i=name,
        ),
        BarsAnswer((("x", i),), "jacobian", (i, i), 0.2475, 0.2501, solved.problem),
        (
            text(N_("The entry is a product of two numbers that have the sum 1.")),
            text(N_("Such a product is largest where both are the same.")),
            text(N_("s{i} has to be as large as all other outputs together."), i=name),
        ),
        "partial-diagonal",
        formula(f"s{name} = 1/2,  x{name} = log {rest} ≈ {plain(solved.problem.x[i - 1])}"),
        on_paper=text(
            N_("Only x{i} is changed. At which x{i} does s{i} answer to it most, so where is "
               "∂s{i}/∂x{i} largest?"),
            i=name,
        ),
    )  # fmt: skip
    return task("diagonal", 3, "largest-at-a-half", given, part, i=i, j=i)


def from_an_entry_to_its_share(draws: Draws) -> Task:
    """The general line for i = j, from the definition on."""
    given = whole_powers(draws, single_label(3, 1))
    part = Part(
        text(N_("Write ∂sᵢ/∂xᵢ, for i = j, in the outputs s.")),
        FormulaAnswer("jacobian", "s_i (1 - s_i)", (2, 2), 3),
        (
            text(
                N_(
                    "Differentiate the fraction: the logit is in the numerator and the "
                    "denominator."
                )
            ),
            text(N_("Every exponential over the total is an output again.")),
            text(N_("It is sᵢ times a bracket: 1 less something.")),
        ),
        "partial-diagonal",
        formula("∂sᵢ/∂xᵢ = sᵢ (1 − sᵢ)"),
        symbol="∂sᵢ/∂xᵢ =",
    )
    return general_task("diagonal", 3, "the-line-itself", given, part, shown=("softmax",))


MAKERS: Final[Makers] = {
    1: (own_entry, sign_of_the_diagonal, own_share_of_a_raised_logit),
    2: (share_then_entry, entry_of_given_classes, quotient_rule),
    3: (largest_at_a_half, from_an_entry_to_its_share),
}
