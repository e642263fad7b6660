"""`/`: edit x and y, and see s, the loss and the gradient at once. URL: `digits`, `product`."""

from functools import partial

import streamlit as st

from pages.explore.blocks import badge, build
from pages.product import layout
from pages.ui import controls, frame
from pages.ui.editor import vector_editor
from pages.ui.live import LivePage
from pages.ui.session import store
from pages.ui.text import _

unfolded = controls.shows_product()
store.begin_page(("digits", "product", *("way",) * unfolded), selects=unfolded)
controls.selection()  # what is wrong with the link is told below the title
full = controls.full_digits()
frame.title(
    _("The gradient of softmax with cross-entropy"),
    "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>",
)
vector_editor.presets()
more = layout.add if unfolded else None
page = LivePage(partial(build, full=full, more=more), follows_selection=True)
page.later("agreement", badge)
page.editors()
with st.container(horizontal=True, vertical_alignment="center", key="tools"):
    vector_editor.class_buttons()
    vector_editor.tools()
    controls.digits()
    controls.download()
vector_editor.tool_errors()
with st.container(horizontal=True, vertical_alignment="center", key="summary"):
    page.block("loss", border=False)
    page.later_block("agreement")
left, right = st.columns([2, 3])
with left:
    page.block("softmax")
with right:
    page.block("grad-x")
with controls.product_fold(unfolded):
    if unfolded:
        page.block("ways", border=False)
        layout.blocks(page, result=False)
page.close()
