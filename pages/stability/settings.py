"""What may be set on the stability page: its URL parameters.

stability    digits, steps or differences: which part of the page is shown
dtype        the type of numbers: float64, float32 or float16
vary         what runs along the plot of digits: gap, top, factor or k, see `core.stability.lines`
result       whose digits are counted: grad (the worst component), loss, or a component
low, high    ends of what runs; without them, what fits
first        the reader's answer: which way loses first, or none
culprit      the reader's answer: the step at which `formula` first loses digits, or none
passes       the reader's answer: with which step h a right gradient passes a check in float32
formula      the way whose steps are shown
difference   the step h of a finite difference that is marked
digits, j    as on other pages; j is the component of a finite difference

An answer is `shown` where the reader would rather see than answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

from core.limits import FACTOR_MAX, GRADCHECK_STEP, STEP_MAX, STEP_MIN, X_ABS_MAX
from core.problem import Problem
from core.readings import read_number
from pages.ui.numbers import number
from pages.ui.page import DIGITS, LOGIT, SHOWN, NotAllowed, Reading, Setting, one_of
from pages.ui.text import _

PARTS: Final = ("digits", "steps", "differences")
TYPES: Final = ("float64", "float32", "float16")
VARIED: Final = ("gap", "top", "factor", "k")
FORMULAS: Final = ("textbook", "shifted", "lse", "lab")
"""As in `core.stability`: named here again, as a page is cheap to name; a test holds them
against each other."""
STEPS: Final = (
    "inputs", "shift", "exp", "sum", "rest", "divide", "log-sum", "log", "loss", "grad-s",
    "jacobian", "grad-x",
)  # fmt: skip
"""Steps of all ways, and x and y as a type holds them."""
CHECKS: Final = ("same", "larger", "smaller", "none")
"""With which h a check passes: the one of float64 too, a larger or smaller one alone, or none."""
NONE = "none"  # an answer that names no way and no step
GRADIENT, LOSS = "grad", "loss"  # results that are no component


@dataclass(frozen=True)
class StabilitySettings:
    """See the module; result: a component from 1, or a word; low, high: None where it fits."""

    part: str = "digits"
    dtype: str = "float64"
    vary: Literal["gap", "top", "factor", "k"] = "gap"
    result: int | Literal["grad", "loss"] = "grad"
    low: float | None = None
    high: float | None = None
    guess: str = ""
    culprit: str = ""
    passes: str = ""
    formula: Literal["textbook", "shifted", "lse", "lab"] = "textbook"
    h: float = GRADCHECK_STEP
    digits: str = "few"
    j: int = 1


def _real(low: float, high: float) -> Callable[[str, Reading], float]:
    """A rule: a number from low to high."""

    def read(text: str, reading: Reading) -> float:
        try:
            value = read_number(text, "x", 0)
        except ValueError:
            value = math.nan
        if not low <= value <= high:  # nan is in no range
            raise NotAllowed(f"{number(low)} … {number(high)}")
        return value

    return read


def _result(text: str, reading: Reading) -> int | str:
    classes = map(str, range(1, reading.k + 1))
    word = one_of(GRADIENT, LOSS, *classes)(text, reading)
    return int(word) if word.isdigit() else word


def ends_rule() -> str:
    """What is allowed where the ends do not fit together."""
    return _("“From” below “To”")


def make(problem: Problem, values: Mapping[str, Any]) -> StabilitySettings:
    """The settings that were read, as one object. NotAllowed where the ends are no range."""
    low, high = values["low"], values["high"]
    if low is not None and high is not None and low >= high:
        raise NotAllowed(ends_rule(), ("low", "high"))
    return StabilitySettings(
        part=values["stability"],
        dtype=values["dtype"],
        vary=cast(Any, values["vary"]),
        result=values["result"],
        low=low,
        high=high,
        guess=values["first"],
        culprit=values["culprit"],
        passes=values["passes"],
        formula=cast(Any, values["formula"]),
        h=values["difference"],
        digits=values["digits"],
        j=values["j"],
    )


_END: Final = _real(-X_ABS_MAX, max(2 * X_ABS_MAX, FACTOR_MAX))
SETTINGS: Final = (
    Setting("stability", one_of(*PARTS), "digits"),
    Setting("dtype", one_of(*TYPES), "float64"),
    Setting("vary", one_of(*VARIED), "gap"),
    Setting("result", _result, GRADIENT),
    Setting("low", _END, None),
    Setting("high", _END, None),
    Setting("first", one_of(*FORMULAS, NONE, SHOWN), "", is_answer=True),
    Setting("culprit", one_of(*STEPS, NONE, SHOWN), "", is_answer=True),
    Setting("passes", one_of(*CHECKS, SHOWN), "", is_answer=True),
    Setting("formula", one_of(*FORMULAS), "textbook"),
    Setting("difference", _real(STEP_MIN, STEP_MAX), GRADCHECK_STEP, is_mark=True),
    DIGITS,
    LOGIT,
)
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
