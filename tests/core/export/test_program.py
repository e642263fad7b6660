"""The program: NumPy alone, and what it prints is what `core.numeric` says."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.export import python, words
from core.numeric import forward_backward
from core.problem import Problem
from tests.core.worked.problems import HARD, INFINITE, PLAIN, chinese, english, hostile

NAMES = ("s", "loss", "grad_s", "jacobian", "grad_x")


def run(text: str, folder: Path) -> tuple[dict[str, object], list[str]]:
    """What the program printed: values by name, and its words."""
    path = folder / "program.py"
    path.write_text(text, "utf-8")
    command = [sys.executable, "-I", "-X", "utf8", "-W", "error", path.name]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.strip().split("\n")
    pairs = dict(line.split(" = ", 1) for line in lines if " = " in line)
    found = {name: json.loads(text.replace("inf", "Infinity")) for name, text in pairs.items()}
    return found, [line for line in lines if " = " not in line]


@pytest.mark.parametrize("problem", HARD, ids=str)
def test_prints_the_values_of_the_core(problem: Problem, tmp_path: Path) -> None:
    found, said = run(python(problem, english), tmp_path)
    assert found["x"] == list(problem.x)
    assert found["y"] == list(problem.y)
    values = forward_backward(problem.x, problem.y)
    for name in NAMES:
        expected = getattr(values, name)
        np.testing.assert_allclose(found[name], expected, rtol=1e-9, atol=1e-12 * (1 + problem.Y))
    last = words.UNDEFINED if problem.has_infinite_loss else words.DIFFERENCES_AGREE
    assert said == [words.PRODUCT_AGREES, last]


def test_needs_nothing_but_numpy() -> None:
    tree = ast.parse(python(PLAIN, english))
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [ast.unparse(node) for node in imports] == ["import numpy as np"]


@pytest.mark.parametrize("say", [chinese, hostile])
def test_words_are_comments_and_strings(say: object, tmp_path: Path) -> None:
    def plain(text: str) -> str:
        tree = ast.parse(text)
        for node in ast.walk(tree):
            is_print = isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
            if is_print and len(node.args) == 1:
                assert isinstance(ast.literal_eval(node.args[0]), str)
                node.args = []
        return ast.dump(tree)

    text = python(INFINITE, say)  # type: ignore[arg-type]
    assert plain(text) == plain(python(INFINITE, english))
    run(text, tmp_path)
