"""Tasks about a single label. To add one: a maker, and its place in MAKERS."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
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
    share_part,
    task,
)
from core.practice.skills.predictions import where_squared_error_dies_on_the_plot
from core.practice.task import BarsAnswer, FormulaAnswer, Number, Option, Part, Task, Wrong, text
from core.problem import Problem
from core.translation import N_


def component_of_the_label(draws: Draws) -> Task:
    """s_c - 1."""
    given, label = _labelled(draws)
    return task(
        "one-hot", 1, "component-of-the-label", given, _component(given, label), i=label, j=label
    )


def component_of_another_class(draws: Draws) -> Task:
    """s_j."""
    given, label = _labelled(draws)
    j = draws.of([n for n in range(1, given.problem.k + 1) if n != label])
    return task("one-hot", 1, "component-of-another", given, _component(given, j), i=label, j=j)


def _labelled(draws: Draws) -> tuple[Given, int]:
    k = draws.of((2, 3))
    label = draws.between(1, k)
    return whole_powers(draws, single_label(k, label)), label


def _component(
    given: Given, j: int, from_earlier: Callable[[Sequence[Number]], Number] | None = None
) -> Part:
    share, target = given.share(j), given.y[j - 1]
    wrong = []
    if not target:
        words = text(N_("The label is another class: nothing is subtracted here."))
        wrong.append(Wrong("one-taken-off", share - 1, words, "one-hot"))
    return number_part(
        given,
        "gradient",
        (j,),
        (
            text(N_("A single label makes the sum of the targets 1.")),
            text(N_("Only the class of the label has something subtracted from its output.")),
        ),
        f"{factor(share)} − {target}",
        "one-hot",
        wrong=wrong,
        from_earlier=from_earlier,
    )


def loss_of_the_label(draws: Draws) -> Task:
    """-log s_c."""
    given, label = _labelled(draws)
    share = given.share(label)
    part = number_part(
        given,
        "loss",
        (),
        (
            text(N_("Only one term of the loss has a target that is not 0.")),
            text(N_("It is minus the natural logarithm of that class's output.")),
        ),
        f"−log {factor(share)}",
        "cross-entropy",
        question=text(N_("Compute the loss e (natural logarithm).")),
    )
    return task("one-hot", 1, "loss-of-the-label", given, part, i=label, j=label)


def share_then_component(draws: Draws) -> Task:
    """s_c with a calculator, then the component from it."""
    label = draws.between(1, 3)
    given = whole_logits(draws, single_label(3, label))
    component = _component(given, label, lambda shares: shares[0] - 1)
    parts = (share_part(given, label), component)
    return task("one-hot", 2, "share-then-component", given, *parts, i=label, j=label)


def signs_of_the_components(draws: Draws) -> Task:
    """Which components are below 0?"""
    label = draws.between(1, 3)
    given = whole_powers(draws, single_label(3, label))
    c = below(label)
    others = ", ".join(f"∂e/∂x{below(n)}" for n in (1, 2, 3) if n != label)
    part = choice_part(
        draws,
        text(N_("The label is class {n}. Which components of ∂e/∂x are below 0?"), n=str(label)),
        Option(formula(f"∂e/∂x{c}"),
               text(N_("There it is s − 1; elsewhere it is s, which is above 0."))),
        [
            Option(formula(others), text(N_("There it is s, which is above 0.")), "one-hot"),
            Option(text(N_("None of them.")), text(N_("They add up to 0.")), "one-hot"),
            Option(text(N_("Those whose s is smaller than a half.")),
                   text(N_("A half has nothing to do with it: the label has.")), "one-hot"),
            Option(text(N_("All of them.")), text(N_("They add up to 0.")), "one-hot"),
            Option(text(N_("That of the largest output.")),
                   text(N_("Its sign says whether it is the label, not how large it is.")),
                   "one-hot"),
        ],
        (
            text(N_("In which direction would the loss fall?")),
            text(N_("A step against the gradient raises the logit of the label.")),
            text(N_("Write down s − y for this label.")),
        ),
        "one-hot",
    )  # fmt: skip
    return general_task("one-hot", 2, "signs-of-components", given, part, i=label, j=label)


def loss_of_log_two(draws: Draws) -> Task:
    """Move the label's logit until the loss is log 2: predicted before it is shown."""
    label = draws.between(1, 3)
    total = draws.between(3, 6)
    powers = [1, total - 1]
    powers.insert(label - 1, 1)
    given = of_powers(powers, single_label(3, label))
    solved = of_powers(
        [total if n == label else p for n, p in enumerate(powers, 1)], given.problem.y
    )
    name, half = below(label), math.log(2)
    part = Part(
        text(N_("Move the bar of x{c} alone until the loss is log 2 ≈ 0.693."), c=name),
        BarsAnswer((("x", label),), "loss", (), half - 0.06, half + 0.06, solved.problem),
        (
            text(N_("The loss is minus the logarithm of one output.")),
            text(N_("Which output has this loss?")),
            text(N_("s{c} has to be 1/2: as much as the others have together."), c=name),
        ),
        "cross-entropy",
        formula(f"x{name} = log {total} ≈ {plain(solved.problem.x[label - 1])}"),
        on_paper=text(
            N_("Only x{c} is changed, until the loss is log 2 ≈ 0.693. What is x{c} then?"), c=name
        ),
    )
    return task("one-hot", 2, "loss-of-log-two", given, part, i=label, j=label)


def the_special_case(draws: Draws) -> Task:
    """The gradient for targets that sum to 1."""
    given = whole_powers(draws, single_label(3, 1))
    part = Part(
        text(N_("Write ∂e/∂xⱼ in s and y, for targets that sum to 1.")),
        FormulaAnswer("gradient", "s_j - y_j", sum_is_one=True),
        (
            text(N_("The factor of the output is 1 here.")),
            text(N_("It says how far an output is from its target.")),
            text(N_("A difference of two symbols with the index j; mind which comes first.")),
        ),
        "sum-one",
        formula("∂e/∂xⱼ = sⱼ − yⱼ"),
        symbol="∂e/∂xⱼ =",
    )
    return general_task("one-hot", 3, "the-special-case", given, part, shown=("collapse",))


def where_squared_error_dies(draws: Draws) -> Task:
    """Which loss still teaches where the answer is confidently wrong?"""
    label, winner = draws.some((1, 2, 3), 2)
    x = [0.0, 0.0, 0.0]
    x[winner - 1] = float(draws.between(9, 14))
    given = Given(Problem(x, single_label(3, label)))
    part = choice_part(
        draws,
        text(
            N_("The label is class {c}, but x{w} is far larger than the others. Which gradient "
               "is long there?"),
            c=str(label), w=below(winner),
        ),
        Option(
            text(N_("Only that of cross-entropy.")),
            text(N_("Squared error's has the factor s (1 − s) of an output near 0 or 1: it dies "
                    "where the answer is confidently wrong.")),
        ),
        [
            Option(text(N_("Only that of squared error.")),
                   text(N_("Squared error's gradient goes through the Jacobian, which is nearly "
                           "0 there.")), "one-hot"),
            Option(text(N_("Both: the answer is wrong.")),
                   text(N_("Squared error's gradient goes through the Jacobian, which is nearly "
                           "0 there: it is short.")), "one-hot"),
            Option(text(N_("None: softmax is saturated.")),
                   text(N_("Cross-entropy's −1/s cancels what saturation takes away.")),
                   "product"),
        ],
        (
            text(N_("Both go through the same Jacobian.")),
            text(N_("What does each loss hand to the Jacobian: a bounded number, or −1/s?")),
            text(N_("Write both gradients for s near 0 at the label.")),
        ),
        "cancel",
    )  # fmt: skip
    asked = task("one-hot", 3, "where-squared-error-dies", given, part, i=label, j=winner)
    return replace(asked, plot=(("view", "squared"), ("j", str(winner))))


def steps_to_a_share(draws: Draws) -> Task:
    """From the component back to the output and the loss: two parts."""
    parts_of = draws.of((3, 4, 5, 6))
    label = draws.between(1, 2)
    powers = [parts_of - 1, parts_of - 1]
    powers[label - 1] = 1
    given = of_powers(powers, single_label(2, label))
    component = Fraction(1, parts_of) - 1
    share = share_part(given, label)
    asked = replace(
        share,
        question=text(
            N_("∂e/∂x{c} is {value}, and class {n} is the only label. What is s{c}?"),
            c=below(label), value=plain(component), n=str(label),
        ),
        hints=(
            text(N_("Write the component of the label with its output in it.")),
            text(N_("Add to both sides what was subtracted.")),
            text(N_("With the numbers: {numbers}"), numbers=f"{plain(component)} + 1"),
        ),
        line="one-hot",
    )  # fmt: skip
    loss = number_part(
        given,
        "loss",
        (),
        (
            text(N_("Only one term of the loss has a target that is not 0.")),
            text(N_("It is minus the natural logarithm of that class's output.")),
        ),
        f"−log {factor(Fraction(1, parts_of))}",
        "cross-entropy",
        question=text(N_("And what is the loss e?")),
        from_earlier=lambda shares: -math.log(float(shares[0])) if shares[0] > 0 else math.nan,
    )
    asked_of_both = general_task("one-hot", 3, "back-to-the-share", given, asked, loss, i=label)
    return replace(asked_of_both, j=label, general=False)


MAKERS: Final[Makers] = {
    1: (component_of_the_label, component_of_another_class, loss_of_the_label),
    2: (share_then_component, signs_of_the_components, loss_of_log_two),
    3: (
        the_special_case,
        where_squared_error_dies,
        where_squared_error_dies_on_the_plot,
        steps_to_a_share,
    ),
}
