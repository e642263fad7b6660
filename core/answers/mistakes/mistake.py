"""What a known mistake is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.answers.targets import Target

COURSES: Final = "repeated in course threads"


@dataclass(frozen=True)
class Mistake:
    """A wrong formula that people really wrote; words are English, marked for translation.

    formula: what is compared, in the grammar's own spelling; words: what is wrong with it;
    tempts: why it looks right; source: a public report, as `owner/repository#number`, or what
    course threads repeat; contradicts: the line of the derivation, by its id, that says
    otherwise; says: the conditions, by their names in `core.answers.conditions`, that `words`
    have already, so that nobody need say where it is right.
    """

    name: str
    target: Target
    formula: str
    words: str
    tempts: str
    source: str
    contradicts: str
    says: tuple[str, ...] = ()
