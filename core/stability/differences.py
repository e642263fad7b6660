"""The numerical gradient's error against its step h: why a right gradient fails a check.

(e(x + h u_j) - e(x - h u_j)) / 2h is off by about h^2 / 6 times the third derivative, which
shrinks with h, and by about u e / h, which grows: u is the rounding of the loss, 2^-53 in float64
and 2^-24 in float32. In between lies the best h, near the cube root of 3 u e / |e'''|.
Source: Press et al., Numerical Recipes, 5.7; the tolerances are those of torch.autograd.gradcheck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.limits import STEP_MAX, STEP_MIN
from core.stability.limits import GRADCHECK_RTOL, SCALE_MIN, STEP_POINTS
from core.stability.precision import DOUBLE, SINGLE, Array, Precision
from core.stability.reference import reference
from core.stability.ways import run

FloatArray = NDArray[np.float64]
CHECKED = (DOUBLE, SINGLE)
_ATOL_SHARE = 0.01  # of the relative tolerance: see `GRADCHECK_RTOL`
_SMOOTH = 13  # points, about a decade: an error that happens to be 0 is no best step


@dataclass(frozen=True, eq=False)
class Differences:
    """Errors of one component's difference quotient, by the type that it is computed in."""

    steps: FloatArray
    """h, (n,)."""
    errors: Mapping[str, FloatArray]
    """|quotient - derivative|, (n,), by the name of the type; relative to `scale`."""
    best: Mapping[str, float]
    """The step around which the error is least."""
    least: Mapping[str, float]
    """The error there: the root mean square of a decade."""
    derivative: float
    """The true one."""

    @property
    def scale(self) -> float:
        """What errors are relative to: the derivative, or 1 where that is 0 or nearly."""
        return _scale(self.derivative)

    @property
    def tolerance(self) -> float:
        """The relative error that a check allows: rtol, and atol of a hundredth."""
        return GRADCHECK_RTOL + GRADCHECK_RTOL * _ATOL_SHARE / self.scale

    def passing(self, name: str) -> tuple[float, float] | None:
        """The steps h with which a check passes, from one to another: the longest run of them.

        name: the type, one of `errors`; raises KeyError for another. h is in units of a logit,
        both ends are steps of the list and pass. None where there is no run of half a decade: an
        error that happens to be small is no step to check with.
        """
        passes = np.concatenate([[False], self.errors[name] <= self.tolerance, [False]])
        changes = np.flatnonzero(passes[1:] != passes[:-1])
        starts, ends = changes[::2], changes[1::2]
        if not len(starts) or (ends - starts).max() <= _SMOOTH // 2:
            return None
        longest = int(np.argmax(ends - starts))
        return float(self.steps[starts[longest]]), float(self.steps[ends[longest] - 1])

    def error_at(self, name: str, step: float) -> float:
        """The error at the step of the list that is nearest to this one."""
        nearest = int(np.argmin(np.abs(np.log(self.steps / step))))
        return float(self.errors[name][nearest])


def steps() -> FloatArray:
    """The steps that are tried."""
    return np.geomspace(STEP_MIN, STEP_MAX, STEP_POINTS)


def differences(x: Array, y: Array, j: int) -> Differences:
    """Component j, from 0, of one problem x, y (k,) with a finite loss and x_j not masked.

    The loss is the lab's own, in the type: no way to it has more digits. x + h is rounded as in
    any program. The derivative is that of the problem as float64 holds it.
    """
    h = steps()
    exact = reference(np.array([x]), np.array([y]))
    derivative = exact.grad_x[0, j]
    scale = _scale(float(derivative))
    errors, best, least = {}, {}, {}
    for precision in CHECKED:
        quotients = _quotients(x, y, j, h, precision)
        error = np.abs(quotients - float(derivative)) / scale
        errors[precision.name] = np.where(np.isfinite(error), error, np.nan)
        best[precision.name], least[precision.name] = _best(h, errors[precision.name])
    return Differences(h, errors, best, least, float(derivative))


def _scale(derivative: float) -> float:
    return abs(derivative) if abs(derivative) >= SCALE_MIN else 1.0


def _quotients(x: Array, y: Array, j: int, h: FloatArray, precision: Precision) -> FloatArray:
    """Difference quotients for every step, (n,), all of it done in the type."""
    held, step = precision.held(x), precision.held(h)
    targets = np.tile(precision.held(y), (len(h), 1))
    losses = []
    for sign in (1, -1):
        moved = np.tile(held, (len(h), 1))
        moved[:, j] += sign * step
        losses.append(run("lab", moved, targets, precision)["loss"])
    with np.errstate(all="ignore"):
        quotients: FloatArray = ((losses[0] - losses[1]) / (2 * step)).astype(np.float64)
    return quotients


def _best(h: FloatArray, error: FloatArray) -> tuple[float, float]:
    """The step around which the error is least, as the mean square over a decade, and that."""
    squares = np.where(np.isfinite(error), error, np.inf) ** 2
    window = np.ones(_SMOOTH) / _SMOOTH
    smooth = np.convolve(squares, window, mode="valid")
    at = int(np.argmin(smooth))
    return float(h[at + _SMOOTH // 2]), float(np.sqrt(smooth[at]))
