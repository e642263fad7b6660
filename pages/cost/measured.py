"""What was measured on this server: time and memory of each way, over k or over N."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.cost.limits import MEASURED_BYTES, MEASURED_ROWS_K, MEASURED_SECONDS
from core.cost.measure import Along, Point, Result, slope
from core.cost.measure.plan import PLACES, bytes_held, stops_at
from core.cost.measure.result import fitted, fitted_from
from core.cost.measure.service import State
from core.cost.ways import WAYS, Name
from pages.cost import measuring
from pages.cost.figure import Axes, Way, at, log_log
from pages.cost.question import question
from pages.cost.settings import CostSettings
from pages.cost.words import (
    bytes_text,
    count_text,
    seconds_text,
    slope_text,
    times_text,
    way_names,
)
from pages.ui import controls
from pages.ui.figures import Figure, nothing
from pages.ui.figures.table import Table
from pages.ui.markup import EMPTY, Html, attributes, joined, tag
from pages.ui.numbers import number
from pages.ui.page import View
from pages.ui.template import Template
from pages.ui.text import _, named, sentences

Array = NDArray[np.float64]
_LEAST_DOTS = 2  # a curve through fewer sizes says nothing


def add(template: Template, view: View) -> None:
    """The question, the measurement's own buttons, the plot, and where it was measured."""
    settings: CostSettings = view.settings
    state = measuring.state()
    template.block("cost-question", question(template, settings, state))
    template.block("cost-measure", _controls(template, view, state))
    result = state.result if settings.crossing is not None else None
    template.block("cost-remark", _remark(template, result))
    hides = "numbers" in view.hidden
    template.figures["curves"] = (
        partial(figure, settings, result, slopes=not hides) if result else partial(nothing, "")
    )


# --- measuring ------------------------------------------------------------------------------


def _controls(template: Template, view: View, state: State) -> Html:
    running, asked = state.phase == "running", measuring.has_asked(view, state)
    again = _("Measure again") if state.result else _("Measure")
    buttons = (
        controls.action_button("cost-start", again, "measure", css="strong", disabled=asked),
        controls.action_button("cost-cancel", _("Cancel"), "cancel", disabled=not asked),
    )
    bar = EMPTY
    if running:
        fixed = attributes(max="1", aria_label=_("Progress of the measurement"))
        bar = template.around("progress", fixed=fixed, value=f"{state.share:.3f}")
    words = template.words(_status(state, asked=asked), given=True)
    status = tag("span", words, role="status")
    return tag("div", *buttons, bar, status, class_="lab-cost-measure")


def _status(state: State, *, asked: bool) -> str:
    match state.phase:
        case "running" if asked and state.askers > 1:
            return _("Measuring, for {n} readers at once.").format(n=state.askers)
        case "running" if asked:
            return _("Measuring.")
        case "running":
            return _("Somebody else is measuring: you will see the result too.")
        case "cancelled":
            return _("Cancelled: what was measured before stays.")
        case "failed":
            return _("The measurement did not finish. Try again.")
    limits = _("It takes at most {seconds} and {bytes}.").format(
        seconds=seconds_text(MEASURED_SECONDS), bytes=bytes_text(MEASURED_BYTES)
    )
    return "" if state.result else limits


def _remark(template: Template, result: Result | None) -> Html:
    """Where, when and how it was measured."""
    if result is None:
        return EMPTY
    return tag("p", template.words(sentences(*machine_words(result)), given=True),
               class_="lab-remark")  # fmt: skip


def machine_words(result: Result) -> list[str]:
    """Where, when and how a result was measured, in sentences."""
    here = result.machine
    where = _(
        "Measured on {processor}, one of {cores} cores, {system}, Python {python}, NumPy {numpy}, "
        "at {time}."
    ).format(
        processor=here.processor,
        cores=here.cores,
        system=here.system,
        python=here.python,
        numpy=here.numpy,
        time=here.at.replace("T", " "),
    )
    how = _(
        "float64; the fastest of several runs each. The unit of the ratios is np.exp of "
        "the same logits. Memory is the most that NumPy allocates at once, traced in a "
        "separate run. Dotted: the fitted power law."
    )
    left_out = "" if result.complete else _("Time ran out before the largest sizes were measured.")
    return [where, how, left_out]


# --- the plot --------------------------------------------------------------------------------


def sizes(along: Along) -> Array:
    """The sizes of an axis."""
    return np.array([place.size for place in PLACES if place.along == along], dtype=np.float64)


def value(point: Point, unit: str) -> float:
    """What is plotted of a point."""
    return {"ratio": point.ratio, "ms": 1e3 * point.seconds, "memory": float(point.bytes)}[unit]


def heights(result: Result, way: Name, along: Along, unit: str) -> Array:
    """What was measured of a way at each size of the axis; nan where it was not."""
    by_size = {point.size: value(point, unit) for point in result.series(way, along)}
    return np.array([by_size.get(int(size), math.nan) for size in sizes(along)])


def data(settings: CostSettings, result: Result, *, whole: bool) -> Table:
    """What is plotted; the `whole` of it: milliseconds, ratios and bytes."""
    along: Along = "N" if settings.along == "N" else "k"
    units = ("ms", "ratio", "memory") if whole else (settings.unit,)
    names = {"ms": "ms", "ratio": "/ np.exp", "memory": "bytes"}
    head = [along, *(named(way, names[u]) for way in way_names().values() for u in units)]
    columns = [sizes(along), *(heights(result, w, along, u) for w in WAYS for u in units)]
    return Table(head, np.column_stack(columns))


def figure(settings: CostSettings, result: Result, *, slopes: bool) -> Figure:
    """The ways over k or N; with the powers that were fitted."""
    along: Along = "N" if settings.along == "N" else "k"
    places = sizes(along)
    now = float(settings.k if along == "k" else settings.rows)
    ways = [_way(result, way, along, settings.unit, now, slopes=slopes) for way in WAYS]
    ways = [way for way in ways if np.isfinite(way.heights).sum() >= _LEAST_DOTS]
    if not ways:
        return nothing(_("Time ran out before there was anything to draw."))
    titles = {
        "ratio": _("time / time of np.exp"),
        "ms": _("time in ms"),
        "memory": _("memory in bytes"),
    }
    axis = (
        _("classes k, one problem")
        if along == "k"
        else _("batch size N, {k} classes each").format(k=MEASURED_ROWS_K)
    )
    bound = (float(MEASURED_BYTES), bytes_text(MEASURED_BYTES))
    axes = Axes(
        along,
        axis,
        places,
        now,
        titles[settings.unit],
        bound=bound if settings.unit == "memory" else None,
    )
    headline = _headline(settings, result, along)
    notice = sentences(_stop(along), _slopes() if slopes else "")
    plot = log_log(axes, ways, dots=True, alt=sentences(headline, notice),
                   revision=f"measured {along} {settings.unit}")  # fmt: skip
    plot["words"] = {"title": headline, "notice": notice}
    plot["table"] = data(settings, result, whole=False).shown()
    return plot


def _way(result: Result, way: Name, along: Along, unit: str, now: float, *, slopes: bool) -> Way:
    values = heights(result, way, along, unit)
    places = sizes(along)
    there = np.isfinite(values)
    steepness = slope(places[there].tolist(), values[there].tolist())
    is_cut = unit != "memory" and stops_at(way, along)  # that plot has a line at the bound
    stop = f"(≤ {bytes_text(MEASURED_BYTES)})" if is_cut else ""
    if not slopes or math.isnan(steepness):
        return Way(way, values, now=at(now, places, values), stop=stop)
    measured = places[there].tolist()
    line = np.array(fitted(measured, values[there].tolist(), places.tolist()))
    line[places < fitted_from(measured)] = math.nan
    return Way(
        way,
        values,
        now=at(now, places, values),
        power=f"{along}<sup>{slope_text(steepness)}</sup>",
        stop=stop,
        fit=line,
    )


def _headline(settings: CostSettings, result: Result, along: Along) -> str:
    """What the largest size says that the Jacobian was measured at."""
    through = {point.size: point for point in result.series("jacobian", along)}
    fused = {point.size: point for point in result.series("fused", along)}
    size = max(through.keys() & fused.keys(), default=None)
    if size is None:
        return ""
    pair = through[size], fused[size]
    sizes_now = [value(point, settings.unit) for point in pair]
    slow, fast = (shown(point, settings.unit) for point in pair)
    return _(
        "At {axis} = {size}: {through} through the Jacobian, {fused} fused, {times} times as much"
    ).format(
        axis=along,
        size=count_text(size),
        through=slow,
        fused=fast,
        times=times_text(sizes_now[0] / sizes_now[1]),
    )


def shown(point: Point, unit: str) -> str:
    """What is plotted of a point, as text."""
    match unit:
        case "memory":
            return bytes_text(point.bytes)
        case "ms":
            return seconds_text(point.seconds)
    return f"{number(point.ratio, digits=3)} × np.exp"


def _stop(along: Along) -> str:
    """Where the Jacobian's curve ends, and why."""
    stop = stops_at("jacobian", along)
    if stop is None:
        return ""
    return _(
        "The Jacobian stops before {axis} = {size}: there it would hold {bytes}, more than "
        "{bound}."
    ).format(
        axis=along,
        size=count_text(stop.size),
        bytes=bytes_text(bytes_held("jacobian", stop.k, stop.n)),
        bound=bytes_text(MEASURED_BYTES),
    )


def _slopes() -> str:
    """Why the slopes are what they are."""
    return _(
        "Slopes are fitted to the largest sizes; at smaller ones calling NumPy costs more "
        "than the computation."
    )


def controls_of_plot(settings: CostSettings) -> Html:
    """Along which axis, and what of it."""
    axes = [("k", _("k, one problem")), ("N", _("N, batch size"))]
    units = [
        ("ratio", _("time / np.exp")),
        ("ms", _("milliseconds")),
        ("memory", _("memory")),
    ]
    return joined(
        controls.choice("along", _("Horizontal axis"), axes, settings.along, default="k"),
        controls.choice("unit", _("Vertical axis"), units, settings.unit, default="ratio"),
    )
