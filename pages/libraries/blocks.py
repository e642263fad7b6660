"""The page of libraries: what calls return for the problem, or NumPy beside PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from core.libraries.batch import Asked
from core.libraries.calls import Call
from core.libraries.comparison import Compared, compare
from core.libraries.given import batch_of
from core.libraries.live.process import is_installed
from core.libraries.versions import RECORDED
from core.numeric import ForwardBackward, forward_backward
from pages.libraries import arguments
from pages.libraries.arguments import change_setting as change_setting
from pages.libraries.calls_table import table
from pages.libraries.companion_lines import companion
from pages.libraries.divisor_table import divisor_table
from pages.libraries.live_torch import live
from pages.libraries.names import VARIANTS, with_version
from pages.libraries.overview import overview
from pages.libraries.question import gives_away as gives_away
from pages.libraries.question import question
from pages.libraries.settings import LibrariesSettings
from pages.ui import controls
from pages.ui.copied import Copied, copied_vectors
from pages.ui.exact import add_exact
from pages.ui.markup import Html, kept, tag
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, language, listed

_LIBRARIES = ("torch", "tensorflow", "keras", "jax", "optax", "sklearn")


def build(view: View) -> Template:
    """The part that the reader has chosen."""
    settings: LibrariesSettings = view.settings
    template = Template(full=settings.digits != "few")
    values = forward_backward(view.problem.x, view.problem.y)
    template.block("part", _parts(settings.part, language()))
    if settings.part == "companion":
        template.block("companion", companion(template, view.problem, values))
        add_exact(template, view, values, ("loss", "s", "grad-s", "grad-x"))
        template.block("files-menu", _files(template, values, ()))
        return template
    batch = batch_of(view.problem, settings.rows, asked(settings), largest=settings.largest)
    # The table first: what stands after it does not change the numbers of its live values.
    compared = compare(batch)
    template.block("calls", table(template, batch, compared, answered=settings.answered))
    template.block("question", question(template, view.problem, values, settings))
    if settings.answered:
        template.block("overview", overview(template, compared))
    add_exact(template, view, values, ("loss", "grad-x"))
    fields = arguments.fields(view, has_index=batch.index is not None)
    template.block("settings", fields)
    if _has_divisor(settings):
        template.block("divisor", divisor_table(template, batch))
    template.block("recorded", _recorded(language()))
    shown = compared if settings.answered else ()
    template.block("files-menu", _files(template, values, shown, rows=batch.rows))
    if settings.answered and "numbers" not in view.hidden and is_installed():
        template.outside["live-torch"] = partial(live, batch)
    return template


def asked(settings: LibrariesSettings) -> Asked:
    """What the calls are asked for; classes are counted from 0 there."""
    ignore = None if settings.ignore is None else settings.ignore - 1
    return Asked(settings.reduction, settings.weight, settings.smoothing, ignore)


def _has_divisor(settings: LibrariesSettings) -> bool:
    """Whether the divisor of a mean is worth a look."""
    return settings.answered and (
        settings.rows > 1 or bool(settings.weight) or settings.ignore is not None
    )


@kept
def _parts(part: str, language: str) -> Html:
    options = [
        ("returned", _("What libraries return")),
        ("companion", _("NumPy beside PyTorch")),
    ]
    return controls.choice("part", _("Part"), options, part, default="returned", hidden=True)


def _files(
    template: Template, values: ForwardBackward, compared: Sequence[Compared], *, rows: int = 1
) -> Html:
    """What there is to take away: files, and what the calls return, as vectors."""
    calls = (_returned(row.call, rows=rows) for row in compared)
    return controls.menu(
        "files",
        _("Export"),
        controls.download_link("download-md", _("Comparison (Markdown)"), "libraries.md"),
        controls.download_link("download-numpy", _("NumPy program"), "companion_numpy.py"),
        controls.download_link("download-torch", _("PyTorch program"), "companion_torch.py"),
        copied_vectors(template, values, *calls),
    )


def _returned(call: Call, *, rows: int) -> Copied:
    """The gradient that a call returns, a row for each row of the batch."""
    place = f'[data-call="{call.key}"] tr:nth-child(odd) td:not([class]) .lab-num'
    name = call.documentation.rpartition(".")[2]
    return Copied("∂e/∂x", place, rows > 1, f"{name} · {_(VARIANTS[call.key])}")


@kept
def _recorded(language: str) -> Html:
    """What the models of the calls were held against."""
    text = _(
        "Each call is a model of the library, held against what the real one returned: recorded "
        "with {versions} on {date}."
    ).format(versions=listed(map(with_version, _LIBRARIES)), date=RECORDED.date)
    return tag("p", text, class_="lab-note")
