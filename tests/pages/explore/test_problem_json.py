"""problem.json: every number as it is, infinities as strings."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from core.numeric import forward_backward
from core.problem import Problem
from pages.explore.problem_json import problem_json
from pages.ui.editor.presets import PRESETS

NAMES = ["x", "y", "s", "log_s", "loss", "grad_s", "jacobian", "grad_x"]


def restored(item: object) -> object:
    if isinstance(item, list):
        return [restored(one) for one in item]
    return {"Infinity": math.inf, "-Infinity": -math.inf}.get(item, item)


@pytest.mark.parametrize("name", PRESETS)
def test_gives_back_the_very_same_floats(name: str) -> None:
    problem = PRESETS[name][1]
    content = json.loads(problem_json(problem), parse_constant=pytest.fail)
    assert list(content) == NAMES
    values = forward_backward(problem.x, problem.y)
    assert tuple(restored(content["x"])) == problem.x
    assert tuple(restored(content["y"])) == problem.y
    for key in NAMES[2:]:
        np.testing.assert_array_equal(restored(content[key]), getattr(values, key))


def test_infinities_are_strings() -> None:
    content = json.loads(problem_json(Problem((0, -math.inf), (0.5, 0.5))))
    assert content["x"] == [0.0, "-Infinity"]
    assert content["loss"] == "Infinity"
    assert content["log_s"] == [0.0, "-Infinity"]
    assert content["grad_s"] == [-0.5, "-Infinity"]
