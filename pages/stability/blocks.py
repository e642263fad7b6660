"""The stability page: digits along a line, one way step by step, or finite differences."""

from __future__ import annotations

from functools import partial

from core.numeric import forward_backward
from core.stability import WAYS
from pages.stability import (
    controls_row,
    differences_question,
    results,
    steps,
    steps_question,
)
from pages.stability.controls_row import change_setting as change_setting
from pages.stability.differences_view import DifferencesView
from pages.stability.digits_view import DigitsView
from pages.stability.exact_rows import exact_row
from pages.stability.figure_actions import act as act
from pages.stability.present import Present
from pages.stability.question import answer, question
from pages.stability.question import gives_away as gives_away
from pages.stability.settings import StabilitySettings
from pages.stability.words import way_name
from pages.ui import controls
from pages.ui.copied import Copied, copied_vectors
from pages.ui.digits import digit_choice
from pages.ui.figures import Figure, nothing
from pages.ui.figures.table import Table
from pages.ui.markup import EMPTY, Html, tag
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _

FIGURE = "curves"


def build(view: View) -> Template:
    """Numbers and words at once; the figure and exact values are made when they are asked for."""
    settings: StabilitySettings = view.settings
    template = Template(full=settings.digits != "few")
    present = Present(view.problem, settings)
    template.block("views", controls_row.parts(settings))
    template.block("settings", controls_row.fields(view))
    digit_choice(template, settings.digits)
    shows_numbers = "numbers" not in view.hidden
    if settings.part == "steps":
        template.block("part", tag("div", hidden=True, data_part="steps"))
        template.block("question", steps_question.question(template, present))
        if not settings.culprit:
            template.block("steps", steps.outline(present))
        elif shows_numbers:  # what is made late comes with its numbers in it
            template.late["answer"] = partial(steps_question.answer, present)
            template.late["steps"] = partial(steps.steps, present)
    else:
        _add_plot(template, view, present)
    is_open = settings.part == "steps" and not settings.culprit  # its digits would answer
    is_exact = settings.digits == "exact" and shows_numbers and not is_open
    template.block("files-menu", _files(template, view))
    results_table = EMPTY if is_open else results.table(template, present, exact=is_exact)
    template.block("results", results_table)
    if is_exact:
        for way in WAYS:
            template.late[results.exact_key(way)] = partial(exact_row, present, way)
    return template


def _add_plot(template: Template, view: View, present: Present) -> None:
    """The plot of the part, what is asked before it, and what is said below it.

    Whatever needs the whole curve is made late: at k = 1 000 that takes longer than an answer may.
    """
    settings: StabilitySettings = view.settings
    shown, shows_numbers = plot_view(settings, present), "numbers" not in view.hidden
    template.block("part", tag("div", hidden=True, data_part=settings.part))
    if isinstance(shown, DigitsView):
        template.block("description", _said(template.words(shown.description), shown.reason))
        if not shown.reason:
            template.block("question", question(template, shown))
            if settings.guess and shows_numbers:
                template.late["answer"] = partial(answer, shown)
    elif shown.reason:
        template.block("description", _said(template.words(shown.reason), shown.reason))
    else:
        template.block("question", differences_question.question(template, shown))
        if settings.passes and shows_numbers:
            template.late["answer"] = partial(differences_question.answer, shown)
            template.late["description"] = lambda: _said(tag("span", shown.description), "")
    template.figures[FIGURE] = partial(_figure, settings, shown)


def _said(words: Html, reason: str) -> Html:
    # Where there is no figure there are no files either: the style goes by the class.
    css = "lab-told" if reason else "lab-described"
    return tag("p", words, class_=css, aria_live="polite")


def plot_view(settings: StabilitySettings, present: Present) -> DigitsView | DifferencesView:
    """The view of the part that has a plot."""
    return DifferencesView(present) if settings.part == "differences" else DigitsView(present)


def table(view: View) -> Table | None:
    """All data of the plot; None where there is none."""
    shown = plot_view(view.settings, Present(view.problem, view.settings))
    return None if shown.reason else shown.table()


def _figure(settings: StabilitySettings, view: DigitsView | DifferencesView) -> Figure:
    """The figure; an empty one where the description gives a reason."""
    figure = nothing(view.reason, title="") if view.reason else view.figure()
    return figure | {"asks": settings.part}


def _files(template: Template, view: View) -> Html:
    """What there is to take away: the plot's data, and vectors, by each method too."""
    has_plot = view.settings.part != "steps"
    link = controls.download_link("download-csv", _("Data (CSV)"), "stability.csv")
    copies = copied_vectors(
        template,
        forward_backward(view.problem.x, view.problem.y),
        *(
            Copied("∂e/∂x", f"{results.gradient_of(way)} .lab-num", of=way_name(way))
            for way in WAYS
        ),
    )
    return controls.menu("files", _("Export"), *((link,) if has_plot else ()), copies)
