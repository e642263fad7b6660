"""No browser translates what is a number alone, on any page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from pages.shell import PAGES
from pages.ui.channel import answers
from pages.ui.page import Page
from pages.ui.session import url
from tests.pages.test_extremes import NAMES

PROBLEMS = ["x=1.5,-2.25,0.125,-inf&y=0.5,1e-9,0,0", "x=1,2&y=0,1&digits=exact"]
LINKS = {
    "": ["product=open&sums=on", "magnify=on"],
    "product": ["", "way=fused", "sums=on"],
    "derivation": ["k=own&step=12", "k=own&step=all", "entry=open&k=own&i=1&j=2"],
    "gradient": [f"view={view}" for view in ("line", "plane", "simplex", "descent", "squared")],
    "cost": ["cost=counted&grows=shown", "cost=measured&crossing=shown", "cost=model&ratio=shown"],
    "stability": [
        "first=shown",
        "stability=steps&culprit=shown",
        "stability=differences&passes=shown",
    ],
    "libraries": ["expects=shown&rows=3", "part=companion", "expects=shown&smoothing=0.1"],
    "check": ["said=s_j*sum(y)-2*y_j", "input=numbers&pasted=0.1,0.2", "input=program"],
    "practice": ["skill=softmax&seed=4&level=1", "sheet=open&sheetview=key"],
    "lessons": ["", "lesson=chain&at=2"],
}
NUMBER = re.compile(r"[\s=≈]*[-−+]?\d+(?:[.,\u202f]\d+)*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s*%?\s*")
WITHOUT_END = {"br", "input", "img", "hr", "path", "line", "rect", "circle", "link", "col", "wbr"}
# A choice and a key to press are words; the place in a list and the head of a row count something.
NO_RESULT = {"option", "button", "kbd", "style", "textarea", "th", "h2", "h3"}


class Numbers(HTMLParser):
    """Collects numbers that stand alone where a browser may translate."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []
        self.translated: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WITHOUT_END:
            above = bool(self._open) and self._open[-1][1]
            self._open.append((tag, above or ("translate", "no") in attrs))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        within = {tag for tag, _ in self._open}
        is_marked = bool(self._open) and self._open[-1][1]
        if NUMBER.fullmatch(data) and not is_marked and not within & NO_RESULT:
            self.translated.append((self._open[-1][0] if self._open else "", data))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"/{page.path}")
def test_a_number_alone_is_not_translated(page: Page) -> None:
    for settings in LINKS[page.path]:
        for problem in PROBLEMS:
            session = url.start(url.parse_query(f"{problem}&{settings}"), "en")
            session.enter(page, PAGES)
            snapshot = answers.take_snapshot(session, page, NAMES)
            template = answers.build(snapshot)
            blocks = answers.welcome(session, answers.Screen(), snapshot, template, 0)["blocks"]
            late = [make() for some in (template.late, template.slow) for make in some.values()]
            for html in (*blocks.values(), *late):
                numbers = Numbers()
                numbers.feed(html)
                numbers.close()
                assert not numbers.translated, settings


def test_a_number_that_is_not_marked_is_noticed() -> None:
    numbers = Numbers()
    numbers.feed('<td translate="no"><b>1.5</b></td><td>= −2.25</td><p>s1 and 2</p><br><i>3%</i>')
    numbers.close()
    assert numbers.translated == [("td", "= −2.25"), ("i", "3%")]
