"""The lesson's bar as HTML: where the reader is, what is to be done, what has come of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from core.lessons.conditions import value
from core.lessons.lesson import (
    BarAsked,
    Choices,
    Do,
    FormulaAsked,
    Lesson,
    NumberAsked,
    Predict,
    Say,
    See,
)
from core.lessons.marking import mark_said
from core.limits import ANSWER_TEXT_MAX
from core.practice.outcome import Mark
from pages.ui.lesson.guess import field_label, mark_of
from pages.ui.lesson.links import onward
from pages.ui.lesson.places import BLOCKS
from pages.ui.lesson.prose import prose
from pages.ui.lesson.running import Shown
from pages.ui.markup import EMPTY, Attribute, Html, joined, tag
from pages.ui.numbers import number, subscript
from pages.ui.outcome import VERDICTS, verdict_badge
from pages.ui.page import OWN_LESSON
from pages.ui.template import Template
from pages.ui.text import _, language, listed

FIELD: Final = "lesson-field"
_KEPT = 256  # bars of some dozen readers
Blocks = tuple[Html, ...]


def add_bar(template: Template, shown: Shown) -> None:
    """Put its blocks on a page's template."""
    for key, html in zip(BLOCKS, _blocks(shown, language()), strict=True):
        template.block(key, html)


@lru_cache(maxsize=_KEPT)
def _blocks(shown: Shown, language: str) -> Blocks:
    if shown.lesson is None:
        return _missing()
    step = shown.step
    return (
        _head(shown, shown.lesson),
        tag("p", prose(step.text.said(language))),
        _answer(shown),
        _says(shown),
        _ways(shown, shown.lesson),
    )


def _missing() -> Blocks:
    """A link to a teacher's lesson whose file is not at hand."""
    words = _("The file of this lesson is not here. Open it on the page Lessons.")
    head = tag("p", tag("strong", _("Lesson")), class_="lab-lesson-title")
    return joined(head, _button("leave", _("Leave"))), tag("p", words), EMPTY, EMPTY, EMPTY


def _head(shown: Shown, lesson: Lesson) -> Html:
    count = len(lesson.steps)
    where = _("step {n} of {count}").format(n=shown.at, count=count)
    dots = (
        tag("i", class_="done" if n in shown.done else None, data_now=n == shown.at)
        for n in range(1, count + 1)
    )
    title = tag("strong", lesson.title.said(language()))
    line = tag("span", *dots, class_="lab-lesson-dots", aria_hidden="true")
    short = tag("span", f"{shown.at}/{count}", class_="lab-lesson-short", aria_hidden="true")
    place = tag("span", "· ", tag("span", where, class_="lab-lesson-where"), short)
    return joined(
        tag("p", title, place, class_="lab-lesson-title"),
        line,
        _button("leave", _("Leave"), icon="✕"),
    )


def _button(action: str, label: str, *, icon: str = "", css: str = "", **more: str | None) -> Html:
    sign = (tag("span", icon, aria_hidden="true"), " ") if icon else ()
    return tag(
        "button",
        *sign,
        tag("span", label),
        type="button",
        class_=f"lab-button {css}".rstrip(),
        data_lesson=action,
        **more,
    )


def _ways(shown: Shown, lesson: Lesson) -> Html:
    """Hint, back, again, next."""
    step = shown.step
    is_last = shown.at == len(lesson.steps)
    hint = EMPTY
    if step.hint is not None:
        state = "true" if shown.wants_hint else "false"
        hint = _button("hint", _("Hint"), icon="?", aria_expanded=state)
    disabled = "true" if shown.at == 1 else None
    may_go = shown.is_done or isinstance(step.task, See)
    return tag(
        "div",
        hint,
        _button("again", _("Start the step again"), icon="↺", css="small"),
        _button("back", _("Back"), icon="‹", aria_disabled=disabled),
        _button(
            "next", _("Finish") if is_last else _("Next"), css="strong on" if may_go else "on"
        ),
        class_="lab-lesson-row",
    )


# --- the question --------------------------------------------------------------------------


def _answer(shown: Shown) -> Html:
    """What is asked, and where the answer goes."""
    task = shown.step.task
    if not isinstance(task, Say | Predict):
        return EMPTY
    question = tag("p", prose(task.question.said(language())), class_="lab-lesson-question")
    is_over = isinstance(task, Predict) and shown.is_done
    if isinstance(task.answer, Choices):
        return joined(question, _options(shown, task.answer, is_over=is_over))
    guess: dict[str, Attribute] = {}
    label = tag("label", _("Your answer"), class_="lab-unseen", for_=FIELD)
    if isinstance(task, Predict) and isinstance(task.answer, BarAsked):
        guess = mark_of(shown, task, task.answer)
        label = field_label(task, task.answer, FIELD)
    if is_over:
        return joined(question, tag("i", hidden=True, **guess)) if guess else question
    field = tag(
        "input",
        type="text",
        id=FIELD,
        value=shown.said,
        maxlength=ANSWER_TEXT_MAX,
        autocomplete="off",
        autocapitalize="off",
        spellcheck="false",
        data_lesson_field=True,
    )
    words = _("Guess") if isinstance(task, Predict) else _("Check")
    check = _button("answer", words, css="strong", data_text_of=FIELD)
    css = "lab-lesson-field wide" if isinstance(task.answer, FormulaAsked) else "lab-lesson-field"
    return joined(question, tag("div", label, field, check, class_=css, **guess))


def _options(shown: Shown, answer: Choices, *, is_over: bool) -> Html:
    buttons = (
        tag(
            "button",
            prose(option.text.said(language())),
            type="button",
            class_="lab-option",
            data_lesson="answer",
            data_text=str(n),
            aria_pressed="true" if shown.said == str(n) else "false",
            aria_disabled="true" if is_over else None,
        )
        for n, option in enumerate(answer.options, 1)
    )
    return tag("div", *buttons, class_="lab-lesson-options", role="group")


# --- what has come of it -------------------------------------------------------------------


def _says(shown: Shown) -> Html:
    """The hint, the outcome, what is said when it is done, and at the end the ways on."""
    step, task = shown.step, shown.step.task
    parts: list[Html] = []
    if shown.wants_hint and step.hint is not None:
        hint = joined(tag("b", _("Hint:")), " ", prose(step.hint.said(language())))
        parts.append(tag("p", hint, class_="lab-lesson-hint"))
    match task:
        case Do():
            parts += _of_goal(shown, task)
        case Say():
            parts += _of_answer(shown)
        case Predict():
            parts += _of_guess(shown, task)
        case See():
            pass
    if step.after is not None and (shown.is_done or isinstance(task, See)):
        parts.append(tag("p", prose(step.after.said(language())), class_="lab-lesson-after"))
    if shown.lesson is not None and shown.at == len(shown.lesson.steps) and shown.is_done:
        parts.append(onward(shown.lesson))
    return joined(*parts) or Html("<p></p>")  # it stays there, so that what comes is read out


def _of_goal(shown: Shown, task: Do) -> list[Html]:
    parts: list[Html] = []
    if shown.is_done:
        parts.append(_state("good", "✓", _("Done")))
    else:
        parts.append(_state("open", "○", _("Not done yet")))
        if shown.strays:
            names = listed(f"{name}{subscript(n)}" for name, n in sorted(task.moves or ()))
            words = _("Only {names} may differ from the start of this step.").format(names=names)
            parts.append(tag("p", words))
    if shown.lesson is not None and shown.lesson.name == OWN_LESSON:
        parts.append(tag("p", tag("code", task.text), class_="lab-lesson-goal", translate="no"))
    return parts


def _state(css: str, sign: str, words: str) -> Html:
    badge = tag("span", tag("span", sign, aria_hidden="true"), " ", words)
    return tag("p", tag("span", badge, class_=f"lab-badge {css}"), class_="lab-lesson-state")


def _of_answer(shown: Shown) -> list[Html]:
    if not shown.said or shown.said_of is None:
        return []
    marked = mark_said(shown.step, shown.said, shown.said_of, language())
    parts = [_told(shown, marked), verdict_badge(marked.tag, _(VERDICTS[marked.tag]))]
    return parts + [tag("p", prose(words)) for words in marked.explained(shown.said, _)]


def _told(shown: Shown, marked: Mark) -> Html:
    """What a course page around the lab is told, see `components/course_frame/`."""
    return tag("i", hidden=True, data_tag=marked.tag, data_said=shown.said)


def _of_guess(shown: Shown, task: Predict) -> list[Html]:
    """The guess beside what has happened."""
    if not shown.said:
        return []
    marked = mark_said(shown.step, shown.said, task.problem, language())
    if marked.tag == "unreadable":
        return [tag("p", prose(words)) for words in marked.explained(shown.said, _)]
    right = marked.is_right
    words = _("As you guessed") if right else _("Not what you guessed")
    state = _state("good" if right else "open", "✓" if right else "≠", words)
    parts = [_told(shown, marked), state]
    match task.answer:
        case (NumberAsked() | BarAsked()) as asked if not shown.hides_numbers:
            text = _("It is {value}; your guess was {guess}.")
            if isinstance(asked, BarAsked):
                text = _("It is {value}; your guess, the dashed line, was {guess}.")
            happened = number(value(asked.node, task.problem))
            parts.append(tag("p", text.format(value=happened, guess=shown.said)))
            if isinstance(asked, NumberAsked) and not right:
                parts += [tag("p", prose(words)) for words in marked.explained(shown.said, _)]
        case Choices() | FormulaAsked():
            parts += [tag("p", prose(words)) for words in marked.explained(shown.said, _)]
        case _:
            pass
    return parts
