"""A page is a folder and one entry: a copy of the lab with one more of each serves it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT, Server
from tests.browser.lab import Lab

FILES = {
    "__init__.py": """
from pages.largest.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__, path="largest", title=N_("Largest"), settings=SETTINGS, make=make
)
""",
    "settings.py": """
from pages.ui.page import Setting, one_of

SETTINGS = (Setting("sign", one_of("plus", "minus"), "plus"),)


def make(problem, values):
    return values["sign"]
""",
    "blocks.py": """
from pages.ui import controls
from pages.ui.template import Template


def build(view):
    template = Template()
    sign = 1 if view.settings == "plus" else -1
    template.block("largest", template.num(sign * max(view.problem.x)))
    options = [("plus", "+"), ("minus", "-")]
    template.block("signs", controls.choice("sign", "Sign", options, view.settings))
    return template
""",
    "page.py": """
from pages.largest import PAGE
from pages.ui import frame
from pages.ui.live_page import block, connect, editors
from pages.ui.text import _

frame.title(_("The largest logit"))
editors()
block("signs")
block("largest")
connect(PAGE)
""",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The lab with one more page."""
    root = tmp_path / "lab"
    for name in ("pages", "core", "tests", ".streamlit"):
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    shutil.copy(ROOT / "app.py", root)
    folder = root / "pages" / "largest"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    shell = root / "pages" / "shell.py"
    text = shell.read_text("utf-8")
    end = ')\n"""Every page'
    assert end in text
    shell.write_text(text.replace(end, f'    "largest",\n{end}'), "utf-8")
    return root


@pytest.mark.browser
def test_one_folder_and_one_entry_make_a_page(
    copy: Path,
    tmp_path: Path,
    browser: Browser,
) -> None:
    server = Server(tmp_path / "log.txt", copy)
    try:
        server.wait_until_healthy()
        visitor = Lab(browser.new_context(locale="en-US"), server.url)
        visitor.open("largest", x="1,2,7.5", y="0,1,0")
        number = visitor.block("largest").locator(".lab-num")
        expect(number).to_have_text("7.5")
        visitor.field("x", 1).fill("9")
        expect(number).to_have_text("9")
        visitor.page.get_by_role("button", name="-", exact=True).click()
        expect(number).to_have_text("−9")
        visitor.expect_param("sign", "minus")
        visitor.go("product")
        visitor.go("largest")
        expect(number).to_have_text("−9")
        visitor.assert_undisturbed()
        visitor.page.context.close()
    finally:
        server.stop()


def test_contracts_and_parameters_follow(copy: Path) -> None:
    code = (
        "import json\n"
        "from pages.shell import PAGES\n"
        "from tests.import_contracts import PACKAGES\n"
        "from pages.ui.channel.endpoint import Endpoint\n"
        "print(json.dumps([[p.path for p in PAGES], PACKAGES, Endpoint(PAGES)._known]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=copy, capture_output=True, text=True, check=True
    )
    paths, packages, known = json.loads(done.stdout)
    assert paths[-1] == "largest"
    assert packages[-1] == "pages.largest"
    assert "sign" in known


def test_its_texts_are_added_to_the_catalogue(copy: Path) -> None:
    update = [sys.executable, "-m", "pages.ui.locale.update"]
    told = subprocess.run(update, cwd=copy, check=False, capture_output=True, text=True).stdout
    assert "The largest logit" in told  # it lists what is to be translated
    catalogue = (copy / "pages" / "ui" / "locale" / "zh_CN.po").read_text("utf-8")
    for text in ("Largest", "The largest logit"):
        assert f'msgid "{text}"\nmsgstr ""' in catalogue
