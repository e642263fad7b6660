"""Which scripts a script needs before it runs: those that it imports, and what they import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def reached(
    starts: Iterable[str], imports: Callable[[str], Iterable[str]], known: Iterable[str] = ()
) -> Iterator[str]:
    """The scripts to start with and all that they import, each once, but for those known."""
    seen = set(known)
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        waiting += imports(name)
