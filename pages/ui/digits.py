"""The choice between rounded numbers, every digit, and exact values, which several pages have."""

from __future__ import annotations

from pages.ui import controls
from pages.ui.page import DIGITS
from pages.ui.template import Template
from pages.ui.text import _


def digit_choice(template: Template, now: str) -> None:
    """The block of the setting `digits`."""
    options = [("few", _("few")), ("all", _("all")), ("exact", _("exact"))]
    field = controls.select_field(DIGITS.name, _("Digits"), options, now)
    template.block("digit-switch", controls.keyed(DIGITS.name, field))
