"""The blocks of the explore page: the way to the gradient with the loss, softmax, the gradient."""

from __future__ import annotations

from functools import lru_cache, partial

from core.numeric import ForwardBackward, agreement, forward_backward
from core.problem import Problem
from pages.explore.table import gradient_rows, softmax_rows
from pages.product.blocks import add as add_product
from pages.ui import controls
from pages.ui.exact import add_exact
from pages.ui.html import LOSS_FORMULA, symbol
from pages.ui.loss import infinite_loss
from pages.ui.markup import EMPTY, Html, attributes, joined, kept, tag
from pages.ui.numbers import number, subscript
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, language

_REMARK = attributes(class_="lab-remark")


def build(view: View) -> Template:
    """s, the loss and the gradient of the problem, each beside what it is made of."""
    problem, settings = view.problem, view.settings
    template = Template(full=settings.full)
    values = forward_backward(problem.x, problem.y)
    add_exact(template, view, values, ("loss", "s", "grad-x"))
    template.block("first-lesson", _first_lesson(language()))
    template.block("loss", _way(template, problem, float(values.loss)))
    template.block("softmax", softmax_rows(template, values.s.tolist()))
    gradient = gradient_rows(template, problem, values, magnified=settings.magnified)
    template.block("grad-x", gradient)
    title = _("The same gradient as a product, step by step")
    now = "open" if settings.product_is_open else ""
    fold = controls.fold("fold", title, setting="product", on="open", now=now)
    template.block("product-fold", fold)
    if settings.product_is_open:
        add_product(template, problem, values, settings.product)
    template.late["agreement"] = partial(badge, problem, values)
    return template


@kept
def _first_lesson(language: str) -> Html:
    """The way in, for who is new to all this; without the session it leads to the list."""
    words = tag("a", _("Take the first lesson"), href="./lessons", data_lesson="start",
                data_text="")  # fmt: skip
    return tag("p", _("New to softmax?"), " ", words, class_="lab-first-lesson")


def _way(template: Template, problem: Problem, loss: float) -> Html:
    """From x through s to the loss, and by the chain rule back, with the loss of the moment."""
    start, middle, end = _way_parts(language())
    remark = EMPTY
    if problem.has_infinite_loss:
        remark = tag("p", infinite_loss(problem), class_="lab-remark")
    elif _is_weighted(problem):
        remark = _weight_note(template, problem)
    value = joined(middle, template.num(loss, "every" if template.full else "big"), " ", _("nats"))
    loss_pill = tag("span", value, class_="lab-stop e")
    return joined(tag("p", start, loss_pill, end, class_="lab-way"), remark)


def _is_weighted(problem: Problem) -> bool:
    """Whether there is one label, with another target than 1."""
    return sum(target > 0 for target in problem.y) == 1 and problem.Y != 1


def _weight_note(template: Template, problem: Problem) -> Html:
    """What such a label is: one with a class weight."""
    label = next(c for c, target in enumerate(problem.y, 1) if target > 0)
    note = _(
        "A class weight w on label {c} is y{index} = w, so sum(y) = w = {weight}: loss and "
        "gradient are {weight} times those of the label alone."
    ).format(c=label, index=subscript(label), weight=number(problem.Y, full=True))
    return template.words(note, "p", _REMARK, given=True)


@lru_cache
def _way_parts(language: str) -> tuple[Html, Html, Html]:
    """What is before the loss, in its pill, and after it."""
    x, y, s = symbol("x"), symbol("y"), symbol("s")
    start = joined(
        _stop("x", x, _("logits")),
        _step(_words("softmax"), " →"),
        _stop("s", s, _("shares, sum 1")),
        _step(_words(_("with"), " ", y, " ", _("targets: cross-entropy")), " →"),
    )
    before, after = _("chain rule back to {x}:").split("{x}")
    end = tag(
        "span",
        _step("← ", _words(before, x, after)),
        _stop("gradient", symbol("∂e/∂x"), _("gradient")),
        class_="lab-way-end",
    )
    named = tag("span", symbol("e"), " =", class_="lab-way-short")
    return start, joined(_words(LOSS_FORMULA), named, " "), end


def _stop(name: str, sign: Html, words: str) -> Html:
    return tag("span", sign, " ", _words(words), class_=f"lab-stop {name}")


def _words(*content: str) -> Html:
    """What a phone has no room for."""
    return tag("span", *content, class_="lab-way-words")


def _step(*content: str) -> Html:
    return tag("span", *content, class_="lab-step-to")


def badge(problem: Problem, values: ForwardBackward) -> Html:
    """Whether the three ways to the gradient agree, computed at this moment."""
    compared = agreement(values, problem.x, problem.y)
    product = _("row vector times Jacobian differs by at most {ulps} ulp").format(
        ulps=_ulps(compared.product_ulps)
    )
    if compared.closed_ulps is None:
        differences = _("finite differences are undefined, as the loss is infinite")
    else:
        differences = _("finite differences by {ulps} ulp").format(
            ulps=_ulps(compared.closed_ulps)
        )
    if not compared.ok:
        css, mark, verdict = "bad", "✗", _("The closed form and the other two ways disagree")
    elif compared.differences_defined:
        css, mark, verdict = "good", "✓", _("Three ways agree")
    else:
        css, mark, verdict = "open", "✓", _("Two ways agree")
    unit = _(
        "Distance from the closed form; "
        "1 ulp is 2⁻⁵² of the sum of the absolute terms of a component."
    )
    sign = tag("span", mark, aria_hidden="true")
    outcome = tag("span", sign, " ", verdict, class_=f"lab-badge {css}")
    distances = tag("span", product, " · ", differences, title=unit)
    return tag("p", outcome, " ", distances, class_="lab-agreement")


def _ulps(value: float) -> str:
    return number(round(value, 2)) if value < 1000 else number(value)
