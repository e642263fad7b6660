"""A formula in words: every formula has some, and different formulas have different ones."""

from __future__ import annotations

import pytest

from core.answers import MISTAKES
from core.answers.reading import read
from core.answers.spoken import spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("s_j sum(y) - y_j", "s j times the sum of y minus y j"),
        ("-y/s", "minus open bracket y over s close bracket"),
        ("s_i (delta_ij - s_j)", "s i times open bracket delta i j minus s j close bracket"),
        ("e^{x_1}", "e to the x 1"),
        ("s_1^2", "s 1 to the power 2"),
        ("s s^T", "s times open bracket s transposed close bracket"),
        ("log s_2", "log s 2"),
        ("1/3", "1 over 3"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert spoken(read(text), str) == words


def test_every_known_mistake_has_words_of_its_own() -> None:
    trees = {read(mistake.formula) for mistake in MISTAKES.values()}
    assert len({spoken(tree, str) for tree in trees}) == len(trees)
