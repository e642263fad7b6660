"""A class weight is said: one label whose target is not 1."""

from __future__ import annotations

import math

import pytest

from core.problem import Problem
from pages.explore import PAGE
from pages.ui.editor.presets import PRESETS
from pages.ui.page import View
from tests.pages.words import words_of


def loss_block(problem: Problem) -> str:
    settings, _wrong = PAGE.read(problem, {})
    return str(PAGE.blocks.build(View(problem, settings, PAGE, {})).html("loss"))


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (PRESETS["weighted"][1], "label 3 is y₃ = w, so sum(y) = w = 2.5"),
        (Problem((1, 2), (0.1, 0)), "label 1 is y₁ = w, so sum(y) = w = 0.1"),
        (
            Problem((1, 2, -math.inf, 3), (0, 30_000, 0, 0)),
            "label 2 is y₂ = w, so sum(y) = w = 30000",
        ),
        (Problem([0.0] * 10, [0.0] * 9 + [7.0]), "label 10 is y₁₀ = w, so sum(y) = w = 7"),
    ],
)
def test_one_label_with_a_weight_is_named(problem: Problem, said: str) -> None:
    assert said in words_of(loss_block(problem))


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "weighted"])
def test_other_targets_are_not(name: str) -> None:
    assert "class weight w" not in loss_block(PRESETS[name][1])


@pytest.mark.parametrize(("y", "only_zero"), [((0, 0), True), ((0, 2), False)])
def test_the_axis_of_the_gradient_has_one_zero(y: tuple[float, ...], *, only_zero: bool) -> None:
    problem = Problem((1, 2), y)
    settings, _wrong = PAGE.read(problem, {})
    html = str(PAGE.blocks.build(View(problem, settings, PAGE, {})).html("grad-x"))
    assert ("lab-axis only-zero" in html) == only_zero
