"""Links to a lesson, and from the end of one to what comes after it."""

from __future__ import annotations

from urllib.parse import urlencode

from core.lessons.lesson import Lesson
from core.lessons.library import own
from pages.ui.markup import Html, tag
from pages.ui.text import _, language


def start_link(lesson: Lesson, words: str, *, css: str = "") -> Html:
    """Starts a lesson in this session; in another tab its address does."""
    query = urlencode({"lesson": lesson.name, "lang": language()})
    href = f"./{lesson.screen(1).page}?{query}"
    return tag("a", words, class_=css or None, href=href, data_lesson="start",
               data_text=lesson.name)  # fmt: skip


def onward(lesson: Lesson) -> Html:
    """What stands at a lesson's end: the way to the next one, and to all."""
    following = after(lesson)
    parts: list[Html | str] = [tag("b", _("That was the last step.")), " "]
    if following is not None:
        title = following.title.said(language())
        parts += [_("Next lesson:"), " ", start_link(following, title), " · "]
    every = tag("a", _("All lessons"), href=f"./lessons?lang={language()}", data_lesson="next")
    return tag("p", *parts, every, class_="lab-lesson-end")


def after(lesson: Lesson) -> Lesson | None:
    """The lesson that comes next; None after the last, and after a teacher's own."""
    names = list(own())
    here = names.index(lesson.name) if lesson.name in names else len(names)
    return own()[names[here + 1]] if here + 1 < len(names) else None
