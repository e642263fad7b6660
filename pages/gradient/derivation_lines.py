"""Cross-entropy's and squared error's gradient of one component, line by line; no algebra."""

from __future__ import annotations

from functools import lru_cache

from core.limits import PLACES_CACHED
from core.symbolic import Step, derive_component
from core.symbolic.squared_error import derive_squared_error
from core.worked.words import capitalised
from pages.ui.formulas import formula, verdict
from pages.ui.markup import Html, joined, tag
from pages.ui.text import LANGUAGES, _, language

LINES_MAX = 4  # classes that a derivation is written out for: more do not fit a screen


def lines(k: int, j: int) -> Html:
    """The lines for component j of k classes, from 1; with more than LINES_MAX, for fewer."""
    size = min(k, LINES_MAX)
    return _lines(size, min(j, size), language())


@lru_cache(maxsize=PLACES_CACHED * len(LANGUAGES))  # made again at every edit otherwise
def _lines(k: int, j: int, language: str) -> Html:
    """Of each line: rule, check, formula and reason."""
    component = [step for step in derive_component(k, j) if step.id in ("chain-rule", "collapse")]
    squared = derive_squared_error(k, j).steps
    return joined(_route(_("Cross-entropy"), component), _route(_("Squared error"), squared))


def _route(name: str, steps: list[Step] | tuple[Step, ...]) -> Html:
    return joined(tag("h2", name, class_="lab-route"), *map(_line, steps))


def _line(step: Step) -> Html:
    css, outcome, more = verdict(step.check())
    rule = tag("h3", capitalised(_(step.rule)))
    badge = tag("span", outcome, class_=f"lab-badge {css}", title=more or None)
    return joined(
        tag("div", rule, badge, class_="lab-step"),
        formula(step.latex(), [step.latex()]),
        tag("p", _(step.note), class_="lab-note"),
    )
