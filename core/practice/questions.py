"""Questions that several skills ask: a number, a line's rule, what the numbers are put into."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.answers.targets import Target
from core.practice.draws import Draws
from core.practice.given import Given, below, plain, quantity
from core.practice.task import (
    ChoiceAnswer,
    Level,
    Number,
    NumberAnswer,
    Option,
    Part,
    Skill,
    Task,
    Text,
    Wrong,
    text,
)
from core.translation import N_

Maker = Callable[[Draws], Task]
"""Makes a task of one kind; what differs from seed to seed is drawn."""

Makers = dict[Level, tuple[Maker, ...]]
"""The tasks of a skill by level."""

WRONG_OPTIONS = 3
"""How many wrong options a choice has as a rule."""

AS_IT_IS = "{formula}"
"""A text that is a formula: it is not translated."""


def formula(written: str) -> Text:
    """A formula as a text."""
    return text(AS_IT_IS, formula=written)


def number_part(
    given: Given,
    target: Target,
    cell: tuple[int, ...],
    hints: tuple[Text, Text],
    numbers: str,
    line: str,
    *,
    question: Text | None = None,
    wrong: Sequence[Wrong] = (),
    from_earlier: Callable[[Sequence[Number]], Number] | None = None,
) -> Part:
    """Compute a cell of a target; `numbers`: the last hint, the formula with numbers in it."""
    name, value = quantity(target, cell), given.value(target, *cell)
    return Part(
        question or text(N_("Compute {name}."), name=name),
        NumberAnswer(value, target, cell, tuple(wrong), from_earlier=from_earlier),
        (*hints, text(N_("With the numbers: {numbers}"), numbers=numbers)),
        line,
        formula(f"{name} = {plain(value)}"),
        symbol=f"{name} =",
    )


def share_part(
    given: Given,
    i: int,
    *,
    from_earlier: Callable[[Sequence[Number]], Number] | None = None,
) -> Part:
    """Compute s_i: what other questions begin with."""
    return number_part(
        given,
        "softmax",
        (i,),
        (
            text(N_("Softmax divides each exponential by the total of all exponentials.")),
            text(N_("Work out e^x for every class first, then add them up.")),
        ),
        share_numbers(given, i),
        "softmax",
        from_earlier=from_earlier,
    )


def share_numbers(given: Given, i: int) -> str:
    """s_i with the exponentials in it: 2 / (1 + 2 + 3)."""
    if given.powers is not None:
        powers = [str(power) for power in given.powers]
    else:
        powers = [f"e^{plain(value)}" for value in given.problem.x]
    return f"{powers[i - 1]} / ({' + '.join(powers)})"


def task(
    skill: Skill, level: Level, name: str, given: Given, *parts: Part, i: int = 1, j: int = 1
) -> Task:
    """A task about the numbers of a problem; its seed is put in where it is made."""
    return Task(skill, level, 0, name, given.problem, parts, x_texts=given.x_texts, i=i, j=j)


def general_task(
    skill: Skill,
    level: Level,
    name: str,
    given: Given,
    *parts: Part,
    shown: tuple[str, ...] = (),
    own_k: bool = False,
    i: int = 1,
    j: int = 1,
) -> Task:
    """A task about any problem; `shown`: lines that stand above the question."""
    return Task(
        skill,
        level,
        0,
        name,
        given.problem,
        parts,
        x_texts=given.x_texts,
        has_numbers=False,
        general=not own_k,
        shown=shown,
        i=i,
        j=j,
    )


def choice_part(
    draws: Draws,
    question: Text,
    right: Option,
    others: Sequence[Option],
    hints: tuple[Text, Text, Text],
    line: str,
    *,
    most: int = WRONG_OPTIONS,
) -> Part:
    """Choose one of a few, in an order of the seed; of many wrong ones, the seed says which."""
    wrong = draws.some(others, min(most, len(others)))
    options = draws.shuffled([right, *wrong])
    answer = ChoiceAnswer(options, options.index(right))
    return Part(question, answer, hints, line, right.text)


def rule_task(draws: Draws, skill: Skill, level: Level, given: Given, line: str) -> Task:
    """Which rule gives the next line, and why? The choices are the derivation's own."""
    from core.symbolic.outline import OUTLINE  # SymPy comes with it
    from core.symbolic.rules import MEANINGS, choices

    lines = {known.id: known for known in OUTLINE}
    asked = lines[line]
    rules = [Option(Text(name, is_title=True), text(MEANINGS[name])) for name in choices(line)]
    right = rules[choices(line).index(asked.rule)]
    rule = choice_part(
        draws,
        text(N_("Which rule gives the next line?")),
        right,
        [option for option in rules if option != right],
        (
            text(N_("Look for what this line has and the next one must no longer have.")),
            text(N_("Say in words what has to be done; then look which rule does that.")),
            text(N_("The rule does this: {meaning}"), meaning=text(MEANINGS[asked.rule])),
        ),
        line,
        most=len(rules),
    )
    notes = [known.note for known in OUTLINE if known.rule != asked.rule]
    wrong_notes = draws.some(notes, 2)
    other = text(N_("That is the reason of another line."))
    why = choice_part(
        draws,
        text(N_("And why does it apply here?")),
        Option(text(asked.note)),
        [Option(text(note), other) for note in wrong_notes],
        (
            text(N_("A reason is about this very line, not about the rule alone.")),
            text(N_("Leave out what speaks of symbols that the line does not have.")),
            text(N_("The rule again: {meaning}"), meaning=text(MEANINGS[asked.rule])),
        ),
        line,
    )
    before = asked.after or OUTLINE[[known.id for known in OUTLINE].index(line) - 1].id
    return general_task(skill, level, f"rule-{line}", given, rule, why, shown=(before,))


def terms(name: str, k: int) -> str:
    """`y₁ + y₂ + y₃`."""
    return " + ".join(f"{name}{below(n)}" for n in range(1, k + 1))
