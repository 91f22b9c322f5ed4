"""Addresses that a PDF newsletter names: its links, and what its text writes out. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crawler.model.capture import Capture

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 40
_MOST_LINKS = 500
_BEGINS = b"%PDF-"
_LOOK_FOR = 1024
"""A PDF file may have so much before its header (ISO 32000-1 annex H, implementation note 13)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document read: addresses its links lead to, its text, and its own title (None = it has
    none). Of a long one, only the first 40 pages.
    """

    links: tuple[str, ...]
    text: str
    title: str | None


def is_document(capture: Capture) -> bool:
    """Say whether an answer is a PDF file, whatever its server calls it."""
    return capture.ok and _BEGINS in capture.body[:_LOOK_FOR]


def read_document(capture: Capture) -> Document | None:
    """Read a PDF file; None when it is none, is locked, or cannot be read at all.

    What of it is broken is passed over: the rest counts.
    """
    if not is_document(capture):
        return None
    from pypdf import PdfReader  # takes 0.15 s to load, and few pages are documents

    try:
        reader = PdfReader(io.BytesIO(capture.body))
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        return _document(reader)
    except Exception:  # noqa: BLE001 a stranger's file may break a parser in any way
        return None


def _document(reader: PdfReader) -> Document:
    links: dict[str, None] = {}
    texts: list[str] = []
    for page in _pages(reader):
        links.update(dict.fromkeys(_links(page)))
        texts.append(_text(page))
    title = reader.metadata.title if reader.metadata else None
    said = " ".join(title.split()) if isinstance(title, str) else ""
    return Document(tuple(links)[:_MOST_LINKS], "\n".join(texts), said or None)


def _pages(reader: PdfReader) -> Iterator[Any]:
    for number in range(min(len(reader.pages), _MOST_PAGES)):
        try:
            yield reader.pages[number]
        except Exception:  # noqa: BLE001 see above
            return


def _links(page: Any) -> Iterator[str]:
    try:
        annotations = [one.get_object() for one in page.get("/Annots") or ()]
        for annotation in annotations:
            action = annotation.get("/A")
            address = action.get_object().get("/URI") if action is not None else None
            if isinstance(address, str) and address.startswith(("http://", "https://", "www.")):
                yield address
            elif isinstance(address, bytes):
                yield address.decode("latin-1")
    except Exception:  # noqa: BLE001 see above
        return


def _text(page: Any) -> str:
    try:
        return str(page.extract_text())
    except Exception:  # noqa: BLE001 see above
        return ""
