"""`/product`: row vector times Jacobian, walked through. URL: `i`, `j`, `way`, `digits`."""

from functools import partial

import streamlit as st

from pages.product import layout
from pages.ui import controls, frame
from pages.ui.live import LivePage
from pages.ui.session import store
from pages.ui.text import _

store.begin_page(("way", "digits"), selects=True)
controls.selection()  # what is wrong with the link is told below the title
full = controls.full_digits()
frame.title(
    _("Row vector times Jacobian"), "∇e<sub>(x)</sub> = ∇e<sub>(s)</sub> · ∇s<sub>(x)</sub>"
)
page = LivePage(partial(layout.build, full=full), follows_selection=True)
page.editors()
with st.container(horizontal=True, vertical_alignment="center", key="tools"):
    page.block("ways", border=False)
    controls.digits()
layout.blocks(page, result=True)
page.close()
