"""problem.json holds the core's values of the problem of the moment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.numeric import forward_backward
from core.problem import Problem
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

START = Problem((1, 2, -0.5), (0, 1, 0))


def download(lab: Lab) -> dict[str, Any]:
    with lab.page.expect_download() as waiting:
        lab.button("download").click()
    assert waiting.value.suggested_filename == "problem.json"
    content: dict[str, Any] = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    return content


def assert_values(content: dict[str, Any], problem: Problem) -> None:
    values = forward_backward(problem.x, problem.y)
    expected = {"x": problem.x, "y": problem.y} | {
        name: getattr(values, name)
        for name in ("s", "log_s", "loss", "grad_s", "jacobian", "grad_x")
    }
    assert list(content) == list(expected)
    for name, array in expected.items():
        # float() reads the strings "Infinity" and "-Infinity" too.
        found = np.vectorize(float)(np.array(content[name], dtype=object))
        np.testing.assert_array_equal(found, np.asarray(array, dtype=float), err_msg=name)


def test_every_value_has_full_precision(lab: Lab) -> None:
    problem = Problem.parse("0.1,1/3,-7", "1/3,1/3,1/3")
    lab.open_problem(problem)
    assert_values(download(lab), problem)


def test_an_edit_in_the_fields_is_in_the_next_download(lab: Lab) -> None:
    lab.open_problem(START)
    assert_values(download(lab), START)
    edited = START.with_x((1, 3.25, -0.5))
    lab.field("x", 2).fill("3.25")
    lab.expect_explore(edited)
    assert_values(download(lab), edited)
    lab.button("add-class").click()
    lab.expect_problem(edited.add_class())
    assert_values(download(lab), edited.add_class())


def test_infinities_are_strings(lab: Lab) -> None:
    problem = Problem.parse("1,-inf", "0,1")
    lab.open_problem(problem)
    content = download(lab)
    assert content["x"] == [1, "-Infinity"]
    assert content["loss"] == "Infinity"
    assert content["log_s"][1] == content["grad_s"][1] == "-Infinity"
    assert_values(content, problem)
