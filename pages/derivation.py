"""`/derivation`: SymPy derives the closed form, line by line. URL: `k` (general, own)."""

import streamlit as st

from core.symbolic import derive
from pages.ui import controls, formulas, frame, state
from pages.ui.boards.derivation import build
from pages.ui.live import LivePage
from pages.ui.text import _

state.begin_page(("k",))
general = controls.general_k()
frame.title(
    _("The derivation, line by line"), "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>"
)
page = LivePage(build)
page.editors()
page.block("grad-x", border=False)
with st.container(horizontal=True, vertical_alignment="bottom", key="tools"):
    controls.mode_chooser(general)
    controls.derivation_files()
page.close()
with st.container(key="derivation"):
    formulas.lines(derive(None if general else state.problem().k))
