"""`/practice`: tasks about the derivation, marked. URL: `skill`, `level`, `seed`, and `said`."""

from pages.practice.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="practice",
    title=N_("Practice"),
    invitation=N_("do the derivation yourself, one task after the other"),
    settings=SETTINGS,
    make=make,
    has_beginnings=True,
    preload=(("modulepreload", "./assets/katex.js"),),
    in_thread=True,
)
