"""What becomes of an answer: a stable tag, and the facts that words are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.answers.unreadable import Expected, Reason
from core.problem import Problem

Tag = Literal["unreadable", "right", "other-form", "right-if", "mistake", "off-by", "wrong"]

LABEL_IS = "label is "
OF_TWO = ", k = 2"
CLASSES_ARE = "k = "
TIMES = "times "
"""With a class or a number: it is the single label, of two classes, so many classes, so often."""


@dataclass(frozen=True)
class Outcome:
    """The outcome of marking; see each field for the tags that it belongs to.

    tag             one of `Tag`
    name            of a known mistake (mistake; right-if, where it is one), what it is off by
                    (off-by; right-if, where it is known), "label c" (right-if, where the index c
                    has to be the class of the label) or "class 1" (it is one component, or
                    "class 1, 2", one entry, "class 1, 2; 2, 1", two), the form that is missing
                    (other-form), "entry 1, 3" (wrong, where one entry is asked for: it is that
                    one), the precision (right, of numbers), what is wrong with numbers (wrong)
    conditions      under which it is right (right-if), or off by no more than this (off-by)
    counterexample  the smallest problem at which it is not right
    contradicts     id of the first line of the derivation that says otherwise: of a known mistake,
                    where its reasoning leaves the derivation; else the first one that states what
                    is asked for
    closed          id of the line that states it in closed form, where that is another one
    reason, place, expected   why it cannot be read, where, and what is expected there
    component       the entry, from 0, that alone is wrong (wrong, of numbers)
    """

    tag: Tag
    name: str = ""
    conditions: tuple[str, ...] = ()
    counterexample: Problem | None = None
    contradicts: str | None = None
    closed: str | None = None
    reason: Reason | None = None
    place: int | None = None
    expected: tuple[Expected, ...] = ()
    component: int | None = None
