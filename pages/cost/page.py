"""`/cost`: what fusing saves. URL: see `pages.cost.settings`."""

from pages.cost import PAGE
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, figure, row, workbench
from pages.ui.text import _

frame.title(_("What fusing saves"), GRADIENT_FORMULA)
with workbench() as below_problem:
    with below_problem:
        block("settings")
        block("digit-switch")
    with row("tools"):
        block("views")
        block("files-menu")
    block("cost-question")
    block("cost-measure")
    block("cost-main")
    with row("cost-figure", align="top"):
        figure("curves", main=False)
    block("cost-remark")
    block("exact")
connect(PAGE)
