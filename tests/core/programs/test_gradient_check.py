"""The programs that check a gradient: they run, agree with a right one and refuse a wrong one."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from core.problem import Problem
from core.programs import TOOLS, Tool, gradient_check
from tests.core.worked.problems import HARD, chinese, english, hostile

# The line of each program where the gradient stands, and one that forgets the sum of the targets.
WRONG: dict[Tool, tuple[str, str]] = {
    "numpy": ("return s * y.sum() - y", "return s - y"),
    "torch": ("* labelled.sum() - labelled)", "- labelled)"),
    "jax": ("* labelled.sum() - labelled)", "- labelled)"),
}
LIBRARIES = {"numpy": "numpy", "torch": "torch", "jax": "jax"}
INSTALLED = [
    pytest.param(tool, marks=[] if tool == "numpy" else pytest.mark.torch) for tool in TOOLS
]
TWO = Problem((1, 2, -0.5), (1, 1, 0))


# `bash tests/run libraries` has an environment with all of them; NumPy is everywhere.
OTHERS = Path(__file__).parents[3] / ".venv-libraries" / "bin" / "python"


def run(text: str, folder: Path, python: str = sys.executable) -> str:
    """What the program says at its end."""
    path = folder / "check.py"
    path.write_text(text, "utf-8")
    command = [python, "-I", "-X", "utf8", path.name]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    said = (done.stdout + done.stderr).strip()
    assert said, done
    return said.splitlines()[-1]


def python_with(tool: Tool) -> str:
    """A Python that has the library."""
    if importlib.util.find_spec(LIBRARIES[tool]) is not None:
        return sys.executable
    if not OTHERS.exists():
        pytest.skip(f"{tool} is not installed")
    return str(OTHERS)


@pytest.mark.parametrize("tool", INSTALLED)
@pytest.mark.parametrize("problem", HARD, ids=str)
def test_a_right_gradient_agrees(problem: Problem, tool: Tool, tmp_path: Path) -> None:
    last = run(gradient_check(problem, tool, english), tmp_path, python_with(tool))
    expected = "The loss is infinite" if problem.has_infinite_loss else "agrees = True"
    assert last.startswith(expected)


@pytest.mark.parametrize("tool", INSTALLED)
def test_a_wrong_gradient_does_not(tool: Tool, tmp_path: Path) -> None:
    right, wrong = WRONG[tool]
    text = gradient_check(TWO, tool, english)
    assert right in text
    assert run(text.replace(right, wrong), tmp_path, python_with(tool)) == "agrees = False"


@pytest.mark.parametrize("tool", TOOLS)
def test_words_stay_comments(tool: Tool) -> None:
    for say in (chinese, hostile):
        compile(gradient_check(TWO, tool, say), "check.py", "exec")


def test_a_program_of_one_language_has_the_numbers_of_the_other(tmp_path: Path) -> None:
    text = gradient_check(TWO, "numpy", chinese)
    assert "[1.0, 2.0, -0.5]" in text
    assert run(text, tmp_path) == "agrees = True"
