"""Settings as an address gives them, and what a change of one does to the others."""

from __future__ import annotations

import math
import re
from html.parser import HTMLParser

import pytest

from core.limits import NUMBER_TEXT_MAX
from core.problem import Problem
from pages.gradient import PAGE, blocks
from pages.gradient.parameters import BY_NAME, SETTINGS
from pages.gradient.settings import SHOWN, VIEW_NAMES, Settings, ends_rule
from pages.ui.page import Change, View
from tests.pages.gradient.views import opened
from tests.pages.words import words_of

PROBLEM = Problem((1, 2, -0.5), (1, 1, 0))
FOUR = Problem((0.5, 1.5, -1, 0.2), (0.1, 0.6, 0.1, 0.5))
RANGE = ("from", "to", "points")


# --- an address -----------------------------------------------------------------------------


def test_an_address_without_settings_has_the_defaults() -> None:
    assert opened(PROBLEM, {}).settings == Settings()


def test_every_setting_is_read_once_and_typed() -> None:
    line = {"view": "line", "j": "2", "run": "T", "show": "terms", "log": "values,run"}
    settings = opened(PROBLEM, line | {"from": "0.5", "to": "4", "points": "51"}).settings
    assert settings == Settings(
        view="line",
        j=2,
        i=1,
        swept="T",
        show="terms",
        log=("run", "values"),
        low=0.5,
        high=4.0,
        points=51,
    )
    descent = {"view": "descent", "rate": "2.5", "steps": "7", "momentum": "0.5", "over": "line"}
    settings = opened(FOUR, descent | {"i": "4", "j": "2", "c": "1"}).settings
    assert settings == Settings(
        view="descent", k=4, i=4, j=2, c=1, rate=2.5, steps=7, momentum=0.5, over="line"
    )
    assert opened(PROBLEM, {"view": "plane", "of": "3"}).settings.of == "3"


def test_every_parameter_is_a_setting_of_some_view() -> None:
    shown = {name for names in SHOWN.values() for name in names}
    assert {setting.name for setting in SETTINGS} == shown | {"view"}
    assert len(BY_NAME) == len(SETTINGS)


@pytest.mark.parametrize("view", VIEW_NAMES)
@pytest.mark.parametrize("text", ["rubbish", "</script>", "-->", "]>", "\"'`"])
def test_what_means_nothing_in_a_view_is_checked_there_all_the_same(view: str, text: str) -> None:
    hidden = BY_NAME.keys() - {*SHOWN[view], "view", "i", "j"}
    assert hidden
    settings, wrong = PAGE.read(PROBLEM, {"view": view} | dict.fromkeys(hidden, text), strict=True)
    assert wrong.keys() == hidden
    assert all(wrong.values())
    assert settings == opened(PROBLEM, {"view": view}).settings


def test_what_another_view_takes_is_kept_for_it() -> None:
    kept = {"run": "T", "log": "run,values", "points": "401", "from": "0.5", "rate": "2"}
    assert opened(PROBLEM, kept | {"view": "simplex", "points": "121"}).settings.view == "simplex"
    assert opened(PROBLEM, {"view": "descent", "over": "line"} | kept).settings.rate == 2


@pytest.mark.parametrize(
    ("texts", "reported"),
    [
        ({"from": "5", "to": "-5"}, ("from", "to")),
        ({"from": "1", "to": "1"}, ("from", "to")),
        ({"run": "y", "log": "run", "from": "0"}, ("from",)),
        ({"run": "sum", "log": "run,values", "to": "0"}, ("to",)),
        ({"view": "plane", "from": "5", "to": "-5"}, ("from", "to")),
    ],
)
def test_ends_that_do_not_go_together_are_left_out_both(
    texts: dict[str, str], reported: tuple[str, ...]
) -> None:
    """One that is left alone would make a range that nobody asked for."""
    settings, wrong = PAGE.read(PROBLEM, texts, strict=True)
    assert wrong == dict.fromkeys(reported, ends_rule())
    assert (settings.low, settings.high) == (None, None)
    others = {name: text for name, text in texts.items() if name not in ("from", "to")}
    assert settings == opened(PROBLEM, others).settings


@pytest.mark.parametrize("i", [None, *range(1, 5)])
@pytest.mark.parametrize("j", [None, *range(1, 5)])
@pytest.mark.parametrize("c", [None, *range(1, 5)])
def test_three_classes_are_three_wherever_there_are_three(
    i: int | None, j: int | None, c: int | None
) -> None:
    texts = {name: str(n) for name, n in (("i", i), ("j", j), ("c", c)) if n is not None}
    settings = opened(FOUR, {"view": "simplex"} | texts).settings
    assert len({settings.i, settings.j, settings.c}) == 3
    assert settings.j == (j or 1)
    if i is not None and i != settings.j:
        assert settings.i == i
    if c is not None and c not in (settings.i, settings.j):
        assert settings.c == c
    two = Problem((1, 2), (0, 1))
    if max(i or 1, j or 1) <= 2:
        settings = opened(two, {name: texts[name] for name in texts.keys() - {"c"}}).settings
        assert {settings.i, settings.j} == {1, 2}


def test_the_third_class_is_one_that_is_not_masked() -> None:
    problem = Problem((0.5, 1.5, -math.inf, 0.2, 1), (0.1, 0.6, 0, 0.5, 0))
    assert opened(problem, {"view": "simplex"}).settings.c == 4
    # Where no other is left, it is a masked one: the view says why there is no triangle.
    assert opened(Problem((1, 2, -math.inf), (1, 0, 0)), {"view": "simplex"}).settings.c == 3


# --- another number of classes --------------------------------------------------------------


def test_a_link_to_a_class_that_is_not_there_is_broken() -> None:
    texts = {"view": "simplex", "i": "4", "j": "5", "c": "6"}
    _settings, wrong = PAGE.read(PROBLEM, texts, strict=True)
    assert wrong == dict.fromkeys("ijc", "1 … 3")


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_classes_that_are_gone_are_others_after_an_edit(view: str) -> None:
    texts = {"view": view, "i": "4", "j": "3", "c": "2", "of": "4"}
    for problem in (FOUR, PROBLEM, Problem((1, 2), (0, 1))):
        settings, wrong = PAGE.read(problem, texts)
        assert wrong.keys() <= {"of"}  # the heights of a class that is gone
        assert settings.k == problem.k
        assert settings.j == min(3, problem.k)
        assert settings.i != settings.j
        assert max(settings.i, settings.j, settings.c) <= problem.k
        template = blocks.build(View(problem, settings, PAGE, {}))
        assert set(template.skeletons) >= {"loss", "views", "settings", "description"}
        for make in template.figures.values():
            assert make()["alt"]
    assert PAGE.read(FOUR, texts)[0].j == 3  # with the class back, what was chosen is back


def test_the_fields_follow_the_number_of_classes() -> None:
    assert fields_of(opened(FOUR, {"view": "simplex"})) == ["i", "j", "c", "points"]
    assert fields_of(opened(PROBLEM, {"view": "simplex"})) == ["points"]
    descent = ["rate", "steps", "over", "momentum"]
    for problem, over, classes in (
        (FOUR, "line", ["j"]),
        (FOUR, "plane", ["j", "i"]),
        (FOUR, "simplex", ["j", "i", "c"]),
        (PROBLEM, "simplex", []),  # its triangle has all three
    ):
        view = opened(problem, {"view": "descent", "over": over})
        assert fields_of(view) == [*descent, *classes]
    for problem in (PROBLEM, FOUR):
        chosen = Fields(opened(problem, {"view": "plane"})).options["j"]
        assert chosen == [str(n) for n in range(1, problem.k + 1)]


# --- the row of fields ----------------------------------------------------------------------


class Fields(HTMLParser):
    """The names, options, values and errors of the fields of a view."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.names: list[str] = []
        self.options: dict[str, list[str]] = {}
        self.values: dict[str, str] = {}
        self.errors: dict[str, str] = {}
        self._error = ""
        self.feed(blocks.build(view).html("settings"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "data-setting" in found:
            self.names.append(found["data-setting"])
        elif tag == "option":
            self.options.setdefault(self.names[-1], []).append(found["value"])
            if "selected" in found:
                self.values[self.names[-1]] = found["value"]
        elif found.get("type") == "checkbox":
            self.options.setdefault(self.names[-1], []).append(found["value"])
            if "checked" in found:
                before = self.values.get(self.names[-1])
                self.values[self.names[-1]] = ",".join(filter(None, [before, found["value"]]))
        elif tag == "input":
            self.values[self.names[-1]] = found["value"]
        self._error = self.names[-1] if found.get("role") == "alert" else ""

    def handle_data(self, data: str) -> None:
        if self._error:
            self.errors[self._error] = data


def fields_of(view: View) -> list[str]:
    return Fields(view).names


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_every_view_shows_its_settings_with_their_values(view: str) -> None:
    texts = {
        "view": view,
        "i": "2",
        "j": "4",
        "c": "1",
        "run": "sum",
        "show": "s",
        "log": "run,values",
        "from": "0.25",
        "to": "3",
        "points": "41",
        "of": "3",
        "rate": "0.5",
        "steps": "12",
        "momentum": "0.25",
        "over": "simplex",
    }
    fields = Fields(opened(FOUR, texts))
    assert fields.names == list(SHOWN[view])
    assert fields.values == {name: texts[name] for name in SHOWN[view]}
    assert fields.errors == {}


def more_of(view: View) -> str:
    """The disclosure of what is rarely changed."""
    found = re.search("<details.*</details>", blocks.build(view).html("settings"))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("texts", "rare"),
    [
        ({"view": "line"}, (*RANGE, "log")),
        ({"view": "squared"}, (*RANGE, "log")),
        ({"view": "plane"}, RANGE),
        ({"view": "simplex"}, ("points",)),
        ({"view": "descent"}, ("momentum", "j", "i")),
    ],
)
def test_what_is_rarely_changed_is_behind_a_disclosure(
    texts: dict[str, str], rare: tuple[str, ...]
) -> None:
    more = more_of(opened(PROBLEM, texts))
    assert more.startswith('<details class="lab-more" id="more-settings">')  # closed
    assert tuple(re.findall('data-setting="([a-z]+)"', more)) == rare


def test_the_disclosure_says_what_is_set_in_it() -> None:
    def said(texts: dict[str, str]) -> str:
        return re.findall("<small>(.*?)</small>", more_of(opened(PROBLEM, texts)))[0]

    assert said({}) == "From, To, Points, Logarithmic"
    assert said({"from": "0", "log": "values"}) == "From 0, Logarithmic axis of values"
    assert said({"view": "descent", "momentum": "0.5"}) == "Momentum 0.5"


@pytest.mark.parametrize("wrong", ["from", "to", "points", "log"])
def test_the_disclosure_opens_itself_where_a_field_in_it_is_wrong(wrong: str) -> None:
    view = opened(PROBLEM, {}, notes={wrong: "allowed: 1"})
    assert '<details class="lab-more" id="more-settings" open>' in more_of(view)
    view = opened(PROBLEM, {}, notes={"j": "allowed: 1 … 3"})  # it stands outside
    assert " open>" not in more_of(view)


def test_a_class_that_is_asked_for_twice_is_said() -> None:
    def said(problem: Problem, texts: dict[str, str]) -> list[str]:
        html = blocks.build(opened(problem, texts)).html("settings")
        remarks = re.findall('<p class="lab-remark" role="status">(.*?)</p>', html)
        return [words_of(remark) for remark in remarks]

    plane = {"view": "plane", "i": "2", "j": "2"}
    assert said(PROBLEM, plane) == [
        "A plane needs two logits: the link has x₂ for both axes, so the vertical one shows x₃."
    ]
    assert said(PROBLEM, plane | {"view": "descent"}) == said(PROBLEM, plane)
    assert said(PROBLEM, {"view": "plane", "i": "1"}) == said(
        PROBLEM, {"view": "plane", "i": "1", "j": "1"}
    )
    (triangle,) = said(FOUR, {"view": "simplex", "i": "2", "j": "4", "c": "4"})
    assert triangle.endswith("its corners are 1, 2, 4.")
    for quiet in ({"view": "plane"}, {"view": "plane", "j": "2"}, {"view": "simplex"}):
        assert said(FOUR, quiet) == []
    assert said(FOUR, {"i": "1", "j": "1"}) == []  # along a line there is but one class


def test_what_is_automatic_stands_empty() -> None:
    fields = Fields(opened(PROBLEM, {}))
    assert [fields.values[name] for name in RANGE] == ["", "", ""]
    assert 'placeholder="auto"' in blocks.build(opened(PROBLEM, {})).html("settings")


def test_a_logit_has_no_logarithmic_axis() -> None:
    assert Fields(opened(PROBLEM, {})).options["log"] == ["values"]
    assert Fields(opened(PROBLEM, {"run": "T"})).options["log"] == ["run", "values"]
    assert "log" in PAGE.read(PROBLEM, {"log": "run"}, strict=True)[1]


def test_the_five_views_are_offered_and_the_present_one_is_pressed() -> None:
    for view in VIEW_NAMES:
        html = blocks.build(opened(PROBLEM, {"view": view})).html("views")
        assert all(f'data-value="{name}"' in html for name in VIEW_NAMES)
        assert f'data-set="view" data-value="{view}" aria-pressed="true"' in html
        assert html.count('aria-pressed="true"') == 1


# --- a change of one ------------------------------------------------------------------------


def test_a_right_text_is_taken_and_its_message_goes() -> None:
    change = blocks.change_setting(opened(PROBLEM, {}), "points", "51")
    assert change.settings == {"points": "51"}
    assert change.notes == {"points": ""}
    assert change.problem is None
    assert not any(change.choices.values())


@pytest.mark.parametrize(
    ("texts", "name", "text", "allowed"),
    [
        ({}, "from", "abc", "−10000 … 10000"),
        ({}, "from", "-inf", "−10000 … 10000"),
        ({"run": "y"}, "from", "-1", "0 … "),
        ({"from": "-4", "to": "4"}, "from", "5", "“From” below “To”"),
        ({"from": "-4", "to": "4"}, "to", "-4", "“From” below “To”"),
        ({"run": "y", "from": "0"}, "log", "run", "above 0 on a logarithmic axis"),
        ({"run": "y", "log": "run"}, "from", "0", "above 0 on a logarithmic axis"),
        ({}, "log", "run", "values"),
        ({}, "points", "20", "21 … 401"),
        ({"view": "plane"}, "points", "401", "21 … 121"),
        ({"view": "plane"}, "of", "4", "loss, 1, 2, 3"),
        ({}, "j", "4", "1 … 3"),
        ({}, "j", "0", "1 … 3"),
        ({}, "j", "x", "1 … 3"),
        ({"view": "descent"}, "rate", "0", "0.001 … 1000"),
        ({"view": "descent"}, "steps", "501", "1 … 500"),
        ({"view": "descent"}, "momentum", "1", "0 … 0.99"),
        ({"view": "descent"}, "over", "moon", "line, plane, simplex"),
        ({}, "view", "sphere", "line, plane, simplex, descent, squared"),
        ({}, "run", "z", "x, y, sum, T"),
        ({}, "show", "<b>", "grad, s, loss, terms"),
    ],
)
def test_a_wrong_text_is_told_and_changes_nothing(
    texts: dict[str, str], name: str, text: str, allowed: str
) -> None:
    view = opened(PROBLEM, texts)
    change = blocks.change_setting(view, name, text)
    assert change.settings == {}
    assert change.problem is None
    assert change.notes.keys() == {name}
    assert change.notes[name].startswith("allowed: ")
    assert allowed in change.notes[name]
    if name not in view.settings.shown:
        return
    # It stands beside its field, which keeps what was typed, while the view stays as it is.
    told = View(PROBLEM, view.settings, PAGE, {}, notes=change.notes, choices=change.choices)
    fields = Fields(told)
    assert fields.errors == change.notes
    if name in ("from", "to", "points", "rate", "steps", "momentum"):
        assert fields.values[name] == text
    assert blocks.build(told).html("description") == blocks.build(view).html("description")


def test_a_text_that_was_refused_goes_with_its_message() -> None:
    view = opened(PROBLEM, {"from": "-4", "to": "4"})
    refused = blocks.change_setting(view, "from", "5")
    mended = blocks.change_setting(
        View(PROBLEM, view.settings, PAGE, {}, refused.notes, refused.choices), "from", "-3"
    )
    assert mended.settings == {"from": "-3"}
    assert mended.notes == dict.fromkeys(refused.notes, "")
    assert mended.choices == dict.fromkeys(refused.choices, "")
    # A field whose message has gone shows its setting, whatever is remembered.
    after = View(PROBLEM, view.settings, PAGE, {}, {}, refused.choices)
    assert Fields(after).values["from"] == "-4"


def test_a_refused_text_is_escaped() -> None:
    view = opened(PROBLEM, {})
    change = blocks.change_setting(view, "from", '"><script>')
    told = View(PROBLEM, view.settings, PAGE, {}, change.notes, change.choices)
    assert "<script>" not in blocks.build(told).html("settings")


def test_an_empty_text_is_the_default() -> None:
    view = opened(PROBLEM, {"from": "-4", "log": "values"})
    for name in ("from", "log", "points", "j"):
        change = blocks.change_setting(view, name, "")
        assert change.settings == {name: ""}
        assert change.notes == {name: ""}


def test_what_is_swept_takes_the_range_along() -> None:
    texts = {"run": "y", "from": "0.5", "to": "3", "points": "51", "log": "run"}
    change = blocks.change_setting(opened(PROBLEM, texts), "run", "T")
    assert change.settings == {"from": "", "to": "", "points": "", "log": "", "run": "T"}
    assert change.notes == dict.fromkeys((*RANGE, "log", "run"), "")


def test_another_view_takes_the_range_and_all_messages_along() -> None:
    texts = {"from": "0.5", "to": "3", "points": "51", "log": "values"}
    change = blocks.change_setting(opened(PROBLEM, texts), "view", "plane")
    assert change.settings == {"from": "", "to": "", "points": "", "view": "plane"}
    assert change.notes == dict.fromkeys(BY_NAME, "")


@pytest.mark.parametrize(("name", "text"), [("view", "line"), ("run", "y"), ("view", "")])
def test_what_is_chosen_already_leaves_the_range_as_it_is(name: str, text: str) -> None:
    change = blocks.change_setting(opened(PROBLEM, {"run": "y", "from": "0.5"}), name, text)
    assert change.settings == {name: text}


def test_two_classes_change_places() -> None:
    plane = opened(PROBLEM, {"view": "plane", "j": "1", "i": "3"})
    assert blocks.change_setting(plane, "j", "3").settings == {"j": "3", "i": "1"}
    assert blocks.change_setting(plane, "j", "2").settings == {"j": "2"}
    simplex = opened(FOUR, {"view": "simplex", "i": "2", "j": "1", "c": "4"})
    assert blocks.change_setting(simplex, "c", "2").settings == {"c": "2", "i": "4"}
    assert blocks.change_setting(simplex, "i", "1").settings == {"i": "1", "j": "2"}
    line = opened(PROBLEM, {"j": "1", "i": "2"})  # where i is not shown, it gives nothing
    assert blocks.change_setting(line, "j", "2").settings == {"j": "2"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rate", "2"),  # of another view
        ("i", "2"),
        ("x", "1,2"),
        ("lang", "zh"),
        ("points", "5" * (NUMBER_TEXT_MAX + 1)),
    ],
)
def test_what_is_no_field_of_the_view_changes_nothing(name: str, text: str) -> None:
    assert blocks.change_setting(opened(PROBLEM, {}), name, text) == Change()
