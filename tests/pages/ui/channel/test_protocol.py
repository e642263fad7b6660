"""The browser's types of messages and answers are the server's."""

from __future__ import annotations

import re
import types
from pathlib import Path
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from pages.ui import components
from pages.ui.channel import editor_types, figure_types, messages, protocol

SOURCE = (Path(components.__file__).parent / "protocol.d.ts").read_text("utf-8")
PLAIN = re.sub(r"/\*.*?\*/|//[^\n]*", "", SOURCE, flags=re.DOTALL)

INTERFACES: dict[str, str] = dict(re.findall(r"export interface (\w+) \{([^{}]*)\}", PLAIN))
UNIONS: dict[str, list[str]] = {
    name: re.findall(r"[A-Z]\w+", members)
    for name, members in re.findall(r"export type (\w+) =((?:[^;{]|\{[^}]*\})*);", PLAIN)
}
CLASSES: dict[str, Any] = {
    name: item
    for module in (protocol, editor_types, figure_types)
    for name, item in vars(module).items()
    if is_typeddict(item)
}


def fields(body: str) -> dict[str, tuple[str, bool]]:
    """Of an interface, by name: the type as it is written, and whether it may be missing."""
    found = re.findall(r"^\s*(\w+)(\??): (.+);$", body, flags=re.MULTILINE)
    assert len(found) == body.count(";\n"), body
    return {name: (text, mark == "?") for name, mark, text in found}


def kind(name: str) -> str:
    """The kind of a message or an answer, as the server has it."""
    (text,) = get_args(get_type_hints(CLASSES[name])["kind"])
    return str(text)


def members(union: types.UnionType) -> set[str]:
    return {item.__name__ for item in get_args(union)}


def test_the_browsers_types_are_read_completely() -> None:
    assert len(INTERFACES) == PLAIN.count("interface ") > 20
    assert {"Edit", "Message", "Answer"} <= UNIONS.keys()


def test_both_have_the_same_types() -> None:
    assert INTERFACES.keys() == CLASSES.keys()


@pytest.mark.parametrize("name", INTERFACES)
def test_both_have_the_same_fields(name: str) -> None:
    hints = get_type_hints(CLASSES[name], include_extras=True)
    server = {field: get_origin(hint) is NotRequired for field, hint in hints.items()}
    browser = {field: optional for field, (_, optional) in fields(INTERFACES[name]).items()}
    assert browser == server


@pytest.mark.parametrize("name", [name for name in INTERFACES if "kind:" in INTERFACES[name]])
def test_both_have_the_same_kinds(name: str) -> None:
    assert fields(INTERFACES[name])["kind"][0] == f'"{kind(name)}"'


SIMPLE = {
    "string": str,
    "number": (int, float),
    "boolean": bool,
    "string[]": list[str],
    "boolean[]": list[bool],
    "Record<string, string>": dict[str, str],
}


@pytest.mark.parametrize("name", INTERFACES)
def test_simple_types_are_the_same(name: str) -> None:
    hints = get_type_hints(CLASSES[name])
    for field, (text, _) in fields(INTERFACES[name]).items():
        expected = SIMPLE.get(text)
        if expected is not None:
            allowed = expected if isinstance(expected, tuple) else (expected,)
            assert hints[field] in allowed, field
        elif text in CLASSES:
            assert hints[field] is CLASSES[text], field


@pytest.mark.parametrize("union", ["Edit", "Answer"])
def test_unions_have_the_same_members(union: str) -> None:
    assert set(UNIONS[union]) == members(getattr(protocol, union))


def test_messages_are_edits_and_what_needs_no_number() -> None:
    unnumbered = members(protocol.Message) - members(protocol.Edit)
    assert set(UNIONS["Message"]) == unnumbered | {"Edit"}
    assert "Edit & { seq: number }" in PLAIN


def test_the_server_reads_just_these_messages() -> None:
    sent = {kind(name) for name in members(protocol.Message)}
    assert set(messages.KINDS) == sent


def test_what_is_read_has_the_names_of_what_is_sent() -> None:
    assert members(messages.Edit) == members(protocol.Edit)
    assert members(messages.Message) == members(protocol.Message)


def test_kinds_are_told_apart() -> None:
    for union in (protocol.Message, protocol.Answer):
        kinds = [kind(name) for name in members(union)]
        assert len(set(kinds)) == len(kinds)
