"""`/product`: row vector times Jacobian, aligned, and one column's sum. URL: `j`, `digits`."""

from functools import partial

import streamlit as st

from pages.ui import controls, frame, state
from pages.ui.boards.product import build
from pages.ui.live import LivePage
from pages.ui.text import _

BESIDE = 5  # up to so many classes the column's sum has room beside the matrix

state.begin_page(("j", "digits"))
j = controls.chosen_class()
full = controls.full_digits()
frame.title(
    _("Row vector times Jacobian"), "∇e<sub>(x)</sub> = ∇e<sub>(s)</sub> · ∇s<sub>(x)</sub>"
)
page = LivePage(partial(build, j=j, full=full))
page.editors()
with st.container(horizontal=True, vertical_alignment="bottom", key="tools"):
    controls.class_chooser(_("Column j"), j)
    controls.digits()
wide = state.problem().k > BESIDE
product, column = (st.container(), st.container()) if wide else st.columns([3, 2])
with product, st.container(border=True, key="product"):
    page.block("grad-s", border=False)
    page.block("jacobian", border=False)
    page.block("grad-x", border=False)
with column:
    page.block("column")
page.close()
