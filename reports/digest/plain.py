"""Make what strangers wrote harmless in a mail: one line, no tricks, no endless names. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

NAME_LETTERS = 60
"""Longest name that is shown; a heading on a phone of 360 px holds about two lines of it."""
QUOTE_LETTERS = 160
WHY_LETTERS = 260
LINK_LETTERS = 360

_ROOM = 8
_STACK = 3
_ESCAPED = frozenset("<>&\"'")
_ESCAPED_BYTES = 5
_JOINER = "\u2060"
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f"  # C0 and C1 without white space
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"  # directions, fillers, unseen
    "\U0001bca0-\U0001bca3\U000e0000-\U000e0fff\ud800-\udfff]"  # tags, lone surrogates
)
_STACKED = re.compile(
    rf"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{{_STACK}}})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|mailto:)\S+"
    r"|(?:[^\s./@]+[.@])+(?=[^\s./@]*[^\W\d_])[^\s./@]{2,}(?:[/?#:]\S*)?",
    re.IGNORECASE,
)
"""What a mail program may make a link of: a number such as 1.00 is none without a scheme."""
ENDS = frozenset(".!?…。！？")
_SCHEME = re.compile(r"^(?:https?://|ftp://|mailto:)", re.IGNORECASE)
_JOINED = {"\u200d", "\ufe0e", "\ufe0f"}


def plain(text: str | None, letters: int) -> str:
    """Write `text` as one line of at most `letters` characters; heavy ones, such as emoji, fill it
    sooner.

    Control characters, marks that turn the direction of writing (Unicode TR36 §2.5), invisible
    signs and stacked accents are taken out; runs of white space are one space. A longer text ends
    in "…", at a word where one is near.
    """
    said = text or ""
    return _plain(said[: letters * _ROOM], letters, len(said) > letters * _ROOM)


@lru_cache(maxsize=8192)
def _plain(head: str, letters: int, is_cut: bool) -> str:
    """Write the beginning of a text; remembered, because every reader is told the same names."""
    clean = unicodedata.normalize("NFC", _CONTROLS.sub("", head))
    line = " ".join(_STACKED.sub(r"\1", clean).split())
    end = _fitting(line, letters)
    if end == len(line) and not is_cut:
        return line
    return _cut(line, min(end, letters - 1))


def quoted(text: str | None, letters: int) -> str:
    """Write `text` as `plain` does, and so that no mail program makes a link of a web address in
    it.

    A stranger must not get a link into a mail that the district trusts: the scheme is left out, and
    a word joiner (U+2060, invisible) follows the dots and the at sign.
    """
    return _ADDRESS.sub(_unlinked, plain(text, letters))


def shortened(text: str, letters: int) -> str:
    """Cut a text of ours that is too long, at a word where one is near; what is in it is harmless
    already, and its unbroken spaces stay.
    """
    end = _fitting(text, letters)
    return text if end == len(text) else _cut(text, min(end, letters - 1))


def stopped(sentence: str) -> str:
    """End a sentence with a full stop where it ends with nothing."""
    return sentence if not sentence or sentence[-1] in ENDS else f"{sentence}."


def link(address: str | None) -> str | None:
    """Give `address` when it is a web address that a mail may link to, spelt in ASCII; None when it
    is not.
    """
    if address is None or len(address) > LINK_LETTERS or re.search(r"[\s\x00-\x20\x7f]", address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
        host.encode("idna")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    spelt = quote(address, safe=":/?#[]@!$&()*+,;=%~-._")
    return spelt if host.isascii() else spelt.replace(quote(host), host.encode("idna").decode(), 1)


def turned(text: str) -> bool:
    """Say whether `text` has letters of a script that runs from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def _unlinked(match: re.Match[str]) -> str:
    bare = _SCHEME.sub("", match[0])
    return re.sub(r"([.@])(?=\S)", rf"\1{_JOINER}", bare)


def _fitting(line: str, letters: int) -> int:
    """Give how many letters fit: so many, and at most twice as many bytes in an HTML page."""
    head, room = line[:letters], letters * 2
    if head.isascii() and len(head) + sum(map(head.count, _ESCAPED)) * _ESCAPED_BYTES <= room:
        return len(head)
    for end, letter in enumerate(head):
        room -= _ESCAPED_BYTES if letter in _ESCAPED else len(letter.encode())
        if room < 0:
            return end
    return len(head)


def _cut(line: str, end: int) -> str:
    while 0 < end < len(line) and _holds(line[end - 1], line[end]):
        end -= 1
    space = line.rfind(" ", 0, end + 1)
    if space > end * 3 // 4:
        end = space
    return line[:end].rstrip(" ,;:.-–") + "…"


def _holds(before: str, after: str) -> bool:
    """Say whether a cut between these two would break one visible sign (UAX 29, common cases)."""
    return (
        before == "\u200d"
        or after in _JOINED
        or unicodedata.combining(after) > 0
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")
    )
