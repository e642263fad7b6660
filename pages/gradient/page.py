"""`/gradient`: how the gradient changes, in five views. URL: see `pages.gradient.settings`."""

from functools import partial

import streamlit as st

from pages.gradient import controls as controls
from pages.gradient import fields
from pages.gradient.blocks import build
from pages.gradient.settings import NAMES
from pages.ui import frame
from pages.ui.live import LivePage
from pages.ui.session import store
from pages.ui.text import _

store.begin_page(NAMES)
settings = controls.chosen()
frame.title(
    _("How the gradient changes"), "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>"
)
page = LivePage(partial(build, settings=settings))
page.editors()
with st.container(horizontal=True, vertical_alignment="top", key="tools"):
    controls.view_chooser(settings)
    page.block("loss", border=False)
fields.fields(settings)
page.block("description", border=False)
with st.container(horizontal=True, key="figures"):
    page.plot("sweep", partial(controls.act, settings))
    if settings.view == "descent":
        page.plot("path")
controls.downloads(settings)
page.close()
if settings.view == "squared":  # last: it takes longer than everything else
    controls.derivation(settings)
