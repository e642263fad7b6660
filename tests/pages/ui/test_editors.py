"""Messages from the browser are hostile input: what is not an edit changes nothing."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import TEXT_MAX
from pages.ui.wire import read_edit

K, FORCE = 3, "a1-7"
GOOD = {"seq": 5, "force": FORCE, "texts": ["1", "2", "abc"]}


def test_reads_texts_and_pastes() -> None:
    assert read_edit(GOOD, "x", K, FORCE) == (5, ["1", "2", "abc"])
    assert read_edit({"seq": 6, "force": FORCE, "paste": "1,2"}, "x", K, FORCE) == (6, "1,2")


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
def test_refuses_everything_else(change: dict[str, Any]) -> None:
    assert read_edit(GOOD | change, "x", K, FORCE) is None


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)


@given(json | st.fixed_dictionaries({"seq": json, "force": json, "texts": json, "paste": json}))
def test_never_raises(message: object) -> None:
    found = read_edit(message, "x", K, FORCE)
    if found is not None:
        seq, content = found
        assert type(seq) is int
        assert isinstance(content, str) or [type(text) for text in content] == [str] * K
