"""The bytes of an answer without their Content-Encoding, within a size limit. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from crawler.fetch.trouble import FetchTroubleError
from crawler.model.capture import Trouble

ACCEPTED = "gzip, deflate"
"""What we ask for and can read with the standard library alone (RFC 9110 §8.4.1)."""
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_UNREADABLE = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})
"""Other codings of IANA's list. Words outside both lists ("utf-8", "none") change nothing: browsers
show such pages as they are."""
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


def unpack(body: bytes, encodings: Sequence[str], max_bytes: int) -> bytes:
    """Undo the codings, the last first. Raises FetchTroubleError: broken, or too_large.

    `encodings` are the values of all Content-Encoding headers. Not more than `max_bytes` are ever
    unpacked, so that a small answer cannot fill the memory. An answer cut off in the middle of a
    coding is broken, not short.
    """
    words = [word.strip().lower() for value in encodings for word in value.split(",")]
    for word in reversed(words):
        if word in _UNREADABLE:
            raise _broken(f"the answer is packed as {word}, which we did not ask for")
        if word in _PACKED and body:
            body = _inflate(body, max_bytes)
    return body


def _inflate(body: bytes, max_bytes: int) -> bytes:
    try:
        return _members(body, _GZIP_OR_ZLIB, max_bytes)
    except zlib.error:
        pass
    try:
        return _members(body, _RAW, max_bytes)
    except zlib.error as error:
        raise _broken("the answer is not packed as its header says") from error


def _members(body: bytes, wbits: int, max_bytes: int) -> bytes:
    """Unpack one member after the other (RFC 1952 §2.2); what follows the last one is padding."""
    parts: list[bytes] = []
    room = max_bytes
    while body:
        member = zlib.decompressobj(wbits)
        try:
            part = member.decompress(body, room + 1)
        except zlib.error:
            if parts:
                break
            raise
        room -= len(part)
        if room < 0:
            raise FetchTroubleError(Trouble.TOO_LARGE, "the answer is larger than the limit")
        if not member.eof:
            raise _broken("the answer broke off before its end")
        parts.append(part)
        body = member.unused_data
    return b"".join(parts)


def _broken(detail: str) -> FetchTroubleError:
    return FetchTroubleError(Trouble.BROKEN, detail)
