"""Numbers beyond float64 in the lines: written out, never as an infinity that is none."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from math import inf
from pathlib import Path

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Expr

from core.export import markdown, notebook, tex
from core.problem import Problem
from core.symbolic import derive
from core.worked import words
from core.worked.lines import sections
from core.worked.speech import speech
from core.worked.values import Numbers
from tests.core.worked.problems import english

FAR = [
    Problem((710, 0), (1, 1)),
    Problem((1000, 1001.5, 0.1), (0.25, 0, 2)),
    Problem((-750, -751), (1, 0)),
    Problem((-9000, -9700.5, -10000), (1, 1, 1)),
    Problem((0, -800), (1, 1)),
    Problem((10_000, -10_000, 3), (0, 1, 1)),
    Problem((400, 380, 20.5), (0, 1, 0)),
]
SPREAD = [problem for problem in FAR if max(problem.x) - min(problem.x) > 10]
SHIFTED = [problem for problem in FAR if abs(max(problem.x)) > 700]


def currents(problem: Problem) -> dict[str, str]:
    """Every line with the numbers of a problem."""
    numbers = Numbers(problem)
    found = sections(numbers.derivation, english, numbers)
    return {line.id: line.current for section in found for line in section.lines}


@pytest.mark.parametrize("problem", FAR, ids=str)
def test_no_line_is_infinite_where_nothing_is_masked(problem: Problem) -> None:
    for name, current in currents(problem).items():
        assert r"\infty" not in current, name
        if current:
            assert speech(current, english)
    for text in (tex(problem, english), markdown(problem, english, columns=True)):
        assert r"\infty" not in text


@pytest.mark.parametrize("problem", [*SPREAD, Problem((12.5, 0, -3), (0.5, 1, 1))], ids=str)
def test_a_logarithm_is_of_all_of_a_number_with_a_power_of_ten(problem: Problem) -> None:
    lines = currents(problem)
    assert re.search(r"\\log \\left\(\d[\d.]* \\times 10\^", lines["cross-entropy"])
    for name, current in lines.items():
        assert not re.search(r"\\log \d[\d.]* \\times", current), name


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(-10_000, 10_000), min_size=2, max_size=3),
    st.lists(st.floats(0, 3), min_size=3, max_size=3),
)
def test_no_line_is_infinite_for_any_logits(x: list[float], y: list[float]) -> None:
    for name, current in currents(Problem(x, y[: len(x)])).items():
        assert r"\infty" not in current, name


@pytest.mark.parametrize("problem", FAR, ids=str)
def test_what_is_written_out_is_right(problem: Problem) -> None:
    numbers = Numbers(problem)
    with mpmath.workdps(12_000):
        weights = [mpmath.exp(mpmath.mpf(v)) for v in problem.x]
        total = mpmath.fsum(weights)
        s = [w / total for w in weights]
        grad_s = [-mpmath.mpf(t) / v for t, v in zip(problem.y, s, strict=True)]
    for step_id, exact in (("softmax", s), ("grad-s", grad_s)):
        (row,) = numbers.value(numbers.derivation.step(step_id)).rows
        for found, true in zip(row, exact, strict=True):
            with mpmath.workdps(30):
                number = mpmath.mpf(found._mpf_) if isinstance(found, Expr) else mpmath.mpf(found)
                assert mpmath.almosteq(number, true, rel_eps=1e-12)


@pytest.mark.parametrize("problem", SHIFTED, ids=str)
def test_the_largest_logit_is_taken_out_and_said(problem: Problem) -> None:
    numbers = Numbers(problem)
    lines = {
        line.id: line
        for section in sections(numbers.derivation, english, numbers)
        for line in section.lines
    }
    top = max(problem.x)
    assert rf"\mathrm{{e}}^{{{top:g}}} \left(" in lines["total"].current
    assert rf"\mathrm{{e}}^{{{top:g}}} \cdot" in lines["total"].current
    assert r"\mathrm{e}^{0}" in lines["softmax"].current
    for step in derive(problem.k).steps:
        has_logits = bool(re.search(r"\bx_|\\Sigma", step.latex().split(" = ", 1)[1]))
        if lines[step.id].current and "partial" not in step.latex().split(" = ", 1)[1]:
            assert (words.SHIFTED in lines[step.id].remark) == has_logits, step.id


@pytest.mark.parametrize("problem", [Problem((700, 0), (1, 1)), Problem((1, 2), (0, 1))], ids=str)
def test_ordinary_logits_stay_as_they_are(problem: Problem) -> None:
    assert words.SHIFTED not in markdown(problem, english)
    assert r"\mathrm{e}^{0} + " not in currents(problem)["total"]


@pytest.mark.parametrize("columns", [False, True], ids=["row", "column"])
@pytest.mark.parametrize("problem", FAR[:4], ids=str)
def test_the_notebook_prints_no_infinity(problem: Problem, columns: bool, tmp_path: Path) -> None:
    cells = json.loads(notebook(problem, english, columns=columns))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    path = tmp_path / "cells.py"
    path.write_text("\n\n".join(code), "utf-8")
    command = [sys.executable, "-I", path.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "inf" not in done.stdout.lower()
    assert "nan" not in done.stdout
    final = json.loads(done.stdout.strip().split("\n")[-1])
    assert max(map(float, final["s"])) < inf
