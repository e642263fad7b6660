"""Files that do not change while the server runs, answered before Streamlit is asked.

These are the browser side's modules and style, Streamlit's own scripts, Plotly and KaTeX: a
hundred at a first visit. Streamlit compresses none of its own; here each is compressed once and
kept: those of every page in a thread, while the server starts, the others when they are first
asked for.
"""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.ui import components, stylesheet
from pages.ui.streamlit_scripts import FIRST_SCRIPTS, LATER_SCRIPTS, STATIC

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
_LEVEL = 5  # of 9: the next takes a third longer and makes files smaller by 1 in 100


class Asset:
    """A file with its headers; it is read when it is asked for, and kept compressed."""

    def __init__(self, name: str, read: Callable[[], bytes], headers: Mapping[str, str]) -> None:
        """`name` says of what type it is, by its ending."""
        self._read, self._headers = read, dict(headers)
        self._type = _TYPES.get(Path(name).suffix, "application/octet-stream")
        self._packed: bytes | None = None
        self._packing = threading.Lock()

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
        packed = self._packed or await asyncio.to_thread(self.packed)
        headers["content-encoding"] = "gzip"
        return Response(packed, media_type=self._type, headers=headers)

    def packed(self) -> bytes:
        """The file compressed; by whoever comes first, while others wait."""
        with self._packing:
            if self._packed is None:
                self._packed = gzip.compress(self._read(), _LEVEL, mtime=0)
            return self._packed


class Assets:
    """ASGI middleware: answers for the lab's assets below the path `base`, as `/lab`."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """Wrap the application that answers for everything else."""
        self._app = app
        self._assets = {f"{base}/{path}": asset for path, asset in _all_assets()}
        self._own = (f"{base}/assets/", f"{base}/components/")
        self.packing = threading.Thread(
            target=_pack, args=([self._assets[f"{base}/{path}"] for path in _of_every_page()],),
            name="packing", daemon=True,
        )  # fmt: skip
        self.packing.start()

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


def _pack(assets: Iterable[Asset]) -> None:
    for asset in assets:
        asset.packed()


def _of_every_page() -> Iterator[str]:
    """What any page fetches, in about the order in which a browser asks for it."""
    for address in FIRST_SCRIPTS:
        yield address.removeprefix("./")
    yield stylesheet.NAME
    for address in LATER_SCRIPTS:
        yield address.removeprefix("./")
    for name in components.MODULES:
        yield f"{components.FOLDER}/{name}"


def _all_assets() -> Iterator[tuple[str, Asset]]:
    for name, content in components.FILES.items():
        yield f"{components.FOLDER}/{name}", Asset(name, partial(bytes, content), _FOR_GOOD)
    for path in (STATIC / "static").glob("*/*"):  # whose names carry hashes
        if path.suffix in _TYPES:
            read = partial(_read_style, path) if path.suffix == ".css" else path.read_bytes
            yield path.relative_to(STATIC).as_posix(), Asset(path.name, read, _FOR_GOOD)
    yield stylesheet.NAME, Asset("style.css", stylesheet.TEXT.encode, _FOR_GOOD)
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
