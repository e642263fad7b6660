"""What may be set on the check page: what is asked for, and what the reader brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args
from urllib.parse import quote_plus

from core.limits import ANSWER_TEXT_MAX, PASTED_QUERY_MAX, PASTED_TEXT_MAX
from core.problem import Problem
from pages.ui.page import NotAllowed, Reading, Setting, one_of

Way = Literal["formula", "numbers", "program"]
"""What the reader brings: a formula, numbers that a program printed, or nothing yet: then the lab
has programs that check a gradient."""
Target = Literal["gradient", "jacobian", "grad-s", "loss", "softmax"]
"""What can be asked for, as `core.answers.Target`: named here again, as a page is cheap to name;
a test holds them against each other."""
Tool = Literal["numpy", "torch", "jax"]
"""What a program of finite differences is written with."""


@dataclass(frozen=True)
class CheckSettings:
    """target: what is asked for; said: the reader's formula; pasted: their numbers, as text."""

    way: Way = "formula"
    target: Target = "gradient"
    said: str = ""
    pasted: str = ""
    tool: Tool = "numpy"


def _text(most: int, in_url: int) -> Callable[[str, Reading], str]:
    def read(text: str, reading: Reading) -> str:
        if len(text) > most or len(quote_plus(text)) > in_url:
            raise NotAllowed(f"… {most}")
        return text

    return read


def make(problem: Problem, values: Mapping[str, Any]) -> CheckSettings:
    """The settings that were read, as one object."""
    return CheckSettings(
        cast(Way, values["input"]),
        cast(Target, values["target"]),
        values["said"],
        values["pasted"],
        cast(Tool, values["tool"]),
    )


SETTINGS = (
    Setting("input", one_of(*get_args(Way)), "formula"),
    Setting("target", one_of(*get_args(Target)), "gradient"),
    Setting("said", _text(ANSWER_TEXT_MAX, PASTED_QUERY_MAX), "", is_answer=True),
    Setting("pasted", _text(PASTED_TEXT_MAX, PASTED_QUERY_MAX), ""),
    Setting("tool", one_of(*get_args(Tool)), "numpy"),
)
