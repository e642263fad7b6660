"""Edits applied to a session: typing, pasting, bars, tools, settings; what is refused."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Field
from core.limits import NUMBER_TEXT_MAX, TEXT_MAX
from core.problem import Problem
from pages import explore, gradient, product
from pages.explore.problem_json import problem_json
from pages.ui.channel.apply_edit import apply_edit, figure_context
from pages.ui.channel.messages import (
    BarDrag,
    FigureAction,
    HistoryAction,
    LoadPreset,
    PageAction,
    PasteVector,
    Select,
    SetSetting,
    TypeEntry,
    UseTool,
)
from pages.ui.editor.editor_state import editor_state
from pages.ui.editor.presets import PRESETS
from pages.ui.session.session import Session

START = Problem((1, 2, -0.5), (0, 1, 0))


@pytest.fixture
def session() -> Session:
    return Session(START)


def apply(session: Session, *edits: Any, page: Any = explore.PAGE) -> None:
    for edit in edits:
        apply_edit(session, page, edit)


# --- typing ------------------------------------------------------------------------------


def test_typing_changes_one_entry_and_keeps_the_fields(session: Session) -> None:
    apply(session, TypeEntry("x", 0, "1/4"))
    assert session.problem.x == (0.25, 2, -0.5)
    assert session.field_version == 0


def test_a_bad_entry_keeps_its_last_value_and_its_text(session: Session) -> None:
    apply(session, TypeEntry("x", 1, "abc"), TypeEntry("x", 0, "3"))
    assert session.problem.x == (3, 2, -0.5)
    assert set(session.fields["x"].errors) == {1}
    assert session.fields["x"].refused == {1: "abc"}
    apply(session, TypeEntry("x", 1, "4"))
    assert session.problem.x == (3, 4, -0.5)
    assert session.fields["x"].errors == {}


def test_a_sum_that_is_typed_keeps_the_proportions_of_before() -> None:
    session = Session(Problem((1, 2), (1, 3)))
    for text in ("0", "0.", "0.8"):
        apply(session, TypeEntry("y", None, text))
    assert session.problem == Problem((1, 2), (0.2, 0.6))
    apply(session, TypeEntry("x", 0, "5"), TypeEntry("y", None, "8"))
    assert session.problem == Problem((5, 2), (2, 6))
    apply(session, TypeEntry("y", 0, "0"), TypeEntry("y", None, "1"))
    assert session.problem == Problem((5, 2), (0, 1))
    session.undo()
    session.undo()
    assert session.problem == Problem((5, 2), (2, 6))


@pytest.mark.parametrize(
    ("text", "code"),
    [("-1", "negative"), ("inf", "infinite"), ("nan", "nan"), ("2e6", "too-large"), ("", "empty")],
)
def test_a_bad_sum_is_told_beside_its_field(session: Session, text: str, code: str) -> None:
    apply(session, TypeEntry("y", None, text))
    assert session.problem == START
    error = session.fields["y"].sum_error
    assert error is not None
    assert (error.code, error.position) == (code, None)
    assert editor_state(session)["sum"]["error"] != ""
    apply(session, TypeEntry("y", None, "2"))
    assert session.fields["y"].sum_error is None


@pytest.mark.parametrize(
    "pastes",
    [
        [("x", "1,2,3,4"), ("y", "1,0")],
        [("y", "1,0"), ("x", "1,2,3,4")],
        [("x", "1,2,3,4"), ("y", "a,b")],
        [("y", "a,b"), ("x", "1,2,3,4")],
        [("y", "1,0"), ("y", "1,0,0,0,0"), ("x", "[[1,2],[3,4]]")],
        [("x", "-inf,-inf"), ("y", "1,0,1,1")],
    ],
)
def test_all_that_waits_is_marked_in_any_order(
    session: Session, pastes: list[tuple[Field, str]]
) -> None:
    for vector, text in pastes:
        apply(session, PasteVector(vector, text))
    state = editor_state(session)
    waiting = {"x": state["x"], "y": state["y"]}
    for vector, field in session.fields.items():
        assert bool(waiting[vector]["error"]) == (field.draft is not None)
    assert session.problem == START


def test_what_was_refused_is_tried_again_when_its_reason_is_gone() -> None:
    session = Session(Problem((1, -math.inf), (1, 0)))
    apply(session, TypeEntry("x", 0, "-inf"))
    assert session.problem.x == (1, -math.inf)
    assert session.fields["x"].errors[0].code == "all-masked"
    apply(session, TypeEntry("x", 1, "2"))
    assert session.problem.x == (-math.inf, 2)
    assert session.fields["x"].errors == {}


def test_an_entry_that_is_gone_changes_nothing(session: Session) -> None:
    apply(session, TypeEntry("x", 3, "9"), TypeEntry("y", 9, "9"))
    assert session.problem == START


def test_a_long_text_is_told_and_not_kept_whole(session: Session) -> None:
    apply(session, TypeEntry("x", 0, "1" * TEXT_MAX))
    assert session.fields["x"].errors[0].code == "too-long"
    assert len(session.fields["x"].refused[0]) == NUMBER_TEXT_MAX + 1


# --- pasting -----------------------------------------------------------------------------


def test_a_pasted_vector_of_the_same_length_is_taken(session: Session) -> None:
    apply(session, PasteVector("x", "tensor([4., 5., 6.])"))
    assert session.problem.x == (4, 5, 6)
    assert session.field_version == 1


@pytest.mark.parametrize(("first", "second"), [("x", "y"), ("y", "x")])
def test_a_vector_of_another_length_waits_for_its_other_half(
    session: Session, first: Any, second: Any
) -> None:
    apply(session, PasteVector(first, "1,2"))
    assert session.problem == START
    assert session.fields[first].errors[None].code == "different-lengths"
    assert session.fields[first].draft == "1,2"
    apply(session, TypeEntry(first, 0, "3"))  # goes on waiting meanwhile
    assert session.fields[first].errors[None].code == "different-lengths"
    apply(session, PasteVector(second, "0,1"))
    assert session.problem.k == 2
    assert session.fields["x"].draft is None
    assert session.fields["y"].errors == {}


def test_a_wrong_paste_is_told_at_its_own_vector(session: Session) -> None:
    apply(session, PasteVector("x", "1,zwei,3"))
    assert session.problem == START
    assert session.fields["x"].errors[None].token == "zwei"  # noqa: S105
    apply(session, PasteVector("y", "0,-1,0"))
    apply(session, PasteVector("x", "1,2,3"))
    assert session.fields["y"].errors[None].code == "negative"
    assert session.fields["x"].errors == {}


def test_a_refused_target_does_not_keep_a_later_x_from_the_y_on_screen(session: Session) -> None:
    apply(session, PasteVector("y", "0,-1,0"), PasteVector("x", "4,5,6"))
    assert session.problem == Problem((4, 5, 6), START.y)
    assert session.fields["y"].draft == "0,-1,0"
    assert session.fields["y"].errors[None].code == "negative"
    apply(session, PasteVector("x", "1,2"))  # waits for a y of its length
    apply(session, PasteVector("y", "1,0"))
    assert session.problem == Problem((1, 2), (1, 0))
    assert session.fields["y"].errors == {}


def test_a_waiting_vector_does_not_keep_a_later_one_from_the_one_on_screen(
    session: Session,
) -> None:
    apply(session, PasteVector("y", "1,0"), PasteVector("x", "4,5,6"))
    assert session.problem == Problem((4, 5, 6), START.y)
    assert session.fields["y"].draft == "1,0"
    apply(session, PasteVector("x", "7,8"))
    assert session.problem == Problem((7, 8), (1, 0))


@pytest.mark.parametrize(
    ("vector", "text", "key", "values"),
    [
        ("x", "0,25;1,5;-2", "decimal-comma.list", (0.25, 1.5, -2)),
        ("x", "7 8 9\n4 5 6", "plain.row-2", (4, 5, 6)),
        ("x", "1\t4\n2\t5\n3\t6", "plain.index-left-out", (4, 5, 6)),
        ("x", "2,500.5; 3; 4", "thousands.list", (2500.5, 3, 4)),
        ("y", "0,25;0,25;0,5", "decimal-comma.list", (0.25, 0.25, 0.5)),
        ("y", "tensor(2)", "plain.one-hot-from-0", (0, 0, 1)),
        ("y", "label 1", "plain.one-hot-from-1", (1, 0, 0)),
    ],
)
def test_a_text_that_may_mean_several_vectors_is_asked_about(
    session: Session, vector: Any, text: str, key: str, values: tuple[float, ...]
) -> None:
    apply(session, PasteVector(vector, text))
    assert session.problem == START
    assert session.history_flags == (False, False, False)
    field = session.fields[vector]
    assert (field.errors[None].code, field.draft) == ("ambiguous", text)
    assert key in [reading.key for reading in field.choices]
    apply(session, PasteVector(vector, text, key))
    assert getattr(session.problem, vector) == values
    assert session.fields[vector].choices == ()
    assert session.history_flags[0]


def test_a_chosen_vector_of_another_length_waits_as_it_was_chosen(session: Session) -> None:
    apply(session, PasteVector("x", "0,5;1,5", "decimal-comma.list"))
    assert session.problem == START
    assert session.fields["x"].draft == "0.5,1.5"
    apply(session, PasteVector("y", "1"))  # the index of one of the two that wait
    assert [reading.values for reading in session.fields["y"].choices] == [(0, 1), (1, 0)]
    apply(session, PasteVector("y", "1", "plain.one-hot-from-0"))
    assert session.problem == Problem((0.5, 1.5), (0, 1))


@pytest.mark.parametrize(
    "edit",
    [
        TypeEntry("x", 0, "3"),
        BarDrag("y", 0, 0.5, 1),
        LoadPreset("tie"),
        UseTool("add-class", ""),
        HistoryAction("undo"),
        PasteVector("y", "1,0,0"),
        PasteVector("x", "", "dismiss"),
    ],
)
def test_a_question_goes_with_the_next_edit(session: Session, edit: Any) -> None:
    apply(session, PasteVector("x", "0,5;1,5;-2"), edit)
    assert session.fields["x"].choices == ()
    assert session.fields["x"].draft is None
    assert None not in session.fields["x"].errors


def test_looking_around_leaves_the_question(session: Session) -> None:
    apply(session, PasteVector("x", "0,5;1,5;-2"), Select(1, 2), SetSetting("digits", "all"))
    assert len(session.fields["x"].choices) == 2


def test_the_labs_own_file_fills_both_vectors(session: Session) -> None:
    problem = Problem((1.5, -math.inf, 3, 4), (0.25, 0, 0.5, 0.25))
    apply(session, PasteVector("y", problem_json(problem)))
    assert session.problem == problem
    apply(session, PasteVector("x", '{"x": [1, 2], "y": [1, -1]}'))
    assert session.problem == problem
    assert session.fields["x"].errors[None].code == "negative"


def test_a_thousand_classes_come_in_two_halves(session: Session) -> None:
    x = [math.sin(n) for n in range(1000)]
    text = "tensor([" + ", ".join(f"{value:.4f}" for value in x) + "])"
    apply(session, PasteVector("x", text))
    assert session.fields["x"].errors[None].code == "different-lengths"
    apply(session, PasteVector("y", "281"))
    assert [reading.number for reading in session.fields["y"].choices] == [282, 281]
    apply(session, PasteVector("y", "281", "plain.one-hot-from-0"))
    assert session.problem.k == 10
    assert session.merged is not None
    assert session.merged.count == 991
    assert session.problem.y.count(1) == 1
    assert math.sin(281) == pytest.approx(session.problem.x[session.problem.y.index(1)], abs=1e-4)
    apply(session, PasteVector("x", ",".join(str(n % 7) for n in range(1000))))
    assert session.merged.y[281] == 1  # the y of all classes is still known
    # A class is named among all of them, and not among the ten rows.
    apply(session, PasteVector("y", "label 3"))
    assert [reading.number for reading in session.fields["y"].choices] == [4, 3]
    apply(session, PasteVector("y", "label 999", "plain.one-hot-from-0"))
    assert session.merged.y[999] == 1
    assert sum(session.merged.y) == sum(session.problem.y) == 1
    apply(session, PasteVector("y", "label 1000"))
    assert session.merged.y[999] == 1
    assert session.fields["y"].errors == {}
    apply(session, PasteVector("y", "label 1001"))
    assert session.fields["y"].errors[None].limit == 1000
    apply(session, LoadPreset("tie"))
    assert session.merged is None


def test_a_link_of_the_lab_fills_both_vectors(session: Session) -> None:
    apply(
        session, PasteVector("y", "http://localhost:8501/gradient?x=1.5,2,-inf&y=0,1,0&view=plane")
    )
    assert session.problem == Problem((1.5, 2, -math.inf), (0, 1, 0))
    apply(session, PasteVector("x", "?x=0.5,1,2"))
    assert session.problem == Problem((0.5, 1, 2), (0, 1, 0))
    apply(session, PasteVector("x", "?x=1,2&y=1,-1"))
    assert session.problem.x == (0.5, 1, 2)
    assert session.fields["y"].errors or session.fields["x"].errors


# --- bars --------------------------------------------------------------------------------


def test_a_drag_is_one_step_to_undo(session: Session) -> None:
    apply(session, *(BarDrag("x", 0, value, 7) for value in (1.1, 1.2, 1.3)))
    assert session.problem.x[0] == 1.3
    apply(session, HistoryAction("undo"))
    assert session.problem == START
    assert session.history_flags == (False, True, False)
    apply(session, HistoryAction("redo"))
    assert session.problem.x[0] == 1.3
    apply(session, HistoryAction("reset"))
    assert session.problem == START


def test_targets_that_keep_their_sum_start_from_where_the_drag_began(session: Session) -> None:
    apply(session, SetSetting("targets", "sum"))
    apply(session, *(BarDrag("y", 0, value, 1) for value in (0.9, 0.2)))
    assert session.problem.y == (0.2, 0.8, 0)
    apply(session, SetSetting("targets", "one-hot"), BarDrag("y", 2, 1.0, 2))
    assert session.problem.y == (0, 0, 1)
    apply(session, BarDrag("y", None, 2.0, 3))
    assert session.problem.y == (0, 0, 2)


@pytest.mark.parametrize("mode", ["free", "sum", "one-hot"])
def test_a_drag_of_another_shape_changes_nothing(session: Session, mode: str) -> None:
    apply(session, SetSetting("targets", mode), BarDrag("y", 9, 0.5, 1))
    assert session.problem == START
    apply(session, BarDrag("x", 2, 1.0, 4), UseTool("remove-class", ""), BarDrag("x", 0, 3.0, 4))
    assert session.problem.x == (1, 2)


def test_a_drag_takes_its_own_fields_message_away(session: Session) -> None:
    apply(session, TypeEntry("x", 0, "abc"), TypeEntry("x", 1, "?"), BarDrag("x", 0, 2.0, 1))
    assert set(session.fields["x"].errors) == {1}
    apply(session, TypeEntry("y", 0, "abc"), SetSetting("targets", "sum"), BarDrag("y", 1, 1.0, 2))
    assert session.fields["y"].errors == {}


# --- tools ---------------------------------------------------------------------------------


def test_examples_load(session: Session) -> None:
    for name, (_label, problem) in PRESETS.items():
        apply(session, LoadPreset(name))
        assert session.problem == problem
    apply(session, LoadPreset("nonsense"))
    assert session.problem == problem


def test_classes_are_added_and_removed_within_limits(session: Session) -> None:
    apply(session, *[UseTool("add-class", "")] * 9)
    assert session.problem.k == 10
    assert session.fields["x"].errors[None].code == "too-many"
    apply(session, *[UseTool("remove-class", "")] * 9)
    assert session.problem.k == 2


def test_normalise_and_shift() -> None:
    session = Session(Problem((1, 2), (1, 3)))
    apply(session, UseTool("normalise-y", ""), UseTool("shift-x", "-0.5"))
    assert session.problem == Problem((0.5, 1.5), (0.25, 0.75))
    apply(session, PasteVector("y", "0,0"), UseTool("normalise-y", ""))
    assert session.fields["y"].errors[None].code == "zero-sum"


@pytest.mark.parametrize("text", ["", "abc", "nan", "1e999", "1,2,3", "-inf", "1" * 65, "30000"])
def test_a_bad_shift_changes_nothing_and_says_why(session: Session, text: str) -> None:
    apply(session, UseTool("check-shift", text))
    assert session.notes["shift"]
    assert "-inf" not in session.notes["shift"].replace(f"“{text}”", "")  # that is for a logit
    apply(session, UseTool("shift-x", text))
    assert session.problem == START
    apply(session, UseTool("check-shift", "2"))
    assert "shift" not in session.notes
    assert session.problem == START


def test_a_shift_that_leaves_the_range_of_logits_says_so() -> None:
    session = Session(Problem((9000, 1), (0, 1)))
    apply(session, UseTool("shift-x", "2000"))
    assert "a logit would leave the range from −10000 to 10000" in session.notes["shift"]
    assert session.problem.x == (9000, 1)


# --- settings --------------------------------------------------------------------------------


def test_the_selection_is_kept_within_the_classes(session: Session) -> None:
    apply(session, Select(3, None), Select(None, 2), Select(9, 1))
    assert (session.settings["i"], session.settings["j"]) == ("3", "1")


def test_settings_are_checked_and_defaults_leave_the_address(session: Session) -> None:
    apply(session, SetSetting("way", "fused"), page=product.PAGE)
    assert session.settings == {"way": "fused"}
    apply(session, SetSetting("way", "sideways"), page=product.PAGE)
    assert session.settings == {"way": "fused"}
    assert "jacobian, fused" in session.notes["way"]
    apply(session, SetSetting("way", "jacobian"), page=product.PAGE)
    assert session.settings == {}
    assert session.notes == {}
    apply(session, SetSetting("lang", "zh"), SetSetting("view", "plane"), page=product.PAGE)
    assert session.settings == {}
    apply(session, SetSetting("targets", "all"))
    assert session.settings == {}


def test_a_page_without_actions_takes_none(session: Session) -> None:
    apply(session, PageAction("next", ""))
    assert session.problem == START


edits = st.one_of(
    st.builds(TypeEntry, st.sampled_from(["x", "y"]), st.integers(0, 9), st.text(max_size=8)),
    st.builds(
        TypeEntry,
        st.sampled_from(["x", "y"]),
        st.integers(0, 9),
        st.sampled_from(["1", "-inf", "0", "1e5", "nan", "2.5"]),
    ),
    st.builds(
        PasteVector,
        st.sampled_from(["x", "y"]),
        st.sampled_from(["1,2", "0 1 2 3", "?", "0,5;1,5", "1 2\n3 4", "1", ",".join("0" * 40)]),
        st.sampled_from(["", "", "decimal-comma.list", "plain.row-2", "dismiss", "?"]),
    ),
    st.builds(
        BarDrag,
        st.sampled_from(["x", "y"]),
        st.none() | st.integers(0, 9),
        st.floats(0, 5),
        st.integers(0, 3),
    ),
    st.builds(HistoryAction, st.sampled_from(["undo", "redo", "reset"])),
    st.builds(
        UseTool, st.sampled_from(["add-class", "remove-class", "normalise-y", "shift-x"]),
        st.sampled_from(["1", "x", "9999"]),
    ),
    st.builds(LoadPreset, st.sampled_from([*PRESETS, "?"])),
    st.builds(Select, st.none() | st.integers(1, 10), st.none() | st.integers(1, 10)),
    st.builds(
        SetSetting, st.sampled_from(["targets", "way", "digits"]),
        st.sampled_from(["sum", "one-hot", "free", "fused", "all", ""]),
    ),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(edits, max_size=20))
def test_no_sequence_of_edits_raises_and_undo_leads_back(sequence: list[Any]) -> None:
    session = Session(START)
    for edit in sequence:
        before = session.problem
        apply(session, edit)
        if session.problem != before and not isinstance(edit, HistoryAction):
            assert session.history_flags[0]
    for _ in range(60):
        apply(session, HistoryAction("undo"))
    assert session.problem == START


# --- figures -----------------------------------------------------------------------------


def swept(session: Session, value: float, gesture: int | None) -> None:
    context = figure_context(session, gradient.PAGE)
    edit = FigureAction("sweep", context, value, None, None, gesture)
    apply(session, edit, page=gradient.PAGE)


def test_the_moves_of_a_mark_are_one_step_to_undo(session: Session) -> None:
    for value in (1.5, 2.0, 2.5):
        swept(session, value, 7)
    swept(session, 3.0, 8)
    assert session.problem.x[0] == 3.0
    apply(session, HistoryAction("undo"))
    assert session.problem.x[0] == 2.5
    apply(session, HistoryAction("undo"))
    assert session.problem == START


def test_each_move_of_a_gesture_starts_from_the_problem_before_it(session: Session) -> None:
    """A temperature divides the logits: moves that built on each other would divide twice."""
    session.set_setting("run", "T")
    for temperature in (4.0, 3.0, 2.0):
        swept(session, temperature, 7)
    assert session.problem.x == (0.5, 1.0, -0.25)
    swept(session, 2.0, 8)
    assert session.problem.x == (0.25, 0.5, -0.125)


def test_without_a_gesture_each_move_is_a_step(session: Session) -> None:
    for value in (1.5, 2.0):
        swept(session, value, None)
    apply(session, HistoryAction("undo"))
    assert session.problem.x[0] == 1.5


REFUSED_Y = [
    "abc", "0, 1, nan", "-inf, 1, 0", "7", "1, -100, 0", "[0, 1", "-1, 1, 1", "1e9, 0, 0", "",
    "1, ..., 0",
]  # fmt: skip
ASKED_Y = ["0,2;0,3;0,5", "0 1\n1 0\n0 1", "label 2"]


@pytest.mark.parametrize("refused", REFUSED_Y + ASKED_Y)
@pytest.mark.parametrize("later", ["4, 5, 6", "[4. 5. 6.]", "4 ± 1, 5 ± 1, 6 ± 1"])
def test_a_refused_y_keeps_no_x_from_coming(session: Session, refused: str, later: str) -> None:
    apply(session, PasteVector("y", refused))
    assert session.problem == START
    assert session.fields["y"].errors
    apply(session, PasteVector("x", later))
    assert session.problem == Problem((4, 5, 6), START.y)
    # A question is gone with a newer edit.
    assert session.fields["y"].draft == (None if refused in ASKED_Y else refused)
    apply(session, PasteVector("y", "1 0 0"))
    assert session.problem == Problem((4, 5, 6), (1, 0, 0))
    assert not session.fields["y"].errors


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("https://example.org/lab?x=1e+3,2&y=0,1", Problem((1000, 2), (0, 1))),
        ("https://example.org/?x=1,2,3&amp;y=3", Problem((1, 2, 3), (0, 0, 1))),
        ("?x=[1,2]&y=[True,False]#here", Problem((1, 2), (1, 0))),
    ],
)
def test_a_pasted_link_is_read_as_the_address_is(
    session: Session, link: str, problem: Problem
) -> None:
    apply(session, PasteVector("x", link))
    assert session.problem == problem
