"""Editing the problem: fields for x and y, pasting, classes, presets."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.errors import Field
from core.limits import K_MAX, K_MIN, NUMBER_TEXT_MAX, TEXT_MAX
from core.problem import Problem, ProblemError
from core.vector_text import format_number, parse_number
from pages.ui.channel.apply_edit import bars, follow
from pages.ui.channel.messages import RANGES, read_edit
from pages.ui.components.vector import vector
from pages.ui.editor.error_words import explain, explain_shift
from pages.ui.editor.presets import PRESETS
from pages.ui.html import error_text
from pages.ui.session import store
from pages.ui.text import _, sentences

_STEP = 0.1  # of an arrow key; PageUp and PageDown make ten


def editor(name: Field) -> None:
    """The fields of x or y, one for each class, their bars, and the whole vector as text."""
    problem, found = store.problem(), store.errors(name)
    values, text, word, label = (
        (problem.x, problem.x_text, _("logit"), _("Logits x"))
        if name == "x"
        else (problem.y, problem.y_text, _("target"), _("Targets y"))
    )
    whole = found.get(None)
    help_text = _("Paste numbers as they come: 1, 2, 3 or a NumPy or PyTorch printout, 1/3, 1e-3.")
    vector(
        key=f"fields-{name}",
        # One key: Streamlit looks into each of the first level for a data frame.
        data={
            "fields": {
                "name": name,
                "label": label,
                "names": [f"{word} {name}{i + 1}" for i in range(len(values))],
                "values": [format_number(value) for value in values],
                "errors": {str(i): explain(error) for i, error in found.items() if i is not None},
                "text": store.drafts().get(name, text),
                "text_label": _("{name} as text").format(name=name),
                "text_max": TEXT_MAX,
                "help": sentences(help_text, _("-inf masks a class.") if name == "x" else ""),
                "error": explain(whole) if whole else "",
                "step": _STEP,
                "min": RANGES[name][0],
                "max": RANGES[name][1],
                "seq": store.answered(name),
                "force": store.force(),
                "bars": bars(name, problem),
            }
        },
        on_edit_change=lambda: _edited(name),
    )


def _edited(name: Field) -> None:
    edit = getattr(store.widget(f"fields-{name}"), "edit", None)
    message = read_edit(edit, name, store.problem().k, store.force())
    if message is None:
        return
    seq, content = message
    store.answer(name, seq)
    if isinstance(content, str):
        paste(name, content)
    elif isinstance(content, list):
        type_in(name, content)
    else:
        follow(name, content)


def type_in(name: Field, texts: list[str]) -> None:
    """Take what stands in the fields: good entries count, bad ones keep their last value."""
    problem = store.problem()
    old = problem.x if name == "x" else problem.y
    values, found = list(old), {}
    for i, text in enumerate(texts):
        try:
            value = parse_number(text, name, i)
            trial = [*values[:i], value, *values[i + 1 :]]
            problem = problem.with_x(trial) if name == "x" else problem.with_y(trial)
            values = trial
        except ProblemError as error:
            found[i if error.position is None else error.position] = error
    if None in store.errors(name):  # a pasted vector waits for its other half
        found[None] = store.errors(name)[None]
    changed = next((i for i in range(len(old)) if values[i] != old[i]), None)
    store.set_problem(problem, typed=True, step=(name, "typed", changed), burst=True)
    store.set_errors(name, found)


def paste(name: Field, text: str) -> None:
    """Take a whole vector. One of another length waits until its other half has come."""
    problem, drafts = store.problem(), store.drafts()
    texts = {"x": problem.x_text, "y": problem.y_text} | drafts | {name: text}
    try:
        store.set_problem(Problem.parse(texts["x"], texts["y"]))
    except ProblemError as error:
        drafts[name] = text[: TEXT_MAX + 1]  # still too long, if it was
        place = name if error.code == "different-lengths" else error.field
        store.set_errors("y" if place == "x" else "x", {})
        store.set_errors(place, {None: error})


def class_buttons() -> None:
    """Add and remove a class."""
    k = store.problem().k
    st.button(
        _("Add class"),
        icon=":material/add:",
        key="add-class",
        disabled=k >= K_MAX,
        on_click=_change,
        args=("x", Problem.add_class),
    )
    st.button(
        _("Remove class"),
        icon=":material/remove:",
        key="remove-class",
        disabled=k <= K_MIN,
        on_click=_change,
        args=("x", Problem.remove_class),
    )


def tools() -> None:
    """Normalise y; shift all x."""
    st.button(
        _("Normalise y"),
        key="normalise-y",
        help=_("Divide y by its sum, so that sum(y) = 1."),
        on_click=_change,
        args=("y", Problem.normalise_y),
    )
    with st.container(horizontal=True, gap="xsmall", width="content", key="shift"):
        st.button(
            _("Shift all x by"),
            key="shift-x",
            help=_("Add the same number to every logit: softmax does not change."),
            on_click=_shift,
        )
        st.text_input(
            _("Shift by"),
            key=store.seed("shift-by", "1"),
            label_visibility="collapsed",
            max_chars=NUMBER_TEXT_MAX,
            on_change=_check_shift,
            width=90,
        )


def presets() -> None:
    """Problems to start from: chips that load one."""
    store.put("preset", None)
    st.pills(
        _("Examples"),
        list(PRESETS),
        format_func=lambda name: _(PRESETS[name][0]),
        key="preset",
        on_change=_load_preset,
        label_visibility="collapsed",
        wrap=False,
    )


def _load_preset() -> None:
    name = store.widget("preset")
    if name in PRESETS:
        store.set_problem(PRESETS[name][1])


def tool_errors() -> None:
    """What is wrong with the shift."""
    for error in store.notes("shift"):
        st.html(error_text(error))


def _change(name: Field, make: Callable[[Problem], Problem]) -> None:
    try:
        store.set_problem(make(store.problem()))
    except ProblemError as error:
        store.set_errors(name, {None: error})


def _shift() -> None:
    shifted = _check_shift()
    if shifted is not None:
        store.set_problem(shifted)


def _check_shift() -> Problem | None:
    """The problem after the shift, or, with a message, None."""
    try:
        by = parse_number(store.widget("shift-by") or "", "x", 0)
        shifted = store.problem().shift_x(by)
    except ProblemError as error:
        error.position = None
        store.set_notes("shift", [explain_shift(error)])
        return None
    store.set_notes("shift", [])
    return shifted
