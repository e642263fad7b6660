"""Contrast of every colour with what it stands on, as WCAG 2.2 measures it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pages.ui import frame, theme

STYLE = frame.STYLE
CONFIG = tomllib.loads((Path(__file__).parents[3] / ".streamlit/config.toml").read_text("utf-8"))
SCHEMES = {
    "light": (theme.LIGHT, theme.CLASSES_LIGHT),
    "dark": (theme.DARK, theme.CLASSES_DARK),
}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, share: float, base: str) -> str:
    pairs = ((int(colour[i : i + 2], 16), int(base[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read(scheme: str) -> None:
    palette, _ = SCHEMES[scheme]
    for name in (
        "text",
        "muted",
        "x",
        "y",
        "s",
        "gradient",
        "positive",
        "negative",
        "good",
        "bad",
    ):
        assert contrast(palette[name], palette["background"]) >= 4.5, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_can_be_read_on_the_deepest_cell(scheme: str) -> None:
    palette, _ = SCHEMES[scheme]
    mixed_in = r"var\(--lab-(positive|negative)\) calc\(var\(--share\) \* ([\d.]+)\)"
    shares = dict(re.findall(mixed_in, STYLE))
    assert shares.keys() == {"positive", "negative"}
    for name, share in shares.items():
        cell = mixed(palette[name], float(share), palette["surface"])
        assert contrast(palette["text"], cell) >= 4.5, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_curves_stand_out_and_differ_without_colour(scheme: str) -> None:
    palette, classes = SCHEMES[scheme]
    assert len(set(classes)) == len(classes) == 10
    for colour in classes:
        assert contrast(colour, palette["background"]) >= 3
    assert len(set(theme.DASHES)) == len(theme.DASHES) >= 5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_streamlit_and_the_lab_use_one_palette(scheme: str) -> None:
    palette, _ = SCHEMES[scheme]
    configured = CONFIG["theme"][scheme]
    assert configured["backgroundColor"] == palette["background"]
    assert configured["secondaryBackgroundColor"] == palette["surface"]
    assert configured["textColor"] == palette["text"]
    assert configured["primaryColor"] == palette["x"]
    assert configured["borderColor"] == palette["line"]
