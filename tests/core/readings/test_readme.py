"""README's table of what is taken is made from the examples."""

from __future__ import annotations

from html import escape
from pathlib import Path

from core.readings.examples import help_rows

README = Path(__file__).parents[3] / "README.md"


def cell(text: str) -> str:
    """A text as code in a cell: a sign for ends of lines and tabs; no Markdown in it."""
    lines = (line.strip() for line in text.strip().split("\n") if line.strip())
    shown = escape(" ⏎ ".join(lines).replace("\t", " ⇥ "), quote=False)
    for sign in "\\*_|":
        shown = shown.replace(sign, f"&#{ord(sign)};")
    return f"<code>{shown}</code>"


def table() -> str:
    rows = [
        f"| {name} | {', '.join(cell(text) for text in texts)} |" for name, texts in help_rows()
    ]
    return "\n".join(["| what | for example |", "|---|---|", *rows])


def test_readme_shows_what_is_taken() -> None:
    assert table() in README.read_text("utf-8"), f"README should have:\n{table()}"
