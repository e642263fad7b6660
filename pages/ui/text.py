"""All words on the screen, in the reader's language, from gettext catalogues.

English stands in the code; `locale/zh_CN.po` holds the Chinese. `_` translates when it is
called, so text is never translated at import.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.core import negotiate_locale

from core.translation import LIST_GAP

LANGUAGES = {"en": "English", "zh": "中文"}
TAGS = {"en": "en", "zh": "zh-CN"}  # BCP 47, for <html lang>
_CATALOGUES = {"zh": Path(__file__).parent / "locale" / "zh_CN.po"}

_language: ContextVar[str] = ContextVar("language", default="en")


def use_language(language: str) -> None:
    """Choose the language of what follows in this run, task or thread."""
    _language.set(language if language in LANGUAGES else "en")


def language() -> str:
    """The language of what is being made: a key of LANGUAGES."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language within: a sheet may be in another one than the page."""
    before = _language.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _language.reset(before)


def match_language(locale: str | None) -> str:
    """The language that serves a browser's locale best; English if none does."""
    if not locale:
        return "en"
    match = negotiate_locale([locale.split("-")[0].split("_")[0].lower()], list(LANGUAGES))
    return match or "en"


def N_(message: str) -> str:  # noqa: N802 (gettext's own name)
    """Mark a text for the catalogues where it is not yet shown."""
    return message


def _(message: str) -> str:
    """Translate; the English text where the catalogue has none."""
    translations = _translations(_language.get())
    return translations.gettext(message) if translations else message


def listed(texts: Iterable[str]) -> str:
    """Words in a list, with the sign between them that the language has."""
    return _(LIST_GAP).join(texts)


def named(name: str, text: str) -> str:
    """A name with what belongs to it, after the colon that the language has."""
    return _("{name}: {text}").format(name=name, text=text)


def sentences(*parts: str) -> str:
    """Sentences one after the other; Chinese punctuation brings its own space."""
    return sentence_gap().join(part for part in parts if part)


def sentence_gap() -> str:
    """What stands between two sentences."""
    return "" if _language.get() == "zh" else " "


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a text that counts."""
    translations = _translations(_language.get())
    if translations:
        return translations.ngettext(singular, plural, n)
    return singular if n == 1 else plural


@cache
def _translations(name: str) -> gettext.GNUTranslations | None:
    path = _CATALOGUES.get(name)
    if path is None:
        return None
    from babel.messages.mofile import write_mo  # for readers of another language than the code's
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale="zh_CN"))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def readable(text: str) -> str:
    """A text from outside as one that can be shown and sent: no half characters, no NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
