"""The switch between rounded numbers and every digit, which several pages have."""

from __future__ import annotations

from pages.ui import controls
from pages.ui.template import Template
from pages.ui.text import _


def digit_switch(template: Template) -> None:
    """The block of the setting `digits`."""
    template.block(
        "digit-switch", controls.switch("digits", _("All digits"), "all", now=template.full)
    )
