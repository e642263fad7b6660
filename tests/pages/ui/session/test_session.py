"""Sessions: found by their token while somebody holds them; what is left after a break."""

from __future__ import annotations

import gc
import weakref
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import PARAMETERS_MAX, QUERY_MAX
from core.merged import Merged
from core.problem import Problem
from core.reduction import problem_of
from pages import explore, gradient, product
from pages.ui.page import SHARED, refused
from pages.ui.session import url
from pages.ui.session.registry import Registry
from pages.ui.session.session import DEFAULT, Session

OTHER = Problem((3, 4), (1, 0))


def test_tokens_cannot_be_guessed() -> None:
    tokens = {Session().token for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 32


def test_a_registry_holds_no_session() -> None:
    registry = Registry()
    session = Session()
    registry.add(session)
    token, alive = session.token, weakref.ref(session)
    assert registry.find(token) is session
    del session
    gc.collect()
    assert alive() is None
    assert registry.find(token) is None
    assert len(registry) == 0


def test_a_full_registry_forgets_the_one_unused_for_longest() -> None:
    registry = Registry(most=3)
    sessions = [Session() for _ in range(3)]
    for session in sessions:
        registry.add(session)
    registry.find(sessions[0].token)
    newest = Session()
    registry.add(newest)
    assert registry.find(sessions[1].token) is None
    assert registry.find(sessions[0].token) is sessions[0]
    assert len(registry) == 3


def test_what_a_browser_has_acknowledged_is_remembered_for_few_tabs() -> None:
    session = Session()
    for n in range(10):
        session.acknowledge(f"tab {n}", n + 1)
    assert session.acknowledged("tab 9") == 10
    assert session.acknowledged("tab 0") == 0


def test_take_over_keeps_token_and_lock_and_everything_else_of_the_other() -> None:
    session, other = Session(), Session(OTHER, "zh")
    other.set_problem(OTHER.add_class())
    other.settings["j"] = "2"
    token, lock = session.token, session.lock
    session.take_over(other)
    assert (session.token, session.lock) == (token, lock)
    assert session.problem == other.problem
    assert session.language == "zh"
    session.undo()
    assert session.problem == OTHER
    session.settings["j"] = "1"
    assert other.settings["j"] == "2"


def test_restore_is_a_start_from_the_address_and_no_step() -> None:
    session = Session()
    session.restore(OTHER, {"j": "2"}, "zh")
    assert (session.problem, session.settings, session.language) == (OTHER, {"j": "2"}, "zh")
    assert session.history_flags[:2] == (False, False)


def test_wrong_settings_are_told_once_when_a_page_is_entered() -> None:
    session = url.start({"way": "sideways", "j": "9", "digits": "all"}, None)
    session.enter(product.PAGE)
    assert {link.parameter for link in session.broken_link} == {"way=sideways", "j=9"}
    assert session.settings == {"digits": "all"}
    session.enter(product.PAGE)
    assert len(session.broken_link) == 2


def test_ends_that_do_not_go_together_are_told_at_both_fields() -> None:
    session = url.start({"from": "9", "to": "1", "points": "51"}, "en")
    session.enter(gradient.PAGE)
    (broken,) = session.broken_link  # at the top, once
    assert broken.parameter == "from=9&to=1"
    view = session.view(gradient.PAGE)
    assert view.notes.keys() == {"from", "to"}
    assert view.notes["from"] == view.notes["to"] == f"allowed: {broken.allowed}"
    assert [view.choices[refused(name)] for name in ("from", "to")] == ["9", "1"]
    assert session.settings == {"points": "51"}


def test_a_class_that_is_gone_is_the_last_one_after_an_edit() -> None:
    session = url.start({"j": "3"}, None)
    session.enter(product.PAGE)
    session.edited = True
    session.set_problem(OTHER)
    assert session.view(product.PAGE).settings.j == 2
    session.enter(product.PAGE)
    assert session.broken_link == []


def test_another_page_takes_messages_away() -> None:
    session = Session()
    session.enter(explore.PAGE)
    session.notes["shift"] = "no"
    session.fields["x"].draft = "1,2"
    session.enter(explore.PAGE)
    assert session.notes
    session.enter(product.PAGE)
    assert session.notes == {}
    assert session.fields["x"].draft is None


def test_a_link_is_read_part_by_part() -> None:
    link = url.read_link({"x": "1,zwei", "y": "0,1", "lang": "xx", "j": "2"}, "zh-TW")
    assert [broken.parameter for broken in link.broken] == ["lang=xx", "x"]
    assert link.language == "zh"
    assert link.settings == {"j": "2"}


def test_a_query_is_bounded() -> None:
    assert url.parse_query("?x=1%2C2&y=0,1&x=3") == {"x": "3", "y": "0,1"}
    many = [f"p{n}=1" for n in range(PARAMETERS_MAX + 1)]
    assert url.parse_query("&".join(many)).keys() == {f"p{n}" for n in range(PARAMETERS_MAX)}
    long = f"?x=1,2&b={'0' * QUERY_MAX}"
    assert url.parse_query(long) == url.parse_query(long[: QUERY_MAX + 1]) == {"x": "1,2"}


PARTS = st.sampled_from(
    [
        *("x=1,2", "x=", "x", "y=0,1", "y=", "lang=zh", "lang=", "j=2", "j=", "seed", "=", ""),
        *("x=1e+3,2", "x=%2B1,2", "y=%BD,1", "amp;y=1,0", "hide=numbers", "utm=" + "a" * 9_000),
        "x=" + ",".join(str(n / 7) for n in range(400)),
    ]
)


@given(st.lists(PARTS, max_size=9), st.sampled_from([0, PARAMETERS_MAX]))
def test_a_query_is_read_as_streamlit_reads_it(parts: list[str], others: int) -> None:
    query = "&".join([*parts, *(f"other{n}=1" for n in range(others))])
    theirs = {name: texts[-1] for name, texts in parse_qs(query, keep_blank_values=True).items()}
    link, expected = (url.read_link(read, "en") for read in (url.parse_query(f"?{query}"), theirs))
    assert (link.problem, link.language) == (expected.problem, expected.language)
    broken = [
        [(part.parameter, str(part.error)) for part in each.broken] for each in (link, expected)
    ]
    assert broken[0] == broken[1]
    ours = {name: text for name, text in link.settings.items() if "other" not in name}
    assert ours == {n: text for n, text in expected.settings.items() if "other" not in n}


def test_the_address_says_the_problem_and_the_pages_own_settings() -> None:
    session = url.start({"x": "1,2", "y": "0,1", "j": "2", "way": "fused", "view": "plane"}, "en")
    told = url.address(session, product.PAGE, ("way", "view"))
    assert told["params"] == [
        ["x", "1,2"], ["y", "0,1"], ["lang", "en"], ["j", "2"], ["way", "fused"],
    ]  # fmt: skip
    assert "view" in told["own"]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("?x=1e+3,2&y=0,1", Problem((1000, 2), (0, 1))),
        ("?x=2.5E+2,-1e+0,0&y=1e+0,0,1", Problem((250, -1, 0), (1, 0, 1))),
        ("?x=1e%2B3,2&y=0,1", Problem((1000, 2), (0, 1))),
        ("?x=+1,+2&y=1,0", Problem((1, 2), (1, 0))),
        ("?x=1+2&y=1+0", Problem((1, 2), (1, 0))),
        ("?y=1,0,0", Problem(DEFAULT.x, (1, 0, 0))),
        ("?x=4,5,6", Problem((4, 5, 6), DEFAULT.y)),
        ("?x=1,2,3&y=[True,False,True]", Problem((1, 2, 3), (1, 0, 1))),
        ("?x=30%25,1/2&y=½,½", Problem((0.3, 0.5), (0.5, 0.5))),
        ("?x=1e+3+2&y=0,1", Problem((1000, 2), (0, 1))),
        ("?x=[1e+3,+-2.5E+1]&y=0,1", Problem((1000, -25), (0, 1))),
        ("?x=-1d+3,2&y=0,1", Problem((-1000, 2), (0, 1))),
        ("?x=1.5,2.5.&y=0,1", Problem((1.5, 2.5), (0, 1))),
        ("?x=1,2&amp;y=0,1", Problem((1, 2), (0, 1))),
        ("?x=1%252C2&y=0%252C1", Problem((1, 2), (0, 1))),
        ("?x=%E2%88%921%C2%A02&y=0|1", Problem((-1, 2), (0, 1))),
        ("?x=1,2,3&y=3", Problem((1, 2, 3), (0, 0, 1))),
    ],
)
def test_a_link_is_read_as_the_only_thing_that_it_can_mean(query: str, problem: Problem) -> None:
    link = url.read_link(url.parse_query(query), None)
    assert link.broken == ()
    assert link.problem == problem


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("?x=0,5;1,5;-2&y=0,1,0", "x", "ambiguous"),
        ("?x=1,2&y=0,2;0,8", "y", "ambiguous"),
        ("?x=1;2;%0A3;4;&y=0,1", "x", "ambiguous"),
        ("?x=1,5%0A2,5&y=0,1", "x", "ambiguous"),
        ("?x=0%091%0A1%092&y=0,1", "x", "ambiguous"),
        ("?x=1,234.5;2&y=0,1", "x", "ambiguous"),
        ("?x=-%201%0A-%202&y=0,1", "x", "ambiguous"),
        ("?x=1+2+|+3+4&y=0,1", "x", "ambiguous"),
        ("?x=1e+-3,2&y=0,1", "x", "not-a-number"),
        ("?x=1,2,3&y=label%202", "y", "ambiguous"),
        ("?x=1.5+%25+cat%0A2.5+%25+dog&y=0,1", "x", "ambiguous"),
        ("?x=1,2,3&y=1", "y", "ambiguous"),
        ("?x=[[1,2],[3,4]]&y=0,1", "x", "ambiguous"),
        ("?y=1,0", "y", "different-lengths"),
        ("?x=,&y=1,0", "x", "empty"),
        ("?x=1,2&y=3,-100", "y", "ignore-index"),
    ],
)
def test_a_link_that_says_nothing_sure_is_broken(query: str, parameter: str, code: str) -> None:
    link = url.read_link(url.parse_query(query), None)
    assert link.problem == DEFAULT
    (broken,) = link.broken
    assert (broken.parameter, broken.error and broken.error.code) == (parameter, code)


def test_the_address_keeps_how_many_classes_the_last_row_stands_for() -> None:
    x, y = [n / 100 for n in range(300)], [float(n == 7) for n in range(300)]
    problem, merged = problem_of(x, y)
    session = Session(problem, merged=merged)
    address = url.address(session, explore.PAGE, ())
    params = dict(address["params"])  # type: ignore[call-overload]
    assert params["merged"] == "291"
    assert params["kept"] == "8,293,294,295,296,297,298,299,300"
    again = url.read_link(params, None)
    assert (again.problem, again.broken) == (problem, ())
    assert again.merged == Merged(291, kept=merged.kept if merged else ())
    assert {"merged", "kept"} <= set(address["own"])  # type: ignore[call-overload]
    # A link of the bar takes the same problem along.
    along = url.read_link({name: params[name] for name in SHARED if name in params}, None)
    assert (along.problem, along.merged) == (problem, again.merged)
    del params["kept"]
    assert url.read_link(params, None).merged == Merged(291)
    session.set_problem(OTHER)
    assert "merged" not in dict(url.address(session, explore.PAGE, ())["params"])  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "kept", ["", "1,2", "1,2,3,4,5,6,7,8,8", "9,8,7,6,5,4,3,2,1", "0,1,2,3,4,5,6,7,8",
             "1,2,3,4,5,6,7,8,301", "1,2,3,4,5,6,7,8,x", "1,2,3,4,5,6,7,8,9,10", "9" * 400]
)  # fmt: skip
def test_wrong_numbers_of_classes_are_told(kept: str) -> None:
    ten = {"x": "1,2,3,4,5,6,7,8,9,10", "y": "1,0,0,0,0,0,0,0,0,0"}
    link = url.read_link({**ten, "merged": "291", "kept": kept}, None)
    assert link.merged == Merged(291)
    assert [broken.allowed for broken in link.broken] == ["1 … 300"]


@pytest.mark.parametrize("count", ["0", "1", "992", "-5", "5.0", "x", "", "٥", "9" * 400])
def test_a_wrong_count_of_classes_is_told(count: str) -> None:
    ten = {"x": "1,2,3,4,5,6,7,8,9,10", "y": "1,0,0,0,0,0,0,0,0,0"}
    link = url.read_link(ten | {"merged": count}, None)
    assert link.merged is None
    assert [broken.allowed for broken in link.broken] == ["2 … 991"]


def test_only_a_row_of_ten_stands_for_many_classes() -> None:
    link = url.read_link({"x": "1,2", "y": "0,1", "merged": "5"}, None)
    assert [broken.parameter for broken in link.broken] == ["merged=5"]


def test_undo_and_redo_know_what_the_last_row_stands_for() -> None:
    problem, merged = problem_of([float(n) for n in range(50)], [1.0] + [0.0] * 49)
    session = Session()
    session.set_problem(problem, merged=merged)
    session.set_problem(problem.shift_x(1))
    assert session.merged is merged
    session.undo()
    session.undo()
    assert (session.problem, session.merged) == (DEFAULT, None)
    session.redo()
    assert (session.problem, session.merged) == (problem, merged)
    session.set_problem(problem.remove_class())
    assert session.merged is None
    session.undo()
    assert session.merged is merged
