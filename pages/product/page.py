"""Lays the product page out."""

from pages.product import PAGE
from pages.product.layout import product
from pages.ui import frame
from pages.ui.copied import Copied
from pages.ui.html import GRADIENT_BY_S, GRADIENT_BY_X
from pages.ui.live_page import block, connect, copies, row, workbench
from pages.ui.markup import Html, joined
from pages.ui.text import _

frame.title(
    _("Row vector times Jacobian"),
    joined(GRADIENT_BY_X, " = ", GRADIENT_BY_S, Html(" · ∇s<sub>(x)</sub>")),
)
with workbench():
    with row("tools"):
        block("ways")
        block("digit-switch")
        copies(
            Copied("−y/s", ".st-key-grad-s .lab-num"),
            Copied("∂s/∂x", ".st-key-jacobian td[data-i][data-j] .lab-num", is_matrix=True),
            Copied("∂e/∂x", ".st-key-grad-x .lab-num"),
        )
    product(result=True)
    block("exact")
connect(PAGE)
