"""One palette for Plotly, the components and the page's own CSS, light and dark.

Every text colour has a contrast of at least 4.5 : 1 and every mark of at least 3 : 1 with its
background (`tests/pages/ui/test_theme.py` measures it). Colour never stands alone: signs are
written, and curves differ by dash and by label.
"""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "background": "#ffffff",
    "surface": "#f3f5f9",
    "text": "#1a2233",
    "muted": "#566178",
    "line": "#cfd6e2",
    "x": "#1d5fbf",
    "y": "#a04a00",
    "s": "#0a7566",
    "gradient": "#7a3fb5",
    "positive": "#b4460f",
    "negative": "#1d5fbf",
    "good": "#19692c",
    "bad": "#b3202c",
}

DARK: Final = {
    "background": "#10151f",
    "surface": "#1a2130",
    "text": "#e8ecf4",
    "muted": "#a9b3c6",
    "line": "#343e52",
    "x": "#7fb0ff",
    "y": "#ffb070",
    "s": "#4fd1b8",
    "gradient": "#cfa0ff",
    "positive": "#ff9a5c",
    "negative": "#7fb0ff",
    "good": "#6fd68a",
    "bad": "#ff8f8f",
}

# Ten classes: hues apart in lightness as well, each with a dash of its own.
CLASSES_LIGHT: Final = (
    "#1d5fbf", "#b4460f", "#0a7566", "#7a3fb5", "#8a6100",
    "#b0226e", "#0b6e99", "#4b7a12", "#5a5a5a", "#9c2f2f",
)  # fmt: skip
CLASSES_DARK: Final = (
    "#7fb0ff", "#ff9a5c", "#4fd1b8", "#cfa0ff", "#f0cf5b",
    "#ff8fc4", "#6fd3f5", "#a8d86b", "#c2c2c2", "#ffa3a3",
)  # fmt: skip
# Heights of a field: light enough (dark: dark enough) everywhere for text and arrows on them.
FIELD_LIGHT: Final = {
    "heat0": "#ffffff", "heat1": "#c9dcf4", "heat2": "#7fabe0",
    "cold1": "#86afe3", "warm1": "#eda986",
}  # fmt: skip
FIELD_DARK: Final = {
    "heat0": "#10151f", "heat1": "#1c3558", "heat2": "#2c5a94",
    "cold1": "#2b5891", "warm1": "#84452a",
}  # fmt: skip
DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def css_variables() -> str:
    """The palette as CSS variables that follow the page's own light or dark scheme."""
    pairs = (f"--lab-{name}: light-dark({LIGHT[name]}, {DARK[name]});" for name in LIGHT)
    return ".stApp {" + " ".join(pairs) + "}"


def plot_colours() -> dict[str, dict[str, str]]:
    """Names that figures use for colours, and what they stand for in either scheme."""
    schemes = {}
    for scheme, palette, classes in (
        ("light", LIGHT | FIELD_LIGHT, CLASSES_LIGHT),
        ("dark", DARK | FIELD_DARK, CLASSES_DARK),
    ):
        named = {f"${name}": colour for name, colour in palette.items()}
        named |= {f"$class{i}": colour for i, colour in enumerate(classes)}
        schemes[scheme] = named
    return schemes
