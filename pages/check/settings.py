"""What may be set on the check page: what is asked for, and what the reader said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from core.limits import ANSWER_TEXT_MAX
from core.problem import Problem
from pages.ui.page import NotAllowed, Reading, Setting, one_of

Target = Literal["gradient", "jacobian", "grad-s", "loss", "softmax"]
"""What can be asked for, as `core.answers.Target`: named here again, as a page is cheap to name;
a test holds them against each other."""


@dataclass(frozen=True)
class CheckSettings:
    """target: what is asked for; said: the reader's formula, empty where there is none."""

    target: Target = "gradient"
    said: str = ""


def _formula(text: str, reading: Reading) -> str:
    if len(text) > ANSWER_TEXT_MAX:
        raise NotAllowed(f"… {ANSWER_TEXT_MAX}")
    return text


def make(problem: Problem, values: Mapping[str, Any]) -> CheckSettings:
    """The settings that were read, as one object."""
    return CheckSettings(cast(Target, values["target"]), values["said"])


SETTINGS = (
    Setting("target", one_of(*get_args(Target)), "gradient"),
    Setting("said", _formula, ""),
)
