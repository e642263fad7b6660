"""The blocks of the explore page: the loss, softmax, the gradient."""

from __future__ import annotations

from functools import partial

from core.limits import K_MAX, K_MIN, NUMBER_TEXT_MAX
from core.numeric import ForwardBackward, agreement, forward_backward
from core.problem import Problem
from pages.product.blocks import add as add_product
from pages.ui import controls
from pages.ui.digits import digit_switch
from pages.ui.editor.presets import PRESETS
from pages.ui.html import error_text, rows, share_bar, signed_bar, symbol
from pages.ui.loss import loss
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.numbers import number, subscript
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, language

_REMARK = attributes(class_="lab-remark")
_IDENTITY = joined(symbol("s", "i"), " · sum(", symbol("y"), ") − ", symbol("y", "i"), " =")


def build(view: View) -> Template:
    """s, the loss and the gradient of the problem, each beside what it is made of."""
    problem, settings = view.problem, view.settings
    template = Template(full=settings.full)
    values = forward_backward(problem.x, problem.y)
    s, gradient = values.s.tolist(), values.grad_x.tolist()
    template.block("preset", joined(_presets(language()), _weight_note(template, problem)))
    template.block("tool-row", _tools(view))
    template.block(
        "tool-errors", error_text(view.notes["shift"]) if "shift" in view.notes else EMPTY
    )
    digit_switch(template)
    loss(template, problem, float(values.loss))
    template.block("softmax", joined(tag("h2", _("Softmax")), _softmax(template, s)))
    table = _gradient(template, problem, s, gradient)
    template.block("grad-x", joined(tag("h2", _("Gradient")), table))
    title = _("The same gradient as a product, step by step")
    now = "open" if settings.product_is_open else ""
    fold = controls.fold("fold", title, setting="product", on="open", now=now)
    template.block("product-fold", fold)
    if settings.product_is_open:
        add_product(template, problem, values, settings.product)
    template.late["agreement"] = partial(badge, problem, values)
    return template


@kept
def _presets(language: str) -> Html:
    """Problems to start from."""
    chips = (controls.preset_button(name, _(label)) for name, (label, _problem) in PRESETS.items())
    return controls.group(_("Examples"), *chips, css="lab-chips")


def _weight_note(template: Template, problem: Problem) -> Html:
    """What one label with another target than 1 is: a label with a class weight."""
    labelled = [c for c, target in enumerate(problem.y, 1) if target > 0]
    if len(labelled) != 1 or problem.Y == 1:
        return EMPTY
    note = _(
        "A class weight w on label {c} is y{index} = w, so sum(y) = w = {weight}: loss and "
        "gradient are {weight} times those of the label alone."
    ).format(c=labelled[0], index=subscript(labelled[0]), weight=number(problem.Y, full=True))
    return template.words(note, "p", _REMARK)


def _tools(view: View) -> Html:
    """Add and remove a class; normalise y; shift all x."""
    k = view.problem.k
    shift_by = tag(
        "input",
        type="text",
        id="shift-by",
        class_="lab-text",
        value=view.choices.get("shift-by", "1"),
        data_tool="check-shift",
        aria_label=_("Shift by"),
        maxlength=NUMBER_TEXT_MAX,
        autocomplete="off",
        aria_invalid="true" if "shift" in view.notes else "false",
    )
    shift = controls.tool_button(
        "shift-x",
        _("Shift all x by"),
        hint=_("Add the same number to every logit: softmax does not change."),
        text_of="shift-by",
    )
    normalise = controls.tool_button(
        "normalise-y", _("Normalise y"), hint=_("Divide y by its sum, so that sum(y) = 1.")
    )
    add = controls.tool_button("add-class", f"+ {_('Add class')}", disabled=k >= K_MAX)
    remove = controls.tool_button("remove-class", f"− {_('Remove class')}", disabled=k <= K_MIN)
    return controls.group(_("Tools"), add, remove, normalise, shift, shift_by)


def _softmax(template: Template, s: list[float]) -> Html:
    body = [
        [symbol("s", i), template.num(v, "value"), share_bar(template, v)]
        for i, v in enumerate(s, 1)
    ]
    head = [_("Class"), symbol("s", "i"), _("0 … 1, sum 1")]
    return rows(_("Softmax"), head, body, "i")


def _gradient(template: Template, problem: Problem, s: list[float], g: list[float]) -> Html:
    """A row a class: the identity with its numbers, the component, its bar."""
    scale = max(map(abs, g))
    body = [
        [
            symbol("∂e/∂x", i),
            Html(f"{template.num(s_i)} · {template.num(problem.Y)} − {template.num(y_i)} ="),
            template.num(g_i, "value"),
            signed_bar(template, g_i, scale),
        ]
        for i, (s_i, y_i, g_i) in enumerate(zip(s, problem.y, g, strict=True), 1)
    ]
    head = [_("Class"), _IDENTITY, symbol("∂e/∂x", "i"), "−  0  +"]
    return rows(_("Gradient"), head, body, "j")


def badge(problem: Problem, values: ForwardBackward) -> Html:
    """Whether the three ways to the gradient agree, computed at this moment."""
    compared = agreement(values, problem.x, problem.y)
    product = _("row vector times Jacobian {ulps} ulp").format(ulps=_ulps(compared.product_ulps))
    if compared.closed_ulps is None:
        differences = _("finite differences are undefined, as the loss is infinite")
    else:
        differences = _("finite differences {ulps} ulp").format(ulps=_ulps(compared.closed_ulps))
    if not compared.ok:
        css, mark, verdict = "bad", "✗", _("The closed form and the other two ways disagree")
    elif compared.differences_defined:
        css, mark, verdict = "good", "✓", _("Three ways agree")
    else:
        css, mark, verdict = "open", "✓", _("Two ways agree")
    unit = _("Distance from the closed form; 1 ulp is 2⁻⁵² of the absolute terms of a component.")
    sign = tag("span", mark, aria_hidden="true")
    outcome = tag("span", sign, " ", verdict, class_=f"lab-badge {css}")
    distances = tag("span", product, " · ", differences, title=unit)
    return tag("p", outcome, " ", distances, class_="lab-agreement")


def _ulps(value: float) -> str:
    return number(round(value, 2)) if value < 1000 else number(value)
