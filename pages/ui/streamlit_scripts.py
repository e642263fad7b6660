"""Which of Streamlit's own scripts a browser fetches: those its page names, and later ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from pages.ui.module_graph import reached

STATIC = Path(st.__file__).parent / "static"
"""Streamlit's files for browsers."""
_SCRIPTS = STATIC / "static" / "js"
# What Streamlit fetches only when it has something to show with it, and the lab always has.
_LATER = ("Html", "BidiComponent")
_FETCHED = re.compile(r"""="\./static/js/([\w.-]+\.js)\"""")
_IMPORTED = re.compile(r"""(?:from|import)\s*"\./([\w.-]+\.js)\"""")


def _first() -> Iterator[str]:
    for name in _FETCHED.findall((STATIC / "index.html").read_text("utf-8")):
        yield f"./static/js/{name}"


FIRST_SCRIPTS = tuple(_first())
"""Addresses of the scripts that Streamlit's page names, in its order."""


def _later() -> Iterator[str]:
    known = (address.rpartition("/")[2] for address in FIRST_SCRIPTS)
    starts = (path.name for name in _LATER for path in _SCRIPTS.glob(f"{name}.*.js"))
    return (f"./static/js/{name}" for name in reached(starts, _imports, known))


def _imports(name: str) -> list[str]:
    return _IMPORTED.findall((_SCRIPTS / name).read_text("utf-8"))


LATER_SCRIPTS = tuple(_later())
"""Addresses of the scripts that are fetched later, with all that they import."""
