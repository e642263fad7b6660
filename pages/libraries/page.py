"""Lays the page of libraries out."""

from pages.libraries import PAGE
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, row, workbench
from pages.ui.text import _

frame.title(_("What libraries return"), GRADIENT_FORMULA)
with workbench() as below_problem:
    with below_problem:
        block("settings")
        block("digit-switch")
    with row("tools"):
        block("part")
        block("files-menu")
    block("question")
    block("overview")
    block("calls")
    block("divisor")
    block("live-torch")
    block("recorded")
    block("companion")
    block("exact")
connect(PAGE)
