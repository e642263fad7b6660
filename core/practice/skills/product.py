"""Tasks about the chain rule, row vector times Jacobian. To add one: a maker, and its place."""

from __future__ import annotations

from typing import Final

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
from core.practice.questions import Makers, formula, general_task, number_part, rule_task, task
from core.practice.task import FormulaAnswer, NumberAnswer, Part, Skill, Task, Wrong, text
from core.translation import N_

_RULES: Final = ("chain-rule", "row-times-jacobian", "substitute", "component", "cancel")


def rule_of_the_line(draws: Draws) -> Task:
    """Which rule comes next on the way through the product?"""
    line = draws.of(_RULES)
    return rule_task(draws, "product", 1, whole_powers(draws, single_label(3, 1)), line)


def one_term(draws: Draws) -> Task:
    """One term of the sum: -y_i/s_i times an entry of the Jacobian."""
    k = draws.of((2, 3))
    given = whole_powers(draws, several_labels(draws, k))
    i = draws.of([n for n in range(1, k + 1) if given.y[n - 1]])
    j = draws.between(1, k)
    return task("product", 1, "one-term", given, _term(given, i, j), i=i, j=j)


def _term(given: Given, i: int, j: int) -> Part:
    """-y_i (delta_ij - s_j), as a number."""
    s, y = given.share(j), given.y[i - 1]
    value = -y * ((1 if i == j else 0) - s)
    other = -y * ((0 if i == j else 1) - s)
    kind: Skill = "diagonal" if i == j else "off-diagonal"
    name = f"∂e/∂s{below(i)} · ∂s{below(i)}/∂x{below(j)}"
    inside = f"(1 − {factor(s)})" if i == j else f"(0 − {factor(s)})"
    slope = given.value("grad-s", i)
    wrong = (
        Wrong("delta", other, text(N_("The delta is 1 where i = j, and 0 elsewhere.")), kind),
        Wrong(
            "no-jacobian",
            slope,
            text(N_("It still has to be multiplied by the entry of the Jacobian.")),
            "product",
        ),
        Wrong(
            "no-slope",
            given.value("jacobian", i, j),
            text(
                N_(
                    "It still has to be multiplied by the derivative of the loss with respect to "
                    "the output."
                )
            ),
            "product",
        ),
    )
    return Part(
        text(N_("Compute the term {name}."), name=name),
        NumberAnswer(value, wrong=wrong),
        (
            text(N_("It is a product of two derivatives that are known.")),
            text(N_("The output s{i} cancels before there are any numbers."), i=below(i)),
            text(N_("With the numbers: {numbers}"), numbers=f"−{factor(y)} · {inside}"),
        ),
        "cancel",
        formula(f"{name} = {plain(value)}"),
        symbol=f"{name} =",
    )


def _sum_of_terms(given: Given, j: int) -> Part:
    terms = [-y * ((1 if i == j else 0) - given.share(j)) for i, y in enumerate(given.y, 1)]
    return number_part(
        given,
        "gradient",
        (j,),
        (
            text(N_("One logit reaches the loss through every output.")),
            text(N_("Add up what comes through each of them.")),
        ),
        " + ".join(map(factor, terms)),
        "component",
        from_earlier=sum,
    )


def two_terms_and_their_sum(draws: Draws) -> Task:
    """Both terms for two classes, then the component."""
    return _terms_and_sum(draws, 2, 2)


def three_terms_and_their_sum(draws: Draws) -> Task:
    """All three terms, then the component."""
    return _terms_and_sum(draws, 3, 3)


def _terms_and_sum(draws: Draws, k: int, level: int) -> Task:
    while True:
        given = whole_powers(draws, several_labels(draws, k))
        j = draws.between(1, k)
        if all(given.y) and given.value("gradient", j):
            break
    terms = [_term(given, i, j) for i in range(1, k + 1)]
    parts = (*terms, _sum_of_terms(given, j))
    # mypy takes a level from outside for any number.
    return task("product", 2 if level == 2 else 3, f"{k}-terms", given, *parts, i=j, j=j)


def component_in_one_go(draws: Draws) -> Task:
    """The component at once."""
    given = whole_powers(draws, several_labels(draws, 3))
    j = draws.between(1, 3)
    part = _sum_of_terms(given, j)
    return task("product", 2, "component-in-one-go", given, part, i=j, j=j)


def the_line_itself(draws: Draws) -> Task:
    """The component as a sum with both factors written out."""
    given = whole_powers(draws, several_labels(draws, 3))
    part = Part(
        text(N_("Write ∂e/∂xⱼ as that sum, with both factors in s and y.")),
        FormulaAnswer(
            "gradient", "sum_i (-y_i/s_i) s_i (δ_ij - s_j)", needs=("quotient", "delta")
        ),
        (
            text(N_("Put in what is known for each of the two factors.")),
            text(N_("The first is a fraction, the second holds a delta.")),
            text(N_("sum_i of (−yᵢ/sᵢ) times an entry of the Jacobian.")),
        ),
        "component",
        formula("∂e/∂xⱼ = Σᵢ (−yᵢ/sᵢ) sᵢ (δᵢⱼ − sⱼ)"),
        symbol="∂e/∂xⱼ =",
    )
    return general_task(
        "product", 3, "the-line-itself", given, part, shown=("grad-s", "partial", "chain-rule")
    )


MAKERS: Final[Makers] = {
    1: (rule_of_the_line, one_term),
    2: (two_terms_and_their_sum, component_in_one_go),
    3: (three_terms_and_their_sum, the_line_itself),
}
