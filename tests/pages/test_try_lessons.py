"""Lessons tried on the command line: it says what the page of lessons says."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.lessons.names import FILES
from pages.try_lessons import faults, main
from tests.core.lessons.example import TEXT


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("gradient?", "nosuchpage?", ("Line 8, step 1, screen", "Allowed: ", "gradient")),
        ("view=line", "foo=bar", ("Line 8, step 1, screen, foo", "Allowed: ")),
        ("view=line", "view=circle", ("Line 8, step 1, screen, view",)),
        ("x=1,0&y", "x=1,a&y", ("Line 8", "The vector cannot be read:", "“a”")),
        ('"s_1 > 0.9"', '"s_1 >"', ("Line 10, step 1, goal", "cannot be read here")),
        ('"s_1 > 0.9"', '"s_1 > 0.99"', ("does not reach the goal",)),
        ("title ", "title ", ()),
    ],
)
def test_a_file_is_refused_as_on_the_page(
    old: str, new: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(TEXT.replace(old, new, 1), "utf-8")
    said = faults(file)
    assert len(said) == bool(words)
    assert all(word in said[0] for word in words)


def test_a_file_that_is_not_there_is_said_and_the_others_are_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = tmp_path / "large.toml"
    large.write_text("#" * 65_537, "utf-8")
    assert main([str(tmp_path / "none.toml"), str(tmp_path), str(large), str(FILES[0])]) == 1
    said = capsys.readouterr().out
    assert said.count("The file cannot be read: ") == 2
    assert "at most 65536 bytes" in said
    assert said.rstrip().endswith(f"{FILES[0].name}: a lesson")
    assert main([str(FILES[0])]) == 0
