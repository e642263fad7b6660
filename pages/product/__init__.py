"""`/product`: row vector times Jacobian, walked through. URL: `i`, `j`, `way`, `digits`."""

from pages.product.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="product",
    title=N_("Product"),
    invitation=N_("the same gradient as a row vector times the Jacobian"),
    settings=SETTINGS,
    make=make,
    selects=lambda settings: True,
)
