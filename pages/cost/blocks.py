"""The cost page: what each way comes to, counted, measured, or at a language model's size."""

from __future__ import annotations

from core.cost.limits import BATCH_MAX, TOKENS_OF_A_BATCH_MAX
from core.numeric import forward_backward
from pages.cost import counted, measured, model
from pages.cost.measuring import act as act
from pages.cost.measuring import watch as watch
from pages.cost.question import gives_away as gives_away
from pages.cost.settings import STORED, CostSettings
from pages.cost.words import count_text
from pages.ui import controls
from pages.ui.copied import copied_vectors
from pages.ui.markup import Html
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _

_PARTS = {"counted": counted.add, "measured": measured.add, "model": model.add}


def build(view: View) -> Template:
    """One part of the page, chosen in `settings`; its figure is made when it is asked for."""
    settings: CostSettings = view.settings
    template = Template(full=settings.digits != "few")
    template.block("views", _parts(settings))
    template.block("files-menu", _files(template, view))
    template.block("settings", _fields(view))
    _PARTS[settings.part](template, view)
    return template


def _parts(settings: CostSettings) -> Html:
    options = [
        ("counted", _("Counted")),
        ("measured", _("Measured here")),
        ("model", _("A language model")),
    ]
    return controls.choice(
        "cost", _("How it is shown"), options, settings.part, default="counted", hidden=True
    )


def _files(template: Template, view: View) -> Html:
    values = forward_backward(view.problem.x, view.problem.y)
    return controls.menu(
        "files",
        _("Export"),
        controls.download_link("download-csv", _("Data (CSV)"), "cost.csv"),
        controls.download_link("download-md", _("The comparison (Markdown)"), "cost.md"),
        copied_vectors(template, values),
    )


def _fields(view: View) -> Html:
    """The settings of the part that is shown."""
    settings: CostSettings = view.settings
    if settings.part == "measured":
        fields = measured.controls_of_plot(settings)
    elif settings.part == "counted":
        label = _("Batch size N")
        fields = controls.text_field(
            "batch",
            label,
            str(settings.rows),
            error=view.notes.get("batch", ""),
            most=len(str(BATCH_MAX)) + 1,
        )
    else:
        fields = controls.group(_("The model"), *_model_fields(view), css="lab-settings")
    return controls.group(_("Settings"), fields, css="lab-settings")


def _model_fields(view: View) -> list[Html]:
    settings: CostSettings = view.settings
    tokens = _("Tokens in a batch")
    return [
        controls.select_field(
            "vocabulary",
            _("Vocabulary, k"),
            model.fields(settings),
            str(settings.vocabulary),
            view.notes.get("vocabulary", ""),
        ),
        controls.text_field(
            "tokens",
            tokens,
            str(settings.tokens),
            error=view.notes.get("tokens", ""),
            most=len(count_text(TOKENS_OF_A_BATCH_MAX)),
        ),
        controls.select_field(
            "stored", _("Numbers stored as"), [(t, t) for t in STORED], settings.stored
        ),
    ]
