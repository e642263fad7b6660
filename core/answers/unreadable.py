"""Why a text is no formula, as data: `words` says it."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "empty",
    "too-long",  # the text, or a number in it
    "too-deep",  # brackets in brackets
    "too-big",  # too many symbols
    "sign",  # a character or word that no formula has
    "unexpected",  # something else is expected at that place
    "index",  # a sum over an index that its body does not have, or index and vector mixed
    "free",  # an index more than what is asked for has
    "exponent",  # a power that is not a small whole number
    "left",  # the left side names another quantity, or has other indices
    "classes",  # two numbers of classes, or one that the task does not have
    "shape",  # vectors and matrices that do not go together
]
Expected = Literal["symbol", "operator", "closing", "end"]


class Unreadable(ValueError):
    """A text that is no formula: why, at which place, and what was expected there.

    place: 0-based, in the text as it was typed; None where the text as a whole is meant.
    """

    def __init__(
        self, reason: Reason, place: int | None = None, expected: tuple[Expected, ...] = ()
    ) -> None:
        """Keep the facts; words are made for the screen."""
        super().__init__(f"{reason} at {place}")
        self.reason: Reason = reason
        self.place = place
        self.expected = expected
