"""The browser side: a folder a part with its .html, .css and index.js; shared/ is for all.

Streamlit sends a part's html, css and js along with every answer. So a part sends only where its
module and style are to be had, and the browser fetches them once: all files stand below one
address that changes when any of them does, so that they can be kept for good, and a module that
two parts import is one.

Addresses are relative to the page's own, which is one name below the lab's, wherever that is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gzip import compress
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

_HERE = Path(__file__).parent
_MEDIA = {".js": "text/javascript", ".css": "text/css"}
_FOR_GOOD = {"cache-control": "public, max-age=31536000, immutable"}
_FILES = {
    file.relative_to(_HERE).as_posix(): file.read_bytes()
    for file in sorted(_HERE.rglob("*"))
    if file.suffix in _MEDIA
}
_HASH = sha256(b"".join(name.encode() + text for name, text in _FILES.items())).hexdigest()[:12]
ADDRESS = f"./components/{_HASH}/"
"""Where the files are, relative to a page."""
MODULES = tuple(
    name
    for name in _FILES
    if name.endswith(".js") and name.startswith(("shared/", "page/", "editor/", "top_bar/"))
)
"""What every page loads."""

_LOADER = """let part;
const start = ({ data: [data], ...component }) => part({ ...component, data });
export default (component) => part ? start(component)
  : import(new URL("%s", document.baseURI)).then((loaded) => {
    part = loaded.default;
    return start(component);
  });"""


def part(name: str, *, isolate_styles: bool = True) -> Callable[..., Any]:
    """Register the part that lives in the folder of this name."""
    html = (_HERE / name / f"{name}.html").read_text("utf-8")
    style = f"{name}/{name}.css"
    link = f'<link rel="stylesheet" href="{ADDRESS}{style}">' if style in _FILES else ""
    mount = st.components.v2.component(
        f"lab_{name}",
        html=link + html,
        js=_LOADER % f"{ADDRESS}{name}/index.js",
        isolate_styles=isolate_styles,
    )

    def place(*, data: dict[str, Any], **options: Any) -> Any:
        # In a list: of a dict, Streamlit asks of each value whether it is a data frame, and
        # imports pandas for that, a quarter of a second of everybody's start.
        return mount(data=[data], **options)

    return place


async def serve(request: Request) -> Response:
    """ASGI endpoint: a file of this folder below its hashed address."""
    name = request.path_params["name"]
    if request.path_params["hash"] != _HASH or name not in _FILES:
        return Response(status_code=404)
    headers = _FOR_GOOD | {"vary": "accept-encoding"}
    text = _FILES[name]
    if "gzip" in request.headers.get("accept-encoding", ""):
        text, headers["content-encoding"] = _compressed(name), "gzip"
    return Response(text, media_type=_MEDIA[Path(name).suffix], headers=headers)


@cache
def _compressed(name: str) -> bytes:
    return compress(_FILES[name], mtime=0)
