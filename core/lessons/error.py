"""What is wrong with a lesson's file, as data: `words` says it."""

from __future__ import annotations

from typing import Literal

from core.answers.unreadable import Unreadable
from core.problem import ProblemError

Reason = Literal[
    "too-large",  # the file
    "broken-link",  # a lesson in a link that is cut off, or no lesson at all
    "encoding",  # it is not UTF-8
    "syntax",  # it is not TOML
    "too-deep",  # tables in tables, or too many parts of a key
    "unknown-key",
    "missing",
    "needs-one",  # exactly one of several keys
    "text",  # something else stands where a text should
    "whole",  # where a whole number within bounds should
    "yes",  # where true or false should
    "table",  # where a table should
    "list",  # where a list of so many should
    "empty",
    "too-long",
    "one-of",  # a word that is none of those allowed
    "right",  # not exactly one choice is right
    "condition",  # a condition or a number that cannot be read
    "bar",  # a bar that is not on the screen, or gets another scale
    "vector",  # x or y that cannot be read
    "screen",  # it is no address of a page with its settings
    "no-problem",  # the first screen has no x and y
    "wrong-answer",  # the answer to a formula is none
]


class LessonError(ValueError):
    """A refused lesson: the line, the key, why, and what is allowed.

    line      of the file, from 1
    key       as in `step 3, choices 2, right`; empty where the file as a whole is meant
    allowed   what would be right there: names, bounds; a text that is no message
    problem   what is wrong with a vector; formula: with a condition
    """

    def __init__(
        self,
        reason: Reason,
        line: int = 1,
        key: str = "",
        allowed: str = "",
        *,
        problem: ProblemError | None = None,
        formula: Unreadable | None = None,
        text: str = "",
    ) -> None:
        """Keep the facts; words are made for the screen."""
        super().__init__(f"line {line}, {key}: {reason} ({allowed})")
        self.reason: Reason = reason
        self.line = line
        self.key = key
        self.allowed = allowed
        self.problem = problem
        self.formula = formula
        self.text = text
