"""Lines of the derivation as HTML: formulas, numbers, words, badges; no algebra."""

from __future__ import annotations

from core.symbolic import Check, Step
from core.worked.lines import ShownLine
from core.worked.speech import speech
from core.worked.words import ROUTES
from pages.derivation import checks
from pages.derivation.size import tall, wide
from pages.derivation.walkthrough import Walkthrough, WorkedLine
from pages.ui.formulas import formula, in_rows, spoken, verdict
from pages.ui.given import given, is_hiding
from pages.ui.hidden_numbers import formula_without_numbers
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.template import Template
from pages.ui.text import _, sentences

_FORMULA = attributes(class_="lab-formula", translate="no")
_FORMULAS = attributes(class_="lab-formulas lab-scroll", role="img")
_REMARK = attributes(class_="lab-remark")
_TURNED = ("jacobian", "row-times-jacobian", "substitute")  # where a transpose slip would sit


@kept
def _route_title(text: str) -> Html:
    return tag("h2", text, class_="lab-route-name")


def route_title(step: Step) -> Html:
    """Which route a line is on."""
    return _route_title(_(ROUTES[step.route]))


def single_line(template: Template, walkthrough: Walkthrough, place: int) -> Html:
    """The line at a place, with the one that it is made from."""
    step = walkthrough.steps[place - 1]
    before = walkthrough.before(step)
    origin = EMPTY
    if before is not None:
        source = walkthrough.source(before).line
        text = _("From line {number}:").format(number=source.number)
        drawn = formula(source.latex, source.rows)
        origin = tag("div", tag("h4", text), drawn, class_="lab-origin")
    return _numbered_line(template, walkthrough, place, origin, main=True)


def all_lines(template: Template, walkthrough: Walkthrough) -> Html:
    """All lines, under the titles of their routes."""
    parts, route = [], ""
    for place, step in enumerate(walkthrough.steps, 1):
        if step.route != route:
            route = step.route
            parts.append(tag("h2", _(ROUTES[route]), class_="lab-route"))
        parts.append(_numbered_line(template, walkthrough, place, main=place == 1))
    return joined(*parts)


def entry_lines(template: Template, walkthrough: Walkthrough) -> Html:
    """The lines of the entry (i, j) of the Jacobian."""
    i, j = walkthrough.settings.i, walkthrough.settings.j
    kind = _("on the diagonal") if i == j else _("off the diagonal")
    title = _("Entry ({i}, {j}) of the Jacobian, {kind}").format(i=i, j=j, kind=kind)
    lines = (
        tag(
            "section",
            _head(template, worked.line, f"{checks.ENTRY}{step.id}", checks.known(step)),
            formula(worked.line.latex, worked.line.rows),
            _current(template, worked),
            _foot(template, worked),
            class_="lab-line",
        )
        for step, worked in zip(walkthrough.entry(), walkthrough.entry_lines(), strict=True)
    )
    return joined(tag("h2", title), *lines)


def _numbered_line(
    template: Template,
    walkthrough: Walkthrough,
    place: int,
    origin: Html = EMPTY,
    *,
    main: bool,
) -> Html:
    step = walkthrough.steps[place - 1]
    worked = walkthrough.line(step)
    line = worked.line
    remarks = (_meeting(walkthrough, place), _transposing(walkthrough, place))
    shown = (tag("p", text, class_="lab-remark") for text in remarks if text)
    is_tall = main and tall(line)
    return tag(
        "section",
        _head(template, line, step.id, checks.known(step)),
        origin,
        tag(
            "div",
            formula(line.latex, line.rows, css="lab-main"),
            _current(template, worked),
            class_="lab-worked",
            data_main=main,
            data_fit=main and (is_tall or wide(line)),
        ),
        _foot(template, worked, *shown),
        class_=f"lab-line{' tall' * is_tall}",
        data_step=step.id,
    )


def _head(template: Template, line: ShownLine, name: str, check: Check | None) -> Html:
    """The number and the rule of a line, and the outcome of its check, found by its name."""
    css, text, more = verdict(check)
    fixed = attributes(data_check=name)
    badge = template.live("span", fixed=fixed, class_=f"lab-badge {css}", text=text, title=more)
    head = tag("div", _title(str(line.number), line.rule), badge, class_="lab-step")
    return joined(head, _note(line.note))


@kept
def _title(number: str, rule: str) -> Html:
    return tag("h3", tag("span", number, class_="lab-step-number"), " ", rule)


@kept
def _note(text: str) -> Html:
    return tag("p", text, class_="lab-note")


def _foot(template: Template, worked: WorkedLine, *remarks: Html) -> Html:
    """What stands below a line: remarks, a button to copy it, and it in words."""
    tools = (_copy_button(worked.line), _words(template, worked))
    return joined(*remarks, tag("div", *tools, class_="lab-line-tools"))


def _current(template: Template, worked: WorkedLine) -> Html:
    """The line with the numbers of the moment, and what is to be said of them."""
    line = worked.line
    remark = template.words(line.remark, "p", _REMARK) if line.remark else EMPTY
    if not line.current:
        return remark
    title = tag("h4", _("With the current numbers:"))
    drawn = template.around("div", fixed=_FORMULA, data_tex=in_rows(line.current_rows))
    box = template.around("div", drawn, fixed=_FORMULAS, aria_label=_spoken(worked))
    return tag("div", title, box, remark, class_="lab-current")


def _words(template: Template, worked: WorkedLine) -> Html:
    """The line as a sentence, to be unfolded."""
    line = worked.line
    parts = [_("{rule}: {formula}.").format(rule=line.rule, formula=given(spoken(line.latex)))]
    if worked.spoken:
        parts.append(_("With the current numbers, {formula}.").format(formula=_spoken(worked)))
    text = template.words(sentences(*parts), "p")
    return tag("details", tag("summary", _("In words")), text)


def _spoken(worked: WorkedLine) -> str:
    """The line with its numbers in words; where they are hidden, an index is still said."""
    if not is_hiding():
        return worked.spoken
    return given(speech(formula_without_numbers(worked.line.current).replace("{?}", "?"), _))


def _copy_button(line: ShownLine) -> Html:
    """A button that copies the line's LaTeX; `components/shared/clipboard.js` listens."""
    label = _("Copy the LaTeX of line {number}").format(number=line.number)
    return tag(
        "button",
        _("Copy LaTeX"),
        type="button",
        class_="lab-copy",
        data_copy=line.latex,
        data_copied=_("Copied"),
        aria_label=label,
    )


def _meeting(walkthrough: Walkthrough, place: int) -> str:
    """That the two routes say the same here, if they do."""
    other = walkthrough.meeting(walkthrough.steps[place - 1])
    if other is None:
        return ""
    return _("Here the two routes meet: line {number} says the same.").format(number=other)


def _transposing(walkthrough: Walkthrough, place: int) -> str:
    """Why rows and columns may be mixed up without notice."""
    if walkthrough.steps[place - 1].id not in _TURNED:
        return ""
    shapes = (
        _("Column layout: gradients are k × 1 columns, and the Jacobian stands on the left.")
        if walkthrough.settings.columns
        else _("Row layout: gradients are 1 × k rows, and the Jacobian stands on the right.")
    )
    return sentences(
        shapes,
        _(
            "The Jacobian of softmax equals its own transpose, so a slip between rows and columns "
            "changes no number here; with most other layers it would."
        ),
    )
