"""`/`: edit x and y, and see s, the loss and the gradient at once. URL: `digits`."""

from functools import partial

import streamlit as st

from pages.ui import controls, editors, frame, state
from pages.ui.boards.explore import badge, build
from pages.ui.live import LivePage
from pages.ui.text import _

state.begin_page(("digits",))
full = controls.full_digits()
frame.title(
    _("The gradient of softmax with cross-entropy"),
    "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>",
)
editors.presets()
page = LivePage(partial(build, full=full))
page.later("agreement", badge)
page.editors()
with st.container(horizontal=True, vertical_alignment="center", key="tools"):
    editors.class_buttons()
    editors.tools()
    controls.digits()
    controls.download()
editors.tool_errors()
with st.container(horizontal=True, vertical_alignment="center", key="summary"):
    page.block("loss", border=False)
    page.later_block("agreement")
left, right = st.columns([2, 3])
with left:
    page.block("softmax")
with right:
    page.block("grad-x")
page.close()
