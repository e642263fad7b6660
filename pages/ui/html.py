"""Small pieces of HTML that several blocks are made of."""

from __future__ import annotations

from collections.abc import Iterable

from pages.ui.markup import Attribute, Html, attributes, kept, tag
from pages.ui.template import Template
from pages.ui.text import _

SUM_Y = Html('<span class="lab-op">sum</span>(y)')
"""The sum of the targets. It is never written Σ: that is the sum of exponentials."""
EULER = Html('<span class="lab-op">e</span>')
"""Euler's number is upright; the loss e is slanted."""
SOFTMAX = Html('<span class="lab-op">softmax</span>')
LOSS_FORMULA = tag(
    "span",
    Html('e = −<span class="lab-op">sum</span>(y · <span class="lab-op">log</span> s) ='),
    class_="lab-math",
    translate="no",
)
GRADIENT_FORMULA = Html(f"∂e/∂x<sub>j</sub> = s<sub>j</sub> · {SUM_Y} − y<sub>j</sub>")
"""What every page is about, beside its title: j is the logit, everywhere."""
GRADIENT_BY_S = Html("∇e<sub>(s)</sub>")
GRADIENT_BY_X = Html("∇e<sub>(x)</sub>")

_SHARE = attributes(class_="share")


def error_text(message: str) -> Html:
    """A message beside the field that caused it."""
    mark = tag("b", "!", aria_hidden="true")
    return tag("p", mark, " ", message, class_="lab-error", role="alert")


@kept
def symbol(name: str, *index: int | str) -> Html:
    """A symbol with its index, as in formulas: symbol("s", 1)."""
    below = (tag("sub", ",".join(map(str, index))),) if index else ()
    return tag("span", name, *below, class_="lab-math", translate="no")


@kept
def formula(content: str) -> Html:
    """A formula, whose digits and signs are in the typeface of its letters."""
    return tag("span", content, class_="lab-math", translate="no")


def jacobian_entry(i: int | str, j: int | str) -> Html:
    """The symbol of an entry of the Jacobian, in a line."""
    return formula(Html(f"∂s<sub>{i}</sub>/∂x<sub>{j}</sub>"))


def share_bar(template: Template, value: float, name: str) -> Html:
    """A bar from 0 to 1; name: what it shows, as guesses in lessons name it."""
    bar = template.live("i", fixed=_SHARE, style=f"width:{100 * value:.2f}%")
    return _bar(name, bar)


def signed_bar(template: Template, value: float, scale: float, name: str) -> Html:
    """A bar to the right of the middle for plus, to the left and striped for minus."""
    width = 50 * min(abs(value) / scale, 1.0) if scale else 0.0
    side, left = ("plus", 50.0) if value >= 0 else ("minus", 50 - width)
    bar = template.live("i", class_=side, style=f"left:{left:.2f}%;width:{width:.2f}%")
    return _bar(name, Html(f'{bar}<i class="zero"></i>'))


def _bar(name: str, content: Html) -> Html:
    return Html(f'<div class="lab-bar" data-bar="{name}" aria-hidden="true">{content}</div>')


def scroll_box(label: str, *content: str, css: str = "lab-scroll", **more: Attribute) -> Html:
    """A box that scrolls by itself where its content is too wide; by keys as well."""
    return tag("div", *content, class_=css, **more, tabindex=0, role="group", aria_label=label)


@kept
def column_head(content: str) -> Html:
    """What a column of a table is called; one without a name has no head."""
    return tag("th", content, scope="col") if content else tag("td")


def class_row(axis: str, n: int, head: Html, cells: Html) -> Html:
    """A row of a table for class n: a click or a key chooses it, as i or as j, as `axis` says."""
    return Html(
        f'<tr data-{axis}="{n}" data-pick><th scope="row"><button type="button" class="lab-pick" '
        f'data-{axis}="{n}" data-pick>{head}</button></th>{cells}</tr>'
    )


def rows(label: str, head: list[str], body: list[list[Html]], axis: str) -> Html:
    """A table of prepared cells, a row a class; the first cell of a row is its head."""
    heads = map(column_head, head)
    lines = (
        class_row(axis, n, first, Html("".join(f"<td>{cell}</td>" for cell in rest)))
        for n, (first, *rest) in enumerate(body, 1)
    )
    return scroll_box(
        label,
        tag(
            "table",
            tag("thead", tag("tr", *heads)),
            tag("tbody", *lines, data_picks=axis),
            class_="lab-rows",
            aria_label=label,
        ),
    )


def on_paper(choices: Iterable[str]) -> Html:
    """What there is to choose from, for paper, where nothing can be pressed."""
    return tag("ol", *(tag("li", text) for text in choices), class_="lab-on-paper")


def vector(template: Template, name: str, entries: list[float], axis: str = "j") -> Html:
    """A named row vector in brackets; scrolls in its own box where it is too long.

    `axis` is what its index is called: i or j.
    """
    cells = "".join(
        f'<span data-{axis}="{n}">{template.num(entry)}</span>'
        for n, entry in enumerate(entries, 1)
    )
    return scroll_box(
        _("Row vector"),
        _vector_name(name),
        tag("span", Html(cells), class_="lab-brackets"),
        css="lab-vector lab-scroll",
    )


@kept
def _vector_name(name: str) -> Html:
    return tag("span", name, " =", class_="lab-math", translate="no")
