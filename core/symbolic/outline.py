"""The path of the derivation: every line's id, route, rule and reason, in order.

General k and a given k walk the same path, so a line keeps its place when the reader switches.
Rules and notes are English, marked by `N_` for translation; none of them holds a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.translation import N_

CHAIN: Final = "chain"
"""Through grad e(s) and the Jacobian: the article's route."""
DIRECT: Final = "direct"
"""Differentiate -sum y_i (x_i - log Sigma) itself."""
CASE: Final = "case"
"""Closing lines: what the result becomes for particular targets."""


@dataclass(frozen=True)
class Line:
    """One line of the path without its formula.

    after: the line that it is made from, None where something new begins. definition: nothing is
    derived. column_note: the reason in column layout, where it is another one.
    """

    id: str
    route: str
    rule: str
    note: str
    after: str | None = None
    definition: bool = False
    column_note: str = ""


OUTLINE: Final = (
    Line(
        "total",
        CHAIN,
        N_("definition"),
        N_("Every output is divided by the same total, so the total gets a name of its own."),
        definition=True,
    ),
    Line(
        "softmax",
        CHAIN,
        N_("definition"),
        N_("Each exponential is positive, and dividing by the total makes the outputs sum to 1."),
        definition=True,
    ),
    Line(
        "quotient-diagonal",
        CHAIN,
        N_("quotient rule"),
        N_("An output's own logit occurs in both the numerator and the total."),
        after="softmax",
    ),
    Line(
        "partial-diagonal",
        CHAIN,
        N_("rewriting in s"),
        N_("Each exponential divided by the total is an output again, so no x is left."),
        after="quotient-diagonal",
    ),
    Line(
        "quotient-off-diagonal",
        CHAIN,
        N_("quotient rule"),
        N_("Another logit occurs in the total only, so the numerator counts as a constant."),
        after="softmax",
    ),
    Line(
        "partial-off-diagonal",
        CHAIN,
        N_("rewriting in s"),
        N_("The two exponentials and the squared total make a product of two outputs."),
        after="quotient-off-diagonal",
    ),
    Line(
        "partial",
        CHAIN,
        N_("Kronecker delta"),
        N_("The delta is 1 on the diagonal and 0 elsewhere, so one formula covers both cases."),
        after="partial-off-diagonal",
    ),
    Line(
        "jacobian",
        CHAIN,
        N_("Jacobian matrix"),
        N_("A row belongs to one output and a column to one logit; the matrix is symmetric."),
        after="partial",
        column_note=N_(
            "A column belongs to one output and a row to one logit; the matrix is symmetric."
        ),
    ),
    Line(
        "cross-entropy",
        CHAIN,
        N_("definition"),
        N_("Every target weighs the logarithm of its own output; the targets may have any sum."),
        definition=True,
    ),
    Line(
        "grad-s",
        CHAIN,
        N_("derivative of the logarithm"),
        N_("With the outputs as free variables, each of them occurs in one term of the loss."),
        after="cross-entropy",
    ),
    Line(
        "chain-rule",
        CHAIN,
        N_("chain rule"),
        N_("One logit changes all outputs, and each output carries its share into the loss."),
    ),
    Line(
        "row-times-jacobian",
        CHAIN,
        N_("matrix product"),
        N_("The sum over the outputs is the product of a row vector with a matrix column."),
        after="chain-rule",
        column_note=N_(
            "The sum over the outputs is the product of a matrix row with a column vector."
        ),
    ),
    Line(
        "substitute",
        CHAIN,
        N_("substitution"),
        N_("Both factors are already known in terms of s and y."),
        after="row-times-jacobian",
    ),
    Line(
        "component",
        CHAIN,
        N_("row times column"),
        N_("One component of the product takes the whole row and a single column."),
        after="substitute",
        column_note=N_("One component of the product takes a single row and the whole column."),
    ),
    Line(
        "cancel",
        CHAIN,
        N_("cancelling"),
        N_("Every term has an output in the numerator and the same one in the denominator."),
        after="component",
    ),
    Line(
        "split",
        CHAIN,
        N_("distributive law"),
        N_("Multiplying out separates the terms that hold an output from those that do not."),
        after="cancel",
    ),
    Line(
        "collapse",
        CHAIN,
        N_("collapsing the sum"),
        N_("Only the term i = j survives; the common output moves in front of the sum."),
        after="split",
    ),
    Line(
        "result",
        CHAIN,
        N_("result"),
        N_("The chosen component was arbitrary, so the formula holds in every place."),
        after="collapse",
    ),
    Line(
        "direct-log",
        DIRECT,
        N_("logarithm of a quotient"),
        N_("The logarithm undoes the exponential and turns the division into a difference."),
        after="softmax",
    ),
    Line(
        "direct-loss",
        DIRECT,
        N_("substitution"),
        N_("The loss becomes a function of the logits, with no output left in between."),
        after="cross-entropy",
    ),
    Line(
        "direct-split",
        DIRECT,
        N_("distributive law"),
        N_("The logarithm of the total is the same in all terms and leaves the sum."),
        after="direct-loss",
    ),
    Line(
        "direct-derivative",
        DIRECT,
        N_("derivative of the logarithm"),
        N_("The derivative of the total is one exponential, and the other part is linear."),
        after="direct-split",
    ),
    Line(
        "direct-result",
        DIRECT,
        N_("rewriting in s"),
        N_("The quotient is an output, and here the two routes meet."),
        after="direct-derivative",
    ),
    Line(
        "sum-one",
        CASE,
        N_("special case"),
        N_("When the targets sum to 1, the factor of the output disappears."),
        after="result",
    ),
    Line(
        "one-hot",
        CASE,
        N_("special case"),
        N_("A single label puts the whole weight on one class and leaves nothing for the others."),
        after="result",
    ),
    Line(
        "no-labels",
        CASE,
        N_("special case"),
        N_("Without any label the loss is 0 everywhere, and so is its gradient."),
        after="result",
    ),
    Line(
        "library",
        CASE,
        N_("what s − y leaves out"),
        N_("Code that returns s − y takes the sum of the targets as 1; this is its error."),
        after="result",
    ),
)

IDS: Final = tuple(line.id for line in OUTLINE)
"""The ids of all lines, in order; the same for every k."""
