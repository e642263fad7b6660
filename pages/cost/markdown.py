"""The comparison as Markdown: counts, what was measured, and a language model's size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from core.cost import published
from core.cost.counting import polynomials
from core.cost.limits import TEN_TIMES
from core.cost.measure import Along, Result, slope
from core.cost.ways import WAYS
from pages.cost import measured, measuring, model
from pages.cost.settings import CostSettings
from pages.cost.words import (
    FORMULAS,
    bytes_text,
    count_text,
    quantity_names,
    slope_text,
    times_text,
    way_names,
)
from pages.ui.page import View
from pages.ui.text import _, named, sentences


def comparison(view: View) -> str:
    """All of it, whichever part is shown."""
    settings: CostSettings = view.settings
    problem = f"x = ({view.problem.x_text}), y = ({view.problem.y_text})"
    parts = [f"# {_('What fusing saves')}", problem, *_counted(settings)]
    result = measuring.state().result
    parts += _measured(result) if result else []
    parts += _model(settings)
    return "\n\n".join(parts) + "\n"


def _counted(settings: CostSettings) -> list[str]:
    names = way_names()
    head = ["", *(named(names[way], FORMULAS[way]) for way in WAYS)]
    rows = []
    for quantity, name in quantity_names().items():
        cells = []
        for way in WAYS:
            polynomial = polynomials(way)[quantity]
            value = polynomial(settings.k, settings.rows)
            cells.append(f"{polynomial.formula(batch=True)} = {count_text(value)}")
        rows.append([name, *cells])
    return [f"## {_('Counted')}", f"k = {settings.k}, N = {settings.rows}", _table(head, rows)]


def _measured(result: Result) -> list[str]:
    parts = [f"## {_('Measured here')}", sentences(*measured.machine_words(result))]
    crossing = result.crossing()
    if crossing is not None:
        text = _("From k = {k} on, the Jacobian takes {times} times as long as the fused form.")
        parts.append(text.format(k=count_text(crossing), times=times_text(TEN_TIMES)))
    axes: tuple[Along, ...] = ("k", "N")
    return parts + [_series(result, along) for along in axes]


def _series(result: Result, along: Along) -> str:
    """Times and bytes of each way at every size, the fitted slopes of both below."""
    units = ("ms", "ratio", "memory")
    names = {"ms": "ms", "ratio": "/ np.exp", "memory": _("memory")}
    head = [along, *(f"{name}, {names[u]}" for name in way_names().values() for u in units)]
    by_way = {way: {p.size: p for p in result.series(way, along)} for way in WAYS}
    rows = []
    for size in measured.sizes(along).astype(int).tolist():
        points = [by_way[way].get(size) for way in WAYS]
        if any(points):
            cells = (measured.shown(p, u) if p else "" for p in points for u in units)
            rows.append([count_text(size), *cells])
    slopes = [_slope(result, way, along, unit) for way in WAYS for unit in units]
    return _table(head, [*rows, [_("fitted slope"), *slopes]])


def _slope(result: Result, way: object, along: Along, unit: str) -> str:
    points = [p for p in result.points if (p.way, p.along) == (way, along)]
    points.sort(key=lambda point: point.size)
    if not points:
        return ""
    fitted = slope([p.size for p in points], [measured.value(p, unit) for p in points])
    return "" if math.isnan(fitted) else slope_text(fitted)


def _model(settings: CostSettings) -> list[str]:
    names = way_names()
    rows = []
    for way in WAYS:
        need = model.needed(settings, way)
        rows.append([names[way], bytes_text(need.held), bytes_text(need.moved)])
    what = _("k = {k}, {tokens} tokens, {stored}").format(
        k=count_text(settings.vocabulary),
        tokens=count_text(settings.tokens),
        stored=settings.stored,
    )
    head = ["", _("would hold at once"), _("would move")]
    reports = [[r.method, *model.report_texts(r)] for r in published.REPORTS]
    report_head = ["", _("loss: memory"), _("time"), _("loss and gradient: memory"), _("time")]
    sources = f"{published.AUTHORS}: <{published.PAPER}>, <{published.REPOSITORY}>"
    return [
        f"## {_('A language model')}",
        named(_("Computed from the counts"), what),
        _table(head, rows),
        named(_("Published, for Gemma 2 (2B)"), f"{published.HARDWARE}. {sources}"),
        _table(report_head, reports),
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
