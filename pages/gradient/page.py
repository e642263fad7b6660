"""`/gradient`: how the gradient changes, in five views. URL: see `pages.gradient.settings`."""

from pages.gradient import PAGE
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, download, figure, row, workbench
from pages.ui.text import _

frame.title(_("How the gradient changes"), GRADIENT_FORMULA)
with workbench():
    with row("tools", align="top"):
        block("views")
        block("loss")
    block("settings")
    block("description")
    with row("figures", align="top"):
        figure("sweep")
        figure("path")  # of a descent; hidden in the other views
    with row("files"):
        download("download-csv", "CSV", "gradient.csv")
        download("download-html", "HTML", "gradient.html")
    block("derivation-fold")  # last: it takes longer than everything else
connect(PAGE)
