"""What the gradient page is built from, for the tests: as an address says, or as settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.problem import Problem
from pages.gradient import PAGE
from pages.gradient.settings import Settings
from pages.ui.page import View


def view_of(problem: Problem, **settings: Any) -> View:
    """A view with these settings, the others being the defaults of the dataclass."""
    return View(problem, Settings(k=problem.k, **settings), PAGE, selected={})


def opened(
    problem: Problem,
    texts: Mapping[str, str],
    *,
    notes: Mapping[str, str] | None = None,
    choices: Mapping[str, str] | None = None,
) -> View:
    """A view with the settings of an address, in which nothing may be wrong."""
    settings, wrong = PAGE.read(problem, texts, strict=True)
    assert wrong == {}
    return View(problem, settings, PAGE, {}, notes=notes or {}, choices=choices or {})
