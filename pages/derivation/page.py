"""Lays the derivation page out."""

from pages.derivation import PAGE
from pages.ui import frame
from pages.ui.copied import Copied
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, copies, row, workbench
from pages.ui.text import _

frame.title(_("The derivation, line by line"), GRADIENT_FORMULA)
with workbench() as below_problem:
    with below_problem:
        block("digit-switch")
    with row("tools"):
        block("stepper")
        with row("menus"):
            block("view-menu")
            block("files-menu")
            copies(Copied("x", "x"), Copied("y", "y"), Copied("∂e/∂x", ".st-key-grad-x .lab-num"))
    block("derivation")
    block("case")
    block("onward")
    block("guess", border=True)
    block("written")
    block("written-symbols")
    block("written-preview")
    block("written-outcome")
    block("entry-place")
    block("entry-lines")
    block("grad-x")
    block("exact")
connect(PAGE)
