"""At a language model's size: what each way would hold and move, and what others report."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.cost import published
from core.cost.language_model import VOCABULARIES, WIDTHS, Needs, needs
from core.cost.limits import VOCABULARY_MAX
from core.cost.ways import WAYS, Name
from pages.cost.figure import Axes, Way, log_log, unanswered
from pages.cost.model_question import question
from pages.cost.settings import CostSettings
from pages.cost.words import bytes_text, count_text, times_text, way_head, way_names
from pages.ui.figures import Figure, Trace
from pages.ui.figures.table import Table
from pages.ui.html import scroll_box
from pages.ui.markup import Html, attributes, joined, kept, tag
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, language, listed, named, sentence_gap

SIZES = (2, 8, 32, 128, 512, 2_048, 8_192, 32_000, 65_536, 128_256, VOCABULARY_MAX)
_VALUE = attributes(class_="lab-num value", translate="no")


def add(template: Template, view: View) -> None:
    """What is computed, beside what was published; the plot of what is held."""
    settings: CostSettings = view.settings
    template.block("cost-question", question(template, settings))
    template.block("cost-main", joined(_computed(template, settings), _published(language())))
    template.block("cost-remark", tag("p", _remark(), class_="lab-remark"))
    template.figures["curves"] = partial(figure if settings.ratio else unanswered, settings)


def needed(settings: CostSettings, way: Name) -> Needs:
    """What a way needs for the model that is chosen."""
    width = WIDTHS[settings.stored]
    return needs(way, settings.vocabulary, settings.tokens, width)


def _computed(template: Template, settings: CostSettings) -> Html:
    label = _("Computed from the counts")
    badge = tag("span", _("computed"), class_="lab-badge open")
    what = _("k = {k}, {tokens} tokens, {stored}").format(
        k=count_text(settings.vocabulary),
        tokens=count_text(settings.tokens),
        stored=settings.stored,
    )
    title = tag("h2", template.words(what, given=True), " ", badge)
    texts = ("", _("would hold at once"), _("would move"), _("times as much as fused"))
    heads = (tag("th", text, scope="col") for text in texts)
    fused = needed(settings, "fused")
    lines = []
    for way in WAYS:
        need = needed(settings, way)
        cells = (
            bytes_text(need.held),
            bytes_text(need.moved),
            times_text(need.held / fused.held),
        )
        # Before the question is answered, question marks stand for what would answer it.
        texts_now = cells if settings.ratio else ("?",) * len(cells)
        shown = (tag("td", template.words(text, fixed=_VALUE)) for text in texts_now)
        lines.append(tag("tr", tag("th", way_head(way), scope="row"), *shown))
    table = tag(
        "table",
        tag("thead", tag("tr", *heads)),
        tag("tbody", *lines),
        class_="lab-cost",
        aria_label=label,
    )
    return joined(title, scroll_box(label, table, data_main=True))


@kept
def _published(language: str) -> Html:
    """What the authors of Cut Cross-Entropy report, with their sources."""
    label = _("Published, for Gemma 2 (2B)")
    what = _("k = {k}, {tokens} tokens, {hardware}").format(
        k=count_text(published.VOCABULARY),
        tokens=count_text(published.TOKENS),
        hardware=published.HARDWARE,
    )
    badge = tag("span", _("published"), class_="lab-badge open")
    texts = ("", _("loss: memory"), _("time"), _("loss and gradient: memory"), _("time"))
    heads = (tag("th", text, scope="col") for text in texts)
    lines = (
        tag("tr", tag("th", r.method, scope="row"), *(tag("td", text) for text in report_texts(r)))
        for r in published.REPORTS
    )
    table = tag(
        "table",
        tag("thead", tag("tr", *heads)),
        tag("tbody", *lines),
        class_="lab-cost published",
        aria_label=label,
    )
    paper = tag("a", "arXiv 2411.09009", href=published.PAPER)
    repository = tag("a", "apple/ml-cross-entropy", href=published.REPOSITORY)
    sources = tag("p", published.AUTHORS, ": ", paper, ", ", repository, class_="lab-cost-source")
    title = tag("h2", label, _(":"), sentence_gap(), what, " ", badge)
    return joined(title, scroll_box(label, table), sources)


def report_texts(report: published.Report) -> tuple[str, ...]:
    """A report's figures, as they were published."""
    sizes = (report.forward_mb, report.forward_ms, report.both_mb, report.both_ms)
    units = ("MB", "ms", "MB", "ms")
    return tuple(
        f"{size:,.1f}".removesuffix(".0").replace(",", "\u202f") + f"\u202f{unit}"
        for size, unit in zip(sizes, units, strict=True)
    )


def _remark() -> str:
    return _(
        "Computed: no such array was made here. Every method holds the logits and, as "
        "numbers, the targets; a library has one index per token instead. The published "
        "figures are of the loss with the product that makes its logits; a megabyte is "
        "2²⁰ bytes there. {kernel} holds no logits at all: it makes them block by block, "
        "and again for the gradient, which fusing alone does not do."
    ).format(kernel="Cut Cross-Entropy")


# --- the plot ------------------------------------------------------------------------------


def data(settings: CostSettings) -> Table:
    """Bytes held and moved by every way over k, for the batch that is chosen."""
    names = way_names()
    head = ["k"]
    columns = [np.array(SIZES, dtype=np.float64)]
    for way in WAYS:
        both = [needs(way, k, settings.tokens, WIDTHS[settings.stored]) for k in SIZES]
        head += [named(names[way], _("bytes held")), named(names[way], _("bytes moved"))]
        columns += [
            np.array([float(need.held) for need in both]),
            np.array([float(need.moved) for need in both]),
        ]
    return Table(head, np.column_stack(columns))


def _held(settings: CostSettings, way: Name) -> NDArray[np.float64]:
    width = WIDTHS[settings.stored]
    return np.array([float(needs(way, k, settings.tokens, width).held) for k in SIZES])


def figure(settings: CostSettings) -> Figure:
    """What every way would hold over k, with what was published at its own size."""
    ways = [
        Way(
            way,
            _held(settings, way),
            now=float(needed(settings, way).held),
            power="k²" if way == "jacobian" else "k",
        )
        for way in WAYS
    ]
    through, fused = (bytes_text(needed(settings, way).held) for way in ("jacobian", "fused"))
    headline = _(
        "With {k} classes and {tokens} tokens the Jacobian would hold {through}, the "
        "fused form {fused}"
    ).format(
        k=count_text(settings.vocabulary),
        tokens=count_text(settings.tokens),
        through=through,
        fused=fused,
    )
    axes = Axes(
        "k",
        _("classes k"),
        np.array(SIZES, dtype=np.float64),
        float(settings.vocabulary),
        _("bytes held, computed"),
        more=[_reports()],
    )
    plot = log_log(axes, ways, dots=False, alt=headline, revision="model")
    plot["words"] = {"title": headline, "notice": _notice()}
    plot["table"] = data(settings).shown()
    return plot


_SHOWN = {"PyTorch": "top left", "Cut Cross-Entropy": "middle left"}  # where their names stand


def _drawn() -> list[published.Report]:
    return [report for report in published.REPORTS if report.method in _SHOWN]


def _notice() -> str:
    return _(
        "Diamonds: published for {tokens} tokens, loss and gradient together: {reports}."
    ).format(
        tokens=count_text(published.TOKENS),
        reports=listed(f"{report.method} {report_texts(report)[2]}" for report in _drawn()),
    )


def _reports() -> Trace:
    """The published sizes, as marks of another shape, with their names."""
    sizes = [report.both_mb * published.MEGABYTE for report in _drawn()]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": [float(published.VOCABULARY)] * len(sizes),
        "y": sizes,
        "text": [f"{method}\u2002" for method in _SHOWN],
        "textposition": list(_SHOWN.values()),
        "textfont": {"size": 14},
        "marker": {"size": 11, "symbol": "diamond", "color": "$text",
                   "line": {"color": "$background", "width": 2}},
    }  # fmt: skip


def fields(settings: CostSettings) -> list[tuple[str, str]]:
    """The vocabularies to choose from, with a model that has each; another one as it is."""
    options = [(str(k), f"{count_text(k)} ({model})") for k, model in VOCABULARIES.items()]
    if settings.vocabulary not in VOCABULARIES:
        options.append((str(settings.vocabulary), count_text(settings.vocabulary)))
    return options
