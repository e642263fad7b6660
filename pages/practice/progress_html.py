"""What the browser knows of a reader's progress: places for it, the rule, and the way on.

`components/practice/` fills them: the server knows nothing of anybody's progress.
"""

from __future__ import annotations

import json

from core.practice import LEVELS, SKILL_NAMES, SKILLS
from pages.ui.html import scroll_box
from pages.ui.markup import Html, joined, kept, tag
from pages.ui.text import N_, _

_RULE = N_(
    "A level is known after three right answers in a row without a hint. A wrong answer "
    "leads to an easier task of the skill that was missing."
)
_KEPT = N_("Your progress stays in this browser; nobody else sees it.")


@kept
def welcome(language: str) -> Html:
    """What the page is for, for the moment until its first task has come."""
    return tag(
        "section",
        tag("p", _("Nine skills, three levels each, from softmax to numerical stability.")),
        tag("p", _(_RULE)),
        tag("p", _(_KEPT)),
        tag("p", _next(_("Begin"), strong=True)),
        class_="lab-task",
        data_main=True,
        data_begins=True,
    )


@kept
def next_task(is_finished: bool, language: str) -> Html:
    """On to the next task, which follows from progress, or another one of the same kind."""
    same = tag("button", _("Another one like this"), type="button", class_="lab-button",
               data_next="same")  # fmt: skip
    return tag("div", _next(_("Next task"), strong=is_finished), " ", same, class_="lab-tools")


def _next(words: str, *, strong: bool) -> Html:
    arrow = tag("span", "→", aria_hidden="true")
    css = "lab-button strong" if strong else "lab-button"
    return tag("button", words, " ", arrow, type="button", class_=css, data_next="progress")


@kept
def progress(skill: str, level: int, language: str) -> Html:
    """A row a skill, a button a level; what is known stands in them when the browser has it."""
    words = {
        "known": _("known"),
        "row": _("{n} of 3 right in a row"),
        "new": _("not begun"),
        "label": _("{skill}, level {level}: {state}"),
        "saved": _("Saved as a file."),
        "loaded": _("Progress loaded from the file."),
        "gone": _("Your progress is deleted."),
        "sure": _("Press again to delete your progress."),
        "too-large": _(
            "The file is larger than 64 kB, so it is not from this page. Nothing was changed."
        ),
        "no-progress": _("The file holds no progress of this page. Nothing was changed."),
        "version": _("The file is of another version of this page. Nothing was changed."),
        "not-kept": _("This browser keeps nothing: the progress ends with the page."),
    }
    rows = (
        tag(
            "tr",
            tag("th", _(SKILL_NAMES[name]), scope="row"),
            *(tag("td", _cell(name, n, now=(name, n) == (skill, level))) for n in LEVELS),
        )
        for name in SKILLS
    )
    heads = (tag("th", str(n), scope="col") for n in LEVELS)
    first = tag("th", _("level"), scope="col")
    table = tag(
        "table",
        tag("thead", tag("tr", first, *heads)),
        tag("tbody", *rows),
        class_="lab-skills",
        aria_label=_("Your progress"),
    )
    files = joined(
        _file_button("save", _("Save")),
        _file_button("load", _("Load")),
        _file_button("delete", _("Delete")),
        tag("input", type="file", accept=".json,application/json", hidden=True,
            data_progress_file=True, aria_label=_("A file with progress")),
    )  # fmt: skip
    return tag(
        "section",
        tag("h2", _("Your progress")),
        scroll_box(_("Your progress"), table),
        tag("details", tag("summary", _("How levels work; save and load")), tag("p", _(_RULE)),
            tag("p", _(_KEPT)), tag("div", files, class_="lab-tools"),
            id="progress-more", class_="lab-more"),
        tag("p", role="status", class_="lab-progress-says"),
        class_="lab-progress-box",
        data_progress=True,
        data_skills=" ".join(SKILLS),
        data_words=json.dumps(words, ensure_ascii=False, allow_nan=False),
    )  # fmt: skip


def _cell(skill: str, level: int, *, now: bool) -> Html:
    return tag(
        "button",
        "○",
        type="button",
        class_="lab-level",
        data_practise=f"{skill}.{level}",
        data_name=_(SKILL_NAMES[skill]),  # type: ignore[index]
        aria_current="true" if now else None,
        aria_label=_("{skill}, level {level}: {state}").format(
            skill=_(SKILL_NAMES[skill]), level=level, state=_("not begun")  # type: ignore[index]
        ),
    )  # fmt: skip


def _file_button(name: str, words: str) -> Html:
    return tag("button", words, type="button", class_="lab-button", data_progress_do=name)
