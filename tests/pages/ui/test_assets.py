"""Files that do not change: compressed bytes are the same, addresses are kept as long as true."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from posixpath import dirname, normpath

import plotly
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.ui import components, stylesheet
from pages.ui.assets import KATEX, PLOTLY, STATIC, Assets

SCRIPTS = sorted((STATIC / "static" / "js").glob("index.*.js"))
FONTS = sorted((STATIC / "static" / "media").glob("SourceSansVF-Upright*.woff2"))
(STYLE,) = (STATIC / "static" / "css").glob("index.*.css")
FILES: dict[str, bytes] = {
    "assets/katex.js": KATEX.read_bytes(),
    "assets/plotly.min.js": PLOTLY.read_bytes(),
    **{path.relative_to(STATIC).as_posix(): path.read_bytes() for path in (*SCRIPTS, *FONTS)},
    **{f"{components.FOLDER}/{name}": text for name, text in components.FILES.items()},
}


def streamlit(base: str = "") -> TestClient:
    """Assets before an application that answers everything with its path."""

    async def answer(request: object) -> PlainTextResponse:
        return PlainTextResponse("behind")

    inner = Starlette(
        routes=[Route("/{path:path}", answer, methods=["GET", "POST"])],
        middleware=[Middleware(Assets, base=base)],
    )
    return TestClient(inner)


CLIENT = streamlit()


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("encoding", ["gzip, br", "identity"])
def test_the_same_bytes_come_compressed_or_not(path: str, encoding: str) -> None:
    for _ in range(2):  # when it is first asked for, and from what is kept
        with CLIENT.stream("GET", f"/{path}", headers={"accept-encoding": encoding}) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.status_code == 200
        packed = answer.headers.get("content-encoding") == "gzip"
        assert packed == (encoding != "identity" and not path.endswith(".woff2"))
        assert (gzip.decompress(raw) if packed else raw) == FILES[path]
        assert int(answer.headers["content-length"]) == len(raw)
        if path.endswith((".js", ".css")):
            assert answer.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize("path", FILES)
def test_names_with_a_hash_are_kept_for_good_and_others_asked_for(path: str) -> None:
    answer = CLIENT.get(f"/{path}")
    kind = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
    assert answer.headers["content-type"].partition(";")[0] == kind[Path(path).suffix]
    if path.startswith("assets/"):
        tag = answer.headers["etag"]
        again = CLIENT.get(f"/{path}", headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert CLIENT.get(f"/{path}", headers={"if-none-match": 'W/"other"'}).status_code == 200
    else:
        assert "immutable" in answer.headers["cache-control"]


def test_head_says_what_get_gives() -> None:
    got, head = CLIENT.get("/assets/katex.js"), CLIENT.head("/assets/katex.js")
    assert head.content == b""
    for name in ("content-length", "content-type", "etag", "content-encoding"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize(
    "path",
    [
        "components/000000000000/shared/dom.js",
        f"{components.FOLDER}/shared/none.js",
        f"{components.FOLDER}/__init__.py",
        f"{components.FOLDER}/../__init__.py",
        "assets/datasets/iris.csv.gz",
        "assets/../../streamlit/__init__.py",
        "assets/",
    ],
)
def test_nothing_else_stands_at_the_labs_own_addresses(path: str) -> None:
    answer = CLIENT.get(f"/{path.replace('..', '%2e%2e')}")
    assert answer.status_code == 404
    assert answer.content == b""


def test_an_asset_is_only_read() -> None:
    assert CLIENT.post("/assets/katex.js").status_code == 405


@pytest.mark.parametrize("path", ["", "static/js/none.js", "static/../index.html", "live"])
def test_everything_else_is_streamlits(path: str) -> None:
    assert CLIENT.get(f"/{path}").text == "behind"


def test_below_a_base_path() -> None:
    client = streamlit("/lab")
    for path in FILES:
        assert client.get(f"/lab/{path}").content == FILES[path]
        assert client.get(f"/{path}").text == "behind"


def test_streamlits_icons_are_a_font_without_a_space() -> None:
    """Streamlit asks for a space of it at the start, and browsers fetch what has one."""
    faces = re.findall(r"@font-face\s*{[^}]*}", CLIENT.get(f"/static/css/{STYLE.name}").text)
    assert len(faces) == len(re.findall("@font-face", STYLE.read_text("utf-8"))) > 1
    (icons,) = [face for face in faces if "MaterialSymbols" in face]
    (ranges,) = re.findall(r"unicode-range:([^;]*);", icons)
    signs = {
        chr(code)
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges)
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }
    assert signs == set("abcdefghijklmnopqrstuvwxyz0123456789_")  # of which names of icons are


def test_the_labs_style_is_a_file_that_a_page_names_last_and_that_names_its_fonts() -> None:
    style = CLIENT.get(f"/{stylesheet.NAME}")
    assert style.text == stylesheet.TEXT
    assert "immutable" in style.headers["cache-control"]
    fonts = re.findall(r"url\(\.\./(static/media/[^)]+)\)", style.text)
    assert len(fonts) == 4
    for font in fonts:
        assert CLIENT.get(f"/{font}").status_code == 200


def test_plotly_is_the_packages_own() -> None:
    assert PLOTLY.parent.parent == Path(plotly.__file__).parent


def test_what_comes_before_the_numbers_is_complete_and_no_more() -> None:
    texts = {name: components.FILES[name].decode() for name in components.MODULES}
    for name, text in texts.items():
        for path in re.findall(r'(?:from|^import) "(\.[^"]+)";', text, re.MULTILINE):
            assert normpath(f"{dirname(name)}/{path}") in texts, f"{path} of {name}"
    assert components.START in texts
    later = {"page/later.js", "shared/lesson.js", "tools/part.js", "plot/part.js"}
    assert later <= components.FILES.keys() - texts.keys()
