"""Messages from the browser are hostile input: what is not understood is refused."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import (
    GESTURE_MAX,
    K_MAX,
    MESSAGE_MAX,
    QUERY_MAX,
    SETTING_MAX,
    TEXT_MAX,
    WORDS_MAX,
    X_ABS_MAX,
    Y_MAX,
)
from pages.ui.channel import messages
from pages.ui.channel.messages import (
    BarDrag,
    Drawn,
    FigureAction,
    Hello,
    HistoryAction,
    LessonAction,
    LoadPreset,
    PageAction,
    PasteVector,
    Ping,
    Select,
    SetSetting,
    TypeEntry,
    UseTool,
    read_message,
)

GOOD: dict[str, tuple[dict[str, Any], Any]] = {
    "type": (
        {"vector": "x", "entry": 2, "text": "abc"},
        TypeEntry("x", 2, "abc"),
    ),
    "paste": ({"vector": "y", "text": "1,2"}, PasteVector("y", "1,2")),
    "bar": (
        {"vector": "x", "entry": 2, "value": 1.5, "gesture": 7},
        BarDrag("x", 2, 1.5, 7),
    ),
    "lesson": ({"name": "start", "text": "chain@3"}, LessonAction("start", "chain@3")),
    "history": ({"name": "redo"}, HistoryAction("redo")),
    "tool": ({"name": "shift-x", "text": "2"}, UseTool("shift-x", "2")),
    "preset": ({"name": "tie"}, LoadPreset("tie")),
    "select": ({"i": 3}, Select(3, None)),
    "set": ({"name": "targets", "text": "sum"}, SetSetting("targets", "sum")),
    "figure": (
        {"figure": "sweep", "context": "c", "at": [1, -2.5], "gesture": 7},
        FigureAction("sweep", "c", None, (1.0, -2.5), None, 7),
    ),
    "page": ({"name": "next", "text": ""}, PageAction("next", "")),
}


def read(message: Any) -> Any:
    return read_message(json.dumps(message))


def edit(kind: str, **change: Any) -> dict[str, Any]:
    return {"kind": kind, "seq": 5} | GOOD[kind][0] | change


@pytest.mark.parametrize("kind", GOOD)
def test_reads_what_the_browser_sends(kind: str) -> None:
    assert read(edit(kind)) == (5, GOOD[kind][1])


def test_reads_what_has_no_number() -> None:
    hello = {"token": "t", "previous": "", "client": "c", "page": "", "query": "?x=1"}
    assert read({"kind": "hello"} | hello) == (0, Hello("t", "", "c", "", "?x=1", "", False))
    assert read({"kind": "hello", "restores": True})[1].restores
    assert read({"kind": "drawn", "rev": 3}) == (0, Drawn(3))
    assert read({"kind": "ping"}) == (0, Ping())


def test_every_kind_is_tested() -> None:
    assert {*GOOD, "hello", "drawn", "ping"} == set(messages.KINDS)


def test_a_sum_is_typed_and_dragged() -> None:
    assert read(edit("type", vector="y", entry="sum")) == (5, TypeEntry("y", None, "abc"))
    drag = edit("bar", vector="y", entry="sum")
    assert read(drag) == (5, BarDrag("y", None, 1.5, 7))


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("seq", ["5", True, 0, -1, 2**60, math.nan, None, 1.5, [1], 10**400])
def test_refuses_other_numbers(kind: str, seq: Any) -> None:
    assert read(edit(kind, seq=seq)) is None


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        *(("type", {"vector": v}) for v in ("z", None, ["x"], 1, "")),
        *(("type", {"entry": e}) for e in (-1, K_MAX, 1.0, True, None, "0", [0], "sum")),
        *(("type", {"text": t}) for t in (1.0, None, ["1"], "1" * (TEXT_MAX + 1), {})),
        *(("bar", {"entry": e}) for e in (-1, K_MAX, 1.0, True, None, "0", "sum")),
        *(
            ("bar", {"value": v})
            for v in (
                math.nan, math.inf, -math.inf, "1", True, None, [1.0] * 500,
                10**400, -(10**400), X_ABS_MAX * 1.01,
            )
        ),
        *(("bar", {"gesture": g}) for g in (-1, 2.5, 10**400, None, GESTURE_MAX, "7")),
        ("bar", {"vector": "y", "value": -1.0}),
        ("bar", {"vector": "y", "value": Y_MAX * 1.01}),
        *(("history", {"name": n}) for n in ("delete", ["undo"], None, "")),
        *(("tool", {"name": n}) for n in ("format", None, ["add-class"])),
        ("preset", {"name": ["tie"]}),
        ("preset", {"name": "x" * (WORDS_MAX + 1)}),
        *(("select", {"i": i}) for i in (0, K_MAX + 1, 1.0, "1", [1], True)),
        ("set", {"name": 1}),
        ("set", {"text": "x" * (SETTING_MAX + 1)}),
        *(("figure", {"at": a}) for a in ([1], [1, 2, 3], "12", [math.nan, 1], [True, 1], {})),
        *(("paste", {"reading": r}) for r in (1, None, ["plain.row-1"], "x" * (WORDS_MAX + 1))),
        ("figure", {"value": math.inf}),
        ("figure", {"step": -1}),
        ("figure", {"gesture": -1}),
        ("figure", {"gesture": 1.5}),
        ("figure", {"context": 7}),
        ("page", {"name": None}),
        ("page", {"text": ["all"]}),
    ],
)  # fmt: skip
def test_refuses_other_contents(kind: str, change: dict[str, Any]) -> None:
    assert read(edit(kind, **change)) is None


def test_the_bar_of_the_sum_belongs_to_y() -> None:
    assert read(edit("bar", vector="y", entry="sum"))[1] == BarDrag("y", None, 1.5, 7)


def test_a_reading_may_be_named() -> None:
    chosen = read(edit("paste", reading="plain.row-2"))
    assert chosen == (5, PasteVector("y", "1,2", "plain.row-2"))


def test_a_query_that_is_too_long_does_not_keep_a_page_from_opening() -> None:
    hello = {"token": "t", "previous": "", "client": "c", "page": "", "query": "x" * 90_000}
    assert len(read({"kind": "hello"} | hello)[1].query) == QUERY_MAX + 1


def test_a_pasted_text_that_is_too_long_is_cut_so_that_it_is_told() -> None:
    found = read(edit("paste", text="1," * TEXT_MAX))
    assert len(found[1].text) == TEXT_MAX + 1


@pytest.mark.parametrize("text", ["", "x", "[]", "3", "null", '"type"', "{}", "[" * 100_000])
def test_refuses_what_is_no_object(text: str) -> None:
    assert read_message(text) is None
    assert read_message(text.encode()) is None


def test_refuses_what_is_too_long() -> None:
    padding = " " * MESSAGE_MAX
    assert read_message(json.dumps(edit("history")) + padding) is None


def test_refuses_bytes_that_are_no_text() -> None:
    assert read_message(b"\xff\xfe{}") is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)
fields = st.dictionaries(
    st.sampled_from(sorted({name for content, _ in GOOD.values() for name in content} | {"seq"})),
    json_values,
)


@given(
    json_values | st.builds(lambda kind, f: edit(kind) | f, st.sampled_from(list(GOOD)), fields)
)
def test_never_raises(message: Any) -> None:
    found = read(message)
    if found is not None:
        number, content = found
        assert type(number) is int
        assert type(content).__module__ == messages.__name__


NUMBERS = (
    "9" * 400, "-" + "9" * 400, "1" * 5000,
    "0." + "0" * 400 + "1", "1e400", "-1e400", "1e-400", "-0",
    "-0.0", "NaN", "Infinity", "-Infinity", "1E308", "1e99999999999999999999",
)  # fmt: skip
PLACES = (
    ("bar", "value"), ("bar", "entry"), ("bar", "gesture"), ("type", "entry"), ("select", "i"),
    ("figure", "value"), ("figure", "step"), ("figure", "at"), ("type", "seq"), ("page", "seq"),
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(("kind", "field"), PLACES)
def test_any_json_number_is_taken_within_its_bounds_or_refused(
    kind: str, field: str, number: str
) -> None:
    text = json.dumps(edit(kind) | {field: "HERE"}).replace('"HERE"', number)
    if field == "at":
        text = text.replace(number, f"[{number}, 1]")
    message = read_message(text)
    assert messages.number_of(text) == (None if field == "seq" else 5)  # it can be answered
    if message is None:
        return
    for value in dataclasses.asdict(message[1]).values():
        for part in value if isinstance(value, tuple) else (value,):
            assert not isinstance(part, (int, float)) or math.isfinite(part)
    assert float(number) in (0.0, 1e-401, 1e308) or number == "1E308"


@given(st.text() | st.binary())
def test_never_raises_on_what_is_no_json(text: str | bytes) -> None:
    read_message(text)
