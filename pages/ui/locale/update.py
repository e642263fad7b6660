"""Bring the catalogue up to date with the texts in the source, and name what it lacks.

    python -m pages.ui.locale.update

New texts come in untranslated, texts that are gone leave, translations stay. Exit code 1: some
text still has none. Babel before Python 3.12 does not see calls inside f-strings, hence `calls`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[3]
CATALOGUE = Path(__file__).with_name("zh_CN.po")
FOLDERS = ("pages", "core")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def calls(
    file: IO[bytes], keywords: dict[str, Any], comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, ...] | str, list[str]]]:
    """A Babel extraction method: every call of a keyword with literal texts, wherever it is."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
            if node.func.id in keywords and texts:
                yield node.lineno, node.func.id, tuple(texts) if texts[1:] else texts[0], []


METHODS: Any = [("**.py", calls)]  # which Babel takes as a name or as a function


def extracted() -> Catalog:
    """All texts that the source marks for translation, each with its files."""
    messages: list[tuple[str, int, Any]] = []
    for folder in FOLDERS:
        for name, line, message, _comments, _context in extract_from_dir(
            ROOT / folder, method_map=METHODS, keywords=KEYWORDS
        ):
            messages.append((f"{folder}/{Path(name).as_posix()}", line, message))
    catalogue = Catalog()
    for name, line, message in sorted(messages, key=lambda one: one[:2]):
        catalogue.add(message, locations=[(name, line)])
    return catalogue


def translated() -> Catalog:
    """The catalogue as it is on disk."""
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="zh_CN")


def main() -> int:
    """Update the catalogue; print every text without a translation."""
    template, catalogue = extracted(), translated()
    template.creation_date = catalogue.creation_date
    catalogue.update(template, no_fuzzy_matching=True)
    with CATALOGUE.open("wb") as target:
        write_po(target, catalogue, width=99, include_lineno=False, ignore_obsolete=True)
    missing = [message.id for message in catalogue if message.id and not message.string]
    for text in missing:
        print(text)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
