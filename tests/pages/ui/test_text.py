"""The Chinese catalogue is whole and fits the source; languages are chosen as documented.

Bring the catalogue up to date and list what it lacks:

    python -m pages.ui.locale.update
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.catalog import Message

from core.symbolic import derive
from pages.shell import PAGES
from pages.ui.editor.presets import PRESETS
from pages.ui.locale import update
from pages.ui.text import LANGUAGES, N_, TAGS, _, language, match_language, ngettext, use_language
from tests.pages.ui.channel.talk import talking

SOURCE = {message.id: message for message in update.extracted() if message.id}
CATALOGUE = update.translated()
CHINESE = {message.id: message for message in CATALOGUE if message.id}
SAME = {"logit", "logit {x}", "Softmax", "y = 0"}  # words that both languages share
ENGLISH_RUNS = {"log-sum-exp"}  # two or more English words in a row that Chinese keeps


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


def texts(message: Message) -> list[str]:
    """The translation, or all its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _how in Formatter().parse(text) if name is not None}


# --- the catalogue and the source -------------------------------------------------------


@pytest.mark.parametrize("text", SOURCE, ids=str)
def test_translates(text: str) -> None:
    assert text in CHINESE, "not in the catalogue: python -m pages.ui.locale.update"
    message = CHINESE[text]
    assert all(form.strip() for form in texts(message)), "not translated"
    assert not message.fuzzy


def test_holds_nothing_that_the_source_does_not_show() -> None:
    assert set(CHINESE) <= set(SOURCE)
    assert not CATALOGUE.obsolete


def test_names_the_files_of_the_source() -> None:
    for text in CHINESE.keys() & SOURCE.keys():
        named, found = ({name for name, _line in one[text].locations} for one in (CHINESE, SOURCE))
        assert named == found, text


def test_finds_calls_in_f_strings_and_marked_texts() -> None:
    source = b"f'{_(\"a\")} {x}'; N_('b' 'c'); _(d); other('e'); ngettext('f', 'g', n)"
    found = {text for _line, _name, text, _comments in calls(source)}
    assert found == {"a", "bc", ("f", "g")}


def calls(source: bytes) -> list[tuple[int, str, tuple[str, ...] | str, list[str]]]:
    return list(update.calls(BytesIO(source), update.KEYWORDS, None, None))


def test_translates_the_whole_derivation() -> None:
    use_language("zh")
    for k in (None, 3):
        for step in derive(k).steps:
            for text in (step.rule, step.note):
                assert _(text) != text, f"{step.id}: {text}"


def test_translates_every_preset() -> None:
    assert all(name in CHINESE for name, _problem in PRESETS.values())


# --- the translations -------------------------------------------------------------------


@pytest.mark.parametrize("message", CHINESE.values(), ids=english)
def test_keeps_the_placeholders(message: Message) -> None:
    assert all(fields(form) == fields(english(message)) for form in texts(message))


@pytest.mark.parametrize("message", CHINESE.values(), ids=english)
def test_is_chinese(message: Message) -> None:
    for form in texts(message):
        assert (form == english(message)) == (english(message) in SAME)
        words = re.sub(r"\{\w*\}", "·", form)
        runs = re.findall(r"[A-Za-z]{2,}(?:[ '’-]+[A-Za-z]{2,})+", words)
        assert set(runs) <= ENGLISH_RUNS


@pytest.mark.parametrize("message", CHINESE.values(), ids=english)
def test_has_no_english_plural(message: Message) -> None:
    assert not any(re.search(r"(?<!\{)\blogits\b", form) for form in texts(message))


@pytest.mark.parametrize("message", CHINESE.values(), ids=english)
def test_punctuates_as_chinese(message: Message) -> None:
    ends = {".": "。", ":": "：", "…": "……"}
    for form in texts(message):
        assert not re.search(r"[\u4e00-\u9fff] ?[,.;:?!]|[,.;:?!] ?[\u4e00-\u9fff]", form)
        assert not re.search(r"[<>&\"]", form), "goes into HTML"
        assert not re.search(r"[\d}] %", form), "Chinese has no space before the sign"
        assert form == form.strip()
        last = english(message)[-1]
        if last in ends:
            assert form.endswith(ends[last])


@pytest.mark.parametrize("message", CHINESE.values(), ids=english)
def test_names_what_is_on_the_screen_as_the_screen_does(message: Message) -> None:
    for named in re.findall("“([^”{}]+)”", english(message)):
        if named in CHINESE:
            assert all(f"“{CHINESE[named].string}”" in form for form in texts(message))


# --- texts that are put together --------------------------------------------------------

TOGETHER = {  # further settings of a page, so that it has more to say
    "": ("product=open", "magnify=on&digits=all"),
    "product": ("way=fused", "sums=on"),
    "derivation": ("step=all", "step=all&k=own&layout=column", "step=3&mode=reveal"),
    "gradient": (
        *(f"view={view}" for view in ("plane", "simplex", "squared")),
        *(f"view=descent&over={over}" for over in ("line", "plane", "simplex")),
        "run=sum",
        "log=values&from=5&to=1",
    ),
    "check": ("target=gradient&said=s-y",),
    "practice": ("sheet=open&tasks=20", "sheet=open&tasks=20&sheetview=key"),
}
PROBLEMS = ("x=1,2,-0.5&y=1,1,0", "x=40,-inf,1&y=0,1,0", "x=1,a&y=1,2")
ASKED = tuple(
    (page.path, settings) for page in PAGES for settings in ("", *TOGETHER.get(page.path, ()))
)


@pytest.mark.parametrize(("page", "settings"), ASKED)
def test_texts_put_together_have_chinese_signs(page: str, settings: str) -> None:
    for problem in PROBLEMS:
        for text in shown_texts(page, f"?{problem}&lang=zh&{settings}"):
            halved = r"[\u4e00-\u9fff）] ?[,.;:?!](?!\d)|[,;:?!] ?[\u4e00-\u9fff]"
            assert not re.search(halved, text)
            assert not re.search(r"[，：；。、] | [，：；。、）]|（ ", text), (
                "brings its own space"
            )
            assert not re.search(r"[\d?] %", text)


def shown_texts(page: str, query: str) -> Iterator[str]:
    """All texts of a page, those that are only read out too."""
    with talking() as talk:
        talk.hello(page, query)
        if talk.facts["figure_keys"]:
            talk.until("figures")
        read = Texts()
        for block in talk.blocks.values():
            read.feed(block)
        yield from read.texts
        for figure in talk.figures.values():
            yield from (figure["alt"], *figure.get("words", {}).values())


class Texts(HTMLParser):
    """The texts of HTML: one ends where a box does, and has no signs for the eye alone."""

    INLINE = ("b", "i", "sub", "sup", "span", "a", "small", "code")
    VOID = ("input", "br", "img")

    def __init__(self) -> None:
        super().__init__()
        self.texts = [""]
        self.unread: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.texts[:0] = [
            named[name] or "" for name in ("title", "aria-label", "placeholder") if name in named
        ]
        if tag not in self.VOID:
            inside = bool(self.unread) and self.unread[-1]
            self.unread.append(inside or named.get("aria-hidden") == "true")
        self.cut(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unread.pop()
        self.cut(tag)

    def cut(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if not (self.unread and self.unread[-1]):
            self.texts[-1] += data


def test_tells_apart_what_english_tells_apart() -> None:
    by_translation: dict[str, set[str]] = defaultdict(set)
    for message in CHINESE.values():
        by_translation[texts(message)[0]].add(english(message).casefold())
    assert [sources for sources in by_translation.values() if len(sources) > 1] == []


# --- choosing a language ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "found"),
    [
        ("zh-CN", "zh"),
        ("zh-TW", "zh"),
        ("zh-Hans-CN", "zh"),
        ("zh_CN", "zh"),
        ("ZH", "zh"),
        ("en-GB", "en"),
        ("en", "en"),
        ("fr", "en"),
        ("zhx", "en"),
        ("-", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_matches_the_language_of_a_browser(locale: str | None, found: str) -> None:
    assert match_language(locale) == found


def test_speaks_the_chosen_language() -> None:
    assert (language(), _("Gradient")) == ("en", "Gradient")
    use_language("zh")
    assert (language(), _("Gradient")) == ("zh", "梯度")


@pytest.mark.parametrize("unknown", ["fr", "", "zh-CN", "ZH"])
def test_speaks_english_where_it_does_not_know_the_language(unknown: str) -> None:
    use_language("zh")
    use_language(unknown)
    assert (language(), _("Gradient")) == ("en", "Gradient")


@pytest.mark.parametrize("name", LANGUAGES)
def test_shows_a_text_of_no_catalogue_as_it_stands(name: str) -> None:
    use_language(name)
    unknown = "a text of no catalogue"
    assert _(unknown) == N_(unknown) == unknown
    counted = [ngettext("one of none", "many of none", n) for n in (1, 2)]
    assert counted == ["one of none", "many of none"]


def test_marks_every_language_for_the_browser() -> None:
    assert TAGS.keys() == LANGUAGES.keys()
