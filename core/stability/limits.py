"""Sizes and tolerances of where digits die, each with its reason.

What can be typed has its bounds in `core.limits`.
"""

from __future__ import annotations

import math
from typing import Final

from core.limits import ENTRIES_MAX, EXP_NORMAL_MAX, UNSHIFTED_MAX

LOST_ULPS: Final = 64.0
"""A step has lost digits when a value of it is off by more than so many ulps times its condition
number: the careful way stays within 16 (GRADIENT_C), a step that rounds once within 1."""

LIFT: Final = {"float64": UNSHIFTED_MAX, "float32": 37.0, "float16": 2.5}
"""What the exponents of a row are raised by where some exp would be subnormal: as UNSHIFTED_MAX,
a thousand weights of exp(LIFT) still have a sum in that type."""

NORMAL_SHARE: Final = EXP_NORMAL_MAX / (1022 * math.log(2.0))
"""EXP_NORMAL_MAX as a share of where exp(-t) stops to be normal; the same share in every type."""

DIGIT_POINTS: Final = 201
"""Points of a curve of correct digits: as SWEEP_POINTS."""

RUN_CLASSES_MAX: Final = ENTRIES_MAX
"""Most classes where their number runs: those of ImageNet; the sums are then as long as they get,
and a curve takes a few milliseconds."""

FACTOR_MIN: Final = 1e-3
"""Least factor of all logits where their scale runs: softmax is then uniform to three digits."""

STEP_POINTS: Final = 193
"""Steps from STEP_MIN to STEP_MAX: twelve a decade, so that jumps of rounding are seen as such."""

GRADCHECK_RTOL: Final = 1e-3
"""The relative error that it allows (`rtol`); its absolute one is a hundred times smaller."""

SCALE_MIN: Final = 2.0**-450
"""Smallest derivative that errors are relative to, about 3e-136: squares of what is relative to a
smaller one leave the floats."""
