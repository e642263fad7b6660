"""What is new in a line: found as trees, printed as marks that leave the formula as it was."""

from __future__ import annotations

import re

import pytest
from sympy import Basic, Expr, FunctionMatrix, MatMul, preorder_traversal
from sympy.matrices.matrixbase import MatrixBase

from core.symbolic import Step, derive, derive_at
from core.symbolic.changes import changes
from core.symbolic.latex import cells, latex
from core.symbolic.notation import s, y
from core.symbolic.orientation import in_columns

DERIVATIONS = [derive(None), derive(2), derive_at(4, 2, 3), in_columns(derive(3))]
PAIRS = [
    (step, made.step(step.after)) for made in DERIVATIONS for step in made.steps if step.after
]


def without_marks(text: str) -> str:
    """Take each \\new{...} away, keeping what is in it."""
    while (found := text.find(r"\new{")) >= 0:
        depth, end = 1, found + 5
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        text = text[:found] + text[found + 5 : end - 1] + text[end:]
    return text


def entries(side: Expr) -> list[Expr]:
    if isinstance(side, MatMul):
        return [entry for factor in side.args for entry in entries(factor)]
    if isinstance(side, FunctionMatrix):
        return list(cells(side))
    return list(side) if isinstance(side, MatrixBase) else [side]


def parts(side: Expr) -> set[Basic]:
    return {node for entry in entries(side) for node in preorder_traversal(entry)}


@pytest.mark.parametrize(("step", "before"), PAIRS, ids=lambda one: one.id)
def test_marks_change_nothing_else(step: Step, before: Step) -> None:
    marked = latex(step.rhs, marked=changes(step.rhs, before.rhs))
    assert re.sub(r"\s", "", without_marks(marked)) == re.sub(r"\s", "", latex(step.rhs))


@pytest.mark.parametrize(("step", "before"), PAIRS, ids=lambda one: one.id)
def test_marked_parts_are_in_the_line_and_not_in_the_one_before(step: Step, before: Step) -> None:
    found = changes(step.rhs, before.rhs)
    assert found <= parts(step.rhs)
    assert not found & parts(before.rhs)
    if step.id != "no-labels":  # it leaves nothing but 0
        assert found


@pytest.mark.parametrize("made", DERIVATIONS)
def test_a_line_is_not_new_against_itself(made: object) -> None:
    for step in made.steps:
        assert changes(step.rhs, step.rhs) == frozenset(), step.id


def test_marks_do_not_nest() -> None:
    for step, before in PAIRS:
        text = latex(step.rhs, marked=changes(step.rhs, before.rhs))
        for inner in re.findall(r"\\new\{(.*?)\}", text):
            assert r"\new" not in inner


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        (s[1] * (y[1] + y[2]) - y[1], s[1] * y[1] + s[1] * y[2] - y[1], r"\new{y_1 + y_2}"),
        (s[1] - y[1], s[2] - y[1], r"\new{s_1}"),
        (-y[1] / s[1], y[1], r"- \new{\frac{y_1}{s_1}}"),
    ],
)
def test_examples(after: Expr, before: Expr, expected: str) -> None:
    assert expected in latex(after, marked=changes(after, before))


def test_another_name_of_a_summed_index_is_not_new() -> None:
    made = derive(None)
    text = latex(
        made.step("collapse").rhs,
        marked=changes(made.step("collapse").rhs, made.step("split").rhs),
    )
    assert text == r"s_j \sum_{l=1}^{k} y_l - \new{y_j}"
