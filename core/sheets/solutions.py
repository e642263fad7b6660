"""Answers as Python, and tests that hold a student's answer against them: for keys alone."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from core.practice import Task
from core.practice.task import (
    BarsAnswer,
    ChoiceAnswer,
    FormulaAnswer,
    GuessAnswer,
    Number,
    NumberAnswer,
)
from core.sheets.asked import LETTERS, arguments_of, is_of_given_classes

NEAR: Final = 6e-3
"""How far a number may be off, relatively: three digits that count, rounded."""
_VALUES: Final = {
    "softmax": "np.exp(x[{i}]) / np.exp(x).sum()",
    "jacobian": "s[{i}] * (({i} == {j}) - s[{j}])",
    "grad-s": "-y[{j}] / s[{j}]",
    "gradient": "s[{j}] * y.sum() - y[{j}]",
    "loss": "-(y * np.log(s)).sum()",
}
_SOFTMAX: Final = "s = np.exp(x - x.max()) / np.exp(x - x.max()).sum()"


def value(task: Task, n: int) -> str:
    """The answer to a part as a Python expression; of a formula, what its function returns."""
    answer = task.parts[n].answer
    match answer:
        case NumberAnswer() | GuessAnswer():
            return _number(answer.value)
        case ChoiceAnswer():
            return f'"{LETTERS[answer.right]}"'
        case BarsAnswer():
            ((vector, place),) = answer.moves
            return repr((answer.solution.x if vector == "x" else answer.solution.y)[place - 1])
    return _formula(task, answer)


def hidden_test(task: Task, n: int, name: str) -> str:
    """A test of the answer itself: nothing of it may be in a student's file."""
    answer = task.parts[n].answer
    match answer:
        case NumberAnswer():
            bound = f"rtol={NEAR}, atol=0"
            if answer.decimals is not None or not answer.value:
                decimals = 3 if answer.decimals is None else answer.decimals
                bound = f"rtol=0, atol={10.0**-decimals}"
            return f"assert np.isclose(float({name}), {_number(answer.value)}, {bound})"
        case ChoiceAnswer():
            return f"assert {name} == {value(task, n)}"
        case BarsAnswer():
            return _test_of_bars(task, answer, name)
        case GuessAnswer():
            return f"assert {answer.least:.9g} <= float({name}) <= {answer.most:.9g}"
    return _test_of_formula(task, answer, name)


def _number(number: Number) -> str:
    return str(number) if isinstance(number, Fraction) else f"{number:.9g}"


def _formula(task: Task, answer: FormulaAnswer) -> str:
    i, j = "i", "j"
    if is_of_given_classes(task, answer):
        i, j = str(answer.cell[0] - 1), str(answer.cell[-1] - 1)
    if answer.target == "jacobian" and answer.cell and len(set(answer.cell)) == 1:
        return f"s[{i}] * (1 - s[{i}])"
    if answer.target == "gradient" and answer.sum_is_one:
        return f"s[{j}] - y[{j}]"
    return _VALUES[answer.target].format(i=i, j=j)


def _test_of_bars(task: Task, answer: BarsAnswer, name: str) -> str:
    """Whether the problem with this bar moved is where it has to be."""
    ((vector, place),) = answer.moves
    cell = answer.cell or (1,)
    i, j = cell[0] - 1, cell[-1] - 1
    looked_at = _VALUES[answer.target] if answer.target != "softmax" else "s[{i}]"
    return "\n".join(
        (
            f"x = np.array({list(task.problem.x)})",
            f"y = np.array({list(task.problem.y)})",
            f"{vector}[{place - 1}] = float({name})",
            _SOFTMAX,
            f"assert {answer.low:.9g} <= {looked_at.format(i=i, j=j)} <= {answer.high:.9g}",
        )
    )


def _test_of_formula(task: Task, answer: FormulaAnswer, name: str) -> str:
    """Whether the function has the right values at two problems, for every class."""
    arguments = arguments_of(task, answer)
    k = answer.k or 3
    labels = (0, 1, 0, 0) if answer.sum_is_one else (2, 0, 1, 1)
    given = ", ".join(arguments)
    lines = [f"for weights in ({(1, 2, 4, 7)[:k]}, {(5, 3, 1, 2)[:k]}):"]
    lines += ["    s = np.array(weights) / sum(weights)", "    x = np.log(weights)"]
    lines += [f"    y = np.array({labels[:k]})"]
    depth = 1
    for index in (argument for argument in arguments if argument in "ij"):
        lines.append(f"{'    ' * depth}for {index} in range({k}):")
        depth += 1
    lines.append(f"{'    ' * depth}assert np.isclose({name}({given}), {_formula(task, answer)})")
    return "\n".join(lines)
