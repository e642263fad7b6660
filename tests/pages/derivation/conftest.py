"""Every test begins and ends without what another one has left in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pages.derivation import checks, walkthrough
from pages.ui.text import use_language

CACHES = (
    checks.outcome,
    walkthrough.general_derivation,
    walkthrough.own_derivation,
    walkthrough.entry_steps,
)


@pytest.fixture
def fresh() -> Iterator[None]:
    """No derivation and no outcome of a check is known, before and afterwards."""
    for cache in CACHES:
        cache.clear()
    yield
    for cache in CACHES:
        cache.clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")
