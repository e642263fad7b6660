"""Contrast of every colour with what it stands on, as WCAG 2.2 measures it."""

from __future__ import annotations

import math
import re
import tomllib
from itertools import combinations, product
from pathlib import Path

import pytest

from pages.ui import stylesheet, theme

STYLE = stylesheet.TEXT
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
        "accent",
    ):
        assert contrast(palette[name], palette["background"]) >= 4.5, name


MEANINGS = ("x", "y", "s", "gradient", "positive", "negative")
FAR = 0.1  # in Oklab, where 0.02 is a difference that is just seen
APART = 0.065


def oklab(colour: str) -> tuple[float, float, float]:
    """Björn Ottosson, A perceptual color space for image processing (2020)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def distance(one: str, other: str) -> float:
    return math.dist(oklab(one), oklab(other))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_colour_means_one_thing(scheme: str) -> None:
    palette, classes = SCHEMES[scheme]
    meanings = [palette[name] for name in MEANINGS]
    for one, other in combinations(meanings, 2):
        assert distance(one, other) >= FAR, (one, other)
    for one, other in (*product(classes, meanings), *combinations(classes, 2)):
        assert distance(one, other) >= APART, (one, other)
    for colour in (*meanings, *classes):
        assert distance(colour, palette["accent"]) >= APART, colour


@pytest.mark.parametrize("scheme", SCHEMES)
def test_arrows_and_words_stand_out_on_every_height(scheme: str) -> None:
    palette, _ = SCHEMES[scheme]
    for colour in (theme.FIELD_LIGHT if scheme == "light" else theme.FIELD_DARK).values():
        assert contrast(palette["text"], colour) >= 4.5, colour
        assert contrast(palette["gradient"], colour) >= 3, colour


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_chosen_can_be_read(scheme: str) -> None:
    palette, _ = SCHEMES[scheme]
    (share,) = re.findall(
        r"--lab-chosen-fill: color-mix\(in srgb, var\(--lab-accent\) (\d+)%", STYLE
    )
    fill = mixed(palette["accent"], int(share) / 100, palette["background"])
    assert contrast(palette["accent"], fill) >= 4.5


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
    assert configured["primaryColor"] == palette["accent"]
    assert configured["borderColor"] == palette["line"]
