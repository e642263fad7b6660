"""Pictures of every page: for the README, and to be looked at after a change.

python -m tests.browser.pictures FOLDER    every page, all widths, languages and schemes
python -m tests.browser.pictures           the README's pictures alone
"""

from __future__ import annotations

import re
import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from tests.browser.conftest import ROOT, Server, launched

README_PICTURES = {  # file: address and, where it is not the top of the page, what is shown
    "explore.png": ("", ""),
    "gradient.png": ("gradient?view=plane", ".st-key-sweep"),
}
VIEWS = ("plane", "simplex", "descent", "squared")
VIEWS_OF_COST = ("cost", "cost?cost=measured", "cost?cost=model")
PARTS = ("digits", "steps", "differences")
PAGES = (
    "",
    "product",
    "derivation",
    "gradient",
    *(f"gradient?view={view}" for view in VIEWS),
    *VIEWS_OF_COST,
    *(f"stability?stability={part}" for part in PARTS),
    *("libraries", "libraries?part=companion"),
    *("check?said=s_j-y_j", "check?input=numbers", "check?input=program"),
    *("practice", "practice?skill=product"),
)
SIZES = {"wide": (1280, 720), "laptop": (1366, 768), "phone": (390, 844)}
PROBLEM = "x=1,2,-0.5&y=1,1,0"


def opened(browser: Browser, url: str, path: str, size: str, scheme: str, language: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=2 if size == "phone" else 1,
    )
    page = context.new_page()
    page.goto(f"{url}/{path}{'&' if '?' in path else '?'}{PROBLEM}&lang={language}")
    page.locator("#y-3").wait_for()
    page.wait_for_load_state("networkidle")
    if path.startswith("gradient") or path.endswith(("=digits", "=differences")):
        page.locator(".lab-plot[data-drawn]").first.wait_for()
    if path == "derivation":
        page.locator(".katex").first.wait_for()
    page.wait_for_timeout(700)  # fonts and the last formulas
    return page


def clip(page: Page, selector: str) -> FloatRect:
    """From the top of the page to the end of the plot in that element, or of its colours."""
    box = page.locator(f"{selector} :is(.lab-plot, .lab-scale):visible").last.bounding_box()
    assert box is not None
    return {"x": 0, "y": 0, "width": 1280, "height": box["y"] + box["height"] + 12}


def main(folder: Path | None) -> None:
    with tempfile.TemporaryDirectory() as logs, sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        server = Server(Path(logs) / "server.log")
        try:
            server.wait_until_healthy()
            for name, (path, shown) in README_PICTURES.items():
                page = opened(browser, server.url, path, "wide", "light", "en")
                target = ROOT / ".readme" / name
                target.parent.mkdir(exist_ok=True)
                if shown:
                    page.set_viewport_size({"width": 1280, "height": 1100})
                    page.wait_for_timeout(700)
                    page.screenshot(path=target, clip=clip(page, shown))
                else:
                    page.screenshot(path=target)
                page.context.close()
            if folder is not None:
                take_all(browser, server.url, folder)
        finally:
            server.stop()


def take_all(browser: Browser, url: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path, size, scheme, language in product(PAGES, SIZES, ("light", "dark"), ("en", "zh")):
        page = opened(browser, url, path, size, scheme, language)
        place = re.sub(r"\?\w+=", "-", path) or "explore"
        name = f"{place}-{size}-{scheme}-{language}.png"
        page.screenshot(path=folder / name)
        page.context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
