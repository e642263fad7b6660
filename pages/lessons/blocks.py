"""The page of lessons: the lab's own with what each needs, and a teacher's file, tried by steps.

What is done of them only the browser knows: `components/lessons/` puts it there.
"""

from __future__ import annotations

import json
from functools import lru_cache

from core.lessons.error import LessonError
from core.lessons.lesson import Lesson
from core.lessons.library import own
from core.lessons.limits import FILE_BYTES_MAX, PACKED_MAX
from core.lessons.walking import Walked, walk
from core.lessons.words import fault, place, refusal
from pages.ui import controls
from pages.ui.editor.error_words import explain
from pages.ui.lesson.links import start_link
from pages.ui.lesson.packing import pack
from pages.ui.lesson.prose import prose
from pages.ui.markup import EMPTY, Html, kept, tag
from pages.ui.page import OWN_LESSON, View
from pages.ui.template import Template
from pages.ui.text import N_, _, language, listed, sentences

EXAMPLE = "lesson.toml"
KINDS = {
    "do": N_("do"),
    "say": N_("say"),
    "predict": N_("predict"),
    "see": N_("look"),
}


def build(view: View) -> Template:
    """The list, and what became of a file that was opened."""
    template = Template()
    template.block("lessons-list", _listed(language()))
    template.block("lessons-file", _opener(language()))
    template.block("lessons-tried", _file(view.file, view.content, language()))
    template.block("lessons-own", _refused(view.file_error))
    return template


# --- the lab's own -------------------------------------------------------------------------


@kept
def _listed(language: str) -> Html:
    lessons = own()
    words = {
        "new": _("Start"),
        "begun": _("Continue with step {n}"),
        "done": _("Do it again"),
        "state": _("{n} of {count} steps done"),
        "finished": _("✓ finished"),
        "loaded": _("Progress loaded from the file."),
        "no_progress": _("The file holds no progress of this page. Nothing was changed."),
        "not_kept": _("This browser keeps nothing: the progress ends with the page."),
    }
    items = (_item(n, lesson, language) for n, lesson in enumerate(lessons.values(), 1))
    listed_lessons = tag("ol", *items, class_="lab-lesson-list")
    lead = tag("p", _("From softmax to the gradient of cross-entropy, step by step."))
    kept_where = tag("p", _("Your progress stays in this browser; nobody else sees it."))
    return tag(
        "section",
        lead,
        listed_lessons,
        kept_where,
        tag("div", *_progress_files(), class_="lab-tools"),
        tag("p", role="status", class_="lab-lessons-says"),
        data_lessons=json.dumps(words, ensure_ascii=False, allow_nan=False),
    )


def _progress_files() -> tuple[Html, ...]:
    """Progress to and from a file, for another browser."""
    buttons = (
        tag("button", words, type="button", class_="lab-button", data_lesson_progress=name)
        for name, words in (("save", _("Save progress")), ("load", _("Load progress")))
    )
    field = tag(
        "input",
        type="file",
        accept=".json,application/json",
        hidden=True,
        data_lesson_progress_file=True,
        aria_label=_("A file with progress"),
    )
    return (*buttons, field)


def _item(number: int, lesson: Lesson, language: str) -> Html:
    minutes = _("about {n} minutes").format(n=lesson.minutes)
    facts: list[Html | str] = [minutes, " · ", _("{n} steps").format(n=len(lesson.steps))]
    if lesson.needs:
        titles = [own()[name].title.said(language) for name in lesson.needs if name in own()]
        facts += [" · ", _("after: {lessons}").format(lessons=listed(titles))]
    title = tag("h2", tag("span", f"{number}. "), lesson.title.said(language))
    return tag(
        "li",
        title,
        tag("p", prose(lesson.summary.said(language))),
        tag(
            "p", *facts, " ", tag("span", class_="lab-lesson-progress"), class_="lab-lesson-facts"
        ),
        start_link(lesson, _("Start"), css="lab-button strong"),
        data_course=lesson.name,
        data_main=number == 1,
    )


# --- a teacher's own -----------------------------------------------------------------------


@kept
def _opener(language: str) -> Html:
    words = {
        "too_large": _("The file is too large: at most {allowed} bytes.").format(
            allowed=FILE_BYTES_MAX
        ),
    }
    title = tag("h2", _("Your own lesson"))
    about = tag(
        "p",
        _(
            "A lesson is a text file (TOML): texts, screens and conditions. Open yours to try it, "
            "step by step, and to share it."
        ),
    )
    button = tag(
        "button", _("Open a file …"), type="button", class_="lab-button", data_lesson_file="open"
    )
    example = controls.download_link("example", _("The first lesson, as an example"), EXAMPLE)
    field = tag("input", type="file", accept=".toml,text/plain", hidden=True, data_file_field=True)
    says = tag("p", role="alert", class_="lab-field-error", id="lesson-file-error")
    return tag(
        "section",
        title,
        about,
        tag("div", button, example, field, class_="lab-tools"),
        says,
        data_words=json.dumps(words, ensure_ascii=False, allow_nan=False),
        data_most=FILE_BYTES_MAX,
    )


def _refused(error: object) -> Html:
    """Below the button that opens a file: the line, the key, and what is allowed."""
    if not isinstance(error, LessonError):
        return EMPTY
    why = explain(error.problem) if error.problem else ""
    message = sentences(refusal(error, _), why)
    where = tag("strong", place(error, _))
    return tag("p", where, ": ", message, class_="lab-error", role="alert")


@lru_cache(maxsize=16)
def _file(file: object, content: bytes, language: str) -> Html:
    """Above the list, as a link to it leads there."""
    return _tried(file, content, language) if isinstance(file, Lesson) else EMPTY


def _tried(lesson: Lesson, content: bytes, language: str) -> Html:
    """Its steps with what comes of each, and how it is shared."""
    steps = (_step(n, walked, language) for n, walked in enumerate(walk(lesson), 1))
    start = tag(
        "button", _("Start"), type="button", class_="lab-button strong", data_lesson="start",
        data_text=OWN_LESSON,
    )  # fmt: skip
    return tag(
        "section",
        tag("h2", lesson.title.said(language)),
        tag("p", prose(lesson.summary.said(language))),
        tag("ol", *steps, class_="lab-lesson-steps"),
        tag("p", start, " ", *_ways_to_share(content), class_="lab-tools"),
        role="status",
        data_lesson_text=content.decode("utf-8-sig"),
    )


def _step(number: int, walked: Walked, language: str) -> Html:
    good = not walked.fault
    sign = tag("span", "✓" if good else "✗", aria_hidden="true")
    badge = tag(
        "span", sign, " ", fault(walked.fault, _), class_=f"lab-badge {'good' if good else 'bad'}"
    )
    attempt = tag(
        "button",
        _("Try from here"),
        type="button",
        class_="lab-button",
        data_lesson="start",
        data_text=f"{OWN_LESSON}@{number}",
    )
    line = _("line {n}").format(n=walked.step.line)
    kind = tag("strong", _(KINDS[walked.step.kind]))
    text = prose(walked.step.text.said(language))
    return tag("li", kind, " · ", line, ": ", text, tag("p", badge, " ", attempt))


def _ways_to_share(content: bytes) -> list[Html]:
    packed = pack(content)
    save = tag(
        "button", _("Save the file"), type="button", class_="lab-button", data_lesson_file="save"
    )
    if packed is None:
        words = _("It is too long for a link of {most} characters: share the file.")
        return [save, tag("span", words.format(most=PACKED_MAX), class_="lab-remark")]
    link = tag(
        "button",
        _("Copy the link"),
        type="button",
        class_="lab-button",
        data_lesson_file="link",
        data_packed=packed,
        data_copied=_("Copied"),
    )
    return [link, save]
