"""Lays the start page out."""

import streamlit as st

from pages.explore import PAGE
from pages.product.layout import product
from pages.ui import frame
from pages.ui.copied import Copied
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, copies, download, row, workbench
from pages.ui.markup import tag
from pages.ui.text import _

frame.title(
    _("The gradient of softmax with cross-entropy"),
    GRADIENT_FORMULA,
)
st.html(
    tag(
        "p",
        _(
            "Why the gradient is s · sum(y) − y: drag a logit or a target, and read each row "
            "from left to right."
        ),
        class_="lab-lead",
    )
)
block("first-lesson")
block("loss")
with st.container(key="rows"), workbench():
    with row("columns", align="top"):
        block("softmax")
        block("grad-x")
    block("agreement")
    with row("tools"):
        block("digit-switch")
        download("download", _("Download"), "problem.json")
        copies(
            Copied("x", "x"),
            Copied("y", "y"),
            Copied("s", ".st-key-softmax .lab-num"),
            Copied("∂e/∂x", ".st-key-grad-x .lab-num.value"),
        )
block("exact")
block("product-fold")
block("ways")
product(result=False)
connect(PAGE)
