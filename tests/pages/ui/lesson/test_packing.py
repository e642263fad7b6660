"""A lesson in a link: there and back, bounded, and whatever the link says."""

from __future__ import annotations

import random
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lessons.error import LessonError
from core.lessons.limits import FILE_BYTES_MAX, PACKED_MAX
from core.lessons.names import FILES
from pages.ui.lesson.packing import pack, unpack
from tests.core.lessons.example import TEXT
from tests.pages.ui.channel.talk import talking


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=3000))
def test_what_is_packed_is_unpacked(content: bytes) -> None:
    packed = pack(content)
    assert packed is not None
    assert packed.replace("-", "").replace("_", "").isalnum() or not content
    assert unpack(packed) == content


def test_the_labs_own_lessons_fit_into_a_link() -> None:
    for path in FILES:
        packed = pack(path.read_bytes())
        assert packed is not None, path.name
        assert len(packed) <= PACKED_MAX
        assert unpack(packed) == path.read_bytes()


def test_what_is_too_long_for_a_link_is_not_packed() -> None:
    draw = random.Random(1)
    assert pack(bytes(draw.randrange(256) for _ in range(9_000))) is None


def test_a_small_link_never_unpacks_to_more_than_a_file_may_have() -> None:
    bomb = urlsafe_b64encode(zlib.compress(b"\0" * 5_000_000, 9)[2:-4]).decode()
    assert len(bomb) < PACKED_MAX
    assert len(unpack(bomb)) == FILE_BYTES_MAX + 1  # which is then refused as a file


@pytest.mark.parametrize("text", ["a", "AAAA", "é", "=" * 9, "x" * (PACKED_MAX + 1), "____"])
def test_a_broken_link_is_refused(text: str) -> None:
    with pytest.raises(LessonError) as error:
        unpack(text)
    assert error.value.reason == "broken-link"


def test_a_link_that_is_cut_off_is_refused() -> None:
    packed = pack(TEXT.encode())
    assert packed is not None
    for length in range(len(packed)):
        try:
            content = unpack(packed[:length])
        except LessonError:
            continue
        assert content == TEXT.encode()  # the very last bits may say nothing


def test_hostile_files_and_links_are_answered_on_the_page() -> None:
    draw = random.Random(2)
    with talking() as talk:
        talk.hello("lessons", "?lang=en")
        for n in range(300):
            text = "".join(chr(draw.choice([9, 10, 34, 36, 61, 91, 93, 123, 125, 233, 8238, 65]))
                           for _ in range(draw.randint(0, 60)))  # fmt: skip
            talk.send(kind="lesson", name=("open", "link")[n % 2], text=text)
            assert 'class="lab-error"' in talk.blocks["lessons-own"]
        packed = pack(TEXT.encode())
        talk.send(kind="lesson", name="link", text=packed)
        assert "can be finished as written" in talk.blocks["lessons-tried"]
        assert not talk.blocks["lessons-own"]
        hostile = TEXT.replace('"Title"', '"<script>alert(1)</script>"')
        talk.send(kind="lesson", name="open", text=hostile)
        assert "<script>" not in talk.blocks["lessons-tried"]
        assert "&lt;script&gt;" in talk.blocks["lessons-tried"]
