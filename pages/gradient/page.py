"""`/gradient`: how the gradient changes, in five views. URL: see `pages.gradient.settings`."""

import streamlit as st

from pages.gradient import PAGE, downloads
from pages.ui import frame
from pages.ui.html import GRADIENT_FORMULA
from pages.ui.live_page import block, connect, figure, row, workbench
from pages.ui.session import store
from pages.ui.text import _

frame.title(_("How the gradient changes"), GRADIENT_FORMULA)
with workbench():
    with row("tools", align="top"):
        block("views")
        block("loss")
    block("settings")
    block("description")
    with row("figures", align="top"):
        figure("sweep")
        figure("path")  # of a descent; hidden in the other views
    with row("files"):
        for kind, label, make in (("csv", "CSV", downloads.csv), ("html", "HTML", downloads.page)):
            st.download_button(
                label,
                data=make(store.current()),
                file_name=f"gradient.{kind}",
                icon=":material/download:",
                key=f"download-{kind}",
                on_click="ignore",
            )
    block("derivation-fold")  # last: it takes longer than everything else
connect(PAGE)
