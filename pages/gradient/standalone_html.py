"""Figures as one HTML file that works without a network: Plotly's script, data and interaction.

Zoom and hover are Plotly's own. Marks that move along curves become Plotly's frames with its
slider, and a button that plays them.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from core.problem import Problem
from pages.ui import theme
from pages.ui.figures import Figure
from pages.ui.figures.base import NOW
from pages.ui.figures.end_labels import is_end_label, spread
from pages.ui.markup import EMPTY, Html, filled, joined, tag
from pages.ui.numbers import number
from pages.ui.text import TAGS, _

_PAGE = Html("""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 75rem; margin: 1rem auto; padding: 0 1rem; font-family: sans-serif;
  color: {text}; background: {background}; }}
p {{ color: {muted}; }}
</style>
<script>{script}</script>
</head>
<body>
<h1>{title}</h1>
<p translate="no">x = ({x}), y = ({y})</p>
{figures}
</body>
</html>
""")
_FIGURE = Html("""<section><h2>{title}</h2><p>{notice}</p><div id="figure{n}" role="figure"
  aria-label="{alt}"></div>{question}
<script>Plotly.newPlot("figure{n}", {figure}, {{responsive: true, displaylogo: false,
  modeBarButtonsToRemove: ["sendChartToCloud"]}});</script></section>""")
_SCALE = 62  # pixels of a scale of colours, below everything else
_SPACE = 90  # below the plot, for slider and button
_BUTTON = 0.1  # of the width, for the button beside the slider


def page(figures: list[Figure], problem: Problem, language: str) -> Html:
    """The whole file; its text is in the language of the moment."""
    colours = theme.plot_colours()["light"]
    sections = (_section(figure, n, colours) for n, figure in enumerate(figures))
    return filled(
        _PAGE,
        lang=TAGS[language],
        title=_("How the gradient changes"),
        text=colours["$text"],
        muted=colours["$muted"],
        background=colours["$background"],
        script=_plotly(),
        x=problem.x_text,
        y=problem.y_text,
        figures=joined(*sections),
    )


@cache
def _plotly() -> Html:
    """The script of the plotly package; `</script` inside it would end the element."""
    script = (files("plotly") / "package_data" / "plotly.min.js").read_text("utf-8")
    return Html(script.replace("</script", "<\\/script"))


def _section(figure: Figure, n: int, colours: dict[str, str]) -> Html:
    words = figure.get("words", {})
    content: dict[str, Any] = {"data": figure["traces"], "layout": dict(figure["layout"])}
    if any("colorbar" in trace for trace in figure["traces"]):
        content["layout"] |= _more_room(content["layout"], _SCALE)
    _spread_names(content)
    if "frames" in figure:
        _animate(content, figure)
    return filled(
        _FIGURE,
        n=str(n),
        title=words.get("title", ""),
        notice=words.get("notice", ""),
        alt=figure["alt"],
        question=_question(words),
        figure=_script_json(_coloured(content, colours)),
    )


def _spread_names(content: dict[str, Any]) -> None:
    """Names at the ends of curves stand clear of each other; on the page the browser does it."""
    layout = content["layout"]
    names = [dict(a) for a in layout.get("annotations", ())]
    layout["annotations"] = names
    for yref, side in (("y", "yaxis"), ("y2", "yaxis2")):
        on_axis = [name for name in names if is_end_label(name) and name["yref"] == yref]
        if on_axis:
            low, high = layout[side]["range"]
            bottom, top = layout[side].get("domain", (0, 1))
            inner = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
            spread(on_axis, (high - low) / (inner * (top - bottom)))


def _question(words: dict[str, str]) -> Html:
    """The question, with its answer folded away."""
    if not words.get("question"):
        return EMPTY
    if "answer" not in words:  # a link locks it
        return tag("p", words["question"])
    answer = tag("p", tag("b", words["answer"]))
    return tag("details", tag("summary", words["question"]), answer)


def _animate(content: dict[str, Any], figure: Figure) -> None:
    """Plotly's frames for the marks, its slider and its button."""
    moves = figure["frames"]
    marks = [mark for mark, _curves in moves["follow"]]
    curves = [
        [_places(figure["traces"][curve]) for curve in curves] for _mark, curves in moves["follow"]
    ]
    others = [shape for shape in figure["layout"]["shapes"] if shape.get("name") != NOW]
    frames, steps = [], []
    for n in range(moves["count"]):
        data = [
            {"x": [_finite(x[n]) for x, _y in group], "y": [_finite(y[n]) for _x, y in group]}
            for group in curves
        ]
        frame: dict[str, Any] = {"name": str(n), "data": data, "traces": marks}
        if moves["line"]:
            place = float(curves[0][0][0][n])
            frame["layout"] = {"shapes": [*others, moves["line"] | {"x0": place, "x1": place}]}
        frames.append(frame)
        at = float(curves[0][0][0][n]) if moves["line"] else n
        steps.append(
            {"method": "animate", "label": number(float(f"{at:.4g}")), "args": [[str(n)], _STILL]}
        )
    content["frames"] = frames
    layout = content["layout"]
    layout |= _more_room(layout, _SPACE)
    prefix = f"{moves['name']} = "
    layout["sliders"] = [
        {
            "active": moves["at"],
            "steps": steps,
            "currentvalue": {"prefix": prefix},
            "pad": {"t": 50},
        }
    ]
    if moves.get("play") or "follows" in moves:  # in the file each plays by itself
        play = {"label": _("Play"), "method": "animate", "args": [None, _PLAYING]}
        layout["sliders"][0] |= {"x": _BUTTON, "len": 1 - _BUTTON}
        layout["updatemenus"] = [
            {
                "type": "buttons",
                "buttons": [play],
                "x": 0,
                "xanchor": "left",
                "y": 0,
                "yanchor": "top",
                "pad": {"t": 50},
            }
        ]


def _more_room(layout: dict[str, Any], pixels: int) -> dict[str, Any]:
    """The same plot with room below it."""
    margin = layout["margin"]
    return {
        "height": layout["height"] + pixels,
        "margin": margin | {"b": margin["b"] + pixels},
    }


_STILL = {"mode": "immediate", "frame": {"duration": 0, "redraw": False}}
_PLAYING = {"fromcurrent": True, "frame": {"duration": 50, "redraw": False}}


def _places(trace: dict[str, Any]) -> tuple[Any, Any]:
    """x and y of a curve as numbers."""
    y = _numbers(trace["y"])
    x = _numbers(trace["x"]) if "x" in trace else trace["x0"] + trace["dx"] * np.arange(len(y))
    return x, y


def _numbers(values: Any) -> Any:
    if isinstance(values, list):
        return np.array(values)
    return np.frombuffer(base64.b64decode(values["bdata"]), dtype=f"<{values['dtype']}")


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _coloured(item: Any, colours: dict[str, str]) -> Any:
    """The same with every name of a colour replaced by the colour."""
    if isinstance(item, dict):
        return {key: _coloured(value, colours) for key, value in item.items()}
    if isinstance(item, (list, tuple)):
        return [_coloured(value, colours) for value in item]
    return colours.get(item, item) if isinstance(item, str) else item


def _script_json(content: Any) -> Html:
    """JSON that cannot end the script element that it stands in."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    return Html(text.replace("<", "\\u003c"))
