"""Rules: each is explained, and among the choices for its line there is just one right one."""

from __future__ import annotations

import pytest

from core.symbolic.outline import IDS, OUTLINE
from core.symbolic.rules import CHOICES, MEANINGS, choices

RULES = {line.id: line.rule for line in OUTLINE}


def test_every_rule_of_the_path_is_explained_and_no_other() -> None:
    assert list(MEANINGS) == list(dict.fromkeys(RULES.values()))
    assert len(set(MEANINGS.values())) == len(MEANINGS)


@pytest.mark.parametrize("step_id", IDS)
def test_choices_hold_the_right_rule_once_among_different_ones(step_id: str) -> None:
    found = choices(step_id)
    assert len(found) == len(set(found)) == CHOICES
    assert found.count(RULES[step_id]) == 1
    assert choices(step_id) == found


def test_the_right_rule_stands_in_every_place() -> None:
    places = [choices(step_id).index(RULES[step_id]) for step_id in IDS]
    assert all(places.count(place) >= len(IDS) / CHOICES / 2 for place in range(CHOICES))


def test_an_unknown_line_has_no_choices() -> None:
    with pytest.raises(KeyError):
        choices("nowhere")
