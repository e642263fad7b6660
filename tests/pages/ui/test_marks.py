"""What a course page is told of answers: every mark names its question and has what was said."""

from __future__ import annotations

import pytest

from tests.pages.ui.channel.talk import talking

QUERY = "?x=1,2,-0.5&y=0,1,0&lang=en"


@pytest.mark.parametrize(
    ("page", "query", "question", "said"),
    [
        ("cost", "grows=both", "grows", "both"),
        ("cost", "cost=model&ratio=300", "ratio", "300"),
        ("libraries", "expects=closed", "expects", "closed"),
        ("check", "said=s-y", "said", None),
        ("check", "input=numbers&pasted=1,2,3", "pasted", None),
        ("practice", "skill=softmax&level=1&seed=1&said=0.3", "said", None),
    ],
)
def test_a_mark_names_its_question(page: str, query: str, question: str, said: str | None) -> None:
    with talking() as talk:
        talk.hello(page, f"{QUERY}&{query}")
        html = "".join(talk.blocks.values())
        live = list(talk.values.values())
    assert f'data-question="{question}"' in html
    if said is not None:  # else the address has it
        in_value = any(v.get("data-said") == said and v.get("data-tag") for v in live)
        assert in_value or f'data-said="{said}"' in html
