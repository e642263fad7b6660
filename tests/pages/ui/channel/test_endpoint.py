"""The live channel as a browser sees it: order, what comes again, breaks, hostile messages."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.websockets import WebSocketDisconnect

from core.limits import ENTRIES_MAX, K_MAX, MESSAGE_MAX, TEXT_MAX
from core.numeric import forward_backward
from core.problem import Problem
from pages.shell import PAGES
from pages.ui.channel import answers, endpoint, pace
from pages.ui.channel.endpoint import is_same_origin
from pages.ui.channel.pace import Pace
from pages.ui.numbers import number
from pages.ui.session.registry import SESSIONS
from pages.ui.session.session import Session
from tests.pages.ui.channel.talk import Talk, talking

FIVE = "?x=1,2,-0.5,0,0.3&y=0,1,0,0,0&lang=en"
LOST = "token of a server that is gone"
START = Problem((1, 2, -0.5, 0, 0.3), (0, 1, 0, 0, 0))


def typed(talk: Talk, text: str, entry: int = 0, vector: str = "x") -> dict[str, Any]:
    return talk.send(kind="type", vector=vector, entry=entry, text=text)


# --- the first answer ----------------------------------------------------------------------


@pytest.mark.parametrize("path", [page.path for page in PAGES])
@pytest.mark.parametrize(("language", "said"), [("en", "sum(y)"), ("zh", "sum(y)")])
def test_a_hello_is_answered_with_the_whole_page(path: str, language: str, said: str) -> None:
    with talking() as talk:
        answer = talk.hello(path, FIVE.replace("lang=en", f"lang={language}"))
        assert answer["token"] == talk.token != ""
        assert answer["page"] == path
        assert talk.problem == START
        assert talk.params["lang"] == language
        shown = "".join(talk.blocks.values())
        assert bool({"逻", "梯", "损", "雅"} & set(shown)) == (language == "zh")


def test_the_browsers_language_counts_where_the_address_names_none() -> None:
    with talking(accept_language="en") as talk:  # Streamlit does not look at it
        talk.hello("", "?x=1,2&y=0,1", locale="zh-TW")
        assert talk.params["lang"] == "zh"


# --- edits, in order -------------------------------------------------------------------------


def test_an_edit_sends_only_what_changed() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        answer = typed(talk, "1.5")
        assert talk.problem.x[0] == 1.5
        assert "blocks" not in answer
        gradient = forward_backward(talk.problem.x, talk.problem.y).grad_x.tolist()
        assert set(map(number, gradient)) <= set(talk.texts())
        again = typed(talk, "1.50")
        assert again["values"] == {}
        assert "address" not in again


def test_every_edit_has_its_own_answer_in_order() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        for n in range(1, 31):
            talk.post(kind="type", vector="x", entry=0, text=str(n / 10), seq=n)
        acks = [talk.until("values")["ack"] for _ in range(30)]
        assert acks == list(range(1, 31))
        assert talk.problem.x[0] == 3.0


def test_an_edit_that_comes_again_is_answered_but_not_done_twice() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        talk.send(kind="tool", name="add-class", text="")
        talk.post(kind="tool", name="add-class", text="", seq=talk.number)
        assert talk.until("values")["ack"] == talk.number
        assert talk.problem.k == 6


def test_after_a_break_the_server_says_what_it_has_had() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        typed(talk, "1.7")
        held = SESSIONS.find(talk.token)
        assert held is not None
        with talking() as later:
            answer = later.hello("", FIVE, token=talk.token)
            assert answer["ack"] == 1
            assert later.problem.x[0] == 1.7
    with talking("another tab") as other:
        assert other.hello("", FIVE, token=talk.token)["ack"] == 0


def test_values_come_before_figures_and_late_blocks() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        talk.until("late")
        talk.post(kind="type", vector="x", entry=0, text="2", seq=1)
        kinds = [talk.hear()["kind"] for _ in range(2)]
        assert kinds == ["values", "late"]
        talk.hello("gradient", FIVE)
        talk.until("figures")
        talk.post(kind="type", vector="x", entry=0, text="3", seq=2)
        assert [talk.hear()["kind"] for _ in range(2)] == ["values", "figures"]


def test_a_browser_that_is_drawing_gets_the_newest_figure_only() -> None:
    with talking() as talk:
        talk.hello("gradient", FIVE)
        talk.until("figures")
        for n in range(1, 21):
            talk.post(kind="type", vector="x", entry=0, text=str(n), seq=n)
        revisions: list[int] = []
        while not revisions or revisions[-1] < talk.revision or talk.facts["ack"] < 20:
            answer = talk.hear()
            if answer["kind"] == "figures":
                revisions.append(answer["rev"])
        assert revisions == sorted(revisions)
        assert len(revisions) < 20
        assert talk.facts["ack"] == 20


def test_another_k_sends_blocks_and_editor() -> None:
    with talking() as talk:
        talk.hello("product", FIVE)
        answer = talk.send(kind="tool", name="remove-class", text="")
        assert {"jacobian", "column"} <= set(answer["blocks"])
        assert len(answer["editor"]["x"]["texts"]) == 4


# --- breaks ---------------------------------------------------------------------------------


def test_an_unknown_token_starts_a_session_from_the_address() -> None:
    with talking() as talk:
        answer = talk.hello("", "?x=3,4&y=1,0", token=LOST)
        assert talk.problem == Problem((3, 4), (1, 0))
        assert answer["token"] not in ("", LOST)


def test_a_session_of_an_old_address_takes_what_the_browser_has() -> None:
    old = Session(Problem((9, 9), (1, 0)))
    SESSIONS.add(old)
    with talking() as talk:
        talk.hello("", "?x=3,4&y=1,0&j=2", token=old.token, previous="gone", restores=True)
        assert talk.problem == Problem((3, 4), (1, 0))
        assert old.problem == talk.problem
        assert talk.params["j"] == "2"


def test_a_session_takes_over_another_with_its_history() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        typed(talk, "1.7")
        new = Session(Problem((9, 9), (1, 0)))
        SESSIONS.add(new)
        previous = talk.token
        answer = talk.hello("", FIVE, token=new.token, previous=previous, restores=True)
        assert answer["token"] == new.token
        assert answer["ack"] == 1
        assert talk.problem.x[0] == 1.7
        talk.send(kind="history", name="undo")
        assert talk.problem == START


def test_streamlits_session_does_not_disturb_who_is_typing_already() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        typed(talk, "0.0")  # on the way to 0.05
        before = talk.facts["editor"]["version"]
        new = Session(START)
        SESSIONS.add(new)
        answer = talk.hello("", FIVE, token=new.token, previous=talk.token, restores=True)
        assert answer["editor"]["version"] == before  # another one writes all fields anew


@pytest.mark.parametrize("more", ["", "&utm=" + "a" * 20_000])
def test_the_first_answer_knows_as_much_of_a_long_link_as_streamlit(more: str) -> None:
    x = ",".join(str(n / 7) for n in range(600))
    with talking() as talk:
        talk.hello("", f"?x={x}&y=label%20600{more}")
        assert talk.params["merged"] == "591"
    with talking() as other:
        other.hello("", f"?x=&y=0,1{more}")
        assert "A number is missing." in other.blocks["url-errors"]


def test_two_tabs_do_not_disturb_each_other() -> None:
    with talking() as one, talking() as other:
        one.hello("", FIVE)
        other.hello("", FIVE)
        typed(one, "5")
        typed(other, "7")
        assert (one.problem.x[0], other.problem.x[0]) == (5, 7)
        assert one.token != other.token


def test_a_session_is_gone_with_its_last_socket() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        token = talk.token
        assert SESSIONS.find(token) is not None
    gc.collect()
    assert SESSIONS.find(token) is None


# --- hostile --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        (None, "lab.example", True),
        ("https://lab.example", "lab.example", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("https://evil.example", "lab.example", False),
        ("https://lab.example.evil.example", "lab.example", False),
        ("https://lab.example:444", "lab.example", False),
        ("null", "lab.example", False),
        ("", "lab.example", False),
        ("http://[::", "lab.example", False),
    ],
)
def test_the_same_origin_alone_is_served(origin: str | None, host: str, same: bool) -> None:
    assert is_same_origin(origin, host) == same


def test_another_origin_is_refused_at_the_door() -> None:
    with pytest.raises(WebSocketDisconnect), talking(origin="https://evil.example") as talk:
        talk.hello("", FIVE)


def test_a_full_house_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "CONNECTIONS_MAX", 0)
    with pytest.raises(WebSocketDisconnect) as refused, talking() as talk:
        talk.hello("", FIVE)
    assert refused.value.code == 1013


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
KINDS = ("hello", "type", "paste", "bar", "history", "tool", "preset", "select", "set", "figure",
         "page", "drawn", "ping", "nonsense")  # fmt: skip
FIELDS = ("vector", "entry", "text", "value", "gesture", "name", "i", "j", "figure", "context",
          "at", "step", "token", "page", "query", "rev", "seq")  # fmt: skip
messages = st.fixed_dictionaries(
    {"kind": st.sampled_from(KINDS)}, optional=dict.fromkeys(FIELDS, json_values)
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([page.path for page in PAGES if not page.in_thread]),
    st.lists(messages.map(json.dumps) | json_values.map(json.dumps) | st.text(), max_size=12),
)
def test_nothing_that_comes_in_ends_the_line(path: str, texts: list[str]) -> None:
    with talking() as talk:
        talk.hello(path, FIVE)
        for text in texts:
            talk.socket.send_text(text)
        talk.post(kind="ping")
        talk.until("pong")
        talk.hello(path, FIVE)
        talk.number = 2**52
        typed(talk, "0.25")
        assert talk.problem.x[0] == 0.25


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "null", "1e999", "{" * 5000, '{"kind":["type"]}', "\x00", "[" * 100_000],
)
def test_what_is_no_message_changes_nothing(text: str) -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        talk.socket.send_text(text)
        talk.socket.send_bytes(text.encode())
        typed(talk, "1")
        assert talk.problem == START


def test_a_refused_message_is_answered_so_that_nobody_waits_for_it() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        talk.post(kind="type", vector="z", entry=0, text="1", seq=7)
        assert talk.until("failed") == {"kind": "failed", "ack": 7}


def test_a_ping_is_answered_while_an_edit_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    page = next(page for page in PAGES if page.in_thread)
    build, hold = page.blocks.build, threading.Event()

    def slowly(view: Any) -> Any:
        hold.wait(20)
        return build(view)

    with talking() as talk:
        talk.hello(page.path, FIVE)
        monkeypatch.setattr(page.blocks, "build", slowly)
        talk.post(kind="type", vector="x", entry=0, text="2", seq=1)
        talk.post(kind="ping")
        assert talk.until("pong")
        hold.set()
        assert talk.until("values")["ack"] == 1


def test_a_message_that_is_too_long_is_left_unread() -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        long = {"kind": "paste", "vector": "x", "text": "1," * MESSAGE_MAX, "seq": 1}
        talk.socket.send_text(json.dumps(long))
        talk.number = 1
        answer = typed(talk, "1")
        assert talk.problem == START
        assert answer["ack"] == 2


def test_a_bug_in_a_page_leaves_the_last_good_problem(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with talking() as talk:
        talk.hello("product", FIVE)
        monkeypatch.setattr(PAGES[1].blocks, "build", lambda view: 1 / 0)
        talk.number += 1
        talk.post(kind="tool", name="add-class", text="", seq=talk.number)
        assert talk.until("failed") == {"kind": "failed", "ack": 1}
        monkeypatch.undo()
        typed(talk, "2")
        assert talk.problem.k == 6
    assert "a message failed" in caplog.text


@pytest.mark.parametrize("error", [NotImplementedError, RuntimeError, OSError, RecursionError])
def test_no_error_of_a_page_is_taken_for_a_closed_line(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise error

    with talking() as talk:
        talk.hello("gradient", FIVE)
        talk.until("figures")
        monkeypatch.setattr(endpoint, "apply_edit", fail)
        talk.post(kind="tool", name="add-class", text="", seq=1)
        assert talk.until("failed") == {"kind": "failed", "ack": 1}
        monkeypatch.undo()
        monkeypatch.setattr(answers, "make_figures", fail)
        talk.post(kind="type", vector="x", entry=0, text="2", seq=2)
        assert talk.until("values")["ack"] == 2
        monkeypatch.undo()
        talk.post(kind="type", vector="x", entry=0, text="3", seq=3)
        while talk.until("figures")["ack"] < 3:
            pass
    assert "failed" in caplog.text


def test_a_hello_that_fails_closes_the_line_so_that_the_browser_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PAGES[1].blocks, "build", lambda view: 1 / 0)
    with talking() as talk, pytest.raises(WebSocketDisconnect) as closed:
        talk.hello("product", FIVE)
    assert closed.value.code == 1011


@pytest.mark.parametrize("text", ["\ud800", "\0003\0", "\0" * 50, "\ufffe", "\u202e"])
@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_signs_that_are_no_text_do_no_harm(path: str, text: str) -> None:
    with talking() as talk:
        quoted = quote(text, errors="surrogatepass")
        talk.hello(path, f"{FIVE}&digits={quoted}&view={quoted}&k={quoted}&j={quoted}")
        talk.send(kind="type", vector="x", entry=0, text=text)
        talk.send(kind="paste", vector="y", text=text)
        talk.send(kind="tool", name="check-shift", text=text)
        talk.send(kind="set", name="from", text=text)
        typed(talk, "4", entry=1)
        assert talk.problem.x[1] == 4
        talk.send(kind="history", name="reset")
        assert talk.problem == START


def test_a_wrong_way_of_targets_is_told_once() -> None:
    with talking() as talk:
        talk.hello("", FIVE + "&targets=" + "z" * 30)
        assert talk.blocks["url-errors"].count("targets=zzz") == 1
        assert "targets" not in talk.params
        assert talk.facts["editor"]["mode"] == "free"


def test_a_page_that_is_not_there_is_told_once_with_all_that_are() -> None:
    with talking() as talk:
        talk.hello("", FIVE + "&nopage=no%2F%3Cb%3Ewhere&lang=en")
        assert talk.problem == START
        said = talk.blocks["url-errors"]
        assert "There is no page “/no/&lt;b&gt;where” here" in said
        assert "/, /product, /derivation" in said
        assert "nopage" not in talk.params
        assert "nopage" in talk.facts["address"]["own"]  # it goes out of the address
        talk.hello("product", token=talk.token)
        assert said.count("role=") == talk.blocks["url-errors"].count("role=")
        typed(talk, "4", entry=1)
        assert talk.blocks["url-errors"] == ""


def test_a_pace_lets_some_through_at_once_and_then_so_many_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:

    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(pace.time, "monotonic", lambda: 0.0)
    monkeypatch.setattr(pace.asyncio, "sleep", sleep)

    async def keep() -> None:
        pace = Pace(per_second=10, at_once=5)
        for _ in range(8):
            await pace.keep()

    loop = asyncio.new_event_loop()
    loop.run_until_complete(keep())
    loop.close()
    assert waits == pytest.approx([0.1, 0.2, 0.3])


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_no_task_is_left_when_browsers_go_while_figures_are_on_their_way(path: str) -> None:
    for _ in range(30):
        with talking() as talk:
            talk.hello(path, FIVE)
            talk.post(kind="type", vector="x", entry=0, text="2", seq=1)
            talk.until("values")
            talk.post(kind="drawn", rev=talk.revision)
    gc.collect()
    left = [
        task for task in gc.get_objects() if isinstance(task, asyncio.Task) and not task.done()
    ]
    assert [task for task in left if "Connection" in repr(task)] == []


def test_a_long_paste_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read in a thread, as is what it waits for; a short one is answered at once."""
    pools = []
    run = endpoint.run

    async def noted(pool: ThreadPoolExecutor, *rest: Any) -> Any:
        pools.append(pool)
        return await run(pool, *rest)

    monkeypatch.setattr(endpoint, "run", noted)
    logits = ", ".join(f"{n % 97 / 8}" for n in range(ENTRIES_MAX)).ljust(TEXT_MAX)
    with talking() as talk:
        talk.hello("", FIVE)
        talk.send(kind="paste", vector="x", text="5, 4, 3, 2, 1")
        assert endpoint.LONG not in pools
        talk.send(kind="paste", vector="x", text=logits)
        assert pools.count(endpoint.LONG) == 1
        assert talk.facts["editor"]["x"]["error"].startswith("Waiting: x has length 1000")
        assert "or one class, such as “label 1”" in talk.facts["editor"]["x"]["error"]
        talk.send(kind="paste", vector="y", text="label 7", reading="plain.one-hot-from-0")
        assert pools.count(endpoint.LONG) == 2
        assert talk.problem.k == K_MAX
        assert talk.params["merged"] == "991"
        assert talk.facts["editor"]["classes"][0] == 8
        talk.send(kind="bar", vector="x", entry=0, value=2.0, gesture=1)
        assert pools.count(endpoint.LONG) == 2


@pytest.mark.parametrize(("k", "labels"), [(1000, 10), (12, 12), (40, 25)])
def test_what_waits_for_a_refused_vector_says_so_and_not_that_equal_lengths_differ(
    k: int, labels: int
) -> None:
    with talking() as talk:
        talk.hello("", FIVE)
        talk.send(kind="paste", vector="x", text=", ".join(f"{n % 7 / 4}" for n in range(k)))
        assert f"x has length {k}, y has length 5" in talk.facts["editor"]["x"]["error"]
        talk.send(
            kind="paste", vector="y", text=", ".join(["0.5"] * labels + ["0"] * (k - labels))
        )
        assert "More than 9 targets" in talk.facts["editor"]["y"]["error"]
        assert talk.facts["editor"]["x"]["error"] == "Waiting: y has to be put right first."
        talk.send(kind="paste", vector="y", text=", ".join(["0.5"] * 9 + ["0"] * (k - 9)))
        assert [talk.facts["editor"][vector]["error"] for vector in ("x", "y")] == ["", ""]
        assert talk.problem.k == K_MAX
