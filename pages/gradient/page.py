"""`/gradient`: how the gradient changes, in five views. URL: see `pages.gradient.settings`."""

from pages.gradient import PAGE
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, figure, row, workbench
from pages.ui.text import _

frame.title(_("How the gradient changes"), GRADIENT_FORMULA)
with workbench() as below_problem:
    with below_problem:
        block("loss")
        block("settings")
        block("digit-switch")
    with row("tools"):
        block("views")
        block("files-menu")
    with row("figures", align="top"):
        figure("sweep")
        figure("path")  # of a descent; hidden in the other views
    block("guess")
    block("description")
    block("exact")
    block("derivation-fold")  # last: it takes longer than everything else
connect(PAGE)
