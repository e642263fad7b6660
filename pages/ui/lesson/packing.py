"""A lesson's file as a text for a link: deflate, then base64 as addresses have it.

It stands behind the # of an address, which browsers do not send to servers.
"""

from __future__ import annotations

import binascii
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from core.lessons.error import LessonError
from core.lessons.limits import FILE_BYTES_MAX, PACKED_MAX

_RAW = -zlib.MAX_WBITS  # no header, no checksum: a few characters less


def pack(content: bytes) -> str | None:
    """The text; None where a link would be too long."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    packed = urlsafe_b64encode(packer.compress(content) + packer.flush()).decode().rstrip("=")
    return packed if len(packed) <= PACKED_MAX else None


def unpack(text: str) -> bytes:
    """The file of a link, never more than a file may have. Raises LessonError."""
    if len(text) > PACKED_MAX:
        raise LessonError("broken-link", allowed=str(PACKED_MAX))
    try:
        packed = urlsafe_b64decode(text.encode("ascii", "replace") + b"=" * (-len(text) % 4))
        unpacker = zlib.decompressobj(_RAW)
        content = unpacker.decompress(packed, FILE_BYTES_MAX + 1)
    except (binascii.Error, ValueError, zlib.error):
        raise LessonError("broken-link", allowed=str(PACKED_MAX)) from None
    if not unpacker.eof and len(content) <= FILE_BYTES_MAX:
        raise LessonError("broken-link", allowed=str(PACKED_MAX))
    return content
