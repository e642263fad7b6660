"""Pictures of every page: for the README, and to be looked at after a change.

python -m tests.browser.pictures FOLDER    every page, both widths, languages and schemes
python -m tests.browser.pictures           the README's picture alone
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT, Server, launched

README_PICTURE = ROOT / ".readme" / "explore.png"
PAGES = ("", "product", "derivation", "gradient")
SIZES = {"wide": (1280, 720), "phone": (390, 844)}
PROBLEM = "x=1,2,-0.5&y=1,1,0"


def opened(browser: Browser, url: str, path: str, size: str, scheme: str, language: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=1 if size == "wide" else 2,
    )
    page = context.new_page()
    page.goto(f"{url}/{path}?{PROBLEM}&lang={language}")
    page.locator("#y-3").wait_for()
    page.wait_for_load_state("networkidle")
    if path == "gradient":
        page.locator(".lab-plot[data-drawn]").wait_for()
    if path == "derivation":
        page.locator(".katex").first.wait_for()
    page.wait_for_timeout(700)  # fonts and the last formulas
    return page


def main(folder: Path | None) -> None:
    with tempfile.TemporaryDirectory() as logs, launched() as browser:
        server = Server(Path(logs) / "server.log")
        try:
            server.wait_until_healthy()
            page = opened(browser, server.url, "", "wide", "light", "en")
            README_PICTURE.parent.mkdir(exist_ok=True)
            page.screenshot(path=README_PICTURE)
            if folder is not None:
                take_all(browser, server.url, folder)
        finally:
            server.stop()


def take_all(browser: Browser, url: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path, size, scheme, language in product(PAGES, SIZES, ("light", "dark"), ("en", "zh")):
        page = opened(browser, url, path, size, scheme, language)
        name = f"{path or 'explore'}-{size}-{scheme}-{language}.png"
        page.screenshot(path=folder / name)
        page.context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
