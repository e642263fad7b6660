"""What becomes of an answer to a task: the same tags as `core.answers`, and some of its own.

few-digits   right as far as it goes: no attempt is counted
unfinished   a right formula where a number is asked for, or a line that was asked for is
             jumped over: no attempt is counted
carried      it follows rightly from an earlier answer that was wrong
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from core.answers.mistakes import MISTAKES
from core.answers.outcome import Outcome
from core.answers.words import explanation
from core.practice.task import Skill, Text
from core.translation import N_, Say

Tag: TypeAlias = Literal[
    "unreadable",
    "few-digits",
    "unfinished",
    "right",
    "carried",
    "right-if",
    "mistake",
    "off-by",
    "wrong",
]
UNCOUNTED: Final = frozenset({"unreadable", "few-digits", "unfinished"})


CARRIED: Final = N_(
    "It follows from your earlier answer; but that one is wrong, so the right value is a "
    "different one."
)


@dataclass(frozen=True)
class Mark:
    """The outcome of one part.

    name: of the mistake; sentences: what is to be said; outcome: that of `core.answers`, of a
    formula; weak: the skill that it shows to be missing, where that is known; shown_by: where it
    is seen that a formula is wrong.
    """

    tag: Tag
    name: str = ""
    sentences: tuple[Text, ...] = ()
    outcome: Outcome | None = None
    weak: Skill | None = None
    shown_by: Text | None = None

    @property
    def is_right(self) -> bool:
        """Whether the part is answered."""
        return self.tag == "right"

    @property
    def counts(self) -> bool:
        """Whether it is an attempt: what cannot be read, or is not finished, is none."""
        return self.tag not in UNCOUNTED

    def explained(self, typed: str, say: Say) -> list[str]:
        """What is to be said, in the reader's language; `typed`: the answer."""
        said = [sentence.said(say) for sentence in self.sentences]
        if self.outcome is not None:
            said += explanation(self.outcome, typed, say)
        if self.shown_by is not None:
            said.append(self.shown_by.said(say))
        return said


_LINES: Final[dict[str, Skill]] = {
    "softmax": "softmax",
    "quotient-diagonal": "diagonal",
    "partial-diagonal": "diagonal",
    "partial-off-diagonal": "off-diagonal",
    "partial": "off-diagonal",
    "cross-entropy": "one-hot",
    "grad-s": "row-vector",
    "chain-rule": "product",
    "row-times-jacobian": "product",
    "component": "product",
    "split": "collapse",
    "collapse": "collapse",
    "direct-derivative": "collapse",
    "one-hot": "one-hot",
}
_OF_SUM: Final = frozenset(
    {"sum-of-targets-forgotten", "sum-at-the-wrong-term", "weight-forgotten"}
)


def weakness(name: str) -> Skill | None:
    """The skill that a known mistake shows to be missing."""
    if name in _OF_SUM:
        return "sum-y"
    mistake = MISTAKES.get(name)
    return _LINES.get(mistake.contradicts) if mistake else None
