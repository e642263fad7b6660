"""What each rule does, and the rules a reader chooses from before a line is shown."""

from __future__ import annotations

from typing import Final

from core.symbolic.outline import IDS, OUTLINE
from core.translation import N_

MEANINGS: Final = {
    "definition": N_("It gives a name or a meaning; nothing is derived."),
    "quotient rule": N_("It differentiates a fraction."),
    "rewriting in s": N_("It replaces an exponential divided by the total by an output."),
    "Kronecker delta": N_("It joins the case of equal and the case of different indices."),
    "Jacobian matrix": N_("It lays out all partial derivatives of all outputs in a table."),
    "derivative of the logarithm": N_("It turns a logarithm into one over its argument."),
    "chain rule": N_("It adds up what reaches the result through each quantity in between."),
    "matrix product": N_("It writes a sum of products as rows times columns."),
    "substitution": N_("It replaces a symbol by a known expression."),
    "row times column": N_("It takes one component out of a product of matrices."),
    "cancelling": N_("It cancels a factor that numerator and denominator share."),
    "distributive law": N_("It multiplies out a bracket, or takes a common factor out of a sum."),
    "collapsing the sum": N_("It keeps the terms of a sum for which the delta is 1."),
    "result": N_("It states what was found for all components at once."),
    "logarithm of a quotient": N_("It turns a quotient inside a logarithm into a difference."),
    "special case": N_("It puts particular targets into the general result."),
    "what s − y leaves out": N_("It compares the general result with s − y."),
}
"""One sentence for every rule of the path, in the order in which rules first occur."""

CHOICES: Final = 4
"""Rules to choose from: few enough to think about each, too many to be right by luck."""

_RULES: Final = tuple(MEANINGS)
_STRIDE: Final = 5  # has no factor in common with the number of rules, so no two coincide


def choices(step_id: str) -> tuple[str, ...]:
    """The line's own rule among CHOICES different ones; always the same, the place varies.

    Raises KeyError for an id that the path does not have.
    """
    place = {known: n for n, known in enumerate(IDS)}[step_id]
    right = _RULES.index(OUTLINE[place].rule)
    others = [_RULES[(right + _STRIDE * n) % len(_RULES)] for n in range(1, CHOICES)]
    others.insert(place * 7 % 11 % CHOICES, _RULES[right])
    return tuple(others)
