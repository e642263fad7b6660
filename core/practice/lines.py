"""Lines of the derivation as questions: what is typed for one is marked by what is kept here."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from core.practice.formula_marking import mark_formula_part
from core.practice.outcome import Mark
from core.practice.skills.collapse import answer_of_given_classes, line_of_the_end
from core.practice.task import FormulaAnswer

_KEPT: Final = 512  # marks: those of some dozen readers
_ENDS: Final = ("component", "cancel", "split", "collapse")
_GENERAL: Final = {
    "softmax": FormulaAnswer("softmax", "e^{x_i} / sum_l e^{x_l}"),
    # Of any i and j: they stand for any entry of either kind.
    "partial-diagonal": FormulaAnswer("jacobian", "s_i (1 - s_i)", (2, 2), 3),
    "partial-off-diagonal": FormulaAnswer("jacobian", "-s_i s_j", (1, 2), 3),
    "partial": FormulaAnswer("jacobian", "s_i (δ_ij - s_j)"),
    "jacobian": FormulaAnswer("jacobian", "diag(s) - s s^T"),
    "cross-entropy": FormulaAnswer("loss", "-sum_l y_l log s_l"),
    "grad-s": FormulaAnswer("grad-s", "-y_j / s_j"),
    **{name: line_of_the_end(name) for name in _ENDS},
    "result": FormulaAnswer("gradient", "s sum(y) - y"),
    "direct-result": FormulaAnswer("gradient", "s_j sum(y) - y_j"),
    "sum-one": FormulaAnswer("gradient", "s_j - y_j", sum_is_one=True),
}
SYMBOLS: Final = {
    "softmax": "sᵢ =",
    "jacobian": "J =",
    "cross-entropy": "e =",
    "grad-s": "∂e/∂sⱼ =",
    "result": "∇e(x) =",
}
"""What stands before the line, where it is not what its end says."""


def answer_to_line(
    line: str, k: int | None = None, i: int = 1, j: int = 1
) -> FormulaAnswer | None:
    """What is a right answer where a line's right side is asked for; None where none is typed.

    k, i, j: of a given k, the output and the logit that stand for all, as for `derive_at`.
    """
    if k is None:
        return _GENERAL.get(line)
    other = j if j != i else i % k + 1
    match line:
        case "partial-diagonal":
            return FormulaAnswer("jacobian", f"s_{i} (1 - s_{i})", (i, i), k)
        case "partial-off-diagonal":
            return FormulaAnswer("jacobian", f"-s_{i} s_{other}", (i, other), k)
        case "component" | "cancel" | "split" | "collapse" | "direct-result":
            return answer_of_given_classes(j, k, "collapse" if line == "direct-result" else line)
        case "partial":
            return None  # a row of the Jacobian: nobody types it
    return _GENERAL.get(line)


@lru_cache(maxsize=_KEPT)
def mark_line(text: str, answer: FormulaAnswer) -> Mark:
    """Mark what was typed for a line. Never raises, whatever the text."""
    return mark_formula_part(answer, [text])
