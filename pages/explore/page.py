"""Lays the start page out."""

import streamlit as st

from pages.explore import PAGE
from pages.product.layout import product
from pages.ui import frame
from pages.ui.controls import Copied
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, copies, download, row, workbench
from pages.ui.text import _

frame.title(
    _("The gradient of softmax with cross-entropy"),
    GRADIENT_FORMULA,
)
block("preset")
with workbench():
    with row("tools"):
        block("tool-row")
        block("digit-switch")
        download("download", _("Download"), "problem.json")
        copies(
            Copied("x", "x"),
            Copied("y", "y"),
            Copied("s", ".st-key-softmax .lab-num"),
            Copied("∂e/∂x", ".st-key-grad-x .lab-num.value"),
        )
    block("tool-errors")
    with row("summary"):
        block("loss")
        block("agreement")
    left, right = st.columns([2, 3])
    with left:
        block("softmax", border=True)
    with right:
        block("grad-x", border=True)
    block("product-fold")
    block("ways")
    product(result=False)
connect(PAGE)
