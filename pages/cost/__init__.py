"""`/cost`: what fusing saves, counted, measured, and at a language model's size."""

from pages.cost.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="cost",
    title=N_("Cost"),
    invitation=N_("what fusing saves, counted and measured"),
    settings=SETTINGS,
    make=make,
    files=("cost.csv", "cost.md"),
)
