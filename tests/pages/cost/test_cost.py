"""The cost page over the live channel: counts, a shared measurement, a model's size, files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from core.cost.counting import QUANTITIES, polynomials
from core.cost.language_model import WIDTHS
from core.cost.measure import Result
from core.cost.measure.plan import stops_at
from core.cost.measure.service import State
from core.cost.ways import WAYS, Name
from core.numeric import forward_backward
from core.problem import Problem
from pages.cost import PAGE, measuring, settings
from pages.cost.blocks import build
from pages.cost.downloads import make_file
from pages.cost.figure import at
from pages.cost.question import question
from pages.cost.settings import CostSettings
from pages.cost.words import bytes_text, count_text, seconds_text, times_text
from pages.ui.numbers import number
from pages.ui.page import View
from pages.ui.template import Template
from tests.core.cost.waiting import Bench, result_of
from tests.pages.ui.channel.talk import Talk, talking

PROBLEM = Problem((1, 2, -0.5), (0, 1, 0))
QUERY = "?x=1,2,-0.5&y=0,1,0&lang=en"
SQUARES = result_of(lambda way, size: 1e-6 * (size**2 if way == "jacobian" else size))
MEASURED = f"{QUERY}&cost=measured&crossing=8"


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The page's measurement, which ends when it is told to."""
    bench = Bench(tmp_path)
    monkeypatch.setattr(measuring, "SERVICE", bench.service)
    return bench


def view_of(**chosen: Any) -> View:
    answers = {"grows": "shown", "ratio": "shown"}
    return View(PROBLEM, CostSettings(k=3, **(answers | chosen)), PAGE, {})


def told(talk: Talk) -> str:
    return " ".join(value["text"] for value in talk.values.values() if "text" in value)


def shown(talk: Talk) -> str:
    return "".join(talk.blocks.values()) + told(talk)


def answered(result: Result | None, said: int | str | None) -> str:
    template = Template()
    chosen = CostSettings(k=3, crossing=said)
    question(template, chosen, State(result=result))
    return outcome(template.values)[1]


def outcome(values: Iterable[dict[str, str]]) -> tuple[str, str]:
    """The mark of the answer, and what is said of it: of all live values, in order."""
    texts = [(value.get("data-tag"), value.get("text", "")) for value in values]
    (at,) = (n for n, (mark, _text) in enumerate(texts) if mark is not None)
    # Its verdict and its words come before the element that holds them.
    return str(texts[at][0]), " ".join(text for _mark, text in texts[at - 2 : at] if text)


# --- counted --------------------------------------------------------------------------------


def test_names_are_those_of_the_core() -> None:
    assert settings.QUANTITIES == QUANTITIES
    assert tuple(WIDTHS) == settings.STORED
    assert set(get_args(Name)) == set(WAYS)


@pytest.mark.parametrize("rows", [1, 50])
def test_the_table_has_formulas_and_the_readers_own_numbers(rows: int) -> None:
    html = build(view_of(rows=rows)).html("cost-main")
    for way in WAYS:
        for polynomial in polynomials(way).values():
            assert f">{polynomial.formula(batch=rows > 1)}<" in html
            assert f">{count_text(polynomial(3, rows))}<" in html
    assert f"= {polynomials('jacobian')['held'].substituted(3, rows, batch=rows > 1)}<" in html


def test_another_k_changes_numbers_in_place() -> None:
    with talking() as talk:
        talk.hello("cost", f"{QUERY}&grows=shown")
        answer = talk.send(kind="tool", name="add-class", text="")
        assert "cost-main" in answer["blocks"]  # the gradient has one more entry
        assert "2·4²" in shown(talk)
        assert {"32", "38"} <= set(told(talk).split())
        answer = talk.send(kind="type", vector="x", entry=0, text="3")
        assert "blocks" not in answer


@pytest.mark.parametrize("text", ["0", "10001", "1.5", "x", "-1", "1" * 30, "٣"])
def test_a_batch_that_is_not_allowed_is_told_beside_its_field(text: str) -> None:
    with talking() as talk:
        talk.hello("cost", f"{QUERY}&batch=7")
        talk.send(kind="set", name="batch", text=text)
        assert "allowed: 1 … 10000" in talk.blocks["settings"]
        assert talk.params["batch"] == "7"
        talk.send(kind="set", name="batch", text="20")
        assert "allowed" not in talk.blocks["settings"]
        assert talk.params["batch"] == "20"


def test_the_plot_has_every_way_and_marks_the_readers_k() -> None:
    figure = build(view_of(quantity="held")).figures["curves"]()
    names = [trace["name"] for trace in figure["traces"] if "name" in trace]
    assert names == ["Jacobian", "product", "fused"]
    assert figure["traces"][-1]["x"] == [3, 3, 3]
    assert figure["traces"][-1]["y"] == [polynomials(way)["held"](3) for way in WAYS]
    labels = [re.sub("<[^>]*>", "", a["text"]) for a in figure["layout"]["annotations"]]
    assert labels == ["Jacobian ∝ k²", "product ∝ k", "fused ∝ k"]


# --- measured: one for all ----------------------------------------------------------------------


def test_readers_share_one_measurement_and_edits_go_on_meanwhile(bench: Bench) -> None:
    with talking("a") as asks, talking("b") as joins, talking("c") as watches:
        for talk in (asks, joins, watches):
            talk.hello("cost", MEASURED)
        asks.send(kind="page", name="measure", text="")
        bench.until(lambda: bench.service.state.share > 0)
        joins.send(kind="page", name="measure", text="")
        assert bench.phase == "running"
        for talk in (asks, joins, watches):  # what came by itself, or comes with an edit
            answer = talk.send(kind="type", vector="x", entry=0, text="2.5")
            assert answer["ack"] == talk.number
            assert talk.problem.x[0] == 2.5
            assert "<progress" in talk.blocks["cost-measure"]
        with talking("d") as edits:
            edits.hello("", QUERY)
            for n in range(20):
                edits.send(kind="type", vector="x", entry=0, text=str(n))
            assert edits.problem.x[0] == 19
        assert bench.phase == "running"
        assert bench.service.state.askers == 2
        assert not is_disabled(asks, "cancel")
        assert is_disabled(asks, "measure")
        assert is_disabled(watches, "cancel")
        assert not is_disabled(watches, "measure")
        bench.finish()
        for talk in (asks, joins, watches):
            while "<progress" in talk.blocks["cost-measure"]:
                talk.hear()
            assert "Measured: " in shown(talk)
            assert "Measured on a processor" in shown(talk)
            while not talk.figures.get("curves", {}).get("traces"):
                talk.hear()
        assert len(bench.processes) == 1
    with talking("later") as later:  # it stays for all
        later.hello("cost", MEASURED)
        assert "Measured on a processor" in shown(later)


def is_disabled(talk: Talk, action: str) -> bool:
    """Whether a button of the measurement says that it is of no use now."""
    (button,) = re.findall(
        f'<button[^>]*data-action="{action}"[^>]*>', talk.blocks["cost-measure"]
    )
    return "aria-disabled" in button


def test_who_has_asked_may_cancel_and_nobody_else(bench: Bench) -> None:
    with talking("a") as asks, talking("b") as other:
        asks.hello("cost", MEASURED)
        other.hello("cost", MEASURED)
        asks.send(kind="page", name="measure", text="")
        asks.send(kind="page", name="measure", text="")  # a second click asks for nothing more
        assert bench.service.state.askers == 1
        other.send(kind="page", name="cancel", text="")
        assert bench.phase == "running"
        asks.send(kind="page", name="cancel", text="")
        assert bench.phase == "cancelled"
        assert "Cancelled" in shown(asks)


def test_an_edit_is_not_answered_twice_by_a_renewal(bench: Bench) -> None:
    """A renewal acknowledges what has been worked in, and changes neither problem nor history."""
    with talking() as talk:
        talk.hello("cost", MEASURED)
        talk.send(kind="type", vector="x", entry=0, text="4")
        bench.service.start()
        answer = talk.until("values")
        assert answer["ack"] == talk.number
        assert talk.problem.x[0] == 4
        assert "history" not in answer
        bench.service.cancel()


def test_figures_that_stay_are_not_sent_again(bench: Bench) -> None:
    with talking() as talk:
        talk.hello("cost", QUERY)
        talk.until("figures")
        bench.service.start()
        assert talk.until("values")["values"] == {}
        talk.post(kind="ping")
        kinds = [talk.hear()["kind"]]
        while kinds[-1] != "pong":
            kinds.append(talk.hear()["kind"])
        assert "figures" not in kinds
        bench.service.cancel()


def test_who_has_left_the_page_is_told_no_more(bench: Bench) -> None:
    with talking() as talk:
        talk.hello("cost", MEASURED)
        assert len(bench.service._watchers) == 2  # this reader, and the bench
        talk.hello("", QUERY)
        assert len(bench.service._watchers) == 1
        talk.hello("cost", MEASURED)
    assert len(bench.service._watchers) == 1


# --- the question ---------------------------------------------------------------------------


def test_nothing_measured_is_shown_before_the_question_is_answered(bench: Bench) -> None:
    bench.service._state = State(result=SQUARES)
    with talking() as talk:
        talk.hello("cost", f"{QUERY}&cost=measured")
        assert "Measured" not in told(talk)
        assert talk.until("figures")["figures"]["curves"]["empty"]
        talk.send(kind="set", name="crossing", text="shown")
        assert "Measured: from k = 10 on." in told(talk)
        assert talk.until("figures")["figures"]["curves"]["traces"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (8, "You said 8: right, within a factor of two."),
        (32, "You said 32: too large by a factor of 3.2."),
        (4, "You said 4: too small by a factor of 2.5."),
        ("never", "✗ You said something else."),
    ],
)
def test_an_answer_is_held_against_the_measured_crossing(said: int | str, verdict: str) -> None:
    text = answered(SQUARES, said)
    assert "Measured: from k = 10 on." in text
    assert verdict in text


def test_never_is_an_answer_too() -> None:
    level = result_of(lambda way, size: 3e-6 if way == "jacobian" else 1e-6)
    assert answered(level, "never") == "✓ You were right. Measured: never; at most 3 times."
    assert "You said something else." in answered(level, 8)
    assert answered(level, "shown") == "Measured: never; at most 3 times."


def test_without_a_measurement_there_is_no_answer() -> None:
    assert "press" in answered(None, 8)
    assert answered(None, None).strip() == ""


@pytest.mark.parametrize("text", ["1", "5000", "soon", "8.5", "-8"])
def test_an_answer_has_its_bounds(text: str) -> None:
    assert "crossing" in PAGE.read(PROBLEM, {"crossing": text}, strict=True)[1]


@pytest.mark.parametrize("along", ["k", "N"])
@pytest.mark.parametrize("unit", settings.UNITS)
def test_the_plot_says_where_the_jacobian_stops_and_why(
    bench: Bench, along: str, unit: str
) -> None:
    bench.service._state = State(result=SQUARES)
    view = view_of(part="measured", crossing=8, along=along, unit=unit)
    figure = build(view).figures["curves"]()
    stop = stops_at("jacobian", "k" if along == "k" else "N")
    assert stop is not None
    notice = figure["words"]["notice"]
    assert f"stops before {along} = {count_text(stop.size)}" in notice
    assert "128\u202fMB" in notice
    first, *others = figure["layout"]["annotations"]
    assert (first["xref"], {a["xref"] for a in others}) == ("x", {"paper"})
    assert 10 ** first["x"] < stop.size
    if unit == "ms":
        powers = {"k": ["2.00", "1.00", "1.00"], "N": ["2.00", "1.00", "1.00"]}[along]
        texts = [a["text"] for a in figure["layout"]["annotations"]]
        assert all(p in text for p, text in zip(powers, texts, strict=True))


def test_a_link_without_numbers_says_no_slope(bench: Bench) -> None:
    bench.service._state = State(result=SQUARES)
    with talking() as talk:
        talk.hello("cost", f"{MEASURED}&hide=numbers")
        assert "from k = ? on" in told(talk)
        figure = talk.until("figures")["figures"]["curves"]
        assert not any("2.00" in a["text"] for a in figure["layout"]["annotations"])


def test_a_value_between_two_sizes_is_interpolated() -> None:
    sizes, heights = np.array([1.0, 100.0, 200.0]), np.array([1.0, 10_000.0, np.nan])
    assert np.isclose(at(10, sizes, heights), 100)
    assert np.isnan(at(150, sizes, heights))
    assert np.isnan(at(150, sizes, np.full(3, np.nan)))


# --- the other questions --------------------------------------------------------------------


def marked(talk: Talk) -> tuple[str, str]:
    """The mark of the answer on the screen, and what is said of it."""
    return outcome(talk.values[key] for key in sorted(talk.values, key=int))


@pytest.mark.parametrize(("part", "name"), [("counted", "grows"), ("model", "ratio")])
def test_question_marks_stand_for_what_would_answer(part: str, name: str) -> None:
    with talking() as talk:
        talk.hello("cost", f"{QUERY}&cost={part}")
        rows = re.findall("<tr.*?</tr>", talk.blocks["cost-main"])[1:4]
        for row in rows:
            assert len(re.findall(r"<td[^>]*><span[^>]*>\?</span>", row)) == 3
        assert "lab-predicted" not in talk.blocks["cost-question"]
        figure = talk.until("figures")["figures"]["curves"]
        assert figure["empty"]
        assert not re.search(r"\d", figure["words"]["title"])
        talk.send(kind="set", name=name, text="shown")
        assert ">?<" not in talk.blocks["cost-main"]
        assert talk.until("figures")["figures"]["curves"]["traces"]
        assert marked(talk)[0] == ""
        assert "You said" not in marked(talk)[1]
        assert talk.params[name] == "shown"


@pytest.mark.parametrize("said", settings.GROWING)
def test_which_ways_grow_with_the_square_is_marked_by_the_counts(said: str) -> None:
    growing = {way for way in WAYS if polynomials(way)["multiplications"].degree == 2}
    assert growing == {"jacobian"}
    with talking() as talk:
        talk.hello("cost", QUERY)
        talk.send(kind="set", name="grows", text=said)
        mark, words = marked(talk)
        assert mark == ("right" if said == "jacobian" else "wrong")
        assert words.startswith("✓" if mark == "right" else "✗")
        for way in WAYS:
            assert f": {polynomials(way)['multiplications'].formula(batch=False)}" in words


@pytest.mark.parametrize("said", settings.RATIOS)
@pytest.mark.parametrize("vocabulary", [32_000, 262_144])
def test_how_many_times_as_much_is_marked_as_the_nearest(said: int, vocabulary: int) -> None:
    held = (polynomials(way)["held"](vocabulary, 8192) for way in ("jacobian", "fused"))
    through, fused = held
    nearest = min(settings.RATIOS, key=lambda n: abs(np.log(n * fused / through)))
    with talking() as talk:
        talk.hello("cost", f"{QUERY}&cost=model&vocabulary={vocabulary}")
        talk.send(kind="set", name="ratio", text=str(said))
        mark, words = marked(talk)
        assert mark == ("right" if said == nearest else "wrong")
        assert ("too few" in words) == (said < nearest)
        assert ("too many" in words) == (said > nearest)
        assert bytes_text(4 * through) in words


def test_digits_are_those_of_the_gradient() -> None:
    with talking() as talk:
        talk.hello("cost", f"{QUERY}&digits=exact")
        assert 'name="digits"' in talk.blocks["digit-switch"]
        gradient = forward_backward(PROBLEM.x, PROBLEM.y).grad_x.tolist()
        for entry in gradient:
            assert number(entry, full=True) in shown(talk)
        assert talk.until("late")["blocks"]["exact"].count("<tr>") == 1 + len(gradient)
        talk.send(kind="set", name="cost", text="model")
        assert talk.blocks["digit-switch"] == ""  # nothing there is a number of the problem


# --- a language model -----------------------------------------------------------------------


def test_a_models_size_is_computed_and_said_to_be() -> None:
    html = build(view_of(part="model", tokens=1024)).html("cost-main")
    assert ">computed<" in html
    for way in WAYS:
        assert bytes_text(4 * polynomials(way)["held"](256_000, 1024)) in html
        assert bytes_text(4 * polynomials(way)["moved"](256_000, 1024)) in html
    assert "1.1\u202fMB" in html
    assert "1\u202f164\u202fMB" in html
    assert "24\u202f000\u202fMB" in html
    assert "28\u202f000\u202fMB" in html
    assert "arxiv.org/abs/2411.09009" in html


# --- files ------------------------------------------------------------------------------------


def columns(text: str) -> dict[str, list[str]]:
    head, *rows = csv.reader(io.StringIO(text))
    return {name: [row[n] for row in rows] for n, name in enumerate(head)}


def test_every_plot_is_a_table(bench: Bench) -> None:
    bench.service._state = State(result=SQUARES)
    counted = columns(make_file("cost.csv", view_of(quantity="held", rows=2), "en"))
    assert counted["k"][:2] == ["2", "3"]
    assert [float(v) for v in list(counted.values())[1]] == [
        polynomials("jacobian")["held"](int(k), 2) for k in counted["k"]
    ]
    measured = columns(make_file("cost.csv", view_of(part="measured", along="N"), "en"))
    assert measured["Fused: ms"][-1] == "10"
    assert measured["Through the Jacobian: ms"][-1] == ""
    model = columns(make_file("cost.csv", view_of(part="model"), "en"))
    assert float(model["Fused: bytes held"][-1]) == 4 * polynomials("fused")["held"](2**18, 8192)


def test_without_a_measurement_its_table_is_empty(bench: Bench) -> None:
    assert make_file("cost.csv", view_of(part="measured"), "en") == ""


def test_the_comparison_is_markdown(bench: Bench) -> None:
    assert "Measured" not in make_file("cost.md", view_of(), "en")
    bench.service._state = State(result=SQUARES)
    text = make_file("cost.md", view_of(), "en")
    for part in ("2k²N = 18", "From k = 10 on", "NumPy 2", "2.00", "24\u202f000\u202fMB", "arxiv"):
        assert part in text, part
    tables = [line for line in text.splitlines() if line.startswith("|")]
    widths = {line.count("|") for line in tables}
    assert widths == {4, 5, 6, 11}


# --- numbers as text --------------------------------------------------------------------------


def test_units_fit() -> None:
    assert bytes_text(134_381_584) == "134\u202fMB"
    assert bytes_text(999) == "999\u202fB"
    assert bytes_text(2.15e15) == "2.15\u202fPB"
    assert seconds_text(3.0) == "3\u202fs"
    assert seconds_text(0.01234) == "12.3\u202fms"
    assert seconds_text(9.9e-6) == "9.9\u202fµs"
    assert count_text(16_777) == "16\u202f777"
    assert times_text(51_234) == "51\u202f000"
