"""What a link may begin with on this page: the first task of each skill."""

from __future__ import annotations

from core.practice import SKILL_NAMES
from pages.ui.page import Beginnings
from pages.ui.text import _


def beginnings() -> Beginnings:
    """A skill's name, and the settings of its task."""
    return [
        (_(name), {"skill": skill, "level": "1", "seed": "1"})
        for skill, name in SKILL_NAMES.items()
    ]
