"""`/derivation`: SymPy derives the closed form, line by line.

URL: `k` (general, own), `step` (a number, all), `mode` (read, reveal), `case` (sum-one, one-hot,
no-labels, library), `layout` (row, column), `entry` (closed, open), `i`, `j`.
"""

import streamlit as st

from pages.derivation import checks, controls
from pages.derivation.blocks import Path, build
from pages.ui import frame
from pages.ui.live import LivePage
from pages.ui.session import store
from pages.ui.text import _

store.begin_page(("k", "step", "mode", "case", "layout", "entry"))
controls.view()
frame.title(
    _("The derivation, line by line"), "∂e/∂x<sub>i</sub> = s<sub>i</sub> · sum(y) − y<sub>i</sub>"
)
page = LivePage(lambda problem: build(problem, view=controls.view()), follows_selection=True)
page.editors()


def lines() -> None:
    """The tools, the line or all lines, and what stands beside them."""
    view = controls.view()
    path = Path(view, store.problem())
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        controls.tools(view, path)
    main, side = st.columns([3, 2]) if view.entry else (st.container(), None)
    with main:
        page.sent_block("derivation")
        controls.closing_choice(view, path)
        controls.guess(view, path)
    if side is not None:
        with side:
            with st.container(horizontal=True, key="entry-place"):
                controls.entry_choosers(view)
            page.sent_block("entry-lines")
    page.answers(lambda: checks.run(path.to_check()))


page.part(lines, sends=("derivation", "entry-lines"))
page.block("grad-x", border=False)
page.close()
page.late_answers()
