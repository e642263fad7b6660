"""Lays the start page out."""

import streamlit as st

from pages.explore import PAGE
from pages.explore.problem_json import problem_json
from pages.product.layout import product
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, row, workbench
from pages.ui.session import store
from pages.ui.text import _

session = store.current()

frame.title(
    _("The gradient of softmax with cross-entropy"),
    GRADIENT_FORMULA,
)
block("preset")
with workbench():
    with row("tools"):
        block("tool-row")
        block("digit-switch")
        st.download_button(
            _("Download"),
            data=lambda: problem_json(session.problem, session.merged),
            file_name="problem.json",
            mime="application/json",
            icon=":material/download:",
            key="download",
            on_click="ignore",
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
