"""Files to take away from the cost page: the plot's data, and the comparison as Markdown."""

from __future__ import annotations

from pages.cost import counted, measured, measuring, model
from pages.cost.markdown import comparison
from pages.cost.settings import CostSettings
from pages.ui.page import View


def make_file(name: str, view: View, language: str) -> str:
    """The text of cost.csv or cost.md."""
    return _csv(view.settings) if name.endswith(".csv") else comparison(view)


def _csv(settings: CostSettings) -> str:
    """All data of the plot that is shown; empty where nothing was measured."""
    if settings.part == "counted":
        return counted.data(settings).csv()
    if settings.part == "model":
        return model.data(settings).csv()
    result = measuring.state().result
    return measured.data(settings, result, whole=True).csv() if result else ""
