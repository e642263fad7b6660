"""`/check`: a formula of the reader's own, marked. URL: `target`, `said`."""

from pages.check.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="check",
    title=N_("Check"),
    invitation=N_("is a formula of your own right, and if not, why"),
    settings=SETTINGS,
    make=make,
    preload=(("modulepreload", "./assets/katex.js"),),
    in_thread=True,
)
