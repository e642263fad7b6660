"""Arrays to Plotly figures, as plain data; no Streamlit, no formulas.

A figure is a dict of

    traces, layout   Plotly's own; colours are names (`$class0`, `$text`) that the plot part
                     replaces by the theme of the moment, see `theme.plot_colours`
    alt              what it shows, in words with the values of the moment
    words            title, notice, question, answer: texts above and below it
    asks             which question it is: another one is asked with its answer folded away
    table            head and rows, as texts: the same data to be read
    frames           marks that move along curves, see `curves.frames`
    move             a point that a click or a key moves, see `pages.gradient.figures.contours`
"""

from pages.ui.figures.base import Figure, Trace, is_drawable, is_flat, nothing, packed
from pages.ui.figures.curves import Curve, SweptAxis, lines

__all__ = [
    "Curve",
    "Figure",
    "SweptAxis",
    "Trace",
    "is_drawable",
    "is_flat",
    "lines",
    "nothing",
    "packed",
]
