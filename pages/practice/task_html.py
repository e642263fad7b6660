"""A task as HTML: its question, what is answered so far, the field, the outcome, the help."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from core.answers.reading import read
from core.answers.tree import Node, Number
from core.answers.unreadable import Unreadable
from core.practice import SKILL_NAMES, Mark, Part
from core.practice.task import BarsAnswer, ChoiceAnswer, FormulaAnswer, GuessAnswer
from pages.practice.actions import HINTS
from pages.practice.guess_html import guess
from pages.practice.settings import SAID
from pages.practice.sitting import Sitting, setting_of
from pages.practice.worked import line_link, shown_lines
from pages.ui import controls
from pages.ui.html import on_paper, symbol
from pages.ui.markup import EMPTY, Html, joined, tag
from pages.ui.outcome import VERDICTS, outcome_box, verdict_badge
from pages.ui.template import Template
from pages.ui.text import _, sentence_gap
from pages.ui.typed_answer import FRACTION, PALETTE, formula_field, palette, understood

NUMBERS: Final = ("/", "−", "log ", "e^", "(", ")")
"""What a phone's keyboard of letters lacks, for a number."""


# --- the question -------------------------------------------------------------------------


def question(sitting: Sitting) -> Html:
    """What is given, the lines that stand above, what was answered, and what is asked."""
    task = sitting.task
    head = _("{skill} · level {level} · task {seed}").format(
        skill=_(SKILL_NAMES[task.skill]), level=task.level, seed=task.seed
    )
    parts: list[Html] = [tag("p", head, class_="lab-task-head")]
    if task.has_numbers:
        parts.append(_given(sitting))
    parts.append(shown_lines(task))
    parts += [_answered(sitting, n) for n in range(sitting.at)]
    counted = ""
    if len(task.parts) > 1:
        text = _("Part {part} of {count}:")
        counted = text.format(part=sitting.at + 1, count=len(task.parts)) + sentence_gap()
    parts.append(tag("h2", counted, sitting.part.question.said(_), id="task-question"))
    return tag("section", *parts, class_="lab-task", data_main=True, data_task=task.key)


def _given(sitting: Sitting) -> Html:
    task = sitting.task
    vectors = (("x", task.x_texts), ("y", tuple(f"{y:g}" for y in task.problem.y)))
    rows = (
        tag(
            "span",
            symbol(name),
            f" = ({', '.join(texts)})",
            class_="lab-task-vector",
            translate="no",
        )
        for name, texts in vectors
    )
    label = tag("span", _("Numbers of this task:"), class_="lab-task-label")
    return tag("p", label, *rows, class_="lab-task-given")


def _answered(sitting: Sitting, n: int) -> Html:
    """A part that is left behind, with what was said and what became of it."""
    part = sitting.task.parts[n]
    outcome = sitting.marks[n] if n < len(sitting.marks) else None
    said = sitting.said[n]
    if isinstance(part.answer, ChoiceAnswer) and said.isdigit():
        said = part.answer.options[int(said) - 1].text.said(_)
    mark, words, css = _sign(outcome)
    sign = tag("b", mark, class_=css, aria_hidden="true")
    spoken = tag("span", words, class_="lab-unseen")
    return tag("p", sign, spoken, " ", part.symbol, " ", said, class_="lab-task-done")


def _sign(outcome: Mark | None) -> tuple[str, str, str | None]:
    """What became of an earlier part: a sign, the same in words, and its colour."""
    if outcome is not None and outcome.tag == "carried":
        return "~", _(VERDICTS["carried"]), None
    if outcome is not None and outcome.is_right:
        return "✓", _("right"), "good"
    return "✗", _("wrong"), "bad"


def whose_numbers(sitting: Sitting) -> Html:
    """Whose numbers bars and fields show, above them: a task has numbers of its own, or none."""
    task, problem = sitting.task, sitting.problem
    answer = sitting.part.answer
    button = EMPTY
    if isinstance(answer, BarsAnswer) and problem.k == task.problem.k:
        title = _("Your answer")  # what may not move is said when it is marked
    elif not task.has_numbers:
        title = _("The problem of the other pages: this task has no numbers")
    elif problem == task.problem:
        title = _("The numbers of this task")
    else:
        title = _("The problem of the other pages: not the numbers of this task")
        label = _("Put the task's numbers here")
        button = controls.action_button("practice-numbers", label, "numbers")
    return tag("section", tag("h2", title), button, class_="lab-task-bars",
               data_answers=isinstance(answer, BarsAnswer))  # fmt: skip


# --- the answer ---------------------------------------------------------------------------


def answer(template: Template, sitting: Sitting, notes: Mapping[str, str]) -> Html:
    """Where the answer goes: a field, options, or the bars."""
    part, name = sitting.part, setting_of(sitting.at)
    if isinstance(part.answer, ChoiceAnswer):
        return _options(sitting, part.answer)
    if part.kind == "bars":
        return tag("p", _("Your answer is what the bars show. Move them, then check."))
    if isinstance(part.answer, GuessAnswer):
        return guess(template, sitting, part.answer, notes.get(name, ""))
    label = part.symbol or _("Your answer")
    said, error = sitting.said[sitting.at], notes.get(name, "")
    field = formula_field(template, name, label, said, error=error)
    return tag("div", field, class_="lab-task-field", data_submits=name, data_of=sitting.task.key)


def symbols(sitting: Sitting) -> Html:
    """Symbols for the field, and the button that submits."""
    part = sitting.part
    if isinstance(part.answer, ChoiceAnswer | GuessAnswer):
        return EMPTY
    check = controls.action_button("practice-check", _("Check"), "answer", css="strong")
    if part.kind == "bars":
        return check
    keys = palette(setting_of(sitting.at), _symbols(part))
    return tag("div", keys, check, class_="lab-task-field")


def _symbols(part: Part) -> tuple[str, ...]:
    """What is offered to be pressed: for a number, for given classes, or for any."""
    if not isinstance(part.answer, FormulaAnswer):
        return NUMBERS
    if part.answer.k:
        classes = range(1, part.answer.k + 1)
        names = "s" if part.answer.target in ("jacobian", "softmax") else "sy"
        symbols = [f"{name}_{n}" for name in names for n in classes]
        return (*symbols, FRACTION) if "quotient" in part.answer.needs else tuple(symbols)
    return ("sum_i ", *PALETTE) if part.answer.needs or part.answer.without else PALETTE


def _options(sitting: Sitting, answer: ChoiceAnswer) -> Html:
    """Options below each other; the digits choose as well."""
    chosen = sitting.said[sitting.at] if sitting.mark is not None else ""
    buttons = (
        tag(
            "button",
            tag("kbd", str(n), aria_hidden="true"),
            " ",
            tag("span", option.text.said(_)),  # one thing in the row, whatever is typeset in it
            type="button",
            class_="lab-option",
            data_action="answer",
            data_text=str(n),
            data_shortcut=str(n),
            aria_keyshortcuts=str(n),
            aria_pressed="true" if chosen == str(n) else "false",
        )
        for n, option in enumerate(answer.options, 1)
    )
    question = sitting.part.question.said(_)
    group = controls.group(question, *buttons, css="lab-task-options")
    return joined(group, on_paper(option.text.said(_) for option in answer.options))


def preview(template: Template, sitting: Sitting) -> Html:
    """What is typed, as it was understood; a number says so itself."""
    kind = sitting.part.kind
    if kind not in ("number", "formula"):
        return EMPTY
    node = _read(sitting.said[sitting.at])
    if kind == "number" and (node is None or isinstance(node, Number)):
        return EMPTY
    return understood(template, node)


def _read(text: str) -> Node | None:
    if not text:
        return None
    try:
        return read(text)
    except Unreadable:
        return None


# --- what becomes of it -------------------------------------------------------------------


def outcome(sitting: Sitting) -> Html:
    """The verdict, why, and where to look; the box stands there before, so that it is read out."""
    latest = sitting.latest
    attempt = sitting.attempt
    data = json.dumps(attempt, allow_nan=False) if attempt else None
    if latest is None or _is_bare(latest[1]):
        return outcome_box("", (), data_attempt=data)
    n, mark = latest
    parts = [verdict_badge(mark.tag, _(VERDICTS[mark.tag]))]
    parts += [tag("p", words) for words in mark.explained(sitting.said[n], _)]
    if mark.tag in ("right", "carried") and sitting.is_finished:
        parts.append(_solution(sitting.task.parts[n]))
    if mark.counts and not mark.is_right:
        line = (mark.outcome.closed or mark.outcome.contradicts) if mark.outcome else None
        parts.append(line_link(sitting.task, line or sitting.task.parts[n].line))
    if sitting.can_go_on and mark.tag not in ("right", "carried"):
        parts.append(_go_on(sitting.task.parts[n + 1]))
    return outcome_box(mark.tag, parts, data_attempt=data, data_question=SAID[n])


def _is_bare(mark: Mark) -> bool:
    return mark.tag == "unreadable" and mark.name == "empty"


def _solution(part: Part) -> Html:
    return tag("p", part.right.said(_), class_="lab-task-right")


def _go_on(following: Part) -> Html:
    """A wrong answer may stand: the next part is then marked by what follows from it, if any."""
    answer = following.answer
    if getattr(answer, "from_earlier", None) is None and not getattr(answer, "follows", False):
        words = tag("p", _("You can correct it, or continue."))
        return joined(words, controls.action_button("practice-on", _("Continue"), "on"))
    words = tag(
        "p", _("You can correct it, or continue: what follows from your value will count.")
    )
    return joined(words, controls.action_button("practice-on", _("Continue with my value"), "on"))


# --- help ---------------------------------------------------------------------------------


def help_with(sitting: Sitting) -> Html:
    """The hints so far, and a button for the next one, at last for the worked line."""
    if sitting.is_finished:
        return EMPTY
    count = sitting.state.hints
    hints = [tag("li", hint.said(_)) for hint in sitting.part.hints[:count]]
    listed = tag("ol", *hints, class_="lab-hints", aria_live="polite")
    if count < HINTS:
        label = _("Hint {n} of {count}").format(n=count + 1, count=HINTS)
        button = controls.action_button("practice-hint", label, "hint")
    elif not sitting.state.worked:
        button = controls.action_button("practice-hint", _("Show the worked line"), "worked")
    else:
        button = EMPTY
    return tag("div", listed, button, class_="lab-task-help")
