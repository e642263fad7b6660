"""Tables of what benchmarks measured, as Markdown, after the run.

A benchmark takes the fixture `report` and calls `report("Title of the table", {"shape": "1 x 5",
"ours": 1.2})` once per row, with the same keys in the same order; numbers are rounded here.
Run:  python -m pytest tests/benchmarks -o python_files="bench_*.py"
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = dict[str, object]
TABLES = pytest.StashKey[dict[str, list[Row]]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TABLES] = {}


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str, Row], None]:
    """Add one row to the table of that title."""
    tables = request.config.stash[TABLES]
    return lambda title, row: tables.setdefault(title, []).append(row)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for title, rows in config.stash[TABLES].items():
        terminalreporter.write_line("")
        terminalreporter.write_line(f"**{title}**")
        terminalreporter.write_line("")
        terminalreporter.write_line("| " + " | ".join(rows[0]) + " |")
        terminalreporter.write_line("|" + "---|" * len(rows[0]))
        for row in rows:
            terminalreporter.write_line("| " + " | ".join(map(_cell, row.values())) + " |")


def _cell(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)
