"""Problems worth a look, each with one thing to see in it."""

from __future__ import annotations

import math

from core.problem import Problem
from pages.ui.text import N_

PRESETS: dict[str, tuple[str, Problem]] = {
    "one-hot": (N_("One-hot"), Problem((1, 2, -0.5), (0, 1, 0))),
    "distribution": (N_("Distribution"), Problem((0.5, 1.5, -1, 0), (0.1, 0.6, 0.1, 0.2))),
    "several": (N_("Multiple labels"), Problem((1, 2, -0.5), (1, 1, 0))),
    "smoothing": (
        N_("Label smoothing"),
        Problem((3, -1, 0.5, 0, -2), (0.92, 0.02, 0.02, 0.02, 0.02)),
    ),
    "weighted": (N_("Class weight"), Problem((1, 2, -0.5), (0, 0, 2.5))),
    "zero": (N_("y = 0"), Problem((1, 2, -0.5), (0, 0, 0))),
    "saturated": (N_("Saturated"), Problem((40, 0, 0), (1, 0, 0))),
    "tie": (N_("Tied logits"), Problem((1.5, 1.5, 1.5), (0, 0, 1))),
    "masked": (N_("Masked class"), Problem((1, -math.inf, 0.5, 2), (0, 0, 1, 0))),
    "huge": (N_("Huge logits"), Problem((1000, 999, -1000), (0, 1, 0))),
}
