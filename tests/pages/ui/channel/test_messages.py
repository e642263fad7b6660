"""Messages from the browser are hostile input: what is not an edit changes nothing."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import TEXT_MAX, X_ABS_MAX, Y_MAX
from pages.ui.channel.messages import Act, Choose, Grab, Pick, read_edit

K, FORCE = 3, "a1-7"
GOOD = {"seq": 5, "force": FORCE, "texts": ["1", "2", "abc"]}
HEAD = {"seq": 5, "force": FORCE}
GRAB = {"entry": 2, "value": 1.5, "gesture": 7}


def read(message: Any, name: Any = "x") -> Any:
    return read_edit(message, name, K, FORCE)


def test_reads_what_the_parts_send() -> None:
    assert read(GOOD) == (5, ["1", "2", "abc"])
    assert read(HEAD | {"paste": "1,2"}) == (5, "1,2")
    assert read(HEAD | {"grab": GRAB}) == (5, Grab(2, 1.5, 7))
    assert read(HEAD | {"grab": GRAB | {"entry": "sum"}}, "y") == (5, Grab(None, 1.5, 7))
    assert read(HEAD | {"act": "redo"}) == (5, Act("redo"))
    assert read(HEAD | {"pick": {"i": 3}}) == (5, Pick(3, None))
    assert read(HEAD | {"choose": {"name": "targets", "value": "sum"}}) == (
        5,
        Choose("targets", "sum"),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"seq": "5"},
        {"seq": True},
        {"seq": -1},
        {"seq": 2**60},
        {"seq": math.nan},
        {"seq": None},
        {"force": "a1-6"},
        {"force": 7},
        {"force": None},
        {"texts": None},
        {"texts": "123"},
        {"texts": ["1", "2"]},
        {"texts": ["1"] * 10_000},
        {"texts": [1.0, 2.0, 3.0]},
        {"texts": ["1", "2", math.nan]},
        {"texts": ["1", "2", "3" * (TEXT_MAX + 1)]},
        {"texts": {"0": "1", "1": "2", "2": "3"}},
    ],
)
def test_refuses_other_texts(change: dict[str, Any]) -> None:
    assert read(GOOD | change) is None


@pytest.mark.parametrize("name", ["x", "y"])
@pytest.mark.parametrize(
    "change",
    [
        {"entry": 3},
        {"entry": -1},
        {"entry": 1.0},
        {"entry": True},
        {"entry": None},
        {"entry": "0"},
        {"entry": [0]},
        {"value": math.nan},
        {"value": math.inf},
        {"value": -math.inf},
        {"value": "1"},
        {"value": True},
        {"value": None},
        {"value": [1.0] * 10_000},
        {"value": 10**400},
        {"value": -(10**400)},
        {"value": max(X_ABS_MAX, Y_MAX) * 2},
        {"gesture": -1},
        {"gesture": 2.5},
        {"gesture": 10**400},
        {"gesture": None},
    ],
)
def test_refuses_other_grabs(name: str, change: dict[str, Any]) -> None:
    assert read(HEAD | {"grab": GRAB | change}, name) is None


def test_refuses_grabs_that_fit_the_other_vector_only() -> None:
    assert read(HEAD | {"grab": GRAB | {"value": -1.0}}, "y") is None
    assert read(HEAD | {"grab": GRAB | {"value": X_ABS_MAX + 1}}, "x") is None
    assert read(HEAD | {"grab": GRAB | {"entry": "sum"}}, "x") is None


@pytest.mark.parametrize(
    "content",
    [
        {"act": "delete"},
        {"act": ["undo"]},
        {"act": None},
        {"grab": None},
        {"grab": [1, 2, 3]},
        {"pick": None},
        {"pick": {"i": 0}},
        {"pick": {"j": K + 1}},
        {"pick": {"i": 1.0}},
        {"pick": {"i": "1"}},
        {"pick": [1, 2]},
        {"choose": {"name": "lang", "value": "zh"}},
        {"choose": {"name": "targets", "value": "all"}},
        {"choose": {"name": ["targets"], "value": "sum"}},
        {"choose": {"name": "way"}},
        {"choose": "way"},
        {},
    ],
)
def test_refuses_everything_else(content: dict[str, Any]) -> None:
    assert read(HEAD | content) is None


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)
parts = st.fixed_dictionaries(
    {},
    optional={
        name: json
        | st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(("entry", "value", "gesture", "i", "j", "name"), json),
        )
        for name in ("texts", "paste", "grab", "act", "pick", "choose")
    },
)


@given(json | parts, st.sampled_from(["x", "y"]))
def test_never_raises(message: Any, name: str) -> None:
    assert read(message, name) is None
    found = read(message | HEAD, name) if isinstance(message, dict) else None
    if found is not None:
        seq, content = found
        assert seq == HEAD["seq"]
        assert isinstance(content, (str, Grab, Act, Pick, Choose)) or len(content) == K
