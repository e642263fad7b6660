"""The words on sheets: English, marked for translation; values go in by placeholders."""

from __future__ import annotations

from typing import Final

from core.translation import N_

TITLE: Final = N_("Softmax, cross-entropy and their gradient")
KEY: Final = N_("Key")
NUMBERED: Final = N_("Sheet {label}")
NAME: Final = N_("Name:")
DATE: Final = N_("Date:")
POINTS: Final = N_("Points:")
TASK: Final = N_("Task {n}")
OF_POINTS: Final = N_("Points: {n}")
NOTATION: Final = N_(
    "Logits x, targets y, outputs s = softmax(x), loss e = −Σᵢ yᵢ log sᵢ, natural logarithms."
)
ANSWER: Final = N_("Answer:")
WORKED: Final = N_("Line {number} of the derivation, {rule}:")
GIVEN: Final = N_("With x = ({x}) and y = ({y}):")

# --- Notebooks --------------------------------------------------------------------------

NOTEBOOK: Final = N_(
    "Work out each answer by hand or in code, and put it where the cell says. Numbers "
    "need three significant digits. Run the cell below an answer to see that it can be "
    "read."
)
CODE_NUMBER: Final = N_("A number: {symbol}")
CODE_LETTER: Final = N_("One of these letters: {letters}")
CODE_FUNCTION: Final = N_("The value of the formula; indices count from 0 in Python.")
WORKING: Final = N_("How you got there, in words or formulas:")
LINE: Final = N_("Write the line here: {symbol}")


_WIDE: Final = "，：；。？！）"


def gap(before: str) -> str:
    """What stands after a text: a space, unless a Chinese sign brings its own."""
    return "" if before.endswith(tuple(_WIDE)) else " "


def in_a_row(*texts: str) -> str:
    """Texts one after the other."""
    return "".join(f"{text}{gap(text)}" for text in texts).rstrip()
