"""Every bound of a lesson's file, with its reason."""

from __future__ import annotations

from typing import Final

FILE_BYTES_MAX: Final = 65_536
"""Largest file: the longest of the lab's own lessons has a fifth of it, in two languages."""

PACKED_MAX: Final = 8_192
"""Longest lesson in a link, compressed: what mail programs and course systems pass on whole."""

NESTING_MAX: Final = 5
"""Tables and lists in one another: a choice's reason in two languages needs four."""

KEY_PARTS_MAX: Final = 4
"""Parts of a dotted key: `step.question.en` has three. Python's reader takes a time that grows
with the square of them."""

STEPS_MAX: Final = 20
"""Most steps: the lab's own lessons have eight at most; more is a second lesson."""

MINUTES_MAX: Final = 90
"""Longest lesson, in minutes: a double period."""

NEEDS_MAX: Final = 9
"""Most lessons that another one needs: all others of the lab's ten."""

TITLE_MAX: Final = 60
"""Longest title, in characters: one line of a phone has forty."""

SUMMARY_MAX: Final = 160
"""Longest summary: two lines beside the title."""

TEXT_MAX: Final = 600
"""Longest text of a step: on a phone a third of the screen shows some 250 characters of it at a
time, and the rest is scrolled to."""

QUESTION_MAX: Final = 300
"""Longest question, hint or answer to a wrong choice."""

CHOICE_MAX: Final = 160
"""Longest choice: two lines of a phone."""

CHOICES_MIN: Final = 2
"""Fewest choices: with one there is nothing to choose."""

CHOICES_MAX: Final = 6
"""Most choices: as many as are read before the first is forgotten."""

PATH_MAX: Final = 10
"""Most problems on the way to a goal."""

MOVES_MAX: Final = 20
"""Most entries that may move: all of x and y, of ten classes."""

DIGITS_MAX: Final = 6
"""Most decimals that a number is asked for: the screen shows four by itself, more on demand."""

SCREEN_MAX: Final = 2_000
"""Longest screen, as an address has it: two vectors of ten numbers with all digits need 500."""

PARTS_MAX: Final = 40
"""Most settings of a screen: the page with the most has some thirty."""

VECTOR_TEXT_MAX: Final = 500
"""Longest vector of a path: ten numbers with all digits, and room."""

CONDITION_WORK_MAX: Final = 400
"""Most operations of a condition at four classes: it is worked out at every edit, in far less
than a millisecond."""

SAME: Final = 1e-9
"""Two numbers are the same within this, absolute below 1 and relative above: targets that bars
moved by steps of 0.02 sum to 2 only within rounding."""

NAME_MAX: Final = 40
"""Longest name of a lesson: it stands in addresses."""
