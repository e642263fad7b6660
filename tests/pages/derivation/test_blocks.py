"""What the derivation page shows: lines with numbers, one entry, cases, guesses."""

from __future__ import annotations

import html
import re

import pytest

from core.numeric import forward_backward
from core.problem import Problem
from core.symbolic import derive, derive_at, derive_entry
from core.symbolic.orientation import in_columns
from core.symbolic.outline import IDS
from core.symbolic.rules import MEANINGS, choices
from core.worked.lines import shown_line
from core.worked.values import Numbers
from pages.derivation.settings import CASES, LINES
from pages.ui.formulas import in_rows
from pages.ui.numbers import number
from tests.pages.derivation.reader import Reader

STEPS = [step for step in IDS if step not in CASES[1:]]  # with the first closing line


# --- steps ------------------------------------------------------------------------------


def test_starts_with_the_first_line_alone() -> None:
    reader = Reader()
    assert reader.lines == ["total"]
    assert "line 1 of 24" in reader.shown
    reader.press("back")
    assert reader.lines == ["total"]


def test_next_walks_through_all_lines_and_back_returns() -> None:
    reader = Reader()
    for place, step in enumerate(STEPS, 1):
        assert reader.lines == [step]
        assert reader.shows(derive(None).step(step).latex())
        assert f"line {place} of {len(STEPS)}" in reader.shown
        if place < len(STEPS):
            reader.press("next")
    reader.press("next")
    assert reader.lines == [STEPS[-1]]  # the way ends here: a clicker does no harm
    reader.press("back")
    assert reader.lines == [STEPS[-2]]
    reader.press("first")
    assert reader.lines == [STEPS[0]]


@pytest.mark.parametrize("button", ["next", "back"])
def test_all_shows_every_line_and_next_returns_to_the_line_of_before(button: str) -> None:
    reader = Reader(k="own", step="5")
    reader.press("all")
    assert reader.lines == STEPS
    assert all(reader.shows(derive(3).step(step).latex()) for step in STEPS)
    reader.press("all")  # forgets nothing
    reader.press(button)
    assert reader.lines == [STEPS[4]]
    assert Reader(step="all").lines == STEPS


@pytest.mark.parametrize("button", ["next", "back"])
def test_from_a_link_to_all_lines_one_steps_to_the_first(button: str) -> None:
    reader = Reader(step="all")
    reader.press(button)
    assert reader.lines == [STEPS[0]]


def test_every_step_is_in_the_address() -> None:
    reader = Reader(step="5")
    for button, text in (("next", "6"), ("back", "5"), ("first", "1"), ("all", "all")):
        reader.press(button)
        assert reader.session.settings["step"] == text


def test_print_shows_all_lines_and_asks_for_paper_once() -> None:
    reader = Reader(step="5")
    reader.press("print")
    assert reader.lines == STEPS
    assert reader.session.prints == 1
    reader.press("back")
    assert reader.lines == [STEPS[4]]
    assert reader.session.prints == 1


def test_what_is_not_understood_changes_nothing() -> None:
    reader = Reader(step="5", mode="reveal")
    before = reader.shown
    reader.press("guess", "division by hope")
    reader.press("jump", "7")
    reader.choose("step", "99")
    reader.choose("case", "<b>")
    assert reader.shown == before
    assert not reader.session.choices


def test_shortcuts_are_the_arrows_and_the_keys_of_presenters() -> None:
    stepper = Reader(step="5").block("stepper")
    for action, keys in (("next", "ArrowRight PageDown"), ("back", "ArrowLeft PageUp")):
        assert re.search(f'data-action="{action}"[^>]* data-shortcut="{keys}"', stepper)
        assert f'aria-keyshortcuts="{keys}"' in stepper
    for key in ("step-first", "step-back", "step-next", "step-all"):
        assert f"st-key-{key}" in stepper
    assert "disabled" not in stepper


def test_a_step_keeps_its_place_when_k_is_switched() -> None:
    reader = Reader(step="16")
    assert reader.pressed("stepper") == ["any k"]
    reader.choose("k", "own")
    assert reader.pressed("stepper") == ["k = 3"]
    assert reader.lines == [STEPS[15]]
    assert reader.shows(derive(3).step(STEPS[15]).latex())
    reader.paste("1,2", "1,0")
    assert reader.pressed("stepper") == ["k = 2"]
    assert reader.lines == [STEPS[15]]
    assert reader.shows(derive(2).step(STEPS[15]).latex())


def test_the_browser_prepares_the_next_line_and_the_last_one() -> None:
    reader = Reader(step="5")
    ahead = reader.template.ahead
    assert len(ahead) == 2
    for button, tex in zip(("next", "back"), ahead, strict=True):
        neighbour = Reader(step="5")
        neighbour.press(button)
        assert f'data-tex="{html.escape(tex)}"' in neighbour.block("derivation")
    assert Reader(step="all").template.ahead == []


# --- numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize("k", ["general", "own"])
def test_lines_carry_the_numbers_of_the_problem_and_follow_it(k: str) -> None:
    reader = Reader(k=k, step="all")
    for x, y in (("1,2,-0.5", "1,1,0"), ("0,-inf", "1,0.5"), ("3,1,0,2", "0,1,0,2")):
        reader.paste(x, y)
        problem = Problem.parse(x, y)
        shown = html.unescape(reader.block("derivation"))
        for step in STEPS:
            own = derive_at(problem.k, 1, 1, problem.y.index(max(problem.y)) + 1).step(step)
            line = derive(None).step(step) if k == "general" else own
            here = own if k == "general" else None
            worked = shown_line(line, 1, str, Numbers(problem), here=here)
            assert not worked.current or f'data-tex="{in_rows(worked.current_rows)}"' in shown
            assert worked.remark in shown
        gradient = forward_backward(problem.x, problem.y).grad_x.tolist()
        assert all(number(entry) in reader.block("grad-x") for entry in gradient)


def test_an_edit_leaves_the_blocks_as_they_are() -> None:
    reader = Reader(k="own", step="18", entry="open")
    reader.check()
    before = reader.template
    reader.paste("1.5,2,-0.5", "1,1,0")
    after = reader.template
    assert after.skeletons == before.skeletons
    assert after.values != before.values


@pytest.mark.parametrize(("language", "word"), [("en", "times"), ("zh", "乘以")])
def test_lines_are_said_in_the_readers_language_with_live_values(language: str, word: str) -> None:
    reader = Reader(step="17", lang=language)
    for x in ("1,2,-0.5", "3,2,-0.5"):
        reader.paste(x, "1,1,0")
        value = number(forward_backward(reader.session.problem.x, reader.session.problem.y).s[0])
        shown = reader.block("derivation")
        sentence = re.search(r"</summary><p[^>]*>([^<]*)", shown)
        assert sentence
        labels = re.findall(r'aria-label="([^"]*)"', shown)
        spoken = [label for label in (sentence[1], *labels) if value in label]
        assert len(spoken) == 2
        assert all(word in label for label in spoken)


# --- what the URL holds ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "step", "latex"),
    [
        ({"step": "13"}, "substitute", derive(None).step("substitute").latex()),
        (
            {"step": "13", "layout": "column", "k": "own"},
            "substitute",
            in_columns(derive(3)).step("substitute").latex(),
        ),
        ({"step": "24", "case": "library"}, "library", derive(None).step("library").latex()),
        (
            {"step": "17", "k": "own", "i": "2", "j": "3"},
            "collapse",
            derive_at(3, 2, 3).step("collapse").latex(),
        ),
    ],
)
def test_the_url_opens_the_very_line(url: dict[str, str], step: str, latex: str) -> None:
    reader = Reader(**url)
    assert reader.lines == [step]
    assert reader.shows(latex)


@pytest.mark.parametrize(
    "url",
    ["step=0", "step=25", "step=x", "step=²", "mode=no", "case=no", "layout=up", "entry=1", "i=4"],
)
def test_rubbish_in_the_url_is_told_and_ignored(url: str) -> None:
    name, _, text = url.partition("=")
    reader = Reader(**{name: text})
    assert reader.lines == ["total"]
    assert url in html.unescape(reader.block("url-errors"))


def test_columns_turn_vectors_and_say_why_a_slip_is_invisible() -> None:
    reader = Reader(step="12")
    assert "1 × k rows" in reader.shown
    reader.choose("layout", "column")
    assert "k × 1 columns" in reader.shown
    assert "equals its own transpose" in reader.shown
    assert reader.pressed("view-menu") == ["columns"]


def test_one_entry_of_the_jacobian_opens_beside() -> None:
    assert Reader().block("entry-lines") == Reader().block("entry-place") == ""
    reader = Reader(entry="open", i="2", j="3")
    for step in derive_entry(3, 2, 3):
        assert reader.shows(step.latex())
    assert "off the diagonal" in reader.shown
    assert reader.pressed("entry-place") == ["s₂", "x₃"]
    reader.choose("j", "2")
    for step in derive_entry(3, 2, 2):
        assert reader.shows(step.latex())
    assert "on the diagonal" in reader.shown
    reader.select(i=1)
    for step in derive_entry(3, 1, 2):
        assert reader.shows(step.latex())
    reader.choose("entry", "")
    assert reader.block("entry-lines") == ""


def test_the_entry_stays_as_it_is_while_lines_change() -> None:
    reader = Reader(entry="open", step="3")
    reader.check()
    before = reader.template.skeletons
    reader.press("next")
    after = reader.template.skeletons
    assert after["derivation"] != before["derivation"]
    for key in ("entry-lines", "entry-place", "view-menu", "grad-x"):
        assert after[key] == before[key]


def test_closing_lines_can_be_switched() -> None:
    reader = Reader(step="24")
    for case in CASES:
        reader.choose("case", case)
        assert reader.lines == [case]
    assert reader.pressed("case") == ["code that returns s − y"]
    assert Reader(step="all").block("case")
    assert Reader(step="3").block("case") == ""


@pytest.mark.parametrize("y", ["1,0,0", "0,1,0", "0,0,3"])
def test_a_single_label_may_be_any_class(y: str) -> None:
    reader = Reader(step="24", case="one-hot", y=y)
    met = "3" not in y
    assert ("do not meet this condition" in reader.shown) == (not met)
    label = y.split(",").index("1") + 1 if met else 3
    own = derive_at(3, 1, 1, label).step("one-hot")
    assert Reader(step="24", case="one-hot", y=y, k="own").shows(own.latex())


def test_the_meeting_of_the_routes_is_named_by_both_lines() -> None:
    assert "line 23 says the same" in Reader(step="17").shown
    assert "line 17 says the same" in Reader(step="23").shown
    assert "says the same" not in Reader(step="16").shown


# --- guessing ----------------------------------------------------------------------------


def test_a_guess_is_answered_with_the_reason_and_shows_no_line_early() -> None:
    reader = Reader(step="15", mode="reveal")
    coming = derive(None).step("split")
    assert not reader.shows(coming.latex())
    assert coming.note not in html.unescape(reader.shown)
    assert "Which rule gives line 16?" in reader.block("guess")
    rules = choices("split")
    wrong = next(rule for rule in rules if rule != coming.rule)
    skeleton = reader.template.skeletons["guess"]
    reader.press("guess", wrong)
    assert reader.pressed("guess") == [wrong[:1].upper() + wrong[1:]]
    assert "✗" in reader.block("guess")
    assert html.escape(MEANINGS[wrong]) in reader.block("guess")
    reader.press("guess", coming.rule)
    assert "Right." in reader.block("guess")
    assert html.escape(coming.note) in reader.block("guess")
    assert reader.template.skeletons["guess"] == skeleton  # the focus stays where it is
    reader.press("next")
    assert reader.lines == ["split"]
    assert reader.pressed("guess") == []
    reader.press("back")
    assert "Right." in reader.block("guess")
    reader.press("guess", coming.rule)  # taken back
    assert "Right." not in reader.block("guess")


@pytest.mark.parametrize("step", ["24", "all"])
def test_nothing_is_asked_after_the_last_line_or_in_reading(step: str) -> None:
    reader = Reader(step=step, mode="reveal")
    assert reader.block("guess") == ""
    reader.press("guess", "result")
    assert not reader.session.choices
    assert Reader(step="3").block("guess") == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_can_be_guessed(language: str) -> None:
    for place in range(1, LINES):
        reader = Reader(step=str(place), mode="reveal", lang=language)
        rules = re.findall(r'data-text="([^"]*)"', reader.block("guess"))
        assert tuple(map(html.unescape, rules)) == choices(STEPS[place])
        for rule in choices(STEPS[place]):
            reader.press("guess", rule)
            right = rule == derive(None).step(STEPS[place]).rule
            assert ("✓" in reader.block("guess")) == right


# --- writing the next line ----------------------------------------------------------------


def written(reader: Reader, text: str) -> str:
    """The tag of what was typed for the next line."""
    reader.choose("written", text)
    match = re.search('data-tag="([^"]*)"', reader.block("written-outcome"))
    assert not text or 'data-question="written"' in reader.block("written-outcome")
    assert match
    return match[1]


@pytest.mark.parametrize(
    ("k", "right"), [("general", "s_j Y - y_j"), ("own", "s_1 (y_1 + y_2 + y_3) - y_1")]
)
def test_the_next_line_is_written_and_marked_before_it_is_shown(k: str, right: str) -> None:
    reader = Reader(step="16", mode="reveal", k=k)  # the line that comes is the collapsed one
    assert "Or write the right side of line 17" in reader.block("written")
    assert written(reader, "") == ""
    assert written(reader, right) == "right"
    assert "lab-formula" in reader.block("written-preview")
    assert written(reader, "s_j - y_j") in ("right-if", "mistake")
    assert "sum(y)" in reader.block("written-outcome")
    assert written(reader, "s_j (") == "unreadable"
    assert written(reader, "<img>") == "unreadable"
    assert "<img>" not in reader.shown
    reader.press("next")
    assert reader.settings.written == ""
    assert reader.lines == ["collapse"]


def test_a_line_that_is_jumped_over_is_not_the_one_that_comes() -> None:
    reader = Reader(step="14", mode="reveal")  # cancelling comes next
    assert written(reader, "s_j sum(y) - y_j") == "unfinished"
    assert written(reader, "-sum_i y_i (δ_ij - s_j)") == "right"


def test_lines_that_nobody_types_have_no_field() -> None:
    for place in (2, 11, 23):  # before a quotient, before the product, before the last line
        reader = Reader(step=str(place), mode="reveal")
        assert bool(reader.block("written")) == (place == 23)
    assert Reader(step="16").block("written") == ""


def test_a_line_that_is_too_long_is_refused() -> None:
    reader = Reader(step="16", mode="reveal")
    reader.choose("written", "s" * 450)
    assert "400" in reader.block("written")
    assert reader.settings.written == ""
