"""Typed answers: reading them, marking them, and known mistakes by name.

    mark(text, target)                  a formula, as people write it
    diagnose(numbers, problem, target)  numbers that somebody's program printed
    MISTAKES                            {name: known mistake}

A target is "softmax", "loss", "grad-s", "jacobian" or "gradient". Nothing is evaluated as code:
`grammar.lark` is all that a formula can say.
"""

from core.answers.diagnosis import diagnose
from core.answers.marking import mark
from core.answers.mistakes import MISTAKES, Mistake
from core.answers.outcome import Outcome
from core.answers.targets import TARGETS, Target

__all__ = ["MISTAKES", "TARGETS", "Mistake", "Outcome", "Target", "diagnose", "mark"]
