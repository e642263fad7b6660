"""The template: values fill the skeleton, live text is escaped, structure is told apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.problem import Problem
from pages.shell import PAGES
from pages.ui import components
from pages.ui.editor.presets import PRESETS
from pages.ui.html import share_bar, signed_bar
from pages.ui.markup import WITHOUT_SYMBOLS
from pages.ui.session import url
from pages.ui.session.session import Session
from pages.ui.template import Template

OPENED = {
    "explore": ("", ""),
    "explore, product open": ("", "product=open"),
    "product": ("product", "i=1&j=2"),
    "fused": ("product", "i=1&j=2&way=fused"),
    "gradient": ("gradient", ""),
    "derivation": ("derivation", "step=17"),
    "derivation, all": ("derivation", "k=own&step=all&entry=open&i=2"),
}
PAGE_OF = {page.path: page for page in PAGES}


def build(name: str, problem: Problem) -> Template:
    """The template of a page as an address asks for it."""
    path, query = OPENED[name]
    page = PAGE_OF[path]
    session = Session(problem)
    session.settings = url.parse_query(query)
    session.enter(page)
    return page.blocks.build(session.view(page))


def test_live_text_and_attributes_are_escaped() -> None:
    template = Template()
    template.block("b", template.live("span", text="<i>&", title='"><script>'))
    assert template.html("b") == (
        '<span data-live="0" title="&quot;&gt;&lt;script&gt;">&lt;i&gt;&amp;</span>'
    )


@pytest.mark.parametrize("name", sorted(WITHOUT_SYMBOLS))
def test_text_that_is_no_words_stays_as_it_is(name: str) -> None:
    template = Template()
    template.block("a", template.words("s₁ < 0.3", name))
    assert template.html("a").endswith(f">s₁ &lt; 0.3</{name}>")
    assert "lab-sym" in template_with_words("s₁ < 0.3")


def template_with_words(text: str) -> str:
    template = Template()
    template.block("a", template.words(text))
    return template.html("a")


def test_the_browser_knows_the_same_elements_without_symbols() -> None:
    script = (Path(components.__file__).parent / "shared" / "dom.js").read_text("utf-8")
    listed = re.search(r'WITHOUT_SYMBOLS = "([a-z, ]+)"', script)
    assert listed is not None
    assert set(listed[1].split(", ")) == WITHOUT_SYMBOLS


@pytest.mark.parametrize("name", OPENED)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_value_has_its_place_in_the_blocks(name: str, preset: str) -> None:
    template = build(name, PRESETS[preset][1])
    html = "".join(template.html(key) for key in template.skeletons)
    places = [int(index) for index in re.findall(r'data-live="(\d+)"', html)]
    assert sorted(places) == list(range(len(template.values)))
    assert "\0" not in html
    assert "nan" not in html


@pytest.mark.parametrize("way", ["jacobian", "fused"])
def test_another_choice_changes_values_but_not_the_skeleton(way: str) -> None:
    page, session = PAGE_OF["product"], Session(Problem((1, 2, -0.5), (0, 1, 0)))
    templates = []
    for i, j in (("1", "2"), ("3", "3")):
        session.settings = {"way": way, "i": i, "j": j}
        templates.append(page.blocks.build(session.view(page)))
    before, after = templates
    assert before.skeletons == after.skeletons
    assert before.values != after.values


@pytest.mark.parametrize("name", OPENED)
def test_an_edit_changes_values_but_not_the_skeleton(name: str) -> None:
    before = build(name, Problem((1, 2, -0.5), (0, 1, 0)))
    after = build(name, Problem((1.5, 2, -0.5), (0.25, 0.75, 0)))
    assert before.skeletons == after.skeletons
    assert before.values != after.values


@pytest.mark.parametrize("name", OPENED)
def test_another_k_makes_another_skeleton(name: str) -> None:
    three, four = (Problem([0] * k, [1] * k) for k in (3, 4))
    if name == "gradient":  # its blocks name no class; only the plot's traces do
        counts = [len(build(name, p).figures["sweep"]()["traces"]) for p in (three, four)]
        assert counts == [4, 5]  # with the marks
    else:
        assert build(name, three).skeletons != build(name, four).skeletons


def test_an_infinite_loss_is_said() -> None:
    fine = build("explore", Problem((0, float("-inf")), (1, 0)))
    infinite = build("explore", Problem((0, float("-inf")), (1, 0.5)))
    assert fine.skeletons["loss"] != infinite.skeletons["loss"]
    assert "infinite" in infinite.html("loss")
    assert "∞" in infinite.html("loss")


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_signed_bars_stay_in_their_half(value: float, scale: float) -> None:
    template = Template()
    signed_bar(template, value, scale, "g_1")
    bar = template.values[0]
    left, width = (float(part) for part in re.findall(r"([\d.]+)%", bar["style"]))
    assert 0 <= left <= 50
    assert 0 <= width <= 50
    if value >= 0:
        assert (bar["class"], left) == ("plus", 50)
    else:
        assert bar["class"] == "minus"
        assert left + width == pytest.approx(50, abs=0.02)


def test_share_bars_show_the_share() -> None:
    template = Template()
    share_bar(template, 0.2537, "s_1")
    assert template.values[0]["style"] == "width:25.37%"


def test_full_digits_show_every_digit() -> None:
    template = Template(full=True)
    template.num(1 / 3)
    assert template.values[0]["text"] == "0.3333333333333333"
