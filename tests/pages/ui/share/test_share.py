"""The share panel: its words and fields, and the codes that the server draws."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from core.lessons.limits import PACKED_MAX
from core.limits import QR_TEXT_MAX
from pages import ui
from pages.shell import PAGES
from pages.ui.page import HIDE, LOCK, SCHEME
from pages.ui.session import url
from pages.ui.share.qr_code import is_link, qr_svg
from pages.ui.share.routes import Share
from pages.ui.text import LANGUAGES

COMPONENTS = Path(ui.__file__).parent / "components"
SHARE = Share(PAGES)
CLIENT = TestClient(Starlette(routes=[Route("/panel", SHARE.panel), Route("/qr.svg", SHARE.code)]))
LINK = "http://lab.example:8501/product?x=1,2,-0.5&y=0,1,0&lang=en"


def panel(language: str) -> str:
    return CLIENT.get(f"/panel?lang={language}").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_offers_all_that_a_link_can_hide_and_lock(language: str) -> None:
    html = panel(language)
    for setting in (HIDE, LOCK):
        offered = set(re.findall(rf'name="{setting.name}" value="(\w+)"', html))
        session = url.start({setting.name: ",".join(offered)}, "en")
        session.enter(PAGES[0], PAGES)
        assert session.broken_link == []
        assert len(offered) == 4
    assert {"light", "dark"} < set(re.findall(r'<option value="(\w*)"', html))
    assert SCHEME.read("dark", None) == "dark"  # type: ignore[arg-type]
    assert bool(re.search("[一-鿿]{4}", html)) == (language == "zh")


def test_the_bounds_of_links_are_the_cores() -> None:
    assert f'data-most="{QR_TEXT_MAX}"' in panel("en")
    source = (COMPONENTS / "share/own_lesson.js").read_text("utf-8")
    assert re.findall(r"^const PACKED_MAX = (\d+);", source, re.M) == [str(PACKED_MAX)]


def test_whatever_a_link_begins_with_is_allowed_there() -> None:
    begins = re.findall(r'<option value="([\w]*\?[^"]*)"', panel("en"))
    assert len(begins) >= len(PAGES) + 9
    paths = {page.path: page for page in PAGES}
    for text in begins:
        path, _, query = text.replace("&amp;", "&").partition("?")
        session = url.start(dict(parse_qsl(query)), "en")
        session.enter(paths[path], PAGES)
        assert session.broken_link == [], text


def test_another_language_than_the_labs_is_english() -> None:
    assert panel("<b>") == panel("en")


def test_a_code_is_a_picture_dark_on_light_with_room_around() -> None:
    answer = CLIENT.get(f"/qr.svg?link={quote(LINK)}")
    assert answer.headers["content-type"] == "image/svg+xml"
    svg = answer.text
    size = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    assert (size - 2 * 4 - 17) % 4 == 0  # ISO/IEC 18004: 17 + 4 times the version, 4 around
    assert 'fill="#fff"' in svg
    assert 'stroke="#000" d="M4 4.5h7' in svg  # the finder pattern's first line
    assert "<script" not in svg
    assert "http:" not in svg.replace("http://www.w3.org/2000/svg", "")


def drawn(svg: bytes) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The code as pixels, four a module: its path is rows of dark modules from left to right."""
    (size,) = re.findall(rb'viewBox="0 0 (\d+) \d+"', svg)
    (path,) = re.findall(rb'stroke="#000" d="([^"]*)"', svg)
    modules = np.full((int(size), int(size)), 255, np.uint8)
    x = y = 0.0
    for sign, text in re.findall(r"([Mmh])([-\d. ]+)", path.decode()):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        if sign == "h":
            modules[int(y), int(x) : int(x + numbers[0])] = 0
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if sign == "M" else (x + numbers[0], y + numbers[1])
    return np.kron(modules, np.ones((4, 4), np.uint8))


@pytest.mark.parametrize("length", [len(LINK), 150, 300, QR_TEXT_MAX])
def test_another_reader_reads_the_link_out_of_the_code(length: int) -> None:
    link = f"{LINK}&said=s_j*sum(y)-y_j%20".ljust(length, "7") if length > len(LINK) else LINK
    (code,) = zxingcpp.read_barcodes(drawn(qr_svg(link[:length])))
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    assert code.text == link[:length]


def test_the_longest_link_has_a_code_and_a_longer_one_none() -> None:
    longest = f"{LINK}&said=".ljust(QR_TEXT_MAX, "s")
    assert qr_svg(longest).startswith(b"<svg")
    assert CLIENT.get(f"/qr.svg?link={quote(longest + 's')}").status_code == 400


@pytest.mark.parametrize(
    "text",
    ["", "lab.example", "javascript:alert(1)", "http://a b", "https://é.example", f"{LINK}\n"],
)
def test_nothing_but_a_link_has_a_code(text: str) -> None:
    assert not is_link(text)
    with pytest.raises(ValueError, match="link"):
        qr_svg(text)
    assert CLIENT.get(f"/qr.svg?link={quote(text)}").status_code == 400


@given(st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_whatever_is_asked_for_is_answered(text: str) -> None:
    quoted = quote(text.encode("utf-8", "replace"))
    assert CLIENT.get(f"/qr.svg?link={quoted}").status_code in (200, 400)
    assert CLIENT.get(f"/panel?lang={quoted}").status_code == 200
