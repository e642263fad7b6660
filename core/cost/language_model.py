"""What each way would hold and move at a language model's size: computed from the counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.cost.counting import polynomials
from core.cost.ways import Name

VOCABULARIES: Final[Mapping[int, str]] = {
    32_000: "Llama 2",
    50_257: "GPT-2",
    128_256: "Llama 3",
    256_000: "Gemma 2",
    262_144: "Gemma 3",
}
"""Sizes of vocabularies, and a model that has each: from the models' own configurations."""
WIDTHS: Final[Mapping[str, int]] = {"float32": 4, "bfloat16": 2}
"""Bytes of a number, by its type."""


@dataclass(frozen=True)
class Needs:
    """Bytes that a way holds at most at once, and that it reads and writes altogether."""

    held: int
    moved: int


def needs(way: Name, vocabulary: int, tokens: int, width: int) -> Needs:
    """What a way needs for a batch of tokens, with y as numbers, one a class."""
    counted = polynomials(way)
    return Needs(
        held=width * counted["held"](vocabulary, tokens),
        moved=width * counted["moved"](vocabulary, tokens),
    )
