"""Tasks about the factor sum(y). To add one: a maker, and its place in MAKERS."""

from __future__ import annotations

from collections.abc import Sequence
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
    several_labels,
    single_label,
    whole_powers,
)
from core.practice.questions import (
    Makers,
    choice_part,
    formula,
    general_task,
    number_part,
    task,
)
from core.practice.skills.predictions import (
    twice_the_targets_on_bars,
    where_a_component_changes_sign,
)
from core.practice.task import (
    BarsAnswer,
    FormulaAnswer,
    NumberAnswer,
    Option,
    Part,
    Task,
    Text,
    Wrong,
    text,
)
from core.problem import Problem
from core.translation import N_

_HINTS: Final = (
    text(N_("How much weight do all targets have together?")),
    text(N_("The output is multiplied by that weight; then its own target is subtracted.")),
)


def component_of_two_labels(draws: Draws) -> Task:
    """A component where the targets do not sum to 1."""
    while True:
        given = whole_powers(draws, several_labels(draws, 3))
        j = draws.between(1, 3)
        if sum(given.y) != 1 and given.value("gradient", j):
            break
    return task("sum-y", 1, "component-of-labels", given, _component(given, j), i=j, j=j)


def _component(given: Given, j: int) -> Part:
    total, share = sum(given.y), given.share(j)
    return number_part(
        given,
        "gradient",
        (j,),
        _HINTS,
        f"{factor(share)} · {total} − {given.y[j - 1]}",
        "collapse",
    )


def sum_of_the_gradient(draws: Draws) -> Task:
    """What do all components add up to?"""
    given = whole_powers(draws, several_labels(draws, 3))
    total = sum(given.y)
    wrong = [
        Wrong("sum-of-targets", total,
              text(N_("Both terms sum to sum(y), and one is subtracted from the other.")),
               "sum-y"),
        Wrong("minus-sum-of-targets", -total,
              text(N_("Both terms sum to sum(y), and one is subtracted from the other.")),
               "sum-y"),
        Wrong("sum-of-targets-forgotten", 1 - total,
              text(N_("That would be so for s − y, without the factor sum(y).")), "sum-y"),
        Wrong("sum-of-shares", Fraction(1),
              text(N_("The outputs sum to 1; the components of a gradient do not.")),
              "sum-y"),
    ]  # fmt: skip
    part = Part(
        text(
            N_("sum(y) is {total}. What do all components of ∂e/∂x add up to?"), total=str(total)
        ),
        NumberAnswer(Fraction(0), wrong=_different(wrong)),
        (
            text(N_("What happens to the loss when all logits are raised together?")),
            text(N_("Add the formula up over all classes, one term after the other.")),
            text(N_("The outputs sum to 1, so the first term sums to sum(y).")),
        ),
        "collapse",
        text(N_("The sum is 0: sum(s) · sum(y) − sum(y), and the outputs sum to 1.")),
        symbol="Σⱼ ∂e/∂xⱼ =",
    )
    return task("sum-y", 1, "sum-of-the-gradient", given, part)


def _different(wrong: Sequence[Wrong]) -> tuple[Wrong, ...]:
    """Each value once, and none that is right."""
    first = {known.value: known for known in reversed(wrong) if known.value}
    return tuple(first.values())


def twice_the_targets(draws: Draws) -> Task:
    """What does it change that sum(y) is 2?"""
    label = draws.between(1, 3)
    given = whole_powers(draws, single_label(3, label))
    part = choice_part(
        draws,
        text(N_("All targets are doubled, so that sum(y) = 2. What happens?")),
        Option(text(N_("Loss and gradient are doubled; s stays.")),
               text(N_("Both are linear in y, and softmax does not know the targets."))),
        [
            Option(text(N_("The gradient is doubled, the loss stays.")),
                   text(N_("Every term of the loss has a target as its factor.")), "sum-y"),
            Option(text(N_("s and the gradient are doubled.")),
                   text(N_("The outputs always sum to 1.")), "softmax"),
            Option(text(N_("Loss and gradient become four times as large.")),
                   text(N_("The targets stand in each term once, not squared.")), "sum-y"),
            Option(text(N_("The loss is doubled, the gradient stays.")),
                   text(N_("A doubled loss has a doubled derivative.")), "sum-y"),
            Option(text(N_("Nothing: targets are normalised first.")),
                   text(N_("Nobody does that: the factor sum(y) is there because they are not.")),
                   "sum-y"),
        ],
        (
            text(N_("Which of the three formulas hold the targets at all?")),
            text(N_("Put 2y in the place of y.")),
            text(N_("A factor 2 can be taken out of each term that holds a target.")),
        ),
        "collapse",
    )  # fmt: skip
    asked = task("sum-y", 2, "twice-the-targets", given, part)
    return _with_plot(asked, view="line", run="sum")


def which_component_changes_sign(draws: Draws) -> Task:
    """Which components change sign while one logit runs?"""
    given, j, changing = _changing(draws)
    x = below(j)
    names = [_component_names((n,)) for n in (1, 2, 3)]
    right = _component_names(changing)
    wrong = [name for name in (*names, _component_names(())) if name != right]
    part = choice_part(
        draws,
        text(
            N_("x{x} runs from far below to far above, the others stay. Which components of the "
               "gradient change sign?"),
            x=x,
        ),
        Option(right, text(
            N_("∂e/∂x{x} rises from −y{x} to sum(y) − y{x}; the others fall towards −yᵢ."), x=x)),
        [Option(name, text(N_("Look at the values at both ends.")), "sum-y") for name in wrong],
        (
            text(N_("What are the outputs at both ends?")),
            text(N_("Far below, this class has no share; far above, it has all of it.")),
            text(N_("Put s{x} = 0 and s{x} = 1 into the formula of each component."), x=x),
        ),
        "collapse",
    )  # fmt: skip
    asked = task("sum-y", 2, "which-changes-sign", given, part, i=j, j=j)
    return _with_plot(asked, view="line", run="x", j=str(j))


def _changing(draws: Draws) -> tuple[Given, int, tuple[int, ...]]:
    """A problem, a logit, and the components that change sign, at most one of them."""
    while True:
        given = whole_powers(draws, several_labels(draws, 3))
        j = draws.between(1, 3)
        changing = signs_change(given, j)
        if len(changing) <= 1:
            return given, j, changing


def signs_change(given: Given, j: int) -> tuple[int, ...]:
    """The components that change sign while x_j runs over all numbers.

    Each is monotone in s_j, so its values at both ends (s_j = 0 and s_j = 1) say it.
    """
    total = sum(given.y)
    rest = 1 - Fraction(given.share(j))
    changing = []
    for n, target in enumerate(given.y, 1):
        low = (Fraction(0) if n == j else Fraction(given.share(n)) / rest) * total - target
        high = (Fraction(1) if n == j else Fraction(0)) * total - target
        if low * high < 0:
            changing.append(n)
    return tuple(changing)


def _component_names(classes: tuple[int, ...]) -> Text:
    if not classes:
        return text(N_("None of them."))
    return formula(", ".join(f"∂e/∂x{below(n)}" for n in classes))


def target_of_rest(draws: Draws) -> Task:
    """Move a target until its component is 0: predicted before it is shown."""
    powers = draws.of(((1, 1, 2), (1, 2, 1), (2, 1, 1), (1, 1, 1), (1, 2, 3), (3, 1, 2)))
    j = draws.between(1, 3)
    share = Fraction(powers[j - 1], sum(powers))
    others = draws.of((1, 2))
    place = 1 if j != 1 else 2
    y = [0.0, 0.0, 0.0]
    y[place - 1] = float(others)
    given = of_powers(powers, y)
    right = share * others / (1 - share)
    solved = list(y)
    solved[j - 1] = round(float(right), 4)
    name = below(j)
    part = Part(
        text(N_("Move the bar of y{j} alone until ∂e/∂x{j} is 0."), j=name),
        BarsAnswer(
            (("y", j),), "gradient", (j,), -0.06, 0.06, Problem(given.problem.x, solved)
        ),
        (
            text(N_("Where a component is 0, the target has just the share that softmax gives.")),
            text(N_("The sum of the targets moves too: do not forget it in the formula.")),
            text(
                N_("y{j} = s{j} · (y{j} + {others}) with s{j} = {share}"),
                j=name, others=str(others), share=str(share),
            ),
        ),
        "collapse",
        formula(f"y{name} = {plain(right)}"),
        on_paper=text(N_("Only y{j} is changed, until ∂e/∂x{j} is 0. What is y{j} then?"), j=name),
    )  # fmt: skip
    return task("sum-y", 3, "target-of-rest", given, part, i=j, j=j)


def what_s_minus_y_leaves_out(draws: Draws) -> Task:
    """The error of s - y, as a number."""
    while True:
        given = whole_powers(draws, several_labels(draws, 3))
        if sum(given.y) != 1:
            break
    j = draws.between(1, 3)
    share, total = given.share(j), sum(given.y)
    value = share * (total - 1)
    wrong = (
        Wrong("whole", given.value("gradient", j),
              text(N_("That is the gradient itself, not what is missing.")), "sum-y"),
        Wrong("s-minus-y", share - given.y[j - 1],
              text(N_("That is what the program gives.")), "sum-y"),
        Wrong("turned", -value, text(N_(
            "The right value minus the wrong one is asked for, not the reverse.")),
              "sum-y"),
    )  # fmt: skip
    part = Part(
        text(
            N_("A program returns s − y. How much has to be added to its component {j} to make "
               "it right?"),
            j=str(j),
        ),
        NumberAnswer(value, wrong=wrong),
        (
            text(N_("Write the right component and the program's one below the other.")),
            text(N_("The targets cancel in the difference.")),
            text(N_("With the numbers: {numbers}"), numbers=f"{factor(share)} · ({total} − 1)"),
        ),
        "collapse",
        formula(f"s{below(j)} (sum(y) − 1) = {plain(value)}"),
    )  # fmt: skip
    return task("sum-y", 3, "what-s-minus-y-leaves-out", given, part, i=j, j=j)


def the_result(draws: Draws) -> Task:
    """The closed form for any targets."""
    given = whole_powers(draws, several_labels(draws, 3))
    part = Part(
        text(N_("Write ∂e/∂xⱼ in s and y, for targets with any sum.")),
        FormulaAnswer("gradient", "s_j sum(y) - y_j"),
        (
            text(N_("For labels that sum to 1 it is a plain difference.")),
            text(N_("All components have to add up to 0, also where the targets sum to 2.")),
            text(N_("One of the two terms takes the sum of the targets as its factor.")),
        ),
        "collapse",
        formula("∂e/∂xⱼ = sⱼ sum(y) − yⱼ"),
        symbol="∂e/∂xⱼ =",
    )
    return general_task("sum-y", 3, "the-result", given, part)


def _with_plot(asked: Task, **settings: str) -> Task:
    return replace(asked, plot=tuple(settings.items()))


MAKERS: Final[Makers] = {
    1: (component_of_two_labels, sum_of_the_gradient),
    2: (
        twice_the_targets,
        twice_the_targets_on_bars,
        which_component_changes_sign,
        where_a_component_changes_sign,
    ),
    3: (target_of_rest, what_s_minus_y_leaves_out, the_result),
}
