"""Elements as text: what is put in is escaped, unless it is HTML already."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.markup import EMPTY, Html, attributes, escaped, filled, joined, kept, tag
from pages.ui.template import Template

HOSTILE = """"><script>'&"""
NAMES = st.sampled_from(["class_", "data_x", "aria_label", "title"])


class Read(HTMLParser):
    """What a browser reads: attributes of the outer element, and the text in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((name, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_names_of_attributes() -> None:
    html = tag("a", "b", class_="c d", data_step=3, aria_label="e", for_="f")
    assert html == '<a class="c d" data-step="3" aria-label="e" for="f">b</a>'
    assert tag("input", name="n", checked=True) == '<input name="n" checked>'
    assert tag("p", hidden=False, title=None) == "<p></p>"


def test_text_is_escaped_and_html_is_not() -> None:
    assert tag("p", "<b>", tag("b", "&"), Html("<br>")) == "<p>&lt;b&gt;<b>&amp;</b><br></p>"
    assert joined("<", tag("i")) == "&lt;<i></i>"
    assert joined() == tag("br").replace("<br>", "") == EMPTY
    assert tag("p", title=Html("<b>")) == '<p title="&lt;b&gt;"></p>'  # an attribute is text
    assert filled(Html("<p>{a}{b}</p>"), a=HOSTILE, b=tag("i")).count("<") == 4


def test_the_same_text_is_escaped_after_it_was_html() -> None:
    for content in (Html("<u>"), "<u>", Html("<u>"), "<u>"):
        expected = "<u>" if type(content) is Html else "&lt;u&gt;"
        assert tag("p", content) == f"<p>{expected}</p>"

    @kept
    def element(content: str, *, wide: int = 0) -> Html:
        return tag("p", content, data_wide=wide)

    assert element(Html("<u>")) != element("<u>")
    assert element("a", wide=1) != element("a", wide=True)
    assert element("a") is element("a")


@pytest.mark.parametrize("text", [Html("<b>") + "<", f"{Html('<b>')}", "".join([Html("<b>")])])
def test_what_is_put_together_otherwise_is_text_again(text: str) -> None:
    assert "<b>" not in tag("p", text)


def test_text_marks_no_live_value() -> None:
    template = Template()
    template.block("b", tag("p", "a\x000\x00", template.num(1), title="\x000\x00"))
    assert template.html("b").count("\ufffd") == 4
    assert template.html("b").count("data-live") == 1


@given(st.text(), st.dictionaries(NAMES, st.text()))
def test_a_browser_reads_what_was_put_in(text: str, named: dict[str, str]) -> None:
    text, named = _readable(text), {name: _readable(value) for name, value in named.items()}
    read = Read(tag("p", text, **named))
    ((name, attrs),) = read.elements
    assert name == "p"
    assert read.text == text
    assert attrs == {key.rstrip("_").replace("_", "-"): value for key, value in named.items()}
    assert Read(f"<p{attributes(**named)}>").elements == read.elements
    assert Read(escaped(text)).text == text


def _readable(text: str) -> str:
    """Without the signs that HTML does not have."""
    return text.replace("\r", "").replace("\0", "")
