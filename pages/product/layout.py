"""The product as both pages that have it lay it out."""

from __future__ import annotations

import streamlit as st

from pages.ui.live_page import block, row


def product(*, result: bool) -> None:
    """Row vector, matrix, perhaps the result as a vector; beside or below, the column's sum."""
    with row("product-row", align="top"):
        with st.container(border=True, key="product"):
            block("grad-s")
            block("jacobian")
            if result:
                block("grad-x")
        block("column", border=True)
