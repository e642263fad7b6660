"""The lab's own browser parts: each a folder with its .html, .css, .js and a thin .py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_COMMON = (Path(__file__).parent / "common.js").read_text("utf-8")


def part(folder: Path, *, isolate_styles: bool = True) -> Callable[..., Any]:
    """Register the component that lives in this folder."""
    html, css, js = (
        (folder / f"{folder.name}.{kind}").read_text("utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component(
        f"lab_{folder.name}",
        html=html,
        css=css,
        js=_COMMON + js,
        isolate_styles=isolate_styles,
    )
