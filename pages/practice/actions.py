"""What the reader does in a task: types, submits, asks for help, goes on."""

from __future__ import annotations

from dataclasses import replace

from core.limits import ANSWER_TEXT_MAX, SEED_MAX
from core.practice import LEVELS, SKILLS, Level, Skill, Task, make_task
from core.practice.task import ChoiceAnswer
from pages.practice.settings import SAID, PracticeSettings
from pages.practice.sheet_part import KEYS, SHEET_ACTIONS, SHEET_NAMES, act_on_sheet, change_sheet
from pages.practice.sitting import MOVED, STATE, Sitting, State, bars_text, setting_of
from pages.ui.page import Action, Change, View
from pages.ui.session.session import DEFAULT
from pages.ui.text import _

HINTS = 3
_TRIES = 50  # seeds: at most half the tasks of a kind are answered by the bars


def sitting_of(view: View) -> Sitting | None:
    """Where the reader is; None before the first task."""
    settings: PracticeSettings = view.settings
    if settings.skill is None:
        return None
    return Sitting(settings, view.choices, view.problem)


def change_setting(view: View, name: str, text: str) -> Change | None:
    """Take an answer while it is being typed: what was submitted from here on is open again."""
    if name in SHEET_NAMES:
        return change_sheet(view, name, text)
    sitting = sitting_of(view)
    if name not in SAID or sitting is None:
        return None
    part = SAID.index(name)
    if part >= len(sitting.task.parts):
        return None
    if len(text) > ANSWER_TEXT_MAX:
        return Change(notes={name: _("allowed: {values}").format(values=f"… {ANSWER_TEXT_MAX}")})
    state = _opened(sitting, part)
    later = dict.fromkeys(SAID[part + 1 :], "")
    return Change(
        settings={name: text} | later, notes=dict.fromkeys(SAID, ""), choices={STATE: state.text}
    )


def _opened(sitting: Sitting, part: int) -> State:
    state = sitting.state
    return sitting.answered(
        submitted=min(state.submitted, part), passed=min(state.passed, part), bars=""
    )


def act(view: View, action: Action) -> Change | None:
    """Do what a button asks for; what is not possible now changes nothing."""
    text = str(action.content.get("text", ""))  # what was done in a figure has none
    if action.name == "task":
        return _new_task(text)
    if action.name in SHEET_ACTIONS:
        return act_on_sheet(view, action.name)
    if action.name == "first":
        return _first_task(view, text)
    sitting = sitting_of(view)
    if sitting is None:
        return None
    match action.name:
        case "answer":
            return _submit(sitting, text)
        case "hint":
            return _hint(sitting)
        case "worked":
            return Change(choices={STATE: sitting.answered(worked=True, helped=True).text})
        case "on" if sitting.can_go_on:
            return Change(
                choices={
                    STATE: sitting.answered(passed=sitting.at + 1, hints=0, worked=False).text
                }
            )
        case "numbers":
            return Change(problem=sitting.task.problem)
    return None


def gives_away(view: View, name: str, text: str) -> bool:
    """Whether it shows the worked line before the task is done, or the key of a sheet."""
    return name == "worked" or (name, text) == ("sheetview", "key") or (name, text) in KEYS


def _new_task(text: str) -> Change | None:
    """Begin a task by its key, `softmax.1.5`; the bars show its problem."""
    place = _place(text)
    return _begun(make_task(*place)) if place else None


def _first_task(view: View, text: str) -> Change | None:
    """Begin a task when the page is opened: whoever comes with own numbers keeps them."""
    place = _place(text)
    if place is None or view.settings.skill is not None or view.settings.sheet.is_open:
        return None
    skill, level, seed = place
    if view.problem == DEFAULT:
        return replace(_begun(make_task(skill, level, seed)), by_itself=True)
    # A task that is answered by the bars needs its own numbers on them.
    tasks = (make_task(skill, level, (seed + n) % (SEED_MAX + 1)) for n in range(_TRIES))
    task = next((t for t in tasks if all(part.kind != "bars" for part in t.parts)), None)
    return replace(_begun(task), problem=None) if task else None


def _place(text: str) -> tuple[Skill, Level, int] | None:
    """What the key of a task says; None where it says nothing."""
    skill, _, rest = text.partition(".")
    level, _, seed = rest.partition(".")
    known = {name: name for name in SKILLS}.get(skill)  # type: ignore[call-overload]
    levels = {str(number): number for number in LEVELS}
    plain = seed.isascii() and seed.isdigit() and len(seed) <= len(str(SEED_MAX))
    if known is None or level not in levels or not plain:
        return None
    return known, levels[level], int(seed)


def _begun(task: Task) -> Change:
    settings = {"skill": task.skill, "level": str(task.level), "seed": str(task.seed)}
    return Change(
        problem=task.problem,
        settings=settings | dict.fromkeys(SAID, ""),
        notes=dict.fromkeys(SAID, ""),
        choices={STATE: State(task.key).text},
    )


def _submit(sitting: Sitting, text: str) -> Change | None:
    """Mark the part that is asked: an option of this place, the bars, or what was typed."""
    at, part = sitting.at, sitting.part
    name = setting_of(at)
    bars = ""
    if isinstance(part.answer, ChoiceAnswer):
        if text not in map(str, range(1, len(part.answer.options) + 1)):
            return None
        said = text
    elif part.kind == "bars":
        said, bars = MOVED, bars_text(sitting.problem)
    else:
        said = sitting.said[at]
        if not said:
            return Change(notes={name: _("Type an answer first.")})
    state = sitting.answered(submitted=at + 1, bars=bars)
    change = Change(settings={name: said}, choices={STATE: state.text})
    after = Sitting(
        PracticeSettings(
            sitting.task.skill,
            sitting.task.level,
            sitting.task.seed,
            (*sitting.said[:at], said, *sitting.said[at + 1 :]),
        ),
        change.choices,
        sitting.problem,
    )
    if after.at != at:  # help is that of the part that is asked
        return Change(
            settings=change.settings, choices={STATE: after.answered(hints=0, worked=False).text}
        )
    return change


def _hint(sitting: Sitting) -> Change | None:
    if sitting.state.hints >= HINTS:
        return None
    state = sitting.answered(hints=sitting.state.hints + 1, helped=True)
    return Change(choices={STATE: state.text})
