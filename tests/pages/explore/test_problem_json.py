"""problem.json: every number as it is, infinities as strings."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from core.limits import ENTRIES_MAX, TEXT_MAX
from core.merged import Merged
from core.numeric import cross_entropy_grad_x, forward_backward
from core.problem import Problem
from core.readings import read_problem
from core.reduction import problem_of
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


@pytest.mark.parametrize("name", PRESETS)
def test_reads_back_as_both_vectors(name: str) -> None:
    problem = PRESETS[name][1]
    assert read_problem(problem_json(problem)) == {"x": problem.x, "y": problem.y}


def test_has_all_classes_where_a_row_stands_for_many_and_reads_back() -> None:
    x = tuple(4 * math.sin(n * n) for n in range(ENTRIES_MAX))
    y = tuple(float(n == 281) for n in range(ENTRIES_MAX))
    problem, merged = problem_of(x, y)
    assert merged is not None
    text = problem_json(problem, merged)
    content = json.loads(text, parse_constant=pytest.fail)
    assert list(content) == [*NAMES, "all"]
    assert content["all"]["kept"] == list(merged.kept)
    np.testing.assert_array_equal(content["all"]["grad_x"], cross_entropy_grad_x(x, y))
    assert len(text) <= TEXT_MAX
    assert read_problem(text) == {"x": x, "y": y}


def test_says_how_many_classes_there_are_where_no_more_is_known() -> None:
    problem = Problem(range(10), [1] + [0] * 9)
    assert json.loads(problem_json(problem, Merged(991)))["all"] == {"classes": 1000}


@pytest.mark.parametrize(
    "text",
    [
        "{}", '{"x": [1, 2]}', '{"x": [1, "a"], "y": [0, 1]}', '{"x": [], "y": []}',
        '{"x": 1, "y": 2}', '{"x": [true], "y": [0]}', '{"x": [NaN, 1], "y": [0, 1]',
        '["x", "y"]', '{"x":' * 10_000 + "}",
    ],
)  # fmt: skip
def test_no_other_json_is_taken_for_a_problem(text: str) -> None:
    assert read_problem(text) is None
