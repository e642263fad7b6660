"""`/derivation`: SymPy derives the closed form, line by line."""

from pages.derivation.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="derivation",
    title=N_("Derivation"),
    invitation=N_("where the formula comes from, line by line"),
    settings=SETTINGS,
    make=make,
    preload=(("modulepreload", "./assets/katex.js"),),
    files=("derivation.tex", "derivation.md", "derivation.ipynb", "derivation.py"),
    in_thread=True,
)
