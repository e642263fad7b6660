"""`/gradient`: how the gradient changes, in five views."""

from pages.gradient.parameters import SETTINGS
from pages.gradient.settings import make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="gradient",
    title=N_("Gradient"),
    settings=SETTINGS,
    make=make,
    preload=(("script", "./assets/plotly.min.js"),),
)
