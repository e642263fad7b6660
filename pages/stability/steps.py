"""One way, step by step, beside exact values: the graph, the culprit, and what mends it."""

from __future__ import annotations

import math
from functools import lru_cache

from core.stability import OPERATIONS, Entry, Node, Target, Trace, rewriting
from pages.stability.present import Present, typed_text
from pages.stability.results import count_text
from pages.stability.step_names import entry_name, step_formula, step_title
from pages.stability.words import event_words, result_name, short_event, way_name
from pages.ui.exact import exact_text, ulps_text
from pages.ui.html import column_head, scroll_box
from pages.ui.markup import EMPTY, Html, joined, tag
from pages.ui.numbers import number
from pages.ui.text import _, language, named, sentences
from pages.ui.wrong_digits import marked_html

_FORWARD = ("x", "y", "shift", "exp", "sum", "rest", "divide", "log-sum", "log", "loss")
_ILL = 1_000.0  # a condition number that takes three digits
_MAGNIFIES = 64.0  # one that is worth a word
_MORE = 3  # digits of an exact value beyond those of the type


def steps(present: Present) -> Html:
    """All of it, for the way that is chosen."""
    traced = present.traced
    culprit = traced.culprit(present.target)
    return joined(
        _verdict(present, traced, present.target, culprit),
        _graph(traced, culprit, full=present.settings.digits != "few"),
        _mending(traced, culprit),
        _all_entries(traced, culprit),
    )


def outline(present: Present) -> Html:
    """What each step does, without a number: before the question is answered."""
    way, dtype = present.settings.formula, present.precision.name
    forward, backward = list[Html](), list[Html]()
    for name in ("inputs", *(operation.id for operation in OPERATIONS[way])):
        formula = step_formula(name, way, language())
        text = tag("p", formula, class_="lab-node-formula") if formula else EMPTY
        card = tag("li", tag("h3", step_title(name, way, dtype)), text, data_node=name)
        (forward if name in (*_FORWARD, "inputs") else backward).append(card)
    return tag("div", *_both(forward, backward), class_="lab-graph", data_main=True)


# --- the culprit -------------------------------------------------------------------------------


def _verdict(present: Present, traced: Trace, target: Target, culprit: Node | None) -> Html:
    result = traced.by_id[target].worst
    if culprit is None:
        words = [_("No step loses digits that another method would keep.")]
        if not result.ulps <= 1.0 and result.kappa > _ILL:
            words.append(
                _(
                    "The missing digits are lost to the problem itself: its condition "
                    "number {kappa} magnifies every rounding of s and y."
                ).format(kappa=number(result.kappa))
            )
        if any(
            entry.event in ("underflow", "subnormal") for entry in traced.by_id[target].entries
        ):
            words.append(
                _(
                    "A result below {tiny} has fewer digits in {type}, or none, whatever "
                    "the method."
                ).format(tiny=number(traced.precision.tiny), type=traced.precision.name)
            )
        badge = tag("span", f"✓ {_('keeps its digits')}", class_="lab-badge good")
        return tag("p", badge, sentences(*words), class_="lab-culprit", role="status")
    name = _title(culprit.id, traced)
    badge = tag("span", f"✗ {_('digits lost here')}", class_="lab-badge bad")
    place = _("With the method “{way}”, {result} first loses digits at the step “{step}”.").format(
        way=way_name(traced.way), result=result_name(present.settings), step=name
    )
    return tag("p", badge, sentences(place, _why(traced, culprit)), class_="lab-culprit",
               role="status")  # fmt: skip


def _title(name: str, traced: Trace) -> str:
    return step_title(name, traced.way, traced.precision.name)


def _why(traced: Trace, culprit: Node) -> str:
    """Its reason: what happened to the number, or a condition that magnifies an error."""
    entry = _worst(culprit)
    happened = event_words(entry.event, traced.precision)
    clause = named(entry_name(culprit, entry), happened)
    what = _("{clause}.").format(clause=clause) if happened else ""
    magnifies = ""
    if entry.condition > _MAGNIFIES and math.isfinite(entry.value):
        magnifies = _(
            "Its condition number is {kappa}: it magnifies the rounding of its inputs "
            "that many times, while its own error is only {local} ulp."
        ).format(kappa=number(entry.condition), local=ulps_text(entry.local))
    return sentences(what, magnifies)


def _worst(node: Node) -> Entry:
    """The number to show: one that lost digits before all others."""
    lost = [entry for entry in node.entries if entry.lost]
    order = lost or list(node.entries)
    return max(order, key=_size)


def _size(entry: Entry) -> float:
    return math.inf if math.isnan(entry.ulps) else entry.ulps


# --- the graph -----------------------------------------------------------------------------------


def _graph(traced: Trace, culprit: Node | None, *, full: bool) -> Html:
    """Forward from x to the loss, and back to x: a card for each step."""
    inputs, computed = traced.nodes[:2], traced.nodes[2:]
    first = _card(
        _title("inputs", traced),
        EMPTY,
        max(inputs, key=lambda node: _size(_worst(node))),
        traced,
        is_culprit=culprit in inputs,
        full=full,
    )
    forward, backward = [first], list[Html]()
    for node in computed:
        card = _card(
            _title(node.id, traced),
            step_formula(node.id, traced.way, language()),
            node,
            traced,
            is_culprit=node is culprit,
            full=full,
        )
        (forward if node.id in _FORWARD else backward).append(card)
    note = _(
        "For each step, the number farthest from its exact value, in ulp. Own: the error "
        "of the step itself. κ: its condition number, how many times it may magnify the "
        "errors of its inputs."
    )
    graph = tag(
        "div",
        *_both(forward, backward),
        class_="lab-graph",
        data_main=True,
    )
    return joined(graph, tag("p", note, class_="lab-note"))


def _both(forward: list[Html], backward: list[Html]) -> tuple[Html, Html]:
    return (
        _cards(_("Forward: from x to the loss"), forward),
        _cards(_("Back: to the gradient in x"), backward),
    )


def _cards(label: str, cards: list[Html]) -> Html:
    return joined(tag("h2", label), tag("ol", *cards, class_="lab-nodes", aria_label=label))


def _card(
    title: str, formula: Html, node: Node, traced: Trace, *, is_culprit: bool, full: bool
) -> Html:
    entry, precision = _worst(node), traced.precision
    digits = digits_of(entry, precision.digits)
    share = max(0.0, min(1.0, digits / precision.digits))
    bar = tag("i", style=f"width:{100 * share:.0f}%", class_="few" if entry.lost else None)
    happened = short_event(entry.event)
    numbers = tag(
        "dl",
        _pair(_("digits"), count_text(digits)),
        _pair(_("off"), ulps_text(entry.ulps)),
        _pair(_("own"), ulps_text(entry.local)),
        _pair("κ", number(entry.condition, digits=2)),
    )
    mark = tag("b", f"✗ {_('first loss')}", class_="lab-first-loss") if is_culprit else EMPTY
    css = "culprit" if is_culprit else "lost" if node.lost else None
    return tag(
        "li",
        mark,
        tag("h3", title),
        tag("p", formula, class_="lab-node-formula") if formula else EMPTY,
        tag("p", entry_name(node, entry), " = ", _value(entry, traced, full=full),
            class_="lab-node-value"),
        tag("div", bar, class_="lab-bar", aria_hidden="true"),
        numbers,
        tag("p", happened, class_="lab-node-event") if happened else EMPTY,
        class_=css,
        data_node=node.id,
    )  # fmt: skip


def _pair(name: str, value: str) -> Html:
    return tag("div", tag("dt", name), tag("dd", value, translate="no"))


def digits_of(entry: Entry, most: float) -> float:
    """Correct digits of a number that has been traced."""
    if not math.isfinite(entry.ulps):
        return 0.0
    if entry.ulps == 0:
        return most
    exact = entry.exact
    if not exact:
        return 0.0
    relative = float(abs(exact.context.mpf(entry.value) - exact) / abs(exact))
    return min(most, max(0.0, -math.log10(relative))) if relative else most


def _value(entry: Entry, traced: Trace, *, full: bool = True) -> Html:
    """The number as the type has it, wrong digits struck through."""
    shown = typed_text(traced.precision.dtype.type(entry.value), full=full)
    return marked_html(shown, last_place(entry))


def last_place(entry: Entry) -> float:
    """The power of ten of the last right digit of a number, see `wrong_digits.split`."""
    if not math.isfinite(entry.ulps):
        return math.inf
    if not entry.value and entry.exact:
        return math.inf
    if entry.ulps <= 0.5:
        return -math.inf
    ctx = entry.exact.context
    error = abs(ctx.mpf(entry.value) - entry.exact)
    return float(ctx.ceil(ctx.log10(2 * error)))


# --- what mends it -------------------------------------------------------------------------------


def _mending(traced: Trace, culprit: Node | None) -> Html:
    remedy = rewriting(traced, culprit) if culprit else None
    if remedy is None:
        return EMPTY
    drawn = (
        tag(
            "div",
            tag("div", class_="lab-formula", translate="no", data_tex=line),
            class_="lab-formulas lab-scroll",
            role="img",
            aria_label=_spoken(line, language()),
        )
        for line in remedy.lines
    )
    proof = _("SymPy proves in the lab's tests that both sides are equal.")
    badge = tag("span", f"✓ {_('proved by SymPy')}", class_="lab-badge good", title=proof)
    title = _("The remedy: {name}").format(name=_(remedy.title))
    return tag(
        "section", tag("h2", title, " ", badge), *drawn, tag("p", _(remedy.reason)),
        class_="lab-mending",
    )  # fmt: skip


@lru_cache
def _spoken(line: str, language: str) -> str:
    from core.worked.speech import speech

    return speech(line, _)


# --- every number --------------------------------------------------------------------------------


def _all_entries(traced: Trace, culprit: Node | None) -> Html:
    heads = (
        _("step"), _("number"), traced.precision.name, _("exact"), "ulp", _("own error"),
        _("condition"), _("what happened"),
    )  # fmt: skip
    bodies = (_entries(node, traced, heads, is_culprit=node is culprit) for node in traced.nodes)
    label = _("Every number beside its exact value")
    note = _(
        "Exact values by mpmath, for the problem as stored in {type}. One ulp is the "
        "distance between neighbouring numbers of {type}; a result rounded once is off by "
        "at most 0.5."
    ).format(type=traced.precision.name)
    table = tag(
        "table",
        tag("thead", tag("tr", *map(column_head, heads))),
        *bodies,
        class_="lab-entries",
        aria_label=label,
    )
    return joined(tag("h2", label), scroll_box(label, table), tag("p", note))


def _entries(node: Node, traced: Trace, heads: tuple[str, ...], *, is_culprit: bool) -> Html:
    digits = round(traced.precision.digits) + _MORE
    rows = []
    for n, entry in enumerate(node.entries):
        head = EMPTY
        if n == 0:
            title = (
                tag("b", _title(node.id, traced)),
                " ",
                step_formula(node.id, traced.way, language()),
            )
            head = tag("th", *title, scope="rowgroup", rowspan=len(node.entries))
        exact = exact_text(entry.exact, digits)
        names = heads[-5:]  # what a phone, where the table is a list, calls the cells
        cells = (
            tag("td", entry_name(node, entry)),
            tag("td", _value(entry, traced)),
            tag("td", exact, class_="lab-num", translate="no", data_name=names[0]),
            tag("td", ulps_text(entry.ulps), translate="no", data_name=names[1]),
            tag("td", ulps_text(entry.local), translate="no", data_name=names[2]),
            tag("td", number(entry.condition, digits=2), translate="no", data_name=names[3]),
            tag("td", event_words(entry.event, traced.precision)),
        )
        rows.append(tag("tr", head, *cells, class_="lost" if entry.lost else None))
    return tag("tbody", *rows, class_="culprit" if is_culprit else None)
