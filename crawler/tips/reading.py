"""Reads a mail to the tip line: which addresses it names, and nothing else of it. Pure.

Who wrote and what was written is not kept: a tip is a place to look, not a charge against somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

MAX_BYTES = 1_000_000
"""A tip is a sentence and a link; whoever sends pictures sends them for nothing."""
MOST_ADDRESSES = 20
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]{}]{3,500}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w./@-])((?:[a-z0-9-]+\.){1,3}(?:com|net|org|social|tv|me|app|us|edu|example)/[^\s<>\"'()]{1,200})",
    re.IGNORECASE,
)
"""`instagram.com/name`, as people write it."""
_TRAILING = ".,;:!?…"
_AUTOMATIC = ("auto-replied", "auto-generated", "auto-notified")
_BULK = {"bulk", "list", "junk", "auto_reply"}


@dataclass(frozen=True, slots=True)
class Tip:
    """A mail to the tip line. `message` names the mail, `sender` who seems to have written it;
    `urls` are the addresses it names, in order, without repeats.
    """

    message: str
    sender: str
    urls: tuple[str, ...]
    automatic: bool


def read_tip(content: bytes) -> Tip | None:
    """Read a mail; None when it is none, or larger than a tip is. Never raises, whatever the bytes
    are.
    """
    if len(content) > MAX_BYTES:
        return None
    try:
        mail = message_from_bytes(content, policy=default)
        if not isinstance(mail, EmailMessage) or not mail.keys():
            return None
        return Tip(_line(mail, "message-id"), _sender(mail), _urls(mail), _is_automatic(mail))
    except Exception:  # noqa: BLE001 Python's parsers of mail and HTML raise whatever they stumble over
        return None


def _sender(mail: EmailMessage) -> str:
    header = mail["from"]
    if isinstance(header, AddressHeader) and header.addresses:
        return str(header.addresses[0].addr_spec).casefold()
    return _line(mail, "from").casefold()


def _line(mail: EmailMessage, name: str) -> str:
    return " ".join(str(mail.get(name, "")).split())[:500]


def _is_automatic(mail: EmailMessage) -> bool:
    """Say whether a program wrote it: RFC 3834 §5, and what mailing lists and absence notes say."""
    submitted = _line(mail, "auto-submitted").casefold()
    bounce = _line(mail, "return-path") == "<>"
    listed = _line(mail, "precedence").casefold() in _BULK or "list-id" in mail
    return bounce or listed or submitted.startswith(_AUTOMATIC) or "x-autoreply" in mail


def _urls(mail: EmailMessage) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in (_line(mail, "subject"), *_texts(mail)):
        for url in _in_text(text):
            found.setdefault(url)
    return tuple(found)[:MOST_ADDRESSES]


def _in_text(text: str) -> Iterator[str]:
    for match in (*_URL.finditer(text), *_BARE.finditer(text)):
        url = match[0].rstrip(_TRAILING)
        yield url if "://" in url else f"https://{url}"


def _texts(mail: EmailMessage) -> Iterator[str]:
    for part in mail.walk():
        kind = part.get_content_type()
        if part.is_attachment() or kind not in {"text/plain", "text/html"}:
            continue
        content = part.get_content()
        text = content if isinstance(content, str) else ""
        yield _of_html(text) if kind == "text/html" else text


def _of_html(html: str) -> str:
    page = _Page()
    page.feed(html)
    return " ".join(page.said)


class _Page(HTMLParser):
    """Gives the text and the addresses of links of a mail's HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take where a link leads."""
        if tag == "a":
            self.said += [text for name, text in attrs if name == "href" and text]
