"""Sheets of tasks for a class, and their keys, made from skills, a difficulty and a seed.

    sheet = make_sheet(Plan(("softmax", "diagonal"), 6, "rising", 17))     the same everywhere
    student_tex(asked(sheet), say), key_tex(sheet, say)                    for pdflatex
    student_notebook(asked(sheet), say), nbgrader_key(sheet, say), otter_key(sheet, say)

Whatever a student gets is made from `asked(sheet)`, which holds no answers: none can slip into a
file. `say` translates a text into the language of the sheet.
"""

from core.sheets import words
from core.sheets.asked import AskedSheet, asked
from core.sheets.key import KeyPart, key_of
from core.sheets.notebook import nbgrader_key, student_notebook
from core.sheets.otter import otter_key
from core.sheets.sheet import DIFFICULTIES, Difficulty, Plan, Sheet, make_sheet
from core.sheets.tex import key_tex, student_tex

__all__ = [
    "DIFFICULTIES",
    "AskedSheet",
    "Difficulty",
    "KeyPart",
    "Plan",
    "Sheet",
    "asked",
    "key_of",
    "key_tex",
    "make_sheet",
    "nbgrader_key",
    "otter_key",
    "student_notebook",
    "student_tex",
    "words",
]
