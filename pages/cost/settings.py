"""What may be set on the cost page: its URL parameters.

cost         counted, measured or model: which part of the page is shown
count        the quantity of the counted part's plot
rows         problems in a batch, from 1; `batch` in the URL
along, unit  the axis of what was measured, k or N; a ratio to np.exp, milliseconds or memory
crossing     the reader's answer: from which k on the Jacobian is ten times slower, or `never`
grows        the reader's answer: which ways multiply k^2 times
ratio        the reader's answer: how many times as much the Jacobian holds as the fused way
vocabulary, tokens, stored
             of a language model: classes, rows, and the type of its numbers
digits       as on other pages

An answer is `shown` where the reader would rather see than answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.cost.limits import (
    BATCH_MAX,
    MEASURED_K_MAX,
    TOKENS_OF_A_BATCH_MAX,
    VOCABULARY_MAX,
    VOCABULARY_MIN,
)
from core.limits import K_MIN
from core.problem import Problem
from pages.ui.page import DIGITS, SHOWN, NotAllowed, Reading, Setting, one_of, whole

PARTS: Final = ("counted", "measured", "model")
QUANTITIES: Final = (
    "exponentials", "multiplications", "divisions", "additions", "comparisons", "held", "moved",
)  # fmt: skip
"""As `core.cost.QUANTITIES`: named here again, as a page is cheap to name; a test holds them
against each other."""
UNITS: Final = ("ratio", "ms", "memory")
STORED: Final = ("float32", "bfloat16")
NEVER = "never"  # an answer that is no number
GROWING: Final = ("jacobian", "both", "all", "none")
"""Answers to which ways need k^2 of something: the first, all but the fused one, all, none."""
RATIOS: Final = (3, 300, 30_000, 3_000_000)
"""Answers to how many times as much the Jacobian holds: a hundred times apart."""


@dataclass(frozen=True)
class CostSettings:
    """See the module; crossing: None where the reader has not answered, or a number, or a word."""

    k: int
    part: str = "counted"
    quantity: str = "multiplications"
    rows: int = 1
    along: str = "k"
    unit: str = "ratio"
    crossing: int | str | None = None
    grows: str = ""
    ratio: str = ""
    vocabulary: int = 256_000
    tokens: int = 8_192
    stored: str = "float32"
    digits: str = "few"


def _crossing(text: str, reading: Reading) -> int | str:
    if text in (NEVER, SHOWN):
        return text
    try:
        return whole(K_MIN, MEASURED_K_MAX)(text, reading)
    except NotAllowed as error:
        raise NotAllowed(f"{error.allowed}, {NEVER}, {SHOWN}") from None


def make(problem: Problem, values: Mapping[str, Any]) -> CostSettings:
    """The settings that were read, as one object."""
    return CostSettings(
        k=problem.k,
        part=values["cost"],
        quantity=values["count"],
        rows=values["batch"],
        along=values["along"],
        unit=values["unit"],
        crossing=values["crossing"],
        grows=values["grows"],
        ratio=values["ratio"],
        vocabulary=values["vocabulary"],
        tokens=values["tokens"],
        stored=values["stored"],
        digits=values["digits"],
    )


SETTINGS = (
    Setting("cost", one_of(*PARTS), "counted"),
    Setting("count", one_of(*QUANTITIES), "multiplications"),
    Setting("batch", whole(1, BATCH_MAX), 1),
    Setting("along", one_of("k", "N"), "k"),
    Setting("unit", one_of(*UNITS), "ratio"),
    Setting("crossing", _crossing, None, is_answer=True),
    Setting("grows", one_of(*GROWING, SHOWN), "", is_answer=True),
    Setting("ratio", one_of(*map(str, RATIOS), SHOWN), "", is_answer=True),
    Setting("vocabulary", whole(VOCABULARY_MIN, VOCABULARY_MAX), 256_000),
    Setting("tokens", whole(1, TOKENS_OF_A_BATCH_MAX), 8_192),
    Setting("stored", one_of(*STORED), "float32"),
    DIGITS,
)
