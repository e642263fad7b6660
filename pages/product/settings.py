"""What may be set on the product page: how it is read, and how many digits are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.problem import Problem
from pages.ui.page import DIGITS, LOGIT, OUTPUT, Setting, one_of

WAY = Setting("way", one_of("jacobian", "fused"), "jacobian")
SUMS = Setting("sums", one_of("on", "off"), "off")


@dataclass(frozen=True)
class ProductSettings:
    """way: through the Jacobian, or fused; digits: few, all or exact; sums: a margin with the sums
    of the Jacobian's rows and columns; i, j: the chosen cell, from 1.
    """

    way: str = "jacobian"
    digits: str = "few"
    sums: bool = False
    i: int = 1
    j: int = 1

    @property
    def full(self) -> bool:
        """Whether every digit is shown."""
        return self.digits != "few"


def make(problem: Problem, values: Mapping[str, Any]) -> ProductSettings:
    """The settings that were read, as one object."""
    return ProductSettings(
        way=values["way"],
        digits=values["digits"],
        sums=values["sums"] == "on",
        i=values["i"],
        j=values["j"],
    )


SETTINGS = (WAY, DIGITS, SUMS, OUTPUT, LOGIT)
