"""Lines of the derivation to be written, the last one first: faded from the end backwards.

To add one: a maker, and its place in MAKERS.
"""

from __future__ import annotations

from typing import Final

from core.practice.draws import Draws
from core.practice.given import below, several_labels, whole_powers
from core.practice.questions import Makers, formula, general_task, rule_task
from core.practice.task import Form, FormulaAnswer, Level, Part, Task, Text, text
from core.translation import N_

LINES: Final = ("component", "cancel", "split", "collapse")
_MODELS: Final = {
    "component": "sum_i (-y_i/s_i) s_i (δ_ij - s_j)",
    "cancel": "-sum_i y_i (δ_ij - s_j)",
    "split": "s_j sum_i y_i - sum_i y_i δ_ij",
    "collapse": "s_j sum(y) - y_j",
}
_SHOWN: Final = {
    "component": "Σᵢ (−yᵢ/sᵢ) sᵢ (δᵢⱼ − sⱼ)",
    "cancel": "−Σᵢ yᵢ (δᵢⱼ − sⱼ)",
    "split": "sⱼ Σᵢ yᵢ − Σᵢ yᵢ δᵢⱼ",
    "collapse": "sⱼ sum(y) − yⱼ",
}
WITHOUT: Final[dict[str, tuple[Form, ...]]] = {
    "component": (),
    "cancel": ("quotient",),
    "split": ("quotient", "bracket"),
    "collapse": ("quotient", "bracket", "delta"),
}
NEEDS: Final[dict[str, tuple[Form, ...]]] = {
    "component": ("quotient", "delta"),
    "cancel": ("delta", "bracket"),
    "split": ("delta",),
    "collapse": (),
}
_QUESTIONS: Final = {
    "component": N_("Write one component of the product as a sum over i."),
    "cancel": N_("Write the line after it, in which sᵢ has been cancelled."),
    "split": N_("Write the line after it, in which the bracket has been multiplied out."),
    "collapse": N_("Write the last line, in which the delta has been worked out."),
}
_HINTS: Final = {
    "component": (
        N_("The whole row, and a single column."),
        N_("Put both known derivatives into the sum over i."),
        N_("sum_i of (−yᵢ/sᵢ) times an entry of the Jacobian."),
    ),
    "cancel": (
        N_("What stands in both the numerator and the denominator?"),
        N_("Only the output of the same index cancels, not the one in the bracket."),
        N_("What is left is a target times the bracket, with the sign before the sum."),
    ),
    "split": (
        N_("There are two terms in the bracket, so there will be two sums."),
        N_("An output that does not have the index of the sum moves in front of it."),
        N_("One sum of targets with an output before it, and one sum with a delta."),
    ),
    "collapse": (
        N_("Of all terms of the sum, for which is the delta not 0?"),
        N_("Only i = j is left of one sum; the other one is the sum of the targets."),
        N_("An output times the sum of the targets, less one target."),
    ),
}


_HINTS_OF_COLLECTING: Final = (
    N_("Which terms have an output as a factor, once the brackets are multiplied out?"),
    N_("It is the same output in all of them: put it before a bracket."),
    N_("An output times the sum of the targets, less one target."),
)
_HINTS_OF_PRODUCTS: Final = (
    N_("How many products does each bracket give?"),
    N_("1 − s gives two products; where the classes differ there is one."),
    N_("Every target times the same output, minus a single target."),
)


def line_of_the_end(name: str, *, follows: bool = False) -> FormulaAnswer:
    """What is a right answer to one of LINES, for any k."""
    return FormulaAnswer(
        "gradient", _MODELS[name], without=WITHOUT[name], needs=NEEDS[name], follows=follows
    )


def line_of_given_classes(j: int, k: int, name: str) -> str:
    """One of LINES for a given k, as it is typed: sums written out, without deltas."""
    classes = range(1, k + 1)
    match name:
        case "component":
            terms = (f"(-y_{i}/s_{i}) s_{i} ({int(i == j)} - s_{j})" for i in classes)
            return " + ".join(terms)
        case "cancel":
            return "-" + " - ".join(f"y_{i} ({int(i == j)} - s_{j})" for i in classes)
        case "split":
            return " + ".join(f"s_{j} y_{i}" for i in classes) + f" - y_{j}"
    return f"s_{j} ({' + '.join(f'y_{i}' for i in classes)}) - y_{j}"


def _line(name: str, *, follows: bool) -> Part:
    first, second, third = (text(hint) for hint in _HINTS[name])
    answer = line_of_the_end(name, follows=follows)
    return Part(
        text(_QUESTIONS[name]),
        answer,
        (first, second, third),
        name,
        formula(f"∂e/∂xⱼ = {_SHOWN[name]}"),
        symbol="∂e/∂xⱼ =",
    )


def _faded(draws: Draws, level: Level, count: int) -> Task:
    """The last `count` lines are written by the reader, those before them stand there."""
    given = whole_powers(draws, several_labels(draws, 3))
    blanks = LINES[-count:]
    parts = [_line(name, follows=n > 0) for n, name in enumerate(blanks)]
    before = ("grad-s", "partial", "chain-rule", *LINES)
    shown = before[: len(before) - count][-3:]
    return general_task("collapse", level, f"last-{count}", given, *parts, shown=shown)


def last_line(draws: Draws) -> Task:
    """The last line."""
    return _faded(draws, 1, 1)


def last_two_lines(draws: Draws) -> Task:
    """The last two lines."""
    return _faded(draws, 2, 2)


def last_three_lines(draws: Draws) -> Task:
    """The last three lines."""
    return _faded(draws, 2, 3)


def all_lines(draws: Draws) -> Task:
    """All of it, from the chain rule on."""
    return _faded(draws, 3, 4)


def rule_of_the_line(draws: Draws) -> Task:
    """Which rule comes next, near the end?"""
    given = whole_powers(draws, several_labels(draws, 3))
    return rule_task(draws, "collapse", 1, given, draws.of(("split", "collapse", "result")))


def _shown(j: int, k: int, name: str) -> Text:
    """The same as it is shown."""
    typed = line_of_given_classes(j, k, name).replace("-", "−")
    for n in range(1, k + 1):
        typed = typed.replace(f"_{n}", below(n))
    return formula(f"∂e/∂x{below(j)} = {typed}")


def answer_of_given_classes(
    j: int, k: int, name: str, *, without: tuple[Form, ...] | None = None, follows: bool = False
) -> FormulaAnswer:
    """What is a right answer to one of LINES for a given k: there are no deltas.

    without: the forms that it has no longer, where they are not the line's own.
    """
    needs: tuple[Form, ...] = tuple(form for form in NEEDS[name] if form != "delta")
    if without is None:
        without = tuple(form for form in WITHOUT[name] if form != "delta")
    if name == "collapse":  # the sum of the targets stands in a bracket
        without = tuple(form for form in without if form != "bracket")
    model = line_of_given_classes(j, k, name)
    return FormulaAnswer("gradient", model, (j,), k, without=without, needs=needs, follows=follows)


def _given_line(
    j: int, k: int, name: str, question: Text, *, follows: bool = False, collected: bool = False
) -> Part:
    own = {"split": _HINTS_OF_PRODUCTS, "collapse": _HINTS_OF_COLLECTING}
    hints = own.get(name, _HINTS[name])
    first, second, third = map(text, hints)
    answer = answer_of_given_classes(
        j, k, name, without=("quotient", "repeated") if collected else None, follows=follows
    )
    return Part(
        question,
        answer,
        (first, second, third),
        name,
        _shown(j, k, name),
        symbol=f"∂e/∂x{below(j)} =",
    )


def given_classes(draws: Draws) -> Task:
    """The last line for a given k: no sum signs."""
    k = draws.of((2, 3))
    j = draws.between(1, k)
    given = whole_powers(draws, several_labels(draws, k))
    question = text(
        N_("There are {k} classes. Write ∂e/∂x{j} in s and y, without sum signs or deltas."),
        k=str(k), j=below(j),
    )  # fmt: skip
    part = _given_line(j, k, "collapse", question)
    return general_task(
        "collapse", 2, "given-classes", given, part, shown=("cancel",), own_k=True, j=j
    )


def given_classes_in_two_lines(draws: Draws) -> Task:
    """The cancelled line and the last one for a given k."""
    k = draws.of((2, 3))
    j = draws.between(1, k)
    given = whole_powers(draws, several_labels(draws, k))
    cancelled = text(
        N_("There are {k} classes. Write ∂e/∂x{j} with s cancelled, but with brackets still."),
        k=str(k), j=below(j),
    )  # fmt: skip
    parts = (
        _given_line(j, k, "cancel", cancelled),
        _given_line(j, k, "collapse", _collect(j), follows=True, collected=True),
    )
    return general_task(
        "collapse", 3, "given-classes-in-two", given, *parts,
        shown=("component",), own_k=True, j=j,
    )  # fmt: skip


def _collect(j: int) -> Text:
    return text(N_("Now collect what belongs to s{j}."), j=below(j))


def all_lines_of_given_classes(draws: Draws) -> Task:
    """All of it for a given k: the chain rule written out, and what becomes of it."""
    k = draws.of((2, 3))
    j = draws.between(1, k)
    given = whole_powers(draws, several_labels(draws, k))
    chain = text(
        N_("There are {k} classes. Write ∂e/∂x{j} by the chain rule: a product for each output, "
           "and nothing cancelled."),
        k=str(k), j=below(j),
    )  # fmt: skip
    cancelled = text(N_("Now cancel each output, but keep the brackets."))
    split = text(N_("Now multiply the brackets out."))
    parts = (
        _given_line(j, k, "component", chain),
        _given_line(j, k, "cancel", cancelled, follows=True),
        _given_line(j, k, "split", split, follows=True),
        _given_line(j, k, "collapse", _collect(j), follows=True, collected=True),
    )
    return general_task(
        "collapse", 3, "given-classes-in-all", given, *parts,
        shown=("grad-s", "jacobian"), own_k=True, j=j,
    )  # fmt: skip


MAKERS: Final[Makers] = {
    1: (last_line, rule_of_the_line),
    2: (last_two_lines, last_three_lines, given_classes),
    3: (all_lines, given_classes_in_two_lines, all_lines_of_given_classes),
}
