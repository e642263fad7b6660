"""Files that do not change while the server runs, answered before Streamlit is asked.

These are the browser side's modules, Streamlit's own scripts, Plotly and KaTeX: a hundred at a
first visit. Streamlit compresses none of its own; here each is compressed once, when it is first
asked for, and kept.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.ui import components

STATIC = Path(st.__file__).parent / "static"
# The name carries a hash that changes with every version of Streamlit.
(KATEX,) = (STATIC / "static" / "js").glob("katex.*.js")
PLOTLY = Path(str(files("plotly"))) / "package_data" / "plotly.min.js"
_FOR_GOOD = {"cache-control": "public, max-age=31536000, immutable"}
_FOR_A_DAY = {"cache-control": "public, max-age=86400"}
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".png": "image/png",
}
# Streamlit fetches all of its icons at the start, a third of a megabyte, by asking for a space.
# Of a font that has none, it gets them when a name of one is shown.
_ICONS = b"font-family:Material Symbols Rounded;"
_WITHOUT_SPACE = b"unicode-range:U+30-39,U+5F,U+61-7A;"
_LEVEL = 6  # of 9, which takes half as long again and makes files smaller by 3 in 1000
_SMALL = 1 << 15  # bytes that are compressed at once: a thread would take longer


class Asset:
    """A file with its headers; it is read when it is asked for, and kept compressed."""

    def __init__(self, name: str, read: Callable[[], bytes], headers: Mapping[str, str]) -> None:
        """`name` says of what type it is, by its ending."""
        self._read, self._headers = read, dict(headers)
        self._type = _TYPES.get(Path(name).suffix, "application/octet-stream")
        self._packed: bytes | None = None

    async def answer(self, request: Headers) -> Response:
        """The response to a request with these headers."""
        headers = self._headers
        if "etag" in headers and headers["etag"] in request.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if not self._type.startswith("text/"):  # fonts and pictures are compressed already
            return Response(self._read(), media_type=self._type, headers=headers)
        headers = headers | {"vary": "accept-encoding"}
        if "gzip" not in request.get("accept-encoding", ""):
            return Response(self._read(), media_type=self._type, headers=headers)
        if self._packed is None:
            self._packed = await _compressed(self._read())
        headers["content-encoding"] = "gzip"
        return Response(self._packed, media_type=self._type, headers=headers)


async def _compressed(content: bytes) -> bytes:
    if len(content) <= _SMALL:
        return gzip.compress(content, _LEVEL, mtime=0)
    return await asyncio.to_thread(gzip.compress, content, _LEVEL, mtime=0)


class Assets:
    """ASGI middleware: answers for the lab's assets below the path `base`, as `/lab`."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """Wrap the application that answers for everything else."""
        self._app = app
        self._assets = {f"{base}/{path}": asset for path, asset in _all_assets()}
        self._own = (f"{base}/assets/", f"{base}/components/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for an asset; nothing else stands at the lab's own addresses."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asset = self._assets.get(scope["path"])
        if asset is not None and scope["method"] in ("GET", "HEAD"):
            response = await asset.answer(Headers(scope=scope))
        elif scope["path"].startswith(self._own):
            response = Response(status_code=404 if asset is None else 405)
        else:
            await self._app(scope, receive, send)
            return
        await response(scope, receive, send)


def _all_assets() -> Iterator[tuple[str, Asset]]:
    for name, content in components.FILES.items():
        yield f"{components.FOLDER}/{name}", Asset(name, partial(bytes, content), _FOR_GOOD)
    for path in (STATIC / "static").glob("*/*"):  # whose names carry hashes
        if path.suffix in _TYPES:
            read = partial(_read_style, path) if path.suffix == ".css" else path.read_bytes
            yield path.relative_to(STATIC).as_posix(), Asset(path.name, read, _FOR_GOOD)
    icon = STATIC / "favicon.png"  # asked for anew at every change of the address
    yield icon.name, Asset(icon.name, icon.read_bytes, _FOR_A_DAY)
    for name, path in (("katex.js", KATEX), ("plotly.min.js", PLOTLY)):
        yield f"assets/{name}", Asset(name, path.read_bytes, {"etag": _tag_of(path)})


def _read_style(path: Path) -> bytes:
    return path.read_bytes().replace(_ICONS, _ICONS + _WITHOUT_SPACE)


def _tag_of(path: Path) -> str:
    """Another one for each version of a file whose name has none."""
    status = path.stat()
    return f'W/"{status.st_mtime_ns:x}-{status.st_size:x}"'
