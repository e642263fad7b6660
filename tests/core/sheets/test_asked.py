"""Questions on paper: they ask for what can be done there."""

from __future__ import annotations

import pytest

from core.practice import LEVELS, SKILLS, Level, Skill, make_task


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("skill", SKILLS)
def test_paper_has_no_bars(skill: Skill, level: Level) -> None:
    for seed in range(60):
        for part in make_task(skill, level, seed).parts:
            if part.kind in ("bars", "guess"):
                assert part.on_paper is not None
                question = part.on_paper.said(lambda message: message)
                assert question.endswith("?")
                assert "bar" not in question
            else:
                assert part.on_paper is None
