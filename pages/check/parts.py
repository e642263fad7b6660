"""What formulas and numbers have in common: what is asked for, the verdict, two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from core.answers.targets import Target
from core.answers.words import TARGET_NAMES
from core.problem import Problem
from pages.check.lines import LINE_NUMBERS
from pages.check.settings import SETTINGS, CheckSettings
from pages.ui import controls
from pages.ui.html import jacobian_entry, symbol
from pages.ui.markup import Html, tag
from pages.ui.template import Template
from pages.ui.text import _, language


def target_choice(settings: CheckSettings) -> Html:
    """What is asked for, as buttons."""
    options = [(target, _(words)) for target, words in TARGET_NAMES.items()]
    return controls.choice(
        "target",
        _("What is asked for"),
        options,
        settings.target,
        default=str(SETTINGS[1].default),
    )


def contradicted(line: str, problem: Problem) -> Html:
    """The line of the derivation that says otherwise, as a link."""
    number = LINE_NUMBERS[line]
    text = _("Line {number} of the derivation says otherwise").format(number=number)
    query = problem_query(problem, step=number)
    return tag("p", tag("a", text, href=f"./derivation?{query}"), " →")


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
