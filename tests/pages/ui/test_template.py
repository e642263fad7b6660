"""The board: values fill the skeleton, live text is escaped, structure tells full runs apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.problem import Problem
from pages.derivation import blocks as derivation
from pages.explore import blocks as explore
from pages.gradient import blocks as gradient
from pages.gradient.settings import Settings
from pages.product import blocks as product
from pages.ui.editor.presets import PRESETS
from pages.ui.template import Board, share_bar, signed_bar

BUILDS = {
    "explore": explore.build,
    "product": lambda problem: product.build(problem, i=1, j=2, way="jacobian"),
    "fused": lambda problem: product.build(problem, i=1, j=2, way="fused"),
    "gradient": lambda problem: gradient.build(problem, Settings()),
    "derivation": lambda problem: derivation.build(problem, view=derivation.View(place=17)),
    "derivation, all": lambda problem: derivation.build(
        problem, view=derivation.View(general=False, place=None, entry=True, i=2)
    ),
}


def test_live_text_and_attributes_are_escaped() -> None:
    board = Board()
    board.block("b", board.live("span", text="<i>&", title='"><script>'))
    assert board.html("b") == (
        '<span  data-live="0" title="&quot;&gt;&lt;script&gt;">&lt;i&gt;&amp;</span>'
    )


@pytest.mark.parametrize("name", BUILDS)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_value_has_its_place_in_the_blocks(name: str, preset: str) -> None:
    board = BUILDS[name](PRESETS[preset][1])
    html = "".join(board.html(key) for key in board.skeletons)
    places = [int(index) for index in re.findall(r'data-live="(\d+)"', html)]
    assert sorted(places) == list(range(len(board.values)))
    assert "\0" not in html
    assert "nan" not in html


@pytest.mark.parametrize("way", ["jacobian", "fused"])
def test_another_choice_changes_values_but_not_the_skeleton(way: str) -> None:
    problem = Problem((1, 2, -0.5), (0, 1, 0))
    before = product.build(problem, i=1, j=2, way=way)
    after = product.build(problem, i=3, j=3, way=way)
    assert before.skeletons == after.skeletons
    assert before.values != after.values


@pytest.mark.parametrize("name", BUILDS)
def test_an_edit_changes_values_but_not_the_skeleton(name: str) -> None:
    before = BUILDS[name](Problem((1, 2, -0.5), (0, 1, 0)))
    after = BUILDS[name](Problem((1.5, 2, -0.5), (0.25, 0.75, 0)))
    assert before.skeletons == after.skeletons
    assert before.values != after.values


@pytest.mark.parametrize("name", BUILDS)
def test_another_k_makes_another_skeleton(name: str) -> None:
    three, four = (Problem([0] * k, [1] * k) for k in (3, 4))
    if name == "gradient":  # its blocks name no class; only the plot's traces do
        counts = [len(BUILDS[name](p).plots["sweep"]()["traces"]) for p in (three, four)]
        assert counts == [5, 6]  # with their names and the marks
    else:
        assert BUILDS[name](three).skeletons != BUILDS[name](four).skeletons


def test_an_infinite_loss_is_said() -> None:
    fine = explore.build(Problem((0, float("-inf")), (1, 0)))
    infinite = explore.build(Problem((0, float("-inf")), (1, 0.5)))
    assert fine.skeletons["loss"] != infinite.skeletons["loss"]
    assert "infinite" in infinite.html("loss")
    assert "∞" in infinite.html("loss")


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_signed_bars_stay_in_their_half(value: float, scale: float) -> None:
    board = Board()
    signed_bar(board, value, scale)
    bar = board.values[0]
    left, width = (float(part) for part in re.findall(r"([\d.]+)%", bar["style"]))
    assert 0 <= left <= 50
    assert 0 <= width <= 50
    if value >= 0:
        assert (bar["class"], left) == ("plus", 50)
    else:
        assert bar["class"] == "minus"
        assert left + width == pytest.approx(50, abs=0.02)


def test_share_bars_show_the_share() -> None:
    board = Board()
    share_bar(board, 0.2537)
    assert board.values[0]["style"] == "width:25.37%"


def test_full_digits_show_every_digit() -> None:
    board = Board(full=True)
    board.num(1 / 3)
    assert board.values[0]["text"] == "0.3333333333333333"
