"""Pages that a person saved from the own browser: HTML, MHTML, WARC, pictures, recorded answers."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.model.errors import CrawlerError

MAX_BYTES = 64_000_000
"""A saved page is larger than what the crawler fetches: it holds its pictures."""
_MAX_PARTS = 500
_HEAD_BYTES = 4096
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{4}\)(\S{1,2000}?) -->")
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_OK = 200
_GZIP = b"\x1f\x8b"
_TEXT_TYPES = {"<": "text/html", "{": "application/json", "[": "application/json"}


class SavedFileError(CrawlerError):
    """A file is nothing that a browser saves; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One answer out of a saved file. `url` is empty where the file does not name it."""

    url: str
    media_type: str
    body: bytes

    @property
    def is_picture(self) -> bool:
        """Say whether it is a picture."""
        return self.media_type.startswith("image/")


def open_saved(path: Path) -> tuple[Saved, ...]:
    """Give the pages, answers and pictures that a file holds, pages before pictures.

    With an HTML page come the pictures in the folder beside it (`NAME_files`, as browsers save it).
    Raises SavedFileError, OSError.
    """
    if path.stat().st_size > MAX_BYTES:
        raise SavedFileError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB")
    data = path.read_bytes()
    found = tuple(_parts(path, data))[:_MAX_PARTS]
    if not found:
        expected = "a saved page (HTML, MHTML), a WARC, a screenshot (PNG, JPEG, WebP) or an answer"
        raise SavedFileError(f"{path}: expected {expected}")
    return tuple(sorted(found, key=lambda part: part.is_picture))


def _parts(path: Path, data: bytes) -> Iterator[Saved]:
    picture = _picture_type(data)
    head = data[:_HEAD_BYTES]
    if picture:
        yield Saved("", picture, data)
    elif head.startswith((b"WARC/", _GZIP)):
        yield from _of_warc(path, data)
    elif re.search(rb"^content-type:\s*multipart/related", head, re.IGNORECASE | re.MULTILINE):
        yield from _of_mhtml(data)
    else:
        first = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1].decode("latin-1")
        if first in _TEXT_TYPES:
            url = _SAVED_FROM.search(head)
            page = Saved(url.group(1).decode("latin-1") if url else "", _TEXT_TYPES[first], data)
            yield page
            yield from _beside(path, page.url)


def _picture_type(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _PICTURES if data.startswith(magic)), None)


def _of_warc(path: Path, data: bytes) -> Iterator[Saved]:
    """Give the answers of a WARC (ISO 28500) with status 200 that are pages or pictures."""
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if record.http_headers.get_statuscode() != str(_OK):
                continue
            kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0]
            body = record.content_stream().read(MAX_BYTES)
            yield Saved(record.rec_headers.get_header("WARC-Target-URI") or "", kind.lower(), body)
    except (ArchiveLoadFailed, OSError, EOFError) as error:
        raise SavedFileError(f"{path}: a damaged WARC ({error})") from error


def _of_mhtml(data: bytes) -> Iterator[Saved]:
    """Give the parts of an MHTML file (RFC 2557) as Chromium and Edge save it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and not part.is_multipart():
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body:
                url = str(part.get("Content-Location", ""))
                yield Saved(url, part.get_content_type(), body)


def _beside(path: Path, page_url: str) -> Iterator[Saved]:
    """Give the pictures that a browser saved into `NAME_files`, under the addresses by which the
    page names them.
    """
    folder = path.with_name(path.stem + "_files")
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.is_file() and file.stat().st_size <= MAX_BYTES:
            body = file.read_bytes()
            kind = _picture_type(body)
            if kind:
                name = f"./{quote(folder.name)}/{quote(unquote(file.name))}"
                yield Saved(urljoin(page_url, name) if page_url else name, kind, body)
