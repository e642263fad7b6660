"""The derivation page: the line that is looked at, or all lines, with the problem's numbers."""

from __future__ import annotations

import dataclasses
from functools import partial

from core.numeric import forward_backward
from core.symbolic.rules import choices
from pages.derivation import checks, controls, written
from pages.derivation.line_html import all_lines, entry_lines, route_title, single_line
from pages.derivation.settings import ALL, LINES, DerivationSettings
from pages.derivation.walkthrough import Walkthrough
from pages.ui.exact import add_exact
from pages.ui.html import GRADIENT_BY_X, SUM_Y, vector
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.page import Action, Change, View
from pages.ui.template import Template
from pages.ui.text import _

_GRADIENT = joined(GRADIENT_BY_X, Html(f" = s · {SUM_Y} − y"))
_CHECKED = attributes(class_="lab-checked")
_RETURN = "step-before-all"  # the line that Back and Next return to from all lines


def build(view: View) -> Template:
    """The gradient of the problem, and the lines that lead to it."""
    problem, settings = view.problem, view.settings
    walkthrough = Walkthrough(settings, problem)
    template = Template(full=settings.digits != "few")
    values = forward_backward(problem.x, problem.y)
    template.block("grad-x", vector(template, _GRADIENT, values.grad_x.tolist()))
    add_exact(template, view, values, ("loss", "s", "grad-s", "grad-x"))
    template.block("stepper", controls.stepper(settings, problem.k))
    template.block("view-menu", controls.view_menu(settings))
    template.block("files-menu", controls.files_menu())
    if settings.has_closing_line:
        template.block("case", controls.closing_choice(settings))
        template.block("onward", controls.onward(_("See how this gradient changes with x")))
    if settings.entry:
        template.block("entry-place", controls.entry_place(settings, problem.k))
        template.block("entry-lines", entry_lines(template, walkthrough))
    template.block("derivation", _lines(template, walkthrough))
    coming = controls.to_guess(walkthrough)
    if coming is not None:
        template.block("guess", controls.guess(template, walkthrough, coming, view.choices))
        written.add(template, walkthrough, coming, view.notes.get("written", ""))
    template.ahead = walkthrough.ahead()
    to_check = walkthrough.to_check()
    if not checks.all_known(to_check):
        template.checks = partial(checks.run, to_check)
    return template


def _lines(template: Template, walkthrough: Walkthrough) -> Html:
    """Where the reader is, the problem for paper, and the lines."""
    place = walkthrough.settings.place
    return joined(
        _progress(template, walkthrough),
        single_line(template, walkthrough, place) if place else all_lines(template, walkthrough),
    )


def _progress(template: Template, walkthrough: Walkthrough) -> Html:
    """The route, a bar and `line 5 of 24`; beside it how far the checks have come."""
    total = len(walkthrough.steps)
    place = walkthrough.settings.place
    done = place or total
    route = route_title(walkthrough.steps[place - 1]) if place else EMPTY
    text = (
        _("line {place} of {total}").format(place=place, total=total)
        if place
        else _("all {total} lines").format(total=total)
    )
    bar = _progress_bar(done, total, text, _("Progress"))
    checked = template.words(checks.progress(walkthrough.to_check()), fixed=_CHECKED, given=True)
    place_in_words = tag("span", text, role="status")
    return tag("div", route, bar, place_in_words, checked, class_="lab-progress")


@kept
def _progress_bar(done: int, total: int, text: str, label: str) -> Html:
    return tag(
        "div",
        tag("i", style=f"width:{100 * done / total:.1f}%"),
        role="progressbar",
        aria_valuemin=1,
        aria_valuemax=total,
        aria_valuenow=done,
        aria_valuetext=text,
        aria_label=label,
    )


# --- what buttons do ----------------------------------------------------------------------


def act(view: View, action: Action) -> Change | None:
    """Step to a line, show all of them, print them, or guess the next rule."""
    settings: DerivationSettings = view.settings
    match action.name:
        case "first":
            return _show(settings, 1)
        case "back":
            return _move(view, -1)
        case "next":
            return _move(view, 1)
        case "all":
            return _show(settings, None)
        case "print":
            return dataclasses.replace(_show(settings, None), prints=True)
        case "guess":
            return _guess(view, str(action.content["text"]))
    return None


def gives_away(view: View, name: str, text: str) -> bool:
    """Whether something shows a line that is to be guessed before anybody has."""
    settings: DerivationSettings = view.settings
    coming = controls.to_guess(Walkthrough(settings, view.problem))
    if not settings.reveal or coming is None:
        return False
    match name:
        case "mode":
            return text != "reveal"
        case "all" | "print" | "file":
            return True
        case "next":
            return not (settings.written or controls.guess_key(coming) in view.choices)
        case "step":
            return not (text.isdecimal() and int(text) <= (settings.place or 1))
    return False


def _show(settings: DerivationSettings, place: int | None) -> Change:
    """Show a line; None: all of them, from where Back and Next return to the line of before."""
    if place is not None:
        return Change(settings={"step": str(place), "written": ""}, notes={"written": ""})
    left = settings.place
    return Change(
        settings={"step": ALL, "written": ""}, choices={_RETURN: str(left)} if left else {}
    )


def _move(view: View, by: int) -> Change:
    """One line on or back; the way ends at the first and at the last one."""
    place = view.settings.place
    if place is None:
        return _show(view.settings, int(view.choices.get(_RETURN, "1")))
    return _show(view.settings, min(max(place + by, 1), LINES))


def _guess(view: View, rule: str) -> Change | None:
    """Remember which rule is guessed; the same one again takes the guess back."""
    coming = controls.to_guess(Walkthrough(view.settings, view.problem))
    if coming is None or rule not in choices(coming.id):
        return None
    key = controls.guess_key(coming)
    return Change(choices={key: "" if view.choices.get(key) == rule else rule})
