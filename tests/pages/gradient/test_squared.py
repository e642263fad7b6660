"""What the text beside squared error says: of the vectors, and of the component that is shown."""

from __future__ import annotations

import math

import numpy as np
import pytest

from core.numeric import squared_error_grad_x
from core.problem import Problem
from pages.gradient import blocks
from pages.ui.numbers import number
from tests.pages.gradient.views import opened

INF = math.inf


def notice(problem: Problem, **texts: str) -> str:
    figure = blocks.build(opened(problem, {"view": "squared"} | texts)).figures["sweep"]()
    said: str = figure["words"]["notice"]
    return said


@pytest.mark.parametrize(
    ("problem", "j"),
    [
        (Problem((1, -INF, 0.5), (1, 0, 0)), "2"),
        (Problem((-INF, 2, 0.5, 1), (0, 1, 0, 0.5)), "1"),
        (Problem((0, 0, -INF), (0.5, 0.5, 0)), "3"),
    ],
)
def test_a_component_that_is_0_throughout_is_said_to_be(problem: Problem, j: str) -> None:
    index = "₀₁₂₃₄"[int(j)]
    said = notice(problem, j=j, run="sum")
    assert f"∂e₂/∂x{index} is 0 on the whole axis, and ∂e/∂x{index} is" in said
    assert "lengths of the whole vectors" in said


@pytest.mark.parametrize("j", ["1", "2", "3"])
def test_a_component_is_said_with_its_range(j: str) -> None:
    problem = Problem((1, 2, -0.5), (1, 1, 0))
    said = notice(problem, j=j, **{"from": "-3", "to": "4"})
    x = np.tile(problem.x, (201, 1))
    x[:, int(j) - 1] = np.linspace(-3, 4, 201)
    course = squared_error_grad_x(x, np.tile(problem.y, (201, 1)))[:, int(j) - 1]
    assert f"{number(course.min())} to {number(course.max())}" in said
