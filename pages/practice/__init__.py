"""`/practice`: tasks about the derivation, marked, and sheets of them for a class.

URL: `skill`, `level`, `seed`, `said` of a task; `sheet`, `topics`, `tasks`, `difficulty`,
`sheetseed`, `sheetlang`, `sheetview` of a sheet.
"""

from pages.practice.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="practice",
    title=N_("Practice"),
    invitation=N_("do the derivation yourself, one task at a time"),
    settings=SETTINGS,
    make=make,
    has_beginnings=True,
    preload=(("modulepreload", "./assets/katex.js"),),
    files=(
        "sheet.html",
        "sheet.tex",
        "sheet.ipynb",
        "sheet-key.html",
        "sheet-key.tex",
        "sheet-nbgrader.ipynb",
        "sheet-otter.ipynb",
    ),
    in_thread=True,
)
