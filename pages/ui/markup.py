"""HTML is made here: text that goes into it is escaped, unless it is HTML already.

The type says which of both a string is. What is put together with `+`, `join` or an f-string is
plain text again: mypy refuses it where HTML is asked for, and `tag` escapes it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import ParamSpec, cast

from pages.ui.fonts import word_symbols

Attribute = str | int | bool | None
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})  # elements without an end
WITHOUT_SYMBOLS = frozenset({"option", "title", "textarea", "code", "pre"})
"""Elements whose text is no words: there is no typeface of formulas in it (`dom.js` too)."""
_KEPT = 2_048  # the lab's words in both languages, and the newest formulas
Arguments = ParamSpec("Arguments")


class Html(str):
    """A string that is HTML already.

    Its constructor escapes nothing. It is for HTML that stands in the code, and for loops over
    the cells of tables, where an f-string takes a third of the time of `tag`: only HTML, numbers
    and names that stand in the code may be put into that one.
    """

    __slots__ = ()


EMPTY = Html()


def kept(make: Callable[Arguments, Html]) -> Callable[Arguments, Html]:
    """Keep what a function makes of texts and numbers alone.

    One that translates has the language among its arguments.
    """
    # Typed: 1 is not True, and HTML is not the text that is written alike.
    return cast(Callable[Arguments, Html], lru_cache(maxsize=_KEPT, typed=True)(make))


def tag(name: str, /, *content: str, **attributes: Attribute) -> Html:
    """An element: `tag("p", text, class_="lab-remark", data_step=3, hidden=True)`.

    True is an attribute without a value; None and False are no attribute.
    """
    start = _start(name, **attributes) if attributes else f"<{name}>"
    if not content and name in _VOID:
        return Html(start)
    is_plain = name in WITHOUT_SYMBOLS or attributes.get("class_") == "lab-math"
    written = _plain_text if is_plain else _text
    inner = ""
    for part in content:
        inner += part if type(part) is Html else written(part)
    return Html(f"{start}{inner}</{name}>")


def joined(*parts: str) -> Html:
    """Parts one after the other."""
    return Html("".join([part if type(part) is Html else _text(part) for part in parts]))


@kept
def attributes(**named: Attribute) -> Html:
    """Attributes as `tag` writes them, each with a space before it."""
    return Html("".join([_attribute(*item) for item in named.items()]))


def filled(form: Html, **parts: str) -> Html:
    """A longer piece of HTML with parts put in at their names in braces, as `str.format` does."""
    return Html(form.format(**{name: joined(part) for name, part in parts.items()}))


def escaped(text: str) -> Html:
    """Text as HTML, whatever it is."""
    # HTML has no NUL: browsers read this sign instead. In a template it marks a live value.
    return Html(escape(text).replace("\0", "\ufffd"))


def words(text: str) -> Html:
    """Text as HTML, its symbols in the typeface of formulas."""
    return Html(word_symbols(escaped(text)))


@lru_cache(maxsize=_KEPT)
def attribute_name(name: str) -> str:
    """An attribute's name as HTML has it: `class` for class_, `aria-label` for aria_label."""
    return name.rstrip("_").replace("_", "-")


# Escaping takes longer than all the rest, and nearly all that is written comes again at the next
# edit: so texts, the starts of elements and small elements are kept.
_plain_text = kept(escaped)


@kept
def _text(text: str) -> Html:
    return words(text)


@lru_cache(maxsize=_KEPT, typed=True)
def _start(name: str, /, **named: Attribute) -> str:
    return f"<{name}{attributes(**named)}>"


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    written = attribute_name(name)
    return f" {written}" if value is True else f' {written}="{escaped(str(value))}"'
