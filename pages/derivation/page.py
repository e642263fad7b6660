"""Lays the derivation page out."""

import streamlit as st

from pages.derivation import PAGE
from pages.derivation.downloads import FILES, derivation_file
from pages.ui import frame
from pages.ui.controls import action_button
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, row, workbench
from pages.ui.session import store
from pages.ui.text import _

session = store.current()

frame.title(_("The derivation, line by line"), GRADIENT_FORMULA)
with workbench():
    with row("tools"):
        block("stepper")
        block("view-menu")
        with st.popover(_("Take it along"), icon=":material/download:", key="files"):
            for kind, name in FILES.items():
                st.download_button(
                    name,
                    data=derivation_file(kind, session),
                    file_name=f"derivation.{kind}",
                    key=f"download-{kind}",
                    on_click="ignore",
                    width="stretch",
                )
            st.html(action_button("print", _("Print"), "print"))
    lines, entry = st.columns([3, 2])  # without an entry, the lines take all the room
    with lines, st.container(key="lines"):
        block("derivation")
        block("case")
        block("guess", border=True)
    with entry, st.container(key="entry"):
        block("entry-place")
        block("entry-lines")
    block("grad-x")
connect(PAGE)
