"""Lays the start page out."""

import streamlit as st

from pages.explore import PAGE
from pages.explore.problem_json import problem_json
from pages.product.layout import product
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, row, workbench
from pages.ui.markup import tag
from pages.ui.session import store
from pages.ui.text import _

session = store.current()

frame.title(
    _("The gradient of softmax with cross-entropy"),
    GRADIENT_FORMULA,
)
st.html(
    tag(
        "p",
        _("Drag a logit or a target, and read each row from left to right."),
        class_="lab-lead",
    )
)
block("loss")
with st.container(key="rows"), workbench():
    with row("columns", align="top"):
        block("softmax")
        block("grad-x")
    block("agreement")
    with row("tools"):
        block("digit-switch")
        st.download_button(
            _("Download"),
            data=lambda: problem_json(session.problem),
            file_name="problem.json",
            mime="application/json",
            icon=":material/download:",
            key="download",
            on_click="ignore",
        )
block("product-fold")
block("ways")
product(result=False)
connect(PAGE)
