"""A wrong formula in a lesson gets the reasons that it gets on the pages made for answers."""

from __future__ import annotations

import re

import pytest

from core.answers import MISTAKES, Target, mark
from core.answers.targets import TARGETS
from core.lessons.lesson import FormulaAsked, Say, Step
from core.lessons.library import own
from core.lessons.marking import mark_said
from core.numeric import forward_backward, softmax_jacobian
from core.problem import Problem
from tests.core.answers.test_lines import UNNAMED

STEPS: dict[Target, Step] = {
    step.task.answer.target: step
    for lesson in own().values()
    for step in lesson.steps
    if isinstance(step.task, Say) and isinstance(step.task.answer, FormulaAsked)
}
START = Problem((1, 0, -1), (1, 0, 0))


def reasons(target: Target, said: str) -> list[str]:
    marked = mark_said(STEPS[target], said, START, "en")
    assert not marked.is_right
    return marked.explained(said, str)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_known_mistake_is_told_with_why_it_tempts(name: str) -> None:
    mistake = MISTAKES[name]
    if mistake.target not in STEPS:
        assert mistake.target == "loss"  # no lesson asks for it
        return
    said = reasons(mistake.target, mistake.formula)
    assert mistake.words in said
    assert any(mistake.tempts in sentence for sentence in said)


@pytest.mark.parametrize(("text", "target", "line"), UNNAMED)
def test_what_no_mistake_explains_is_seen_at_a_problem(
    text: str, target: Target, line: str
) -> None:
    if target not in STEPS:
        return
    said = reasons(target, text)
    if mark(text, target).name:
        return  # it is off by something, and that is said
    seen = re.fullmatch(
        r"At x = \((.*)\), y = \((.*)\) it gives (\S+) = (\S+); right is (\S+)\.",
        said[-1].replace("−", "-"),
    )
    assert seen, said
    problem = Problem.parse(seen[1].replace(" ", ""), seen[2].replace(" ", ""))
    values = forward_backward(problem.x, problem.y)
    true = {
        "softmax": values.s,
        "grad-s": values.grad_s,
        "jacobian": softmax_jacobian(problem.x),
        "gradient": values.grad_x,
    }[target]
    cell = tuple("₁₂₃".index(n) for n in re.findall("[₁₂₃]", seen[3]))
    assert float(seen[5]) == pytest.approx(float(true[cell]), abs=1e-3)
    assert float(seen[4]) != pytest.approx(float(true[cell]), abs=1e-6)


def test_lessons_ask_for_most_targets() -> None:
    assert STEPS.keys() | {"loss"} == set(TARGETS)
