"""The lab's own browser parts: each a folder with its .html, .css, .js and a thin .py.

A part's script is the file that is named like its folder; further .js files beside it are put
before it, into the same module.

Streamlit sends a part's html, css and js along with every answer, and hashing more than 2 kB of
them lets go of the interpreter each time. So a part sends only where its script and style are to
be had, and the browser fetches and keeps them: `source` serves them below /parts.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

_HERE = Path(__file__).parent
_COMMON = (_HERE / "common.js").read_text("utf-8")
_MEDIA = {"js": "text/javascript", "css": "text/css"}
_FOR_GOOD = {"cache-control": "public, max-age=31536000, immutable"}
_sources: dict[str, str] = {}

_LOADER = """let part;
export default (component) => part ? part.default(component)
  : import(location.origin + "%s").then((loaded) => (part = loaded).default(component));"""


def part(folder: Path, *, isolate_styles: bool = True) -> Callable[..., Any]:
    """Register the component that lives in this folder."""
    html = (folder / f"{folder.name}.html").read_text("utf-8")
    css, js = (_text(folder, kind) for kind in ("css", "js"))
    style, script = _served(folder.name, "css", css), _served(folder.name, "js", _COMMON + js)
    return st.components.v2.component(
        f"lab_{folder.name}",
        html=f'<link rel="stylesheet" href="{style}">{html}',
        js=_LOADER % script,
        isolate_styles=isolate_styles,
    )


def _text(folder: Path, kind: str) -> str:
    """The folder's files of a kind as one, its namesake last."""
    files = sorted(folder.glob(f"*.{kind}"), key=lambda file: (file.stem == folder.name, file))
    return "".join(file.read_text("utf-8") for file in files)


def _served(name: str, kind: str, text: str) -> str:
    """The address of a source; it changes with the text, so that it can be kept for good."""
    _sources[f"{name}.{kind}"] = text
    return f"/parts/{name}.{kind}?{sha256(text.encode()).hexdigest()[:12]}"


async def source(request: Request) -> Response:
    """ASGI endpoint: the script or style of a part, by its file name."""
    name = request.path_params["name"]
    if name not in _sources:
        return Response(status_code=404)
    kind = name.rpartition(".")[2]
    return Response(_sources[name], media_type=_MEDIA[kind], headers=_FOR_GOOD)
