"""What browsers save is opened part by part."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from crawler.evidence import saved
from crawler.evidence.saved import Saved, SavedFileError, open_saved

PNG = b"\x89PNG\r\n\x1a\nherons"
PAGE = "https://social.example/herons"
MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: {page}
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----herons"

------herons
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: {page}

<html><title>Eastview=20Herons</title></html>
------herons
Content-Type: image/gif
Content-Transfer-Encoding: base64
Content-Location: https://pictures.example/a.gif

R0lGODlhAQABAAAAACw=
------herons--
"""


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def warc(answers: dict[str, tuple[str, str, bytes]], *, packed: bool = True) -> bytes:
    """Write a WARC (ISO 28500) with these answers, each record compressed by itself or none."""
    records = [_record(url, *answer) for url, answer in answers.items()]
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(url: str, status: str, kind: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"%PDF-1.7", b"MZ\x90", b"herons", b"GIF", b"\x1f\x8bnot gzip", b"WARC/1.0\r\n"],
    ids=["empty", "spaces", "pdf", "program", "words", "stump", "no gzip", "no record"],
)
def test_what_no_browser_saves_is_refused_with_what_was_expected(
    tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(SavedFileError, match=r"page\.bin: (expected a saved page|a damaged WARC)"):
        open_saved(write(tmp_path, "page.bin", data))


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved, "MAX_BYTES", 3_000_000)

    with pytest.raises(SavedFileError, match="larger than 3 MB"):
        open_saved(write(tmp_path, "page.html", b"<html>" + b" " * 3_000_000))


def test_a_page_names_where_it_was_saved_from(tmp_path: Path) -> None:
    data = f"<!-- saved from url=(0029){PAGE} -->\n<html></html>".encode()

    (page,) = open_saved(write(tmp_path, "page.html", data))

    assert page == Saved(PAGE, "text/html", data)


def test_the_pictures_beside_a_page_come_after_it(tmp_path: Path) -> None:
    (tmp_path / "Eastview Herons_files").mkdir()
    write(tmp_path / "Eastview Herons_files", "a 1.png", PNG)
    write(tmp_path / "Eastview Herons_files", "app.js", b"alert(1)")
    data = f"<!-- saved from url=(0029){PAGE} --><html></html>".encode()

    page, picture = open_saved(write(tmp_path, "Eastview Herons.html", data))

    assert page.media_type == "text/html"
    assert picture.media_type == "image/png"
    assert picture.url == "https://social.example/Eastview%20Herons_files/a%201.png"


def test_an_mhtml_file_gives_its_parts_under_their_addresses(tmp_path: Path) -> None:
    page, picture = open_saved(write(tmp_path, "p.mhtml", MHTML.format(page=PAGE).encode()))

    assert (page.url, page.media_type) == (PAGE, "text/html")
    assert b"Eastview Herons" in page.body
    assert picture.url == "https://pictures.example/a.gif"
    assert picture.body.startswith(b"GIF89a")


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_warc_gives_the_answers_that_were_good(tmp_path: Path, packed: bool) -> None:
    data = warc(
        {
            "https://pictures.example/a.png": ("200 OK", "image/png", PNG),
            PAGE: ("200 OK", "text/html; charset=utf-8", b"<html></html>"),
            "https://social.example/gone": ("404 Not Found", "text/html", b"<html></html>"),
        },
        packed=packed,
    )

    parts = open_saved(write(tmp_path, "page.warc", data))

    assert [(part.url, part.media_type) for part in parts] == [
        (PAGE, "text/html"),
        ("https://pictures.example/a.png", "image/png"),
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0herons", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b'{"data": []}', "application/json"),
    ],
    ids=["png", "jpeg", "webp", "json"],
)
def test_the_kind_is_told_by_the_bytes(tmp_path: Path, data: bytes, kind: str) -> None:
    (part,) = open_saved(write(tmp_path, "herons.dat", data))

    assert (part.media_type, part.url) == (kind, "")
