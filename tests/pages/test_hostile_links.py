"""What a link says is safe in HTML, in attributes, in scripts and in files, on every page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.shell import PAGES
from pages.ui.channel import answers
from pages.ui.page import KEPT, MERGED, NO_PAGE, SHARED_SETTINGS, Page
from pages.ui.session import url
from pages.ui.text import use_language
from tests.pages.test_extremes import NAMES

HOSTILE = [
    *("</style zz>", "</script zz>", "--> zz", "]]> zz", "<!--zz", "<zz a=1>", "\"zz'"),
    *("<img src=zz onerror=zz>", "`zz${1}`", "\0zz", "\u2028zz", "\u202ezz", "&lt;zz", "%szz"),
    *("{0.__class__}zz", "$zz$", "\\input{zz}", "javascript:zz", "1\n2zz", "\x1bzz", "zz" * 500),
]
BEGUN = ["", "1", "s_j", "s_j*", "loss", "numbers,", "chain", "own"]
BASES: list[dict[str, str]] = [
    {},
    {"x": "1,2,-0.5", "y": "0,1,0", "lang": "zh"},
    {"skill": "chain", "seed": "1", "level": "1"},
    {"sheet": "open"},
    {"mode": "reveal"},
    {"input": "numbers"},
    {"view": "descent"},
    {"lesson": "chain", "at": "2"},
]
OTHERS = [
    *(setting.name for setting in SHARED_SETTINGS),
    *("x", "y", "lang", MERGED, KEPT, NO_PAGE, "embed", "events", "parent", "unknown"),
]
SLOW_FILES = re.compile("derivation|sheet")  # each takes seconds; their words are not a link's


class Markup(HTMLParser):
    """Notes what a hostile text has become a part of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.broken: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            is_script = (value or "").strip().lower().startswith("javascript:")
            is_own = name == "onclick" and value == "print()"
            if "zz" in name or (name.startswith("on") and not is_own) or is_script:
                self.broken.append((tag, name, value))
        if "zz" in tag:
            self.broken.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if "zz" in tag:
            self.broken.append(tag)

    def handle_comment(self, data: str) -> None:
        if "zz" in data:
            self.broken.append(data)


def assert_safe(html: str) -> None:
    markup = Markup()
    markup.feed(html)
    markup.close()
    assert not markup.broken


@st.composite
def queries(draw: st.DrawFn, page: Page) -> str:
    names = [*NAMES, *OTHERS, *(setting.name for setting in page.settings), *page.names]
    hostile = st.builds(str.__add__, st.sampled_from(BEGUN), st.sampled_from(HOSTILE))
    said = draw(st.dictionaries(st.sampled_from(names), hostile, min_size=1, max_size=4))
    return urlencode(draw(st.sampled_from(BASES)) | said)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"/{page.path}")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_hostile_link_breaks_out_of_nothing(page: Page, data: st.DataObject) -> None:
    session = url.start(url.parse_query(data.draw(queries(page))), "en")
    session.enter(page, PAGES)
    snapshot = answers.take_snapshot(session, page, NAMES)
    template = answers.build(snapshot)
    welcome = answers.welcome(session, answers.Screen(), snapshot, template, 0)
    late = [make() for maker in (template.late, template.slow) for make in maker.values()]
    figures = answers.make_figures(snapshot, template, 0)
    json.dumps([welcome, late, figures], allow_nan=False).encode("ascii")
    for html in (*welcome["blocks"].values(), *late):
        assert_safe(html)
    for name in page.files:
        if not SLOW_FILES.match(name):
            use_language(session.language)
            _assert_file(name, page.make_file(name, session.view(page), session.language))


def _assert_file(name: str, text: str) -> None:
    text.encode("utf-8")
    if name.endswith(".html"):
        assert "</script zz" not in text
        assert "<!--zz" not in text
        assert_safe(re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))
    elif name.endswith((".json", ".ipynb")):
        json.loads(text)
    elif name.endswith(".py"):
        compile(text, name, "exec")
