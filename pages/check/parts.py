"""What formulas and numbers have in common: what is asked for, the verdict, two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from core.answers import Outcome
from core.answers.targets import Target
from core.answers.words import TARGET_NAMES
from core.problem import Problem
from pages.check.lines import LINE_NUMBERS
from pages.check.settings import SETTINGS, CheckSettings
from pages.ui import controls
from pages.ui.html import jacobian_entry, symbol
from pages.ui.markup import EMPTY, Html, joined, tag
from pages.ui.template import Template
from pages.ui.text import _, language


def target_choice(settings: CheckSettings) -> Html:
    """What is asked for, as buttons."""
    options = [(target, _(words)) for target, words in TARGET_NAMES.items()]
    return controls.choice(
        "target",
        _("Quantity"),
        options,
        settings.target,
        default=str(SETTINGS[1].default),
    )


def contradicted(
    outcome: Outcome, target: Target, problem: Problem, differing: Sequence[int]
) -> Html:
    """The lines of the derivation that say otherwise, as links; at a cell that differs."""
    if outcome.contradicts is None:
        return EMPTY
    place = _place(target, problem.k, on_line(outcome.contradicts, target, problem.k, differing))
    if outcome.closed is None:
        text = _("Line {number} of the derivation contradicts this")
        return tag("p", _line_link(text, outcome.contradicts, problem, place))
    text = _("Line {number} of the derivation is the first to contradict this")
    first = _line_link(text, outcome.contradicts, problem, place)
    closed = _line_link(_("its closed form: line {number}"), outcome.closed, problem, place)
    return tag("p", first, " · ", closed)


def _line_link(text: str, line: str, problem: Problem, place: dict[str, int]) -> Html:
    number = LINE_NUMBERS[line]
    href = f"./derivation?{problem_query(problem, step=number, **place)}"
    return joined(tag("a", text.format(number=number), href=href), " →")


def on_line(line: str, target: Target, k: int, places: Sequence[int]) -> list[int]:
    """Those of a target's cells that a line of the derivation is about."""
    if target != "jacobian" or not line.endswith("diagonal"):
        return list(places)
    is_diagonal = not line.endswith("off-diagonal")
    return [n for n in places if (n % (k + 1) == 0) == is_diagonal]


def _place(target: Target, k: int, differing: Sequence[int]) -> dict[str, int]:
    """The output i and the logit j that the derivation shows: those of the first of the cells."""
    if not differing:
        return {}
    cell = differing[0]
    match target:
        case "loss":
            return {}
        case "jacobian":
            return {"i": cell // k + 1, "j": cell % k + 1}
        case "gradient":
            return {"j": cell + 1}
        case "softmax" | "grad-s":
            return {"i": cell + 1}


def problem_query(problem: Problem, **more: object) -> str:
    """What a link to another page says of a problem."""
    return urlencode({"x": problem.x_text, "y": problem.y_text, "lang": language()} | more)


def compared(
    template: Template,
    names: Sequence[Html],
    pairs: Iterable[tuple[float, float, bool]],
    heading: str,
    label: str,
) -> Html:
    """Two columns, the reader's and the right one; (theirs, right, whether they differ)."""
    lines = (
        tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", template.num(claimed)),
            tag("td", template.num(true, "value")),
            tag("td", "✗" if differs else "✓", aria_label=_("differs") if differs else _("equal")),
            class_="differs" if differs else None,
        )
        for name, (claimed, true, differs) in zip(names, pairs, strict=True)
    )
    heads = (
        tag("th", text, scope="col") if text else tag("td")
        for text in ("", heading, _("right"), "")
    )
    table = tag(
        "table",
        tag("thead", tag("tr", *heads)),
        tag("tbody", *lines),
        class_="lab-compared",
        aria_label=label,
    )
    return tag("div", table, class_="lab-scroll")


def cell_names(target: Target, k: int) -> list[Html]:
    """What the cells of a target are called, row by row."""
    match target:
        case "loss":
            return [symbol("e")]
        case "softmax":
            return [symbol("s", n) for n in range(1, k + 1)]
        case "jacobian":
            classes = range(1, k + 1)
            return [jacobian_entry(i, j) for i in classes for j in classes]
        case "grad-s":
            return [symbol("∂e/∂s", n) for n in range(1, k + 1)]
        case "gradient":
            return [symbol("∂e/∂x", n) for n in range(1, k + 1)]
