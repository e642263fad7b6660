"""Tasks about the derivative by s: -y_i / s_i. To add one: a maker, and its place in MAKERS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.practice.draws import Draws
from core.practice.given import (
    Given,
    below,
    factor,
    several_labels,
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
from core.practice.task import FormulaAnswer, Number, Option, Part, Task, text
from core.translation import N_


def entry_of_the_label(draws: Draws) -> Task:
    """-1/s at the single label."""
    k = draws.of((2, 3))
    label = draws.between(1, k)
    given = whole_powers(draws, single_label(k, label))
    return task("row-vector", 1, "entry-of-the-label", given, _entry(given, label), i=label)


def _entry(
    given: Given, i: int, from_earlier: Callable[[Sequence[Number]], Number] | None = None
) -> Part:
    target = given.y[i - 1]
    return number_part(
        given,
        "grad-s",
        (i,),
        (
            text(N_("Only one term of the loss holds this output.")),
            text(N_("The derivative of a logarithm is one over its argument; mind the sign.")),
        ),
        f"−{target} / {factor(given.share(i))}",
        "grad-s",
        from_earlier=from_earlier,
    )


def rule_of_the_line(draws: Draws) -> Task:
    """Which rule gives the row vector?"""
    return rule_task(draws, "row-vector", 1, whole_powers(draws, single_label(3, 1)), "grad-s")


def class_without_a_label(draws: Draws) -> Task:
    """What is the derivative where the target is 0?"""
    label, other = draws.some((1, 2, 3), 2)
    given = whole_powers(draws, single_label(3, label))
    part = choice_part(
        draws,
        text(N_("The only label is class {c}. What is ∂e/∂s{i}?"), c=str(label), i=below(other)),
        Option(text("0"), text(N_("The term of this class has the factor 0 in the loss."))),
        [
            Option(formula(f"−1/s{below(other)}"),
                   text(N_("The factor y of this class is 0, not 1.")), "row-vector"),
            Option(formula(f"1/s{below(other)}"),
                   text(N_("Neither the sign nor the target is right.")), "row-vector"),
            Option(formula(f"s{below(other)}"),
                   text(N_("That is the derivative with respect to the logit, not to the "
                           "output.")),
                   "row-vector"),
            Option(formula(f"−1/s{below(label)}"),
                   text(N_("That is the entry of the label's class.")), "row-vector"),
            Option(formula(f"−log s{below(other)}"),
                   text(N_("That would be a term of the loss, not its derivative.")),
                   "row-vector"),
        ],
        (
            text(N_("Write down the loss for this label.")),
            text(N_("Does the output of this class occur in it?")),
            text(N_("The loss is −log s{c}: no other output is in it."), c=below(label)),
        ),
        "grad-s",
    )  # fmt: skip
    return task("row-vector", 1, "class-without-a-label", given, part, i=other)


def share_then_entry(draws: Draws) -> Task:
    """s_i, then -y_i / s_i from it, for several labels."""
    given = whole_logits(draws, several_labels(draws, 3))
    i = draws.of([n for n in (1, 2, 3) if given.y[n - 1]])
    target = given.problem.y[i - 1]
    entry = _entry(given, i, lambda shares: -target / float(shares[0]))
    return task("row-vector", 2, "share-then-entry", given, share_part(given, i), entry, i=i)


def entry_of_several(draws: Draws) -> Task:
    """-y_i / s_i with a target that is not 1."""
    given = whole_powers(draws, several_labels(draws, 3))
    i = draws.of([n for n in (1, 2, 3) if given.y[n - 1]])
    return task("row-vector", 2, "entry-of-several", given, _entry(given, i), i=i)


def the_line_itself(draws: Draws) -> Task:
    """-y_j / s_j, written down."""
    given = whole_powers(draws, several_labels(draws, 3))
    part = Part(
        text(N_("Write ∂e/∂sⱼ, with the outputs as free variables.")),
        FormulaAnswer("grad-s", "-y_j / s_j"),
        (
            text(N_("Each output occurs in one term of the loss.")),
            text(N_("The logarithm is differentiated; its factor stays.")),
            text(N_("A fraction: a target above the line, an output below it, a sign before it.")),
        ),
        "grad-s",
        formula("∂e/∂sⱼ = −yⱼ / sⱼ"),
        symbol="∂e/∂sⱼ =",
    )
    return general_task("row-vector", 3, "the-line-itself", given, part, shown=("cross-entropy",))


def what_grows_without_bound(draws: Draws) -> Task:
    """Which of the two factors of the chain rule has no bound?"""
    label = draws.between(1, 3)
    given = whole_powers(draws, single_label(3, label))
    c = below(label)
    part = choice_part(
        draws,
        text(N_("The label is class {n}, and s{c} tends to 0. What happens?"), n=str(label), c=c),
        Option(
            text(N_("∂e/∂s{c} grows without bound, ∂e/∂x{c} tends to −1."), c=c),
            text(N_("The Jacobian has the factor s{c}, which cancels the fraction."), c=c),
        ),
        [
            Option(text(N_("Both grow without bound."), c=c),
                   text(N_("s − y lies between −1 and 1.")), "product"),
            Option(text(N_("Both tend to 0: the output cannot move any more.")),
                   text(N_("The Jacobian tends to 0, but it is multiplied by −1/s.")), "product"),
            Option(text(N_("∂e/∂s{c} tends to −1, ∂e/∂x{c} grows without bound."), c=c),
                   text(N_("It is the other way round.")), "row-vector"),
        ],
        (
            text(N_("Put a very small output into both formulas.")),
            text(N_("One over a small number is large.")),
            text(N_("With respect to the logit it is s{c} − 1."), c=c),
        ),
        "cancel",
    )  # fmt: skip
    return general_task("row-vector", 3, "what-grows-without-bound", given, part, i=label, j=label)


MAKERS: Final[Makers] = {
    1: (entry_of_the_label, rule_of_the_line, class_without_a_label),
    2: (share_then_entry, entry_of_several),
    3: (the_line_itself, what_grows_without_bound),
}
