"""The verdicts first: which calls return the true gradient, which another one, which refuse."""

from __future__ import annotations

from core.libraries.calls import Call
from core.libraries.comparison import Compared
from pages.libraries.names import LIBRARIES, VARIANTS
from pages.libraries.verdicts import badge, every_badge
from pages.ui.markup import Html, tag
from pages.ui.template import Template
from pages.ui.text import _, listed


def overview(template: Template, compared: list[Compared]) -> Html:
    """A line for each verdict, with the calls that have it; why, the table says.

    Lines of verdicts that no call has are there too, and hidden: an edit changes words alone.
    """
    names: dict[tuple[str, str, str], list[str]] = {each: [] for each in every_badge()}
    for row in compared:
        names[badge(row)].append(_name(row.call))
    lines = (
        tag(
            "li",
            tag("span", tag("span", sign, aria_hidden="true"), " ", words,
                class_=f"lab-badge {css}"),
            " ",
            template.words(listed(calls), given=True),
        )
        for (css, sign, words), calls in names.items()
    )  # fmt: skip
    return tag(
        "ul", *lines, class_="lab-overview", data_main=True, aria_label=_("Verdicts at a glance")
    )


def _name(call: Call) -> str:
    """A call in a list: its library, its name there, and what tells it from its namesakes."""
    module, _dot, name = call.documentation.rpartition(".")
    library, variant = LIBRARIES[call.library], _(VARIANTS[call.key])
    return f"{library} {name} ({variant})" if module else f"{library} {variant}"
