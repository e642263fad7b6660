"""The notebook: valid, self-contained, and worth what `core.numeric` says when it has run."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from core.export import notebook
from core.numeric import cross_entropy_grad_x, forward_backward
from core.problem import Problem
from core.symbolic import derive
from core.symbolic.orientation import in_columns
from core.symbolic.outline import IDS
from core.worked import values
from core.worked.lines import formula
from tests.core.export.test_article import mutated
from tests.core.worked.problems import INF, INFINITE, PLAIN, TEN, chinese, english, hostile

NAMES = ("s", "loss", "grad_s", "jacobian", "grad_x")


def read(problem: Problem, say: Any = english, *, columns: bool = False) -> Any:
    return nbformat.reads(notebook(problem, say, columns=columns), as_version=4)


def code(made: Any) -> dict[str, str]:
    return {cell.id: cell.source for cell in made.cells if cell.cell_type == "code"}


def parsed(made: Any) -> dict[str, str]:
    """The code without its comments."""
    return {name: ast.dump(ast.parse(source)) for name, source in code(made).items()}


def refuse(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def assert_values(text: str, problem: Problem) -> None:
    found = json.loads(text, parse_constant=refuse)
    values = forward_backward(problem.x, problem.y)
    assert list(found) == list(NAMES)
    for name in NAMES:
        numbers = np.vectorize(float)(np.array(found[name], dtype=object))
        np.testing.assert_allclose(numbers, getattr(values, name), rtol=1e-12, atol=1e-15)


def run(made: Any, folder: Path) -> str:
    """The last line of what the notebook's code prints, run as a program without a kernel."""
    return printed(made, folder)[-1]


def printed(made: Any, folder: Path) -> list[str]:
    """All lines that the notebook's code prints."""
    path = folder / "cells.py"
    path.write_text("\n\n".join(code(made).values()), "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", path.name], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "nan" not in done.stdout
    return done.stdout.strip().split("\n")


def test_executes(tmp_path: Path) -> None:
    made = read(PLAIN)
    client = NotebookClient(made, timeout=300, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    outputs = [cell.outputs for cell in made.cells if cell.cell_type == "code"]
    assert not any(one.output_type == "error" for cell in outputs for one in cell)
    # in one piece or two, as the kernel happens to send it
    printed = "".join(one.text for one in outputs[-1] if one.output_type == "stream")
    assert_values(printed.strip().split("\n")[-1], PLAIN)
    shown = {cell.id: cell.outputs for cell in made.cells if cell.cell_type == "code"}
    for step_id in IDS:
        assert any("text/latex" in one.get("data", {}) for one in shown[step_id]), step_id


@pytest.mark.parametrize(
    "problem",
    [
        INFINITE,
        Problem((1000, 0), (0.5, 0.5)),
        Problem((0, 0), (0, 0)),
        Problem((1, 2, -0.5), (0, 0, 1)),
    ],
    ids=["infinite", "far apart", "no labels", "label 3"],
)
def test_runs_at_the_edges(problem: Problem, tmp_path: Path) -> None:
    assert_values(run(read(problem), tmp_path), problem)


@pytest.mark.parametrize("columns", [False, True], ids=["row", "column"])
@pytest.mark.parametrize(
    "problem",
    [
        PLAIN,
        Problem((-INF, 0), (1, 1)),
        Problem((-INF, 0, 2, -INF), (0.5, 0, 1, 3)),
        Problem((0, 1, -INF), (0, 0, 1)),
    ],
    ids=["plain", "1 of 2", "2 of 4", "the last"],
)
def test_runs_in_both_layouts_and_prints_no_nan(
    problem: Problem, columns: bool, tmp_path: Path
) -> None:
    lines = printed(read(problem, columns=columns), tmp_path)
    assert_values(lines[-1], problem)
    gradient = cross_entropy_grad_x(problem.x, problem.y)
    derivation = derive(problem.k)
    product = lines[[step.id for step in derivation.steps].index("row-times-jacobian")]
    expected = gradient[:, None] if columns else gradient[None]
    np.testing.assert_allclose(json.loads(product), expected, rtol=1e-12)


@pytest.mark.parametrize("step_id", ["jacobian", "row-times-jacobian", "substitute", "result"])
def test_column_layout_states_the_turned_lines(step_id: str) -> None:
    made = {cell.id: cell.source for cell in read(PLAIN, columns=True).cells}
    turned = in_columns(derive(3)).step(step_id)
    assert all(row in made[f"{step_id}-words"] for row in formula(turned))
    assert made[step_id] != code(read(PLAIN))[step_id]


@pytest.mark.parametrize("k", [2, 3, 10])
def test_has_a_cell_of_its_own_for_every_line(k: int) -> None:
    made = read(TEN if k == 10 else Problem(range(k), [1] * k))
    nbformat.validate(made)
    cells = code(made)
    assert [name for name in cells if name in IDS] == list(IDS)
    assert list(cells)[:2] == ["setup", "current"]
    assert list(cells)[-1] == "final"
    for step_id in IDS:
        assert "assert same(derived, right" in cells[step_id]
        assert "assert same(left, right" in cells[step_id]
    words = {cell.id: cell.source for cell in made.cells if cell.cell_type == "markdown"}
    for step in derive(k).steps:
        assert step.latex().split(" = ")[0][:20] in words[f"{step.id}-words"]
    assert len({cell.id for cell in made.cells}) == len(made.cells)


def test_needs_nothing_but_sympy_and_numpy() -> None:
    tree = ast.parse("\n".join(code(read(PLAIN)).values()))
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert imported == {"json", "numpy", "sympy"}


@pytest.mark.parametrize("step_id", ["partial-diagonal", "split", "direct-result"])
def test_a_wrong_line_is_refused_when_the_notebook_runs(
    step_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = mutated(derive(3), step_id, rhs=-derive(3).step(step_id).rhs)
    monkeypatch.setattr(values, "derive_at", lambda *_: made)
    with pytest.raises(AssertionError, match="assert same"):
        run(read(PLAIN), tmp_path)


def test_speaks_the_reader_s_language_and_stays_the_same_program() -> None:
    assert parsed(read(PLAIN, chinese)) == parsed(read(PLAIN))
    text = "\n".join(cell.source for cell in read(PLAIN, chinese).cells if "words" in cell.id)
    assert not any(step.note in text for step in derive(3).steps)


def test_hostile_words_reach_no_code() -> None:
    made = read(PLAIN, hostile)
    assert parsed(made) == parsed(read(PLAIN))
    text = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    assert not re.search(r"<b>|^import", text, re.MULTILINE)
