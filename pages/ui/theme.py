"""One palette for Plotly, the components and the page's own CSS, light and dark.

A colour means one thing: x, y, s, the gradient, plus and minus have one each, classes have ten
others, and what is chosen or has the focus is in ink. Every text colour has a contrast of at least
4.5 : 1 and every mark of at least 3 : 1 with its background, and no two are alike
(`tests/pages/ui/test_theme.py` measures it). Colour never stands alone: signs are written, and
curves differ by dash and by label.
"""

from __future__ import annotations

from typing import Final

from pages.ui import fonts

LIGHT: Final = {
    "background": "#ffffff",
    "surface": "#f3f5f9",
    "text": "#1a2233",
    "muted": "#566178",
    "line": "#cfd6e2",
    "accent": "#33415e",
    "x": "#1d5fbf",
    "y": "#a04a00",
    "s": "#0a7566",
    "gradient": "#7a3fb5",
    "positive": "#b0226e",
    "negative": "#5c6b00",
    "good": "#19692c",
    "bad": "#b3202c",
}

DARK: Final = {
    "background": "#10151f",
    "surface": "#1a2130",
    "text": "#e8ecf4",
    "muted": "#a9b3c6",
    "line": "#343e52",
    "accent": "#c3cfe6",
    "x": "#7fb0ff",
    "y": "#ffb070",
    "s": "#4fd1b8",
    "gradient": "#cfa0ff",
    "positive": "#ff8fc4",
    "negative": "#c3d94a",
    "good": "#6fd68a",
    "bad": "#ff8f8f",
}

# Ten classes: none has the colour of a symbol or a sign, and each has a dash of its own.
CLASSES_LIGHT: Final = (
    "#340399", "#c8321a", "#0b5a34", "#a61ca3", "#8c6a30",
    "#00658f", "#820a2c", "#33801a", "#5c6066", "#4f3527",
)  # fmt: skip
CLASSES_DARK: Final = (
    "#7d79ff", "#ff6a45", "#2fb56a", "#e06be0", "#f2dc7c",
    "#4bb2dd", "#e2698a", "#69d344", "#a3a5a8", "#c69a7c",
)  # fmt: skip
# Heights of a field, grey for the loss and the two signs' colours for a component: light enough
# (dark: dark enough) everywhere for text and arrows on them.
FIELD_LIGHT: Final = {
    "heat0": "#ffffff", "heat1": "#dfe2e8", "heat2": "#b4bbc8",
    "cold1": "#ccd592", "warm1": "#efb0d0",
}  # fmt: skip
FIELD_DARK: Final = {
    "heat0": "#10151f", "heat1": "#2b3446", "heat2": "#4a556b",
    "cold1": "#4c5612", "warm1": "#77274f",
}  # fmt: skip
DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


# How all that is chosen looks: a pressed button, a chip, a tab, a row or a cell.
_CHOSEN: Final = {
    "line": "var(--lab-accent)",
    "text": "var(--lab-accent)",
    "fill": "color-mix(in srgb, var(--lab-accent) 14%, var(--lab-background))",
    "edge": "inset 0 0 0 1.5px var(--lab-chosen-line)",
    "weight": "650",
}


def css_variables() -> str:
    """The palette as CSS variables that follow the page's own light or dark scheme.

    Parts in a shadow tree inherit them: `--lab-x`, `--lab-math-font`, `--lab-chosen-line`, ...
    """
    pairs = [f"--lab-{name}: light-dark({LIGHT[name]}, {DARK[name]});" for name in LIGHT]
    pairs += [f"--lab-chosen-{name}: {value};" for name, value in _CHOSEN.items()]
    pairs += [f"--lab-math-font: {fonts.MATH};", f"--lab-upright-font: {fonts.UPRIGHT};"]
    return f".stApp {{ {' '.join(pairs)} }}\n"


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
