"""Settings of the derivation page: read without SymPy, held against the derivation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.problem import Problem
from core.symbolic import derive
from core.symbolic.outline import CASE
from pages.derivation import PAGE
from pages.derivation.settings import CASES, LINES, DerivationSettings
from pages.derivation.walkthrough import Walkthrough

PROBLEM = Problem((1, 2, -0.5), (1, 1, 0))


@pytest.mark.parametrize("general", [True, False])
@pytest.mark.parametrize("case", CASES)
def test_every_walkthrough_has_as_many_lines_as_a_link_may_name(general: bool, case: str) -> None:
    steps = Walkthrough(DerivationSettings(general=general, case=case), PROBLEM).steps
    assert len(steps) == LINES
    assert steps[-1].id == case


def test_the_cases_are_the_closing_lines_of_the_derivation() -> None:
    assert tuple(step.id for step in derive(None).route(CASE)) == CASES


def test_nothing_set_is_what_the_dataclass_says() -> None:
    assert PAGE.read(PROBLEM, {}) == (DerivationSettings(), {})


def test_a_link_sets_everything() -> None:
    texts = {
        "k": "own", "step": "all", "mode": "reveal", "case": "library", "layout": "column",
        "entry": "open", "i": "2", "j": "3",
    }  # fmt: skip
    settings, wrong = PAGE.read(PROBLEM, texts, strict=True)
    assert wrong == {}
    assert settings == DerivationSettings(
        general=False, place=None, reveal=True, case="library", columns=True, entry=True, i=2, j=3
    )


@pytest.mark.parametrize("text", ["0", "25", "99", "-1", "x", "²", "1.0", " 1", "ALL", "1" * 40])
def test_a_line_that_is_not_there_is_refused_with_what_is(text: str) -> None:
    settings, wrong = PAGE.read(PROBLEM, {"step": text})
    assert wrong == {"step": f"1 … {LINES}, all"}
    assert settings.place == 1


def test_a_class_that_is_gone_is_the_last_one() -> None:
    settings, wrong = PAGE.read(Problem((1, 2), (0, 1)), {"i": "3", "j": "3"})
    assert (settings.i, settings.j, wrong) == (2, 2, {})


def test_reading_a_link_needs_no_sympy() -> None:
    code = (
        "import sys; from core.problem import Problem; from pages.derivation import PAGE; "
        "PAGE.read(Problem((1, 2), (0, 1)), {'step': '7', 'k': 'own'}); "
        "sys.exit(bool({'sympy', 'numpy', 'streamlit'} & sys.modules.keys()))"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
