"""The page of libraries: the question, the table, arguments, PyTorch itself, files."""

from __future__ import annotations

import ast
import re
import warnings
from html import unescape
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.libraries.batch import Asked
from core.libraries.calls import CALLS
from core.libraries.companion import lines, program
from core.libraries.comparison import compare
from core.libraries.given import batch_of
from core.libraries.live.process import Live
from core.limits import BATCH_ROWS_MAX, CLASS_WEIGHT_MAX
from core.numeric import forward_backward
from core.problem import Problem
from pages.libraries import PAGE, blocks, live_torch
from pages.libraries.downloads import make_file
from pages.libraries.names import LIBRARIES, VARIANTS
from pages.libraries.settings import BY_NAME
from pages.libraries.verdicts import BADGES, badge
from pages.shell import PAGES
from pages.ui.numbers import number
from pages.ui.page import View
from pages.ui.session.session import Session
from pages.ui.template import Template
from tests.core.worked.problems import english
from tests.pages.extremes import problems
from tests.pages.ui.channel.talk import talking
from tests.pages.words import words_of

INF = float("inf")
PLAIN = Problem((1, 2, -0.5), (0, 1, 0))
TWO = Problem((1, 2, -0.5), (1, 1, 0))


@pytest.fixture(autouse=True)
def _no_pytorch(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without it; the tests of it put something in its place."""
    monkeypatch.setattr(blocks, "is_installed", lambda: False)


def view_of(problem: Problem, **texts: str) -> View:
    session = Session(problem)
    session.settings = texts
    session.enter(PAGE, PAGES)
    assert not session.broken_link
    return session.view(PAGE)


def built(problem: Problem, **texts: str) -> Template:
    return PAGE.blocks.build(view_of(problem, **texts))


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def numbers_of(html: str) -> list[str]:
    """Texts of all live numbers."""
    return re.findall(r'<span class="lab-num[^"]*"[^>]*>([^<]*)</span>', html)


def bodies(template: Template) -> dict[str, str]:
    """What the table says of each call."""
    html = template.html("calls")
    return dict(re.findall(r'<tbody data-call="([a-z-]+)">(.*?)</tbody>', html, re.DOTALL))


# --- the table -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("problem", "texts", "asked", "rows"),
    [
        (PLAIN, {}, Asked(), 1),
        (TWO, {}, Asked(), 1),
        (Problem((1, -INF, 0.5), (0, 0, 1)), {}, Asked(), 1),
        (PLAIN, {"rows": "3", "reduction": "sum"}, Asked("sum"), 3),
        (
            PLAIN,
            {"rows": "3", "weight": "0.5,2,1", "smoothing": "0.1", "ignore": "2"},
            Asked("mean", (0.5, 2.0, 1.0), 0.1, 1),
            3,
        ),
    ],
)
def test_the_table_has_the_numbers_of_the_core(
    problem: Problem, texts: dict[str, str], asked: Asked, rows: int
) -> None:
    shown = bodies(built(problem, expects="shown", **texts))
    assert list(shown) == [call.key for call in CALLS]
    for row in compare(batch_of(problem, rows, asked)):
        got = numbers_of(shown[row.call.key])
        if row.true is None:
            assert set(got) == {"–"}
            continue
        loss = float(row.outcome.loss)
        first = [number(loss) if loss == loss else "NaN"]
        expected = list(first)
        for n in range(rows):
            grad = row.outcome.grad
            expected += ["–"] * problem.k if grad is None else map(number, grad[n].tolist())
            if n == 0:
                largest = row.largest_difference
                small = largest is not None and largest < 1e-9
                shown_largest = number(largest or 0.0, digits=2 if small else 4)
                expected.append("–" if largest is None else shown_largest)
            expected += map(number, row.true[n].tolist())
        assert got == expected, row.call.key
        assert text_of(shown[row.call.key]).startswith(text_of(_head(row.call.key)))


def _head(key: str) -> str:
    call = next(call for call in CALLS if call.key == key)
    module, _dot, name = call.documentation.rpartition(".")
    return name.replace("_", "_ ").strip() if module else VARIANTS[key]


def test_the_losses_of_rows_stand_beside_them() -> None:
    shown = bodies(built(PLAIN, expects="shown", rows="2", reduction="none"))
    got = numbers_of(shown["torch-index"])
    outcome = compare(batch_of(PLAIN, 2, Asked("none")))[1].outcome
    assert number(float(outcome.loss[0])) == got[0]
    assert number(float(outcome.loss[1])) in got
    assert "refuses" in text_of(shown["sklearn"])


def test_names_of_the_documentation_and_versions_are_shown() -> None:
    template = built(PLAIN)
    said = text_of(template.html("calls")).replace("_ ", "_")
    for call in CALLS:
        for part in call.documentation.rsplit(".", 1):
            assert part.replace("_ ", "_") in said
    recorded = text_of(template.html("recorded"))
    assert "PyTorch 2.13.0" in recorded
    assert re.search(r"20\d\d-\d\d-\d\d", recorded)
    assert {call.library for call in CALLS} <= LIBRARIES.keys()
    assert VARIANTS.keys() == {call.key for call in CALLS}


@pytest.mark.parametrize(
    ("problem", "texts", "key", "said"),
    [
        (TWO, {}, "torch-probabilities", "true gradient, silently sum(y) = 2"),
        (TWO, {}, "torch-index", "refuses These are not the labels of one class."),
        (TWO, {}, "tensorflow", "s − y It sums to −1, not to 0."),
        (TWO, {}, "keras", "rescales and clips"),
        (TWO, {}, "sklearn", "loss only, silently"),
        (TWO, {"form": "largest"}, "torch-index", "true gradient"),
        (PLAIN, {"ignore": "1"}, "torch-probabilities", "refuses ignore_index goes with"),
        (PLAIN, {"ignore": "2"}, "torch-index", "NaN: the mean of no row"),
        (PLAIN, {"weight": "1,2,3"}, "optax", "It has no weight."),
        (PLAIN, {"reduction": "sum", "rows": "2"}, "course-index", "It divides by n whatever"),
        (Problem((40, 0), (0, 1)), {}, "keras", "class 2 is clipped"),
        (Problem((1, -INF), (1, 0)), {}, "torch-probabilities", "NaN: 0 times −∞"),
    ],
)
def test_verdicts_in_words(problem: Problem, texts: dict[str, str], key: str, said: str) -> None:
    assert said in text_of(bodies(built(problem, expects="shown", **texts))[key])


def test_every_verdict_has_a_sign_of_its_own_beside_its_colour() -> None:
    assert all(sign for _css, sign, _words in BADGES.values())


def test_an_edit_changes_values_alone() -> None:
    before = built(PLAIN, expects="shown")
    after = built(Problem((1.5, 2, -0.5), (0.25, 0.5, 0)), expects="shown")
    assert before.skeletons["calls"] == after.skeletons["calls"]
    assert before.values != after.values


# --- the question ----------------------------------------------------------------------------


def test_nothing_is_answered_before_the_question_is() -> None:
    template = built(TWO)
    for key, body in bodies(template).items():
        got = numbers_of(body)
        assert set(got[1:]) <= {"?", "–"}, key
        assert "s − y" not in text_of(body)
    assert "Right" not in template.html("question")


@pytest.mark.parametrize(
    ("problem", "guess", "said"),
    [
        (TWO, "closed", "✓ Right. It is s · sum(y) − y"),
        (TWO, "difference", "✗ Not so."),
        (TWO, "refuses", "✗ Not so. It does not ask what the targets sum to."),
        (TWO, "closed", "which sums to 1 − sum(y) = −1."),
        (PLAIN, "closed", "✓ Right. It is s · sum(y) − y"),
        (PLAIN, "closed", "1 − sum(y) = −1. For the targets on the screen sum(y) = 1"),
        (PLAIN, "difference", "✗ Not so."),
    ],
)
def test_a_guess_is_marked(problem: Problem, guess: str, said: str) -> None:
    assert said in text_of(built(problem, expects=guess).html("question"))


def test_the_question_offers_both_gradients_in_numbers() -> None:
    shown = numbers_of(built(TWO).html("question"))
    values = forward_backward(TWO.x, TWO.y)
    both = [*(values.s - np.array(TWO.y)).tolist(), *values.grad_x.tolist()]
    assert shown == list(map(number, both))


@pytest.mark.parametrize(
    "problem", [PLAIN, Problem((1, -INF, 0.5), (0.25, 0, 0.75)), Problem((900, 0), (0.5, 0.5))]
)
def test_where_targets_sum_to_1_the_question_doubles_them_as_nothing_would_be_asked(
    problem: Problem,
) -> None:
    html = built(problem).html("question")
    twice = Problem(problem.x, tuple(2 * y for y in problem.y))
    values = forward_backward(twice.x, twice.y)
    both = [*(values.s - np.array(twice.y)).tolist(), *values.grad_x.tolist()]
    assert numbers_of(html) == list(map(number, both))
    assert both[: problem.k] != both[problem.k :]
    assert f"y = ({', '.join(map(number, twice.y))})" in text_of(html)


def test_a_guess_goes_over_the_channel_and_into_the_address() -> None:
    with talking() as talk:
        talk.hello("libraries", "?x=1,2,-0.5&y=1,1,0")
        answer = talk.send(kind="set", name="expects", text="closed")
        assert "calls" not in answer["blocks"]  # its numbers came as values
        assert any(
            value.get("text") == "true gradient, silently" for value in talk.values.values()
        )
        assert talk.params["expects"] == "closed"
        answer = talk.send(kind="type", vector="y", entry=2, text="0.5")
        assert "blocks" not in answer


# --- arguments -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        ("rows", "0", f"1 … {BATCH_ROWS_MAX}"),
        ("rows", "9", f"1 … {BATCH_ROWS_MAX}"),
        ("rows", "1e1", f"1 … {BATCH_ROWS_MAX}"),
        ("weight", "1,2", "w₁, …, w₃: 0 … 1000"),
        ("weight", "1,2,-1", "w₁, …, w₃"),
        ("weight", f"1,2,{CLASS_WEIGHT_MAX + 1}", "w₁, …, w₃"),
        ("weight", "1,2,inf", "w₁, …, w₃"),
        ("weight", "1," * 140, "w₁, …, w₃"),
        ("weight", "<b>", "w₁, …, w₃"),
        ("smoothing", "1.1", "0 … 1"),
        ("smoothing", "nan", "0 … 1"),
        ("smoothing", "-0.1", "0 … 1"),
        ("ignore", "4", "1 … 3"),
        ("ignore", "0", "1 … 3"),
        ("reduction", "median", "mean, sum, none"),
        ("expects", "mine", "none, difference, closed, refuses, shown"),
        ("form", "smallest", "given, largest"),
        ("part", "all", "returned, companion"),
    ],
)
def test_what_is_not_allowed_says_what_is_and_changes_nothing(
    name: str, text: str, allowed: str
) -> None:
    with talking() as talk:
        talk.hello("libraries", f"?x=1,2,-0.5&y=0,1,0&{name}={text}&lang=en")
        assert allowed in words_of(talk.blocks["url-errors"])
        assert name not in talk.params
        talk.send(kind="set", name=name, text=text)
        assert name not in talk.params
        if name in ("weight", "smoothing", "ignore"):
            assert allowed in words_of(talk.blocks["settings"])
        assert "<b>" not in talk.blocks["settings"]
        talk.send(kind="set", name=name, text="")
        assert "allowed" not in talk.blocks["settings"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("weight", "0.5, 2; 1", (0.5, 2.0, 1.0)),
        ("weight", "[0.5, 2, 1]", (0.5, 2.0, 1.0)),
        ("weight", "0.5 2 1", (0.5, 2.0, 1.0)),
        ("smoothing", "10 %", 0.1),
        ("smoothing", "1/4", 0.25),
        ("ignore", "3", 3),
    ],
)
def test_arguments_are_read_as_people_write_them(name: str, text: str, value: Any) -> None:
    settings_read, wrong = PAGE.read(PLAIN, {name: text}, strict=True)
    assert not wrong
    assert getattr(settings_read, name) == value


def test_arguments_follow_classes_that_come_and_go() -> None:
    with talking() as talk:
        talk.hello("libraries", "?x=1,2,-0.5&y=0,1,0&weight=2,3,4&ignore=3&expects=shown")
        talk.send(kind="tool", name="remove-class", text="")
        assert PAGE.read(talk.problem, talk.params)[0].weight == (2.0, 3.0)
        assert PAGE.read(talk.problem, talk.params)[0].ignore is None
        talk.send(kind="tool", name="add-class", text="")
        talk.send(kind="tool", name="add-class", text="")
        assert PAGE.read(talk.problem, talk.params)[0].weight == (2.0, 3.0, 4.0, 1.0)
        assert talk.blocks["url-errors"] == ""


def test_a_choice_of_the_index_is_offered_where_it_is_needed() -> None:
    assert 'data-set="form"' not in built(PLAIN).html("settings")
    assert 'data-set="form"' in built(TWO).html("settings")
    assert 'data-set="form"' in built(PLAIN, form="largest").html("settings")


def test_the_divisor_says_what_weights_and_ignored_rows_change() -> None:
    said = text_of(
        built(PLAIN, expects="shown", rows="3", weight="0.5,2,1", ignore="1").html("divisor")
    )
    assert "2 + 1 + 0 = 3" in said  # classes 2, 3 and 1: the last one is ignored
    assert "takes itself out of the divisor" in said
    assert "all N · k = 9 entries" in said
    said = text_of(built(PLAIN, expects="shown", weight="0.5,2,1").html("divisor"))
    assert "2 = 2" in said
    assert "its weight cancels" in said
    assert "divisor" not in built(PLAIN, expects="shown").skeletons
    assert "divisor" not in built(PLAIN, rows="3").skeletons  # it would answer the question


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), problems())
def test_every_setting_of_every_problem_is_shown_without_a_warning(
    data: st.DataObject, problem: Problem
) -> None:
    options = {
        "expects": ["none", "closed", "shown"],
        "part": ["returned", "companion"],
        "form": ["given", "largest"],
        "reduction": ["mean", "sum", "none"],
        "rows": ["1", "2", "4"],
        "weight": ["", ",".join(["0"] * problem.k), ",".join(["1000"] * problem.k)],
        "smoothing": ["", "0.1", "1"],
        "ignore": ["", "1", str(problem.k)],
        "digits": ["few", "all", "exact"],
    }
    assert options.keys() == BY_NAME.keys()
    texts = {name: data.draw(st.sampled_from(words)) for name, words in options.items()}
    view = view_of(problem, **{name: text for name, text in texts.items() if text})
    with warnings.catch_warnings(), np.errstate(divide="raise", over="raise", invalid="raise"):
        warnings.simplefilter("error")
        template = PAGE.blocks.build(view)
        html = "".join(map(template.html, template.skeletons))
        files = [make_file(name, view, "en") for name in PAGE.files]
    assert "nan" not in html
    places = [int(index) for index in re.findall(r'data-live="(\d+)"', html)]
    assert sorted(places) == list(range(len(template.values)))
    assert all("nan" not in text for text in files)


# --- PyTorch itself --------------------------------------------------------------------------


def answer_of(problem: Problem, spoil: str = "") -> Live:
    """What PyTorch would say: what the models say, but for one."""
    batch = batch_of(problem)
    returned: dict[str, Any] = {}
    for row in compare(batch):
        if row.call.library == "torch":
            refused = row.true is None
            returned[row.call.key] = (
                f"{row.outcome.says}, got Long"
                if refused
                else [row.outcome.loss.tolist(), row.outcome.grad.tolist()]
            )
    if spoil:
        returned[spoil] = [0.0, [[0.0] * problem.k]]
    return Live("9.9.9", returned)


@pytest.mark.parametrize(
    ("problem", "spoil", "said"),
    [
        (PLAIN, "", "✓ PyTorch 9.9.9 ran on this server just now. Its 4 calls returned what"),
        (TWO, "", "✓ PyTorch 9.9.9 ran"),
        (PLAIN, "torch-nll", "something else for torch.nn.NLLLoss"),
        (TWO, "torch-index", "something else for torch.nn.CrossEntropyLoss (class index)"),
    ],
)
def test_says_whether_pytorch_agrees(
    monkeypatch: pytest.MonkeyPatch, problem: Problem, spoil: str, said: str
) -> None:
    answers = type("Answers", (), {"ask": lambda self, batch: answer_of(problem, spoil)})()
    monkeypatch.setattr(live_torch, "TORCH", answers)
    assert said in text_of(live_torch.live(batch_of(problem)))


def test_pytorch_is_asked_after_the_numbers_and_never_where_numbers_are_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = type("Answers", (), {"ask": lambda self, batch: None})()
    monkeypatch.setattr(live_torch, "TORCH", answers)
    monkeypatch.setattr(blocks, "is_installed", lambda: True)
    with talking() as talk:
        talk.hello("libraries", "?x=1,2,-0.5&y=1,1,0&expects=shown")
        late = talk.until("late")
        assert "did not answer" in late["blocks"]["live-torch"]
    for texts in ({}, {"expects": "shown", "hide": "numbers"}, {"part": "companion"}):
        assert "live-torch" not in built(TWO, **texts).outside


# --- the companion, and files ------------------------------------------------------------------


@pytest.mark.parametrize("problem", [PLAIN, Problem((1, -INF, 3), (1, 1, 0))])
def test_the_companion_shows_the_lines_of_the_programs_with_their_numbers(
    problem: Problem,
) -> None:
    html = built(problem, part="companion").html("companion")
    steps = lines(problem, forward_backward(problem.x, problem.y))
    code = [
        unescape(text)
        for text in re.findall(r"<code[^>]*translate[^>]*>(.*?)</code>", html, re.DOTALL)
    ]
    assert code == [text for step in steps for text in (step.numpy, step.torch)]
    assert numbers_of(html) == [number(v) for step in steps for v in step.value.ravel().tolist()]
    copied = [unescape(text) for text in re.findall(r'data-copy="([^"]*)"', html)]
    assert copied == [program(steps, "numpy", english), program(steps, "torch", english)]


def test_the_files_are_programs_and_a_table() -> None:
    view = view_of(TWO, rows="2", weight="1,2,3")
    for name in ("companion_numpy.py", "companion_torch.py"):
        ast.parse(make_file(name, view, "en"))
    text = make_file("libraries.md", view, "en")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) == len(CALLS) + 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {7}
    for row in compare(batch_of(TWO, 2, Asked(weight=(1.0, 2.0, 3.0)))):
        line = next(line for line in table if row.call.code in line)
        if row.difference is not None:
            assert all(repr(v) in line for v in row.true.ravel().tolist() if abs(v) > 1e-3)
        assert " ".join(badge(row)[1:]) in line
    assert "2.13.0" in text


@pytest.mark.parametrize("problem", [PLAIN, TWO, Problem((40, 0), (0, 1))])
def test_the_verdicts_stand_first_with_every_call_once(problem: Problem) -> None:
    template = built(problem, expects="shown")
    lines = re.findall("<li>(.*?)</li>", template.html("overview"))
    assert len(lines) == len(BADGES) + 1
    listed = {text_of(line) for line in lines}
    for row in compare(batch_of(problem)):
        _css, sign, words = badge(row)
        (line,) = (text for text in listed if text.startswith(f"{sign} {words} "))
        name = row.call.documentation.rpartition(".")[2]
        assert VARIANTS[row.call.key] in line
        assert LIBRARIES[row.call.library] in line
        assert name in line or row.call.library == "numpy"
    assert "overview" not in built(problem).skeletons  # it would answer the question


def test_a_line_of_both_programs_says_whose_it_is_and_a_matrix_has_one_pair_of_brackets() -> None:
    html = built(TWO, part="companion").html("companion")
    for step in re.findall(r'<li data-step="[a-z_]+">.*?</li>', html, re.DOTALL):
        assert re.findall('class="lab-code-of"[^>]*>([^<]*)<', step) == ["NumPy", "PyTorch"]
    (jacobian,) = re.findall(r'<li data-step="jacobian">.*?</li>', html, re.DOTALL)
    assert jacobian.count("lab-brackets") == 1
    assert "--columns:3" in jacobian
    assert jacobian.count("lab-row") == 3
