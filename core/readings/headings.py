"""Lines below names that stand alone: several vectors, one below the other.

x = ⏎ 1 ⏎ 2 ⏎ y = ⏎ 0 ⏎ 1     logits: ⏎ - 1 ⏎ - 2 ⏎ labels: ⏎ - 0 ⏎ - 1
"""

from __future__ import annotations

_DASH = "- "


def below_names(lines: list[str], names: list[int]) -> frozenset[int]:
    """Which lines go on with the one before them; marks of lists in these are blanked out.

    names: the lines of the names, which are blanked out by now. Where a single line is below each,
    these are rows anyway, or a number each.
    """
    if len(names) < 2:
        return frozenset()
    parts = [
        [n for n in range(start, end) if lines[n].strip()]
        for start, end in zip(names, [*names[1:], len(lines)], strict=True)
    ]
    filled = [part for part in parts if part]
    if len(filled) < 2 or max(map(len, filled)) < 2:
        return frozenset()
    below = [n for part in filled for n in part]
    if all(lines[n].lstrip().startswith(_DASH) for n in below):
        for n in below:
            lines[n] = lines[n].replace(_DASH, "  ", 1)
    return frozenset(
        n for part in filled if len(part) > 1 for n in range(part[0] + 1, part[-1] + 1)
    )
