"""`/derivation`: SymPy derives the closed form, line by line.

URL: `k` (general, own), `step` (a number, all), `mode` (read, reveal), `case` (sum-one, one-hot,
no-labels, library), `layout` (row, column), `entry` (closed, open), `i`, `j`.
"""

from functools import partial

import streamlit as st

from pages.ui import checks, frame, state, walk
from pages.ui.boards.derivation import Path, build
from pages.ui.live import LivePage
from pages.ui.text import _

state.begin_page(("k", "step", "mode", "case", "layout", "entry", "i", "j"))
view = walk.view()
path = Path(view, state.problem().k)
frame.title(
    _("The derivation, line by line"), "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>"
)
page = LivePage(partial(build, view=view))
page.editors()
with st.container(horizontal=True, vertical_alignment="center", key="tools"):
    walk.tools(view, path)
main, side = st.columns([3, 2]) if view.entry else (st.container(), None)
with main:
    walk.closing_choice(view, path)
    page.block("derivation", border=False)
    walk.guess(view, path)
if side is not None:
    with side:
        with st.container(horizontal=True, key="entry-place"):
            walk.entry_choosers(view)
        page.block("entry-lines", border=False)
page.block("grad-x", border=False)
page.close()
page.answers(checks.run(path.to_check()))
