"""`/gradient`: how the gradient changes, in five views. URL: see `pages.gradient.settings`."""

import streamlit as st

from pages.gradient import PAGE
from pages.gradient.downloads import FILES
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, figure, row, workbench
from pages.ui.session import store
from pages.ui.text import _

frame.title(_("How the gradient changes"), GRADIENT_FORMULA)
with workbench() as below_problem:
    with below_problem:
        block("loss")
        block("settings")
    with row("tools"):
        block("views")
        with st.popover(_("Export"), icon=":material/download:", key="files"):
            for kind, label in (("csv", _("Data (CSV)")), ("html", _("Interactive page (HTML)"))):
                st.download_button(
                    label,
                    data=FILES[kind](store.current()),
                    file_name=f"gradient.{kind}",
                    key=f"download-{kind}",
                    on_click="ignore",
                    width="stretch",
                )
    with row("figures", align="top"):
        figure("sweep")
        figure("path")  # of a descent; hidden in the other views
    block("description")
    block("derivation-fold")  # last: it takes longer than everything else
connect(PAGE)
