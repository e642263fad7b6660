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


@pytest.mark.parametrize("columns", [False, True], ids=["row", "column"])
@pytest.mark.parametrize("problem", HARD, ids=str)
def test_prints_the_values_of_the_core(problem: Problem, columns: bool, tmp_path: Path) -> None:
    found, said = run(python(problem, english, columns=columns), tmp_path)
    assert found["x"] == list(problem.x)
    assert found["y"] == list(problem.y)
    values = forward_backward(problem.x, problem.y)
    for name in NAMES:
        expected = getattr(values, name)
        if columns and name in ("grad_s", "grad_x"):
            expected = expected[:, None]
        np.testing.assert_allclose(found[name], expected, rtol=1e-9, atol=1e-12 * (1 + problem.Y))
    last = words.UNDEFINED if problem.has_infinite_loss else words.DIFFERENCES_AGREE
    product = words.PRODUCT_AGREES_IN_COLUMNS if columns else words.PRODUCT_AGREES
    assert said == [product, last]


def test_the_layouts_multiply_in_their_own_order() -> None:
    assert "grad_s @ jacobian" in python(PLAIN, english)
    assert "jacobian @ grad_s" in python(PLAIN, english, columns=True)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "big5"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "koi8-r"},
        {},
    ],
    ids=str,
)
@pytest.mark.parametrize("problem", [PLAIN, INFINITE], ids=["finite", "infinite"])
def test_chinese_words_are_said_on_every_screen(
    environment: dict[str, str], problem: Problem, tmp_path: Path
) -> None:
    path = tmp_path / "program.py"
    path.write_text(python(problem, chinese), "utf-8")
    command = [sys.executable, path.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    first, last = done.stdout.splitlines()[-2:]
    assert b"=" not in first + last
    assert first.strip()


def test_needs_nothing_but_numpy() -> None:
    tree = ast.parse(python(PLAIN, english))
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [ast.unparse(node) for node in imports] == ["import numpy as np"]


@pytest.mark.parametrize("say", [chinese, hostile])
def test_words_are_comments_and_strings(say: object, tmp_path: Path) -> None:
    def plain(text: str) -> str:
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "say":
                assert isinstance(ast.literal_eval(node.args[0]), str)
                node.args = []
        return ast.dump(tree)

    text = python(INFINITE, say)  # type: ignore[arg-type]
    assert plain(text) == plain(python(INFINITE, english))
    run(text, tmp_path)
