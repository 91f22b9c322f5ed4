"""A fast site on loopback for the benchmarks: feeds of 15 kB with ten posts, pictures, ETags, 304.

`python -m tests.bench.site` prints its port. All of it is invented.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import socket
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

import numpy as np
from PIL import Image

POSTS = 10
PICTURES = 6
"""So many of the newest posts of a feed under /gallery/ have a picture."""
_NEWEST = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
_ROBOTS = b"User-agent: *\nDisallow: /private/\n"
_PARAGRAPHS, _WORDS_IN_PARAGRAPH = 3, 57
_WORDS = (
    "the", "invented", "students", "of", "heron", "lake", "practise", "meet", "sing", "read",
    "build", "plant", "paint", "and", "play", "together", "in", "our", "quiet", "library",
    "every", "second", "morning", "before", "class",
)  # fmt: skip


def feed(home: str, number: int, *, pictures: bool) -> bytes:
    """Give the feed of account `number` at the site `home`: RSS 2.0, 15 kB, ten posts."""
    rng = np.random.default_rng(number)
    club = f"{home}/club/{number}"
    shown = [f"{home}/picture/{number}-{post}.png" for post in range(PICTURES if pictures else 0)]
    items = "".join(_item(club, post, rng, shown[post : post + 1]) for post in range(POSTS))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Invented club {number}</title><link>{club}</link>"
        f"<description>What the invented club {number} does &amp; plans.</description>"
        f"<language>en</language>{items}</channel></rss>"
    ).encode()


def _item(club: str, post: int, rng: np.random.Generator, pictures: list[str]) -> str:
    paragraphs = [" ".join(rng.choice(_WORDS, _WORDS_IN_PARAGRAPH)) for _ in range(_PARAGRAPHS)]
    html = "".join(f"<p>{words}</p>" for words in paragraphs)
    html += "".join(f'<p><img src="{url}" alt="invented"></p>' for url in pictures)
    when = _NEWEST - timedelta(days=2 * post, minutes=int(rng.integers(0, 600)))
    return (
        f"<item><title>News {post} of the club</title><link>{club}/news-{post}</link>"
        f'<guid isPermaLink="true">{club}/news-{post}</guid>'
        f"<pubDate>{format_datetime(when, usegmt=True)}</pubDate>"
        "<dc:creator>The invented club</dc:creator>"
        f"<description>{escape(paragraphs[0][:120])}</description>"
        f"<content:encoded><![CDATA[{html}]]></content:encoded></item>"
    )


def picture(name: str) -> bytes:
    """Give an invented picture, 480 x 320, the same for the same name."""
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 255, (20, 30, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(small).resize((480, 320), Image.Resampling.BICUBIC).save(buffer, "PNG")
    return buffer.getvalue()


class Site:
    """Serves bodies with validators, each made once, and counts what it sent.

    `/sent` gives the requests answered so far and the bytes sent for them, headers included; it
    does not count itself.
    """

    def __init__(self, home: str) -> None:
        self._home = home
        self._made: dict[str, tuple[bytes, bytes, bytes]] = {}
        self._requests = 0
        self._sent_bytes = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(self._counted(head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _counted(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1].decode()
        if path == "/sent":
            counts = {"requests": self._requests, "bytes": self._sent_bytes}
            return _full(json.dumps(counts).encode(), b"", b"application/json")
        answer = self._answer(path, head)
        self._requests += 1
        self._sent_bytes += len(answer)
        return answer

    def _answer(self, path: str, head: bytes) -> bytes:
        if path not in self._made:
            body, media = self._make(path)
            self._made[path] = body, hashlib.sha256(body).hexdigest()[:16].encode(), media
        body, etag, media = self._made[path]
        if not body:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        if b'"' + etag + b'"' in head:
            return b'HTTP/1.1 304 Not Modified\r\nETag: "' + etag + b'"\r\n\r\n'
        return _full(body, etag, media)

    def _make(self, path: str) -> tuple[bytes, bytes]:
        kind, _, name = path.strip("/").partition("/")
        if kind in {"text", "gallery"} and name.isdecimal():
            body = feed(self._home, int(name), pictures=kind == "gallery")
            return body, b"application/rss+xml; charset=utf-8"
        if kind == "picture":
            return picture(name), b"image/png"
        return (_ROBOTS, b"text/plain") if path == "/robots.txt" else (b"", b"")


def _full(body: bytes, etag: bytes, media: bytes) -> bytes:
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: " + media + b'\r\nETag: "' + etag + b'"\r\n'
        b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
    )


async def serve() -> None:
    """Serve until ended; the port goes to standard output."""
    door = socket.create_server(("127.0.0.1", 0), backlog=128)
    port = door.getsockname()[1]
    server = await asyncio.start_server(Site(f"http://127.0.0.1:{port}").talk, sock=door)
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
