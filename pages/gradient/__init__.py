"""`/gradient`: how the gradient changes, in five views."""

from pages.gradient.parameters import GUESS, SETTINGS
from pages.gradient.settings import make
from pages.ui.page import DIGITS, Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="gradient",
    title=N_("Gradient"),
    invitation=N_("how the gradient changes with x and y"),
    settings=(*SETTINGS, DIGITS, GUESS),
    make=make,
    files=("gradient.csv", "gradient.html"),
)
