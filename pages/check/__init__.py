"""`/check`: a formula, or numbers, of the reader's own, marked; programs that check a gradient.

URL: `input`, `target`, `said`, `pasted`, `tool`.
"""

from pages.check.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="check",
    title=N_("Check"),
    invitation=N_("is your own gradient right, and if not, why"),
    settings=SETTINGS,
    make=make,
    preload=(("modulepreload", "./assets/katex.js"),),
    files=("check_numpy.py", "check_torch.py", "check_jax.py"),
    in_thread=True,
)
