"""`/stability`: where digits die. URL: see `pages.stability.settings`."""

from pages.stability.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="stability",
    title=N_("Stability"),
    invitation=N_("which method loses digits, where and why"),
    settings=SETTINGS,
    make=make,
    selects=lambda settings: settings.part == "differences",
    files=("stability.csv",),
)
