"""Wrong formulas that people really wrote, each as a formula of the grammar.

To add one: one entry in the file of its target.
"""

from typing import Final

from core.answers.mistakes import gradient, jacobian, others
from core.answers.mistakes.mistake import Mistake

__all__ = ["MISTAKES", "Mistake"]

_ALL = (*gradient.MISTAKES, *jacobian.MISTAKES, *others.MISTAKES)

MISTAKES: Final[dict[str, Mistake]] = {mistake.name: mistake for mistake in _ALL}
"""Every known mistake by its name."""
