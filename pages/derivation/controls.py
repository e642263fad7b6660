"""What the reader steps, chooses and guesses with."""

from __future__ import annotations

from collections.abc import Mapping

from core.symbolic import Step
from core.symbolic.rules import MEANINGS, choices
from core.worked.words import capitalised
from pages.derivation.downloads import FILES
from pages.derivation.settings import CASES, DerivationSettings
from pages.derivation.walkthrough import Walkthrough
from pages.ui.controls import (
    KEYS_BACK,
    KEYS_ON,
    action_button,
    choice,
    download_link,
    group,
    hidden_label,
    keyed,
    menu,
    switch,
)
from pages.ui.markup import Html, attributes, joined, kept, tag
from pages.ui.numbers import subscript
from pages.ui.template import Template
from pages.ui.text import N_, _, sentences

_HIDDEN = attributes(aria_hidden="true")
_STATUS = attributes(role="status", data_question="guess")
_CASES = {
    "sum-one": "sum(y) = 1",
    "one-hot": N_("one label"),
    "no-labels": "y = 0",
    "library": N_("code that returns s − y"),
}


def stepper(settings: DerivationSettings, k: int) -> Html:
    """Which derivation, and first, back, next, all.

    No button is ever switched off: the one in use would lose the focus.
    """
    which = choice(
        "k",
        _("Number of classes"),
        (("general", _("any k")), ("own", f"k = {k}")),
        "general" if settings.general else "own",
        default="general",
        hidden=True,
    )
    # Beside all lines the page keys scroll.
    is_single = settings.place is not None
    back, on = (KEYS_BACK, KEYS_ON) if is_single else ("ArrowLeft", "ArrowRight")
    buttons = (
        action_button("step-first", _("First"), "first", icon="⇤"),
        action_button("step-back", _("Back"), "back", icon="←", shortcut=back),
        action_button("step-next", _("Next"), "next", icon="→", shortcut=on, css="strong"),
        action_button("step-all", _("All"), "all", icon="≡"),
    )
    return joined(which, keyed("steps", group(_("Step by step"), *buttons)))


def view_menu(settings: DerivationSettings) -> Html:
    """How lines are shown; it stays unfolded while its settings change."""
    layout = choice(
        "layout",
        _("Layout of vectors"),
        (("row", _("rows")), ("column", _("columns"))),
        "column" if settings.columns else "row",
        default="row",
    )
    guessing = switch("mode", _("Guess the next rule"), "reveal", now=settings.reveal)
    entry = switch("entry", _("One entry of the Jacobian"), "open", now=settings.entry)
    return menu("view", _("Options"), layout, guessing, entry)


def files_menu() -> Html:
    """What there is to take away, and to print."""
    links = (
        download_link(f"download-{kind}", name, f"derivation.{kind}")
        for kind, name in FILES.items()
    )
    return menu("files", _("Export"), *links, action_button("print", _("Print"), "print"))


def closing_choice(settings: DerivationSettings) -> Html:
    """Which targets the closing line is about."""
    options = [(case, _(_CASES[case])) for case in CASES]
    return choice("case", _("Last line for"), options, settings.case, default=CASES[0])


@kept
def onward(text: str) -> Html:
    """The way on from the last line, to the page where its formula is seen at work.

    The bar makes it a link that carries the problem along.
    """
    arrow = tag("span", "→", aria_hidden="true")
    return tag(
        "p", tag("a", text, " ", arrow, href="./gradient", data_page="gradient"), class_="lab-next"
    )


def entry_place(settings: DerivationSettings, k: int) -> Html:
    """Output i and logit j of the entry that is looked at."""
    choices_of_place = (
        choice(
            name,
            label,
            [(str(place), f"{letter}{subscript(place)}") for place in range(1, k + 1)],
            str(chosen),
        )
        for name, label, letter, chosen in (
            ("i", _("Output i"), "s", settings.i),
            ("j", _("Logit j"), "x", settings.j),
        )
    )
    return joined(*choices_of_place)


# --- guessing the next rule ---------------------------------------------------------------


def guess_key(step: Step) -> str:
    """Under which the session remembers what was guessed for a line."""
    return f"guess-{step.id}"


def to_guess(walkthrough: Walkthrough) -> Step | None:
    """The line whose rule is asked for."""
    return walkthrough.coming if walkthrough.settings.reveal else None


def guess(
    template: Template, walkthrough: Walkthrough, coming: Step, remembered: Mapping[str, str]
) -> Html:
    """Ask which rule gives the next line; answer with the reason.

    What is chosen and the answer are live, so that the focus stays and the answer is read out.
    """
    chosen = remembered.get(guess_key(coming), "")
    label = _("Which rule gives line {number}?").format(number=walkthrough.places[coming.id])
    buttons = (
        template.live(
            "button",
            text=_title(rule),
            fixed=attributes(
                type="button", class_="lab-option", data_action="guess", data_text=rule
            ),
            aria_pressed="true" if rule == chosen else "false",
        )
        for rule in choices(coming.id)
    )
    options = group(label, *buttons, css="lab-choice")
    return joined(hidden_label(label), options, _verdict(template, chosen, coming))


def _title(rule: str) -> str:
    return capitalised(_(rule))


def _verdict(template: Template, chosen: str, coming: Step) -> Html:
    if not chosen:
        css, mark, text = "", "", ""
    elif chosen == coming.rule:
        css, mark, text = "good", "✓", sentences(_("Right."), _(coming.note))
    else:
        css, mark = "bad", "✗"
        text = sentences(
            _("Not “{rule}”.").format(rule=_title(chosen)),
            _(MEANINGS[chosen]),
            _("The next line comes by “{rule}”.").format(rule=_title(coming.rule)),
            _(coming.note),
        )
    content = (template.words(mark, "b", _HIDDEN), " ", template.words(text))
    outcome = {"good": "right", "bad": "wrong"}.get(css, "")
    return template.around(
        "p", *content, fixed=_STATUS, class_=f"lab-guess {css}",
        data_tag=outcome, data_said=chosen,
    )  # fmt: skip
