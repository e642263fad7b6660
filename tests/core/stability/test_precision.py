"""What each type holds, and where exp leaves it: found by asking, so held to the definitions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from core.stability import DOUBLE, HALF, PRECISIONS, SINGLE, Precision

TYPES = [pytest.param(precision, id=name) for name, precision in PRECISIONS.items()]


@pytest.mark.parametrize("precision", TYPES)
def test_beyond_each_threshold_something_breaks_and_at_it_nothing(precision: Precision) -> None:
    kind = precision.dtype.type

    def up(value: float) -> Any:
        return np.nextafter(kind(value), kind(np.inf))

    def down(value: float) -> Any:
        return np.nextafter(kind(value), kind(-np.inf))

    with np.errstate(all="ignore"):
        assert np.isfinite(np.exp(kind(precision.exp_max)))
        assert np.isinf(np.exp(up(precision.exp_max)))
        assert np.exp(kind(precision.exp_normal_min)) >= precision.tiny
        assert np.exp(down(precision.exp_normal_min)) < precision.tiny
        assert np.exp(kind(precision.exp_min)) > 0
        assert np.exp(down(precision.exp_min)) == 0
        gap, one = kind(precision.one_minus_s_gap), kind(1)
        assert one - one / (one + np.exp(-gap)) > 0
        assert one - one / (one + np.exp(-up(gap))) == 0


@pytest.mark.parametrize("precision", TYPES)
def test_thresholds_are_where_logarithms_put_them(precision: Precision) -> None:
    about = pytest.approx
    share = 2.0 ** (2 - precision.bits)
    assert precision.exp_max == about(math.log(np.finfo(precision.dtype).max), rel=share)
    assert -precision.exp_normal_min == about(-math.log(precision.tiny), rel=share)
    half = math.log(2) * (precision.bits - 1 - precision.least_exponent + 1)
    assert -precision.exp_min == about(half, rel=share)
    assert precision.one_minus_s_gap == about(precision.bits * math.log(2), abs=0.3)


def test_digits_of_a_rounded_result() -> None:
    assert [precision.bits for precision in (DOUBLE, SINGLE, HALF)] == [53, 24, 11]
    assert DOUBLE.digits == pytest.approx(15.95, abs=0.01)
    assert HALF.held([1e6, 0.1]).tolist() == [math.inf, 0.0999755859375]
