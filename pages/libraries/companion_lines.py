"""NumPy beside PyTorch: every line of both programs with its numbers, to be copied."""

from __future__ import annotations

from core.libraries.companion import CompanionLine, lines, program
from core.numeric import ForwardBackward
from core.problem import Problem
from pages.ui.html import scroll_box
from pages.ui.markup import Html, attributes, joined, kept, tag
from pages.ui.template import Template
from pages.ui.text import _, language

_CODE = attributes(translate="no")
_FEW, _SHORT = 3, 110
"""Classes, and signs of a vector's line, that leave room on a low screen for code that wraps."""
_COPY = attributes(type="button", class_="lab-copy")


def companion(template: Template, problem: Problem, values: ForwardBackward) -> Html:
    """The lines of both programs beside each other, and below them what they make."""
    steps = lines(problem, values)
    heads = (
        _title(template, "NumPy", program(steps, "numpy", _)),
        _title(template, "PyTorch", program(steps, "torch", _)),
    )
    body = (_step(template, n, step) for n, step in enumerate(steps, 1))
    is_dense = problem.k > _FEW or max(len(step.torch) for step in steps[:2]) > _SHORT
    return tag(
        "div",
        tag("div", *heads, class_="lab-beside lab-heads"),
        tag("ol", *body, class_="lab-companion dense" if is_dense else "lab-companion"),
        data_main=True,
    )


def _title(template: Template, name: str, text: str) -> Html:
    """What a column is, and a button that copies its program."""
    label = _("Copy the {name} program").format(name=name)
    button = template.around(
        "button", _("Copy"), fixed=_copy_attributes(label, language()), data_copy=text
    )
    return tag("div", tag("h2", name), button)


@kept
def _copy_attributes(label: str, language: str) -> Html:
    return attributes(type="button", class_="lab-copy", data_copied=_("Copied"), aria_label=label)


def _step(template: Template, n: int, step: CompanionLine) -> Html:
    words = template.words(_(step.words), "p", given=True)
    code = [
        scroll_box(
            f"{name} {n}",
            tag("b", name, class_="lab-code-of", aria_hidden="true"),
            tag("pre", template.words(text, "code", _CODE, given=True)),
        )
        for name, text in (("NumPy", step.numpy), ("PyTorch", step.torch))
    ]
    return tag(
        "li",
        tag("div", words, _value(template, step), class_="lab-step-head"),
        tag("div", *code, class_="lab-beside"),
        data_step=step.name,
    )


def _value(template: Template, step: CompanionLine) -> Html:
    """The numbers of a line; a matrix has a line a row, in one pair of brackets."""
    value = step.value
    rows = [value.tolist()] if value.ndim == 1 else value.tolist()
    if value.ndim == 0:
        shown = template.num(float(value), "value")
    else:
        cells = joined(*(_row(template, row) for row in rows))
        columns = f"--columns:{value.shape[-1]}"
        shown = tag("span", cells, class_="lab-brackets", style=columns)
    return scroll_box(
        step.name, tag("code", step.name, " = "), tag("div", shown), css="lab-scroll lab-made"
    )


def _row(template: Template, row: list[float]) -> Html:
    cells = Html("".join(template.num(entry) for entry in row))
    return tag("span", cells, class_="lab-row")
