"""The product as both pages that have it lay it out."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.numeric import ForwardBackward
from core.problem import Problem
from pages.product.blocks import add as add_product
from pages.product.blocks import build as build_product
from pages.ui import controls
from pages.ui.live import LivePage
from pages.ui.session import store
from pages.ui.template import Board

_BESIDE = 3  # up to so many classes the column's sum has room beside the matrix


def build(problem: Problem, *, full: bool) -> Board:
    """The board of the product, with what is chosen at this moment."""
    return build_product(problem, **_chosen(), full=full)


def add(board: Board, problem: Problem, values: ForwardBackward) -> None:
    """The product's blocks on the board of another page."""
    add_product(board, problem, values, **_chosen())


def blocks(page: LivePage, *, result: bool) -> None:
    """Row vector, matrix, perhaps the result as a vector; beside or below, the column's sum."""
    beside = store.problem().k <= _BESIDE
    left, right = st.columns(2) if beside else (st.container(), st.container())
    with left, st.container(border=True, key="product"):
        if controls.way() == "jacobian":
            page.block("grad-s", border=False)
        page.block("jacobian", border=False)
        if result:
            page.block("grad-x", border=False)
    with right:
        page.block("column")


def _chosen() -> dict[str, Any]:
    i, j = controls.selection()
    return {"i": i, "j": j, "way": controls.way()}
