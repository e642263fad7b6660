"""The gradient page: one view of how the gradient changes, chosen in `settings`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from core.numeric import ForwardBackward, forward_backward
from pages.gradient import guess, settings_row
from pages.gradient.figure_actions import act as act
from pages.gradient.parameters import GUESS
from pages.gradient.settings import Settings
from pages.gradient.views import GradientView, view_class
from pages.ui import controls
from pages.ui.copied import copied_vectors
from pages.ui.exact import add_exact
from pages.ui.figures import Figure, nothing
from pages.ui.figures.table import Table
from pages.ui.loss import loss
from pages.ui.markup import EMPTY, Html, joined, tag
from pages.ui.page import Change, View
from pages.ui.template import Template
from pages.ui.text import _


def build(view: View) -> Template:
    """Numbers and words at once; the figures are made when they are asked for."""
    settings, shown = view.settings, gradient_view(view)
    template = Template(full=settings.digits != "few")
    loss(template, view.problem, float(shown.present.loss))
    add_exact(template, view, shown.present, ("loss", "s", "grad-x"))
    template.block("views", settings_row.view_choice(view))
    template.block("files-menu", _files(template, shown.present))
    template.block("settings", settings_row.fields(view))
    template.block("description", _description(template, settings, shown))
    _ask(template, view, shown)
    template.figures["sweep"] = partial(_figure, shown)
    template.figures |= shown.other_figures()
    if settings.view == "squared":
        title = _("Both gradients, derived and checked by SymPy")
        place = tag("div", data_block="derivation-lines")
        # The fold stays as it is, open or closed, while the lines in it are sent.
        template.block("derivation-fold", controls.fold("derivation-lines", title, place))
        template.slow["derivation-lines"] = partial(_derivation_lines, settings)
    return template


def _ask(template: Template, view: View, shown: GradientView) -> None:
    """The question of each figure; of the first, a field for an answer and what becomes of it."""
    if shown.reason:
        return
    asked, text = shown.asked, view.choices.get(GUESS.name, "")
    error = view.notes.get(GUESS.name, "")
    field = guess.field(template, asked, text, error) if asked else EMPTY
    box = partial(guess.box, view.settings.view, gives_answer="answers" not in view.locked)
    first = box("sweep", field, tag("div", data_block="guess-outcome"))
    template.block("guess", joined(first, *(box(figure) for figure in shown.other_figures())))
    if asked and text:
        template.late["guess-outcome"] = partial(guess.marked, asked, text, view.problem)


def change_setting(view: View, name: str, text: str) -> Change:
    """Change a setting; a guess was about the numbers of before."""
    if name == GUESS.name:
        return guess.take(text)
    change = settings_row.change_setting(view, name, text)
    if not change.settings or GUESS.name not in view.choices:
        return change
    return replace(change, choices={**change.choices, GUESS.name: ""})


def gradient_view(view: View) -> GradientView:
    """The view of the present problem that the reader has chosen."""
    values = forward_backward(view.problem.x, view.problem.y)
    return view_class(view.settings.view)(view.problem, view.settings, values)


def table(view: View) -> Table | None:
    """All data of the view's figure; None where there is no figure."""
    shown = gradient_view(view)
    return None if shown.reason else shown.table()


def _files(template: Template, values: ForwardBackward) -> Html:
    """What there is to take away."""
    return controls.menu(
        "files",
        _("Export"),
        controls.download_link("download-csv", _("Data (CSV)"), "gradient.csv"),
        controls.download_link("download-html", _("Interactive page (HTML)"), "gradient.html"),
        copied_vectors(template, values),
    )


def _description(template: Template, settings: Settings, shown: GradientView) -> Html:
    # Where there is no figure there are no files either: the style goes by the class.
    css = "lab-told" if shown.reason else "lab-described"
    words = template.words(shown.description)
    return tag("p", words, class_=css, data_view=settings.view, aria_live="polite")


def _figure(shown: GradientView) -> Figure:
    """The figure of the view; an empty one where the description gives a reason."""
    return nothing(shown.reason, title="") if shown.reason else shown.figure()


def _derivation_lines(settings: Settings) -> Html:
    from pages.gradient.derivation_lines import lines  # SymPy, which no other view needs

    return lines(settings.k, settings.j)
