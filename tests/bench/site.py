"""A fast site on loopback for the benchmarks: text pages of 15 kB with ten posts, pictures, ETags
and 304.

`python -m tests.bench.site PAGES` prints its port. All of it is invented.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import sys

import numpy as np
from PIL import Image

POSTS = 10
_WORDS = [
    "the",
    "invented",
    "students",
    "of",
    "heron",
    "lake",
    "practise",
    "meet",
    "sing",
    "read",
    "build",
    "plant",
    "paint",
    "and",
    "play",
]


def page(number: int, *, pictures: bool) -> bytes:
    """Give the account page `number`: about 15 kB, ten posts."""
    rng = np.random.default_rng(number)
    posts = "".join(_post(number, post, rng, pictures) for post in range(POSTS))
    filler = " ".join(rng.choice(_WORDS, 900))
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Club {number}</title>'
        f'<meta property="og:title" content="Club {number}">'
        f'<meta property="og:type" content="website">'
        f'<meta property="og:description" content="An invented club, number {number}.">'
        f'</head><body><h1>Invented club {number}</h1><main class="h-feed">{posts}</main>'
        f"<footer><p>{filler}</p></footer></body></html>"
    )
    return html.encode()


def _post(number: int, post: int, rng: np.random.Generator, pictures: bool) -> str:
    text = " ".join(rng.choice(_WORDS, 60))
    picture = (
        f'<img class="u-photo" src="/picture/{number}-{post}.png" alt="invented">'
        if pictures
        else ""
    )
    day = 1 + (number + post) % 27
    return (
        f'<article class="h-entry" id="post-{number}-{post}"><h2 class="p-name">News {post}</h2>'
        f'<a class="u-url" href="/account/{number}/{post}">link</a>'
        f'<time class="dt-published" datetime="2026-11-{day:02d}T10:00:00Z">November {day}</time>'
        f'<div class="e-content"><p>{text}</p>{picture}</div></article>'
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
    """Serves bodies with validators, each made once."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[bytes, bytes, bytes]] = {}

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(self._answer(head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1].decode()
        body, etag, media = self._body(path)
        if not body:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        if b'"' + etag + b'"' in head:
            return b'HTTP/1.1 304 Not Modified\r\nETag: "' + etag + b'"\r\n\r\n'
        return (
            b"HTTP/1.1 200 OK\r\nContent-Type: " + media + b'\r\nETag: "' + etag + b'"\r\n'
            b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
        )

    def _body(self, path: str) -> tuple[bytes, bytes, bytes]:
        if path not in self._made:
            body, media = self._make(path)
            self._made[path] = body, hashlib.sha256(body).hexdigest()[:16].encode(), media
        return self._made[path]

    def _make(self, path: str) -> tuple[bytes, bytes]:
        parts = path.strip("/").split("/")
        if parts[0] in {"account", "gallery"} and len(parts) == 2:
            return page(int(parts[1]), pictures=parts[0] == "gallery"), b"text/html; charset=utf-8"
        if parts[0] == "picture":
            return picture(parts[1]), b"image/png"
        if path == "/robots.txt":
            return b"User-agent: *\nDisallow: /private/\n", b"text/plain"
        return b"", b""


async def serve() -> None:
    """Serve until ended; the port goes to standard output."""
    server = await asyncio.start_server(Site().talk, "127.0.0.1", 0, limit=2**16)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
