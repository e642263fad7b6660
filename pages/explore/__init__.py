"""`/`: edit x and y, and see s, the loss and the gradient at once. URL: `digits`, `product`."""

from pages.explore.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="",
    title=N_("Explore"),
    invitation=N_("your own numbers, one row per class"),
    settings=SETTINGS,
    make=make,
    files=("problem.json",),
    selects=lambda settings: settings.product_is_open,
)
