"""Lays the check page out."""

from pages.check import PAGE
from pages.ui import frame
from pages.ui.html import formula
from pages.ui.live_page import block, connect, workbench
from pages.ui.markup import Html
from pages.ui.text import _

frame.title(_("Is your gradient right?"), formula(Html("∂e/∂x<sub>j</sub> = ?")))
with workbench():
    block("check-way")
    block("check-target")
    block("check-field")
    block("check-symbols")
    block("check-preview")
    block("check-outcome")
    block("check-tries")
connect(PAGE)
