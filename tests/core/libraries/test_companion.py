"""Both programs print the lab's numbers; that in PyTorch only where PyTorch is (`torch`)."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.libraries.companion import WORDS, Language, lines, program
from core.numeric import forward_backward
from core.problem import Problem
from pages.ui.editor.presets import PRESETS
from tests.core.worked.problems import HARD, PLAIN, chinese, english, hostile

PROBLEMS = [*HARD, *(problem for _name, problem in PRESETS.values())]


RUN_ALL = """
import runpy, sys
for path in sys.argv[1:]:
    runpy.run_path(path)
    print("---")
"""


def run(problems: list[Problem], language: Language, folder: Path) -> list[dict[str, Any]]:
    """What each program printed, by name: all in one process, which loads a library once."""
    paths = []
    for number, problem in enumerate(problems):
        steps = lines(*_with_values(problem))
        paths.append(folder / f"companion_{number}.py")
        paths[-1].write_text(program(steps, language, english), "utf-8")
    command = [sys.executable, "-I", "-X", "utf8", "-W", "error", "-c", RUN_ALL, *map(str, paths)]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [_read(text) for text in done.stdout.split("---\n")[:-1]]


def _read(printed: str) -> dict[str, Any]:
    pairs = dict(line.split(" = ", 1) for line in printed.strip().split("\n"))
    return {name: json.loads(text.replace("inf", "Infinity")) for name, text in pairs.items()}


def expect_the_labs_numbers(problem: Problem, printed: dict[str, Any]) -> None:
    steps = lines(problem, forward_backward(problem.x, problem.y))
    assert list(printed) == [step.name for step in steps] == list(WORDS)
    for step in steps:
        np.testing.assert_allclose(
            printed[step.name],
            step.value,
            rtol=1e-9,
            atol=1e-11 * (1 + problem.Y),
            err_msg=f"{problem} {step.name}",
        )


def test_the_numpy_program_prints_the_labs_numbers(tmp_path: Path) -> None:
    for problem, printed in zip(PROBLEMS, run(PROBLEMS, "numpy", tmp_path), strict=True):
        expect_the_labs_numbers(problem, printed)


@pytest.mark.torch
def test_the_pytorch_program_prints_the_labs_numbers(tmp_path: Path) -> None:
    if not os.environ.get("LAB_REQUIRE_TORCH"):
        pytest.importorskip("torch")
    for problem, printed in zip(PROBLEMS, run(PROBLEMS, "torch", tmp_path), strict=True):
        expect_the_labs_numbers(problem, printed)


@pytest.mark.parametrize("language", ["numpy", "torch"])
@pytest.mark.parametrize("say", [chinese, hostile])
def test_words_are_comments(language: Language, say: Any) -> None:
    steps = lines(PLAIN, forward_backward(PLAIN.x, PLAIN.y))
    trees = [ast.dump(ast.parse(program(steps, language, words))) for words in (say, english)]
    assert trees[0] == trees[1]


def test_each_program_imports_its_library_alone() -> None:
    steps = lines(PLAIN, forward_backward(PLAIN.x, PLAIN.y))
    for language, imports in (("numpy", "import numpy as np"), ("torch", "import torch")):
        tree = ast.parse(program(steps, language, english))
        got = [
            ast.unparse(n) for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom))
        ]
        assert got == [imports]


def test_the_product_is_multiplied_out_where_it_has_no_value() -> None:
    steps = lines(*_with_values(Problem((0, -float("inf")), (0.5, 0.5))))
    assert "grad_s @ jacobian" not in "".join(step.numpy for step in steps)
    steps = lines(*_with_values(Problem((0, -float("inf")), (0.5, 0))))
    assert "grad_s @ jacobian" in "".join(step.numpy for step in steps)


def _with_values(problem: Problem) -> tuple[Problem, Any]:
    return problem, forward_backward(problem.x, problem.y)
