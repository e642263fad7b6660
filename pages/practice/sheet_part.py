"""A sheet for a class: its settings, what is taken away of it, and how it will look on paper."""

from __future__ import annotations

from typing import Final

from core.limits import NUMBER_TEXT_MAX, SEED_MAX
from core.practice import SKILL_NAMES, SKILLS
from core.sheets import Plan, Sheet, asked, make_sheet
from pages.practice.settings import SHEET_SETTINGS, Difficulty, SheetSettings
from pages.practice.sheet_html import key_sheet, student_sheet
from pages.ui import controls
from pages.ui.markup import EMPTY, Html, joined, tag
from pages.ui.page import Change, NotAllowed, Reading, View, refused
from pages.ui.text import LANGUAGES, N_, _, language, speaking

SHEET_NAMES: Final = tuple(setting.name for setting in SHEET_SETTINGS)
SHEET_ACTIONS: Final = ("sheet-other", "sheet-print")
_DIFFICULTIES: Final[dict[Difficulty, str]] = {
    "rising": N_("rising from 1 to 3"),
    "1": N_("level 1"),
    "2": N_("level 2"),
    "3": N_("level 3"),
}
_STUDENT: Final = {"html": "HTML", "tex": "LaTeX", "ipynb": "Jupyter"}
_KEY: Final = {
    "sheet-key.html": "HTML",
    "sheet-key.tex": "LaTeX",
    "sheet-nbgrader.ipynb": "nbgrader",
    "sheet-otter.ipynb": "otter",
}
KEYS: Final = frozenset(("file", name) for name in _KEY)
"""Files with answers, as `gives_away` is asked for them."""


def sheet_of(settings: SheetSettings) -> Sheet:
    """The sheet that is asked for."""
    plan = Plan(settings.topics, settings.tasks, settings.difficulty, settings.seed)
    return make_sheet(plan)


def language_of(settings: SheetSettings) -> str:
    """The language of the sheet: its own, or that of the page."""
    return settings.language or language()


# --- what is on the page ----------------------------------------------------------------


def part(view: View) -> Html:
    """The fold: closed, it is one line."""
    settings: SheetSettings = view.settings.sheet
    content = (_fields(view, settings), _files(), _shown(settings)) if settings.is_open else ()
    return controls.fold(
        "sheet-fold",
        _("Make a sheet for a class"),
        *content,
        setting="sheet",
        on="open",
        now="open" if settings.is_open else "",
    )


def _fields(view: View, settings: SheetSettings) -> Html:
    notes = view.notes
    skills = [(name, _(SKILL_NAMES[name])) for name in SKILLS]
    topics = controls.tick_boxes(
        "topics", _("Skills"), skills, settings.topics, notes.get("topics", "")
    )
    difficulties = [(name, _(_DIFFICULTIES[name])) for name in _DIFFICULTIES]
    languages = [("", _("that of the page")), *LANGUAGES.items()]
    fields = (
        _number(view, "tasks", _("Number of tasks"), settings.tasks),
        controls.select_field("difficulty", _("Difficulty"), difficulties, settings.difficulty),
        _number(view, "sheetseed", _("Seed"), settings.seed),
        controls.select_field("sheetlang", _("Language"), languages, settings.language),
    )
    other = controls.action_button("sheet-other", _("Other tasks"), "sheet-other")
    group = controls.group(_("Settings of the sheet"), *fields, other, css="lab-settings")
    said = tag("p", _(
        "The same settings give the same sheet everywhere. The link of this page also makes "
        "the key, so give students the files."))  # fmt: skip
    return joined(said, topics, group)


def _number(view: View, name: str, label: str, value: int) -> Html:
    error = view.notes.get(name, "")
    text = view.choices.get(refused(name), "") if error else str(value)
    return controls.text_field(name, label, text, error=error, most=NUMBER_TEXT_MAX)


def _files() -> Html:
    student = (
        controls.download_link(f"download-sheet-{kind}", shown, f"sheet.{kind}")
        for kind, shown in _STUDENT.items()
    )
    key = (
        controls.download_link(f"download-{name.replace('.', '-')}", shown, name)
        for name, shown in _KEY.items()
    )
    rows = ((_("Student's sheet"), student), (_("Key"), key))
    return joined(
        *(
            tag("div", controls.hidden_label(label), controls.group(label, *links))
            for label, links in rows
        )
    )


def _shown(settings: SheetSettings) -> Html:
    options = (("student", _("Student's sheet")), ("key", _("Key")))
    now = "key" if settings.shows_key else "student"
    which = controls.choice("sheetview", _("Shown below"), options, now, default="student")
    prints = controls.action_button("sheet-print", _("Print what is shown"), "sheet-print")
    return tag("div", which, prints, class_="lab-tools")


def preview(settings: SheetSettings) -> Html:
    """The sheet or its key, as it will be printed."""
    sheet = sheet_of(settings)
    with speaking(language_of(settings)):
        shown = key_sheet(sheet) if settings.shows_key else student_sheet(asked(sheet))
    return joined(_fewer(settings, sheet), shown)


def _fewer(settings: SheetSettings, sheet: Sheet) -> Html:
    if len(sheet.tasks) == settings.tasks:
        return EMPTY
    text = _("There are only {n} different tasks for these skills at this difficulty.")
    return tag("p", text.format(n=len(sheet.tasks)), class_="lab-remark", role="status")


# --- what the reader does ---------------------------------------------------------------


def change_sheet(view: View, name: str, text: str) -> Change:
    """What becomes of a setting of the sheet; a wrong text changes only what stands beside it."""
    setting = next(setting for setting in SHEET_SETTINGS if setting.name == name)
    allowed = ""
    if not text and name == "topics":
        allowed = _("Choose at least one skill.")
    elif len(text) > NUMBER_TEXT_MAX and name != "topics":
        allowed = _("allowed: {values}").format(values=f"… {NUMBER_TEXT_MAX}")
    elif text:
        try:
            value = setting.read(text, Reading(view.problem.k, strict=True, values={}))
        except NotAllowed as error:
            allowed = _("allowed: {values}").format(values=error.allowed)
        else:
            text = "" if value == setting.default else text
    if allowed:
        return Change(notes={name: allowed}, choices={refused(name): text[:NUMBER_TEXT_MAX]})
    return Change(settings={name: text}, notes={name: ""}, choices={refused(name): ""})


def act_on_sheet(view: View, name: str) -> Change:
    """Draw other tasks, or print."""
    if name == "sheet-print":
        return Change(prints=True)
    seed = (view.settings.sheet.seed + 1) % (SEED_MAX + 1)
    return Change(settings={"sheetseed": str(seed)}, notes={"sheetseed": ""})
