"""What there is to take away from the start page."""

from __future__ import annotations

from pages.explore.problem_json import problem_json
from pages.ui.page import View


def make_file(name: str, view: View, language: str) -> str:
    """The text of problem.json."""
    return problem_json(view.problem)
