"""`/gradient`: the whole gradient while one logit runs over a range. URL: `j`, `from`, `to`."""

from functools import partial

import streamlit as st

from pages.ui import controls, frame, state
from pages.ui.boards.gradient import build
from pages.ui.live import LivePage
from pages.ui.text import _

state.begin_page(("j", "from", "to"))
j = controls.chosen_class()
low, high = controls.chosen_range()
frame.title(
    _("How the gradient changes"), "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>"
)
page = LivePage(partial(build, j=j, low=low, high=high))
page.editors()
with st.container(horizontal=True, vertical_alignment="bottom", key="tools"):
    controls.class_chooser(_("Logit that runs"), j)
    controls.range_fields()
    page.block("loss", border=False)
controls.range_errors()
page.block("description", border=False)
page.plot("sweep")
page.close()
