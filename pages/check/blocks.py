"""The check page: a formula, numbers that a program printed, or a program that checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pages.check import formula, numbers, programs
from pages.check.settings import SETTINGS, CheckSettings, Way
from pages.ui import controls
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import N_, _

_WAYS: Final[dict[Way, str]] = {
    "formula": N_("A formula"),
    "numbers": N_("Numbers"),
    "program": N_("How to check yourself"),
}
_BUILDERS: Final[dict[Way, Callable[[Template, View], None]]] = {
    "formula": formula.build,
    "numbers": numbers.build,
    "program": programs.build,
}


def build(view: View) -> Template:
    """What is brought, and what becomes of it."""
    settings: CheckSettings = view.settings
    template = Template()
    ways = [(way, _(words)) for way, words in _WAYS.items()]
    default = str(SETTINGS[0].default)
    chosen = controls.choice(
        "input", _("Your input"), ways, settings.way, default=default, hidden=True
    )
    template.block("check-way", chosen)
    _BUILDERS[settings.way](template, view)
    return template
