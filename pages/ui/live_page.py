"""A page as Streamlit lays it out: empty places for its blocks, its editors and its figures.

What stands in them comes over the live channel: for a first page as its address asks, before
Streamlit has run, and then for Streamlit's session, which the last part of a page names. A page's
script runs when the page is opened or the language is changed, and never at an edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import streamlit as st

from pages.ui.components.editor import editor
from pages.ui.components.page import page as page_part
from pages.ui.components.plot import plot
from pages.ui.components.tools import tools
from pages.ui.controls import download_link
from pages.ui.copied import Copied, copy_menu
from pages.ui.markup import tag
from pages.ui.page import Page
from pages.ui.session import store


def block(key: str, *, border: bool = False) -> None:
    """A place for the block of this key, in a container of the same key."""
    with st.container(border=border, key=key):
        st.html(tag("div", data_block=key, hidden=True))


@contextmanager
def workbench(*above: str) -> Iterator[Any]:
    """The problem at the left; what is placed in it is the result, at the right.

    What is placed in what it gives stands below the problem: a page's settings. above: blocks
    that stand above it.
    """
    with st.container(key="workbench"):
        with st.container(key="problem"):
            for key in above:
                block(key)
            editors()
            below_problem = st.container(key="below-problem")
        with st.container(key="result"):
            yield below_problem


def editors() -> None:
    """Bars and fields of x and y, beside each other: a class is one row; the tools below."""
    with st.container(key="editors", horizontal=True, gap=None):
        for vector in ("x", "y"):
            with st.container(key=f"{vector}-editor"):
                editor(key=f"fields-{vector}", data={"vector": vector})
    with st.container(key="problem-tools"):
        tools(key="tools-part", data={})


def copies(*vectors: Copied) -> None:
    """A menu that copies these vectors and matrices."""
    st.html(copy_menu(*vectors))


def figure(key: str, *, main: bool = True) -> None:
    """A place for the figure of this key, in a container of the same key.

    `main`: it is what the page is about.
    """
    with st.container(key=key):
        plot(key=f"plot-{key}", data={"key": key, "main": main})


def download(key: str, label: str, name: str) -> None:
    """A link to one of the page's files."""
    st.html(download_link(key, label, name), width="content")


def row(key: str, *, align: Any = "center") -> AbstractContextManager[Any]:
    """What is placed in it stands in a row."""
    return st.container(horizontal=True, vertical_alignment=align, key=key)


def connect(page: Page) -> None:
    """Name session and page to the channel, last of all, when all places are there."""
    session = store.current()
    page_part(
        key="page",
        data={"token": session.token, "page": page.path, "run": store.next_run()},
    )
