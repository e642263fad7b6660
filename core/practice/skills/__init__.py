"""The tasks of each skill. To add one: a maker in the file of its skill, and its place there."""

from __future__ import annotations

from typing import Final

from core.practice.questions import Makers
from core.practice.skills import (
    collapse,
    diagonal,
    off_diagonal,
    one_hot,
    product,
    row_vector,
    softmax,
    stability,
    sum_y,
)
from core.practice.task import Skill

MAKERS: Final[dict[Skill, Makers]] = {
    "softmax": softmax.MAKERS,
    "diagonal": diagonal.MAKERS,
    "off-diagonal": off_diagonal.MAKERS,
    "row-vector": row_vector.MAKERS,
    "product": product.MAKERS,
    "collapse": collapse.MAKERS,
    "sum-y": sum_y.MAKERS,
    "one-hot": one_hot.MAKERS,
    "stability": stability.MAKERS,
}
"""By skill and level."""
