"""Scales of the bars: round, wide enough, with steps that a pointer can meet."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import BAR_STEPS, X_ABS_MAX, X_BAR_MIN, Y_MAX
from pages.ui.editor.bar_scale import scale, snap


@pytest.mark.parametrize(
    ("sizes", "end"),
    [
        ([], 5),
        ([0.0], 5),
        ([5.0, 1.0], 5),
        ([5.1], 10),
        ([10.0], 10),
        ([10.1], 20),
        ([40.0], 50),
        ([999.0], 1000),
        ([X_ABS_MAX], X_ABS_MAX),
    ],
)
def test_scales(sizes: list[float], end: float) -> None:
    assert scale(sizes, X_BAR_MIN) == end


@given(st.floats(0, 10 * Y_MAX))
def test_a_scale_has_room_for_its_values_and_steps(size: float) -> None:
    end = scale([size], 1.0)
    assert size <= end <= max(1.0, 2.5 * size)
    step = snap(end)
    assert end / step * (1 + 1e-9) >= BAR_STEPS
    assert end / step < 10 * BAR_STEPS * (1 + 1e-9)
    assert math.isclose(math.log10(step), round(math.log10(step)), abs_tol=1e-9)
