"""What may be set on the start page: digits, magnified bars, and whether the product is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.problem import Problem
from pages.product import settings as product
from pages.ui.page import Setting, one_of

PRODUCT = Setting("product", one_of("closed", "open"), "closed")
MAGNIFY = Setting("magnify", one_of("off", "on"), "off")
SETTINGS = (PRODUCT, MAGNIFY, *product.SETTINGS)


@dataclass(frozen=True)
class ExploreSettings:
    """full: every digit; magnified: the gradient's bars.

    product: the settings of the product, which is shown if it is open.
    """

    full: bool
    magnified: bool
    product_is_open: bool
    product: product.ProductSettings


def make(problem: Problem, values: Mapping[str, Any]) -> ExploreSettings:
    """The settings that were read, as one object."""
    return ExploreSettings(
        full=values["digits"] == "all",
        magnified=values["magnify"] == "on",
        product_is_open=values["product"] == "open",
        product=product.make(problem, values),
    )
