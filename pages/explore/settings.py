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
    """digits: few, all or exact; magnified: the gradient's bars.

    product: the settings of the product, which is shown if it is open.
    """

    digits: str
    magnified: bool
    product_is_open: bool
    product: product.ProductSettings

    @property
    def full(self) -> bool:
        """Whether every digit is shown."""
        return self.digits != "few"


def make(problem: Problem, values: Mapping[str, Any]) -> ExploreSettings:
    """The settings that were read, as one object."""
    return ExploreSettings(
        digits=values["digits"],
        magnified=values["magnify"] == "on",
        product_is_open=values["product"] == "open",
        product=product.make(problem, values),
    )
