"""`/gradient`: how the gradient changes, in five views. URL: see `boards.gradient.settings`."""

from functools import partial

import streamlit as st

from pages.ui import frame, gradient_fields, state
from pages.ui import gradient_controls as controls
from pages.ui.boards.gradient import build
from pages.ui.boards.gradient.settings import NAMES
from pages.ui.live import LivePage
from pages.ui.text import _

state.begin_page(NAMES)
settings = controls.chosen()
frame.title(
    _("How the gradient changes"), "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>"
)
page = LivePage(partial(build, settings=settings))
page.editors()
with st.container(horizontal=True, vertical_alignment="top", key="tools"):
    controls.view_chooser(settings)
    page.block("loss", border=False)
gradient_fields.fields(settings)
page.block("description", border=False)
with st.container(horizontal=True, key="figures"):
    page.plot("sweep", partial(controls.act, settings))
    if settings.view == "descent":
        page.plot("path")
controls.downloads(settings)
page.close()
if settings.view == "squared":  # last: it takes longer than everything else
    controls.derivation(settings)
