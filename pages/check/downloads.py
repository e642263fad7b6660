"""The programs of the check page to take away."""

from __future__ import annotations

from pathlib import PurePath
from typing import cast

from core.programs import Tool, gradient_check
from pages.ui.page import View
from pages.ui.text import _


def make_file(name: str, view: View, language: str) -> str:
    """The text of check_numpy.py, check_torch.py or check_jax.py, in the language in use."""
    tool = PurePath(name).stem.removeprefix("check_")
    return gradient_check(view.problem, cast(Tool, tool), _)
