"""`/stability`: where digits die. URL: see `pages.stability.settings`."""

from pages.stability import PAGE
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, figure, row, workbench
from pages.ui.text import _

frame.title(_("Where digits are lost"), GRADIENT_FORMULA)
with workbench() as below_problem:
    with below_problem:
        block("settings")
        block("digit-switch")
    with row("tools"):
        block("views")
        block("files-menu")
    block("part")
    block("question")
    block("answer")
    with row("stability-figure", align="top"):
        figure("curves")
    block("description")
    block("steps")
    block("results")
connect(PAGE)
