"""The stability page: what it shows is what the core finds; its plot moves the problem."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from typing import Any, get_args

import numpy as np
import pytest

from core import stability as core
from core.limits import GRADCHECK_STEP, K_MAX
from core.problem import Problem
from pages.stability import PAGE, blocks
from pages.stability.differences_view import DifferencesView
from pages.stability.digits_view import DigitsView
from pages.stability.figure_actions import act
from pages.stability.present import Present, typed_text
from pages.stability.settings import (
    CHECKS,
    FORMULAS,
    PARTS,
    STEPS,
    TYPES,
    VARIED,
    StabilitySettings,
)
from pages.stability.words import event_words, short_event
from pages.ui.numbers import number
from pages.ui.page import Action, View
from pages.ui.text import use_language
from tests.pages.ui.channel.talk import Talk, talking

PLAIN = "?x=1,2,-0.5&y=0,1,0"
AHEAD = Problem((40, 0, 0), (1, 0, 0))
PROBLEMS = [
    AHEAD,
    Problem((1, 2, -0.5), (0, 1, 0)),
    Problem((1000, 999, -1000), (0, 1, 0)),
    Problem((1, -math.inf, 0.5), (0, 0, 1)),
    Problem((-math.inf, 1), (1, 0)),
    Problem((0, 0), (0, 0)),
    Problem((10_000, -10_000), (1e6, 1e-300)),
]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


def opened(problem: Problem, **texts: str) -> View:
    """A view as an address gives it, in which nothing may be wrong."""
    settings, wrong = PAGE.read(problem, texts, strict=True)
    assert wrong == {}
    return View(problem, settings, PAGE, {})


def test_settings_name_what_the_core_has() -> None:
    assert tuple(core.PRECISIONS) == TYPES
    assert FORMULAS == core.WAYS
    assert VARIED == core.QUANTITIES
    assert set(STEPS) == {"inputs", *(o.id for way in core.WAYS for o in core.OPERATIONS[way])}
    for event in get_args(core.Event):
        assert event_words(event, core.HALF)
        assert short_event(event) or event == "inherited"


def test_an_address_without_settings_has_the_defaults() -> None:
    assert opened(AHEAD).settings == StabilitySettings()


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda p: f"{p.x_text}|{p.y_text}")
@pytest.mark.parametrize("dtype", TYPES)
def test_every_part_is_made_of_any_problem_in_any_type(problem: Problem, dtype: str) -> None:
    for part in PARTS:
        for vary in VARIED if part == "digits" else ("gap",):
            for formula in FORMULAS if part == "steps" else ("lab",):
                view = opened(
                    problem, stability=part, dtype=dtype, vary=vary, formula=formula,
                    digits="exact", first="lse", culprit="none", passes="none",
                )  # fmt: skip
                template = blocks.build(view)
                html = "".join(template.html(key) for key in template.skeletons)
                html += "".join(make() for make in template.late.values())
                for make in template.figures.values():
                    figure = make()
                    assert figure["alt"] or figure.get("empty")
                assert "nan" not in re.sub("NaN", "", html)


def late(talk: Talk, key: str) -> str:
    """The block of this key, once it has come."""
    while key not in (blocks := talk.until("late")["blocks"]):
        pass
    return str(blocks[key])


# --- results --------------------------------------------------------------------------------


def test_wrong_digits_are_struck_through_and_right_ones_are_not() -> None:
    with talking() as talk:
        talk.hello("stability", "?x=40,0,0&y=1,0,0")
        rows = re.findall("<tr data-way.*?</tr>", talk.blocks["results"])
        assert len(rows) == 4
        struck = [re.findall('<s class="lab-wrong"[^>]*>([^<]*)</s>', row) for row in rows]
        for way in (0, 1, 2):  # e and the winner's component are 0, and should not be
            assert struck[way][:2] == ["0", "0"]
        assert set(struck[3]) == {""}


def test_numbers_have_the_digits_of_their_type() -> None:
    present = Present(Problem((0.1, 0), (1, 0)), StabilitySettings(dtype="float32"))
    loss = present.values["lab"]["loss"][0]
    assert typed_text(loss, full=True) == number(float(str(loss)), full=True)
    assert len(typed_text(loss, full=True)) < len(number(float(loss), full=True))


def test_an_edit_of_numbers_leaves_every_skeleton() -> None:
    first, second = (
        blocks.build(opened(Problem(x, (1, 0, 0)))) for x in ((40, 0, 0), (3.5, 2, 1))
    )
    assert first.skeletons == second.skeletons
    assert first.values != second.values


# --- steps ----------------------------------------------------------------------------------


def test_the_culprit_is_named_with_what_mends_it() -> None:
    with talking() as talk:
        talk.hello("stability", "?x=40,0,0&y=1,0,0&stability=steps&culprit=shown")
        shown = late(talk, "steps")
        assert shown.count('class="culprit"') == 2  # its card, and its rows
        assert re.search('<li class="culprit" data-node="jacobian">', shown)
        for line in core.REWRITINGS["one-minus-s"].lines:
            assert f'data-tex="{line}"' in shown
        talk.send(kind="set", name="formula", text="lab")  # who saw goes on seeing
        shown = late(talk, "steps")
        assert "culprit" not in shown.replace("lab-culprit", "")
        assert "keeps its digits" in shown


def test_every_number_stands_beside_its_exact_value() -> None:
    view = opened(AHEAD, stability="steps", formula="lse", culprit="shown")
    html = blocks.build(view).late["steps"]()
    traced = core.trace("lse", np.array(AHEAD.x), np.array(AHEAD.y), core.DOUBLE)
    assert html.count('<td class="lab-num"') == sum(len(n.entries) for n in traced.nodes)


# --- the plot -------------------------------------------------------------------------------


def figure_of(problem: Problem, first: str = "shown", **texts: str) -> dict[str, Any]:
    if first:
        texts["first"] = first
    return blocks.build(opened(problem, **texts)).figures["curves"]()


def test_there_is_a_curve_for_each_way_and_a_line_for_each_threshold() -> None:
    figure = figure_of(AHEAD, high="800")
    assert len(figure["traces"]) == 5  # the last one has the marks
    labels = [shape["label"]["text"] for shape in figure["layout"]["shapes"] if "label" in shape]
    assert [label.rpartition(" at ")[0] for label in labels] == [
        "1 − s is 0", "exp is subnormal", "exp overflows", "one exp is 0",
    ]  # fmt: skip
    view = DigitsView(Present(AHEAD, opened(AHEAD, high="800").settings))
    values = [float(label.rpartition(" at ")[2]) for label in labels]
    assert values == pytest.approx([t.value for t in view.thresholds], rel=1e-3)


def test_the_present_problem_is_marked_on_each_curve() -> None:
    figure = figure_of(AHEAD)
    marks = figure["traces"][-1]
    assert marks["x"] == [40.0] * 4
    present = Present(AHEAD, StabilitySettings())
    assert sorted(marks["y"]) == sorted(present.digits.values())
    assert figure["frames"]["count"] == len(figure["table"]["rows"]) or figure["frames"]["at"] > 0


@pytest.mark.parametrize(
    ("vary", "value", "x"),
    [
        ("gap", 12.5, (12.5, 0, 0)),
        ("top", 100.0, (100, 60, 60)),
        ("factor", 0.5, (20, 0, 0)),
        ("k", 5.0, (40, 0, 0, 0, 0)),
    ],
)
def test_a_mark_that_is_moved_moves_the_problem(
    vary: str, value: float, x: tuple[float, ...]
) -> None:
    change = act(opened(AHEAD, vary=vary), moved_to(value))
    assert change is not None
    assert change.problem is not None
    assert change.problem.x == x


def moved_to(value: Any) -> Action:
    return Action("figure", {"figure": "curves", "value": value})


def test_more_classes_than_a_screen_has_are_as_many_as_it_has() -> None:
    change = act(opened(AHEAD, vary="k"), moved_to(700.0))
    assert change is not None
    assert change.problem is not None
    assert change.problem.k == K_MAX


@pytest.mark.parametrize("value", [math.nan, math.inf, True, "3", None, [1], -1.0, 51.0, 1e300])
def test_what_is_not_on_the_axis_moves_nothing(value: Any) -> None:
    assert act(opened(AHEAD), moved_to(value)) is None
    assert act(opened(AHEAD, stability="steps"), moved_to(3.0)) is None
    assert act(opened(AHEAD), Action("figure", {"figure": "other", "value": 3.0})) is None


def test_a_moved_mark_of_differences_is_a_setting() -> None:
    change = act(opened(AHEAD, stability="differences"), moved_to(1.2345e-4))
    assert change is not None
    assert change.problem is None
    assert change.settings == {"difference": "0.000123"}
    assert act(opened(AHEAD, stability="differences"), moved_to(2.0)) is None


def test_differences_say_what_a_check_would() -> None:
    with talking() as talk:
        talk.hello("stability", f"{PLAIN}&stability=differences&j=2&passes=shown")
        said = late(talk, "description")
        assert "float64" in said
        assert said.index("the check passes") < said.index("the check fails")


def test_the_file_has_every_point_of_the_plot() -> None:
    for part in ("digits", "differences"):
        view = opened(AHEAD, stability=part)
        rows = list(csv.reader(io.StringIO(PAGE.make_file("stability.csv", view, "en"))))
        table = blocks.table(view)
        assert table is not None
        assert len(rows) == 1 + len(table.rows)
        assert len(rows[0]) == len(table.head)


@pytest.mark.parametrize("vary", VARIED)
def test_before_an_answer_there_are_marks_and_no_curves(vary: str) -> None:
    figure, answered = (figure_of(AHEAD, first=first, vary=vary) for first in ("", "none"))
    *curves, marks = figure["traces"]
    assert [curve.get("opacity") for curve in curves] == [0] * 4
    assert all(curve["hoverinfo"] == "skip" for curve in curves)
    assert marks == answered["traces"][-1]
    assert "table" not in figure
    assert figure["frames"]["names"] == []
    assert figure["layout"]["annotations"] == []
    for view in (figure, answered):
        assert view["layout"]["shapes"] == answered["layout"]["shapes"]
    assert "textbook from" in answered["alt"]
    assert "textbook from" not in figure["alt"]
    assert all("opacity" not in curve for curve in answered["traces"])


# --- the question ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("guess", "verdict"),
    [("textbook", "✓"), ("shifted", "✓"), ("lse", "✓"), ("lab", "✗"), ("shown", "First")],
)
def test_the_answer_is_what_the_curves_say(guess: str, verdict: str) -> None:
    with talking() as talk:
        talk.hello("stability", "?x=40,0,0&y=1,0,0")
        assert "Show without answering" in talk.blocks["question"]
        assert talk.blocks.get("answer", "") == ""
        talk.send(kind="set", name="first", text=guess)
        while "answer" not in talk.until("late")["blocks"]:
            pass
        said = talk.blocks["answer"]
        assert verdict in said
        assert "Not in this range: the lab" in said
        assert "First: textbook, shifted, log-sum-exp" in said  # a tie has several right answers
        assert "each of them is a right answer" in said
        assert talk.params["first"] == guess


def test_before_an_answer_the_steps_have_formulas_and_no_numbers() -> None:
    for formula in FORMULAS:
        template = blocks.build(opened(AHEAD, stability="steps", formula=formula))
        outline = template.html("steps")
        names = [operation.id for operation in core.OPERATIONS[formula]]
        assert re.findall('data-node="([^"]+)"', outline) == ["inputs", *names]
        assert "steps" not in template.late
        assert not {"lab-num", "culprit", "lost"} & set(re.findall('class="([^"]+)"', outline))
        offered = re.findall('data-value="([^"]+)"', template.html("question"))
        assert offered == ["inputs", *core.steps_to(formula, "grad-x"), "none", "shown"]
        loss = blocks.build(opened(AHEAD, stability="steps", formula=formula, result="loss"))
        offered = re.findall('data-value="([^"]+)"', loss.html("question"))
        assert offered[-3:] == ["loss", "none", "shown"]
        assert "grad-x" not in offered


@pytest.mark.parametrize(
    ("x", "formula", "guess", "mark", "said"),
    [
        ("40,0,0", "textbook", "jacobian", "right", "✓ You were right."),
        ("40,0,0", "textbook", "exp", "wrong", "The step “exp” keeps its digits: none of its"),
        ("40,0,0", "textbook", "grad-x", "wrong", "an earlier step lost them"),
        ("40,0,0", "textbook", "none", "wrong", "✗ You said something else."),
        ("40,0,0", "textbook", "shift", "wrong", "This method has no step “shift”."),
        ("40,0,0", "lab", "none", "right", "✓ You were right."),
        ("1000,0,0", "textbook", "exp", "right", "✓ You were right."),
        ("40,0,0", "textbook", "shown", "", ""),
    ],
)
def test_the_step_that_was_named_is_told_why_it_is_not_the_first(
    x: str, formula: str, guess: str, mark: str, said: str
) -> None:
    problem = Problem.parse(x, "1,0,0")
    view = opened(problem, stability="steps", formula=formula, culprit=guess)
    html = blocks.build(view).late["answer"]()
    assert re.findall('data-tag="(.*?)"', html) == ([mark] if mark else [])
    assert not mark or f'data-question="culprit" data-tag="{mark}" data-said="{guess}"' in html
    assert said in html


def test_another_way_is_another_question_but_for_who_would_see() -> None:
    for said, stays in (("exp", False), ("shown", True)):
        with talking() as talk:
            talk.hello("stability", f"{PLAIN}&stability=steps&culprit={said}")
            talk.send(kind="set", name="formula", text="lse")
            assert ("culprit" in talk.params) == stays


def test_before_an_answer_differences_have_axes_alone() -> None:
    template = blocks.build(opened(AHEAD, stability="differences"))
    assert "description" not in {*template.late, *template.skeletons}
    figure = template.figures["curves"]()
    assert all(trace["opacity"] == 0 for trace in figure["traces"])
    labels = [shape["label"]["text"] for shape in figure["layout"]["shapes"] if "label" in shape]
    assert len(labels) == 1  # what a check allows
    assert labels[0].startswith("a check allows")
    assert "table" not in figure
    assert "float32" not in figure["words"]["notice"] + figure["alt"]


@pytest.mark.parametrize("guess", CHECKS)
def test_a_check_in_float32_is_marked_by_the_errors_of_the_problem(guess: str) -> None:
    problem = Problem((1, 2, -0.5), (0, 1, 0))
    view = opened(problem, stability="differences", passes=guess, j="2")
    errors = core.differences(np.array(problem.x), np.array(problem.y), 1)
    small = errors.steps <= GRADCHECK_STEP
    assert (errors.errors["float32"][small] > errors.tolerance).mean() > 0.95
    html = blocks.build(view).late["answer"]()
    mark = "right" if guess == "larger" else "wrong"
    assert f'data-question="passes" data-tag="{mark}" data-said="{guess}"' in html
    assert "With h = 1×10⁻⁶ it fails, though the gradient is right" in html
    assert ("A smaller h makes it worse" in html) == (guess == "smaller")
    low, high = errors.passing("float32") or (0.0, 0.0)
    assert number(low, digits=2) in html
    assert GRADCHECK_STEP < low < high
    inside = (errors.steps >= low) & (errors.steps <= high)
    assert (errors.errors["float32"][inside] <= errors.tolerance).all()


def test_another_quantity_is_another_question() -> None:
    with talking() as talk:
        talk.hello("stability", "?x=40,0,0&y=1,0,0&first=lab&low=1&high=30")
        talk.send(kind="set", name="vary", text="top")
        assert not {"first", "low", "high"} & talk.params.keys()
        assert talk.params["vary"] == "top"


# --- settings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [("high", "-1e9", "−10000 … 20000"), ("low", "60", "“From” below “To”"),
     ("high", "<b>", "−10000 … 20000")],
)  # fmt: skip
def test_a_wrong_text_is_said_beside_its_field_and_changes_nothing(
    name: str, text: str, allowed: str
) -> None:
    with talking() as talk:
        talk.hello("stability", "?x=40,0,0&y=1,0,0&high=50")
        talk.send(kind="set", name=name, text=text)
        assert f"allowed: {allowed}" in talk.blocks["settings"]
        assert talk.params["high"] == "50"


def test_hidden_numbers_do_not_leave_the_server() -> None:
    with talking() as talk:
        talk.hello("stability", "?x=40,0,0&y=1,0,0&hide=numbers&digits=exact&first=lse")
        figure = talk.until("figures")["figures"]["curves"]
        assert not [shape for shape in figure["layout"]["shapes"] if "label" in shape]
        assert "table" not in figure
        for key in ("exact-lab", "answer", "steps"):
            assert talk.blocks.get(key, "") == ""
        cells = re.findall(r"<td.*?</td>", talk.blocks["results"])
        assert not [cell for cell in cells if re.search(r">[^<]*\d[^<]*<", cell)]


def test_a_result_that_no_way_can_hold_is_no_steps_fault() -> None:
    view = opened(Problem((30, 1, 0), (0.5, 0.5, 0)), stability="steps", dtype="float16",
                  formula="lab", culprit="shown")  # fmt: skip
    html = blocks.build(view).late["steps"]()
    assert "whatever the method" in html
    assert 'class="culprit"' not in html


@pytest.mark.parametrize("problem", [PROBLEMS[0], PROBLEMS[1], Problem((1, 2, -0.5), (1, 1, 0))])
def test_the_name_of_what_a_check_allows_is_where_no_curve_is(problem: Problem) -> None:
    view = opened(problem, stability="differences", passes="shown")
    figure = DifferencesView(Present(problem, view.settings)).figure()
    (label,) = (s["label"] for s in figure["layout"]["shapes"] if "allows" in str(s.get("label")))
    errors = core.differences(np.array(problem.x), np.array(problem.y), 0)
    count = len(errors.steps)
    width = count // 12  # half of what the name takes at most
    places = {"start": width, "middle": count // 2, "end": count - width - 1}
    centre = places[label["textposition"]]
    for of in errors.errors.values():
        beside = of[centre - width : centre + width]
        assert np.mean((beside > errors.tolerance) & (beside < 10 * errors.tolerance)) < 0.1


def test_every_number_has_the_names_of_its_columns_for_a_list() -> None:
    html = blocks.build(opened(AHEAD, stability="steps", culprit="shown")).late["steps"]()
    rows = re.findall("<tr.*?</tr>", html[html.index("lab-entries") :], re.DOTALL)[1:]
    names = ["exact", "ulp", "own error", "condition"]
    assert rows
    assert all(re.findall('data-name="([^"]*)"', row) == names for row in rows)
