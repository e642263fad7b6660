"""A reader of the derivation page without a browser: opens a link, presses buttons, reads."""

from __future__ import annotations

import html
import re
from typing import Any

from pages.derivation import PAGE
from pages.derivation.settings import DerivationSettings
from pages.ui.channel import answers
from pages.ui.channel.apply_edit import apply_edit
from pages.ui.channel.messages import Edit, PageAction, PasteVector, Select, SetSetting
from pages.ui.session import url
from pages.ui.template import Template
from tests.pages.words import words_of

URL = {"x": "1,2,-0.5", "y": "1,1,0", "lang": "en"}


class Reader:
    """One session with the page open; what it shows is built anew each time it is asked for."""

    def __init__(self, **query: str) -> None:
        self.session = url.start(URL | query, None)
        self.session.enter(PAGE)

    # --- doing ---------------------------------------------------------------------------

    def press(self, name: str, text: str = "") -> None:
        """A button of the page."""
        self.apply(PageAction(name, text))

    def choose(self, name: str, text: str) -> None:
        """A setting."""
        self.apply(SetSetting(name, text))

    def select(self, i: int | None = None, j: int | None = None) -> None:
        """The output and the logit that are looked at."""
        self.apply(Select(i, j))

    def paste(self, x: str, y: str) -> None:
        """Another problem."""
        self.apply(PasteVector("x", x))
        self.apply(PasteVector("y", y))

    def apply(self, edit: Edit) -> None:
        apply_edit(self.session, PAGE, edit)

    def check(self) -> list[dict[str, Any]]:
        """Run the checks that have not run: what they tell."""
        checks = self.template.checks
        return list(checks()) if checks else []

    # --- reading -------------------------------------------------------------------------

    @property
    def settings(self) -> DerivationSettings:
        settings: DerivationSettings = self.session.view(PAGE).settings
        return settings

    @property
    def template(self) -> Template:
        return answers.build(answers.take_snapshot(self.session, PAGE, PAGE.names))

    def block(self, key: str) -> str:
        """The HTML of a block; "" where the page does not have it."""
        template = self.template
        return template.html(key) if key in template.skeletons else ""

    @property
    def shown(self) -> str:
        """All that is on screen."""
        template = self.template
        return "\n".join(map(template.html, template.skeletons))

    @property
    def lines(self) -> list[str]:
        """The ids of the lines on screen."""
        return re.findall(r'<section class="lab-line[^"]*" data-step="([^"]*)"', self.shown)

    def shows(self, latex: str) -> bool:
        """Whether a formula is on screen, in whatever rows and marks."""
        texts = map(html.unescape, re.findall(r'data-tex="([^"]*)"', self.shown))
        return plain(latex) in plain("".join(texts))

    def pressed(self, key: str) -> list[str]:
        """The texts of the buttons of a block that are pressed."""
        buttons = re.findall(r'aria-pressed="true"[^>]*>(.*?)</button>', self.block(key))
        return [words_of(button) for button in buttons]


def plain(latex: str) -> str:
    """A formula without its layout."""
    layout = r"\\(?:begin|end)\{aligned\}|\\\\|\\new|\\quad|[{}\s&]"
    return re.sub(layout, "", latex.replace(r"\new", ""))
