"""Serves everything that goes wrong on the open web, and a host whose robots.txt closes pages."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import lru_cache

from tests.world.answers import Answer, Request, State, html, not_found, redirect

_MEGABYTE = b"x" * 1_000_000
_PAGE = "<!doctype html><html><head><title>{0}</title></head><body><p>{0}</p></body></html>"
_OK = html(_PAGE.format("Landed"))
_FEED = (
    '<?xml version="1.0" encoding="{0}"?><rss version="2.0"><channel>'
    "<title>Caf\xe9 {1}</title><link>/</link>{2}</channel></rss>"
)
_ITEM = (
    "<item><title>{0}</title><link>/posts/1</link>"
    "<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item>"
)
CLOSED_PATHS = tuple(f"/closed/{number}" for number in range(1, 13))
"""Twelve addresses that the robots.txt of `closed.localhost` forbids."""
_SLOW_ROBOTS_S = 0.3

Trouble = Callable[[State, Request, int], Answer]


def closed(request: Request) -> Answer:
    """Answer on the host whose robots.txt takes its time and forbids `/closed/`."""
    if request.path == "/robots.txt":
        return Answer(b"User-agent: *\nDisallow: /closed/\n", "text/plain", pause_s=_SLOW_ROBOTS_S)
    return html(_PAGE.format(request.path))


def answer(state: State, request: Request, times: int) -> Answer:
    """Answer on the host of troubles; `times` counts the earlier requests for this path."""
    if request.path.startswith("/status/"):
        return _status(request, times)
    trouble = _TROUBLES.get(request.path)
    return trouble(state, request, times) if trouble else not_found()


def _status(request: Request, times: int) -> Answer:
    """Answer `/status/NNN` so, only the first `?times=N` times; `?after=S` is Retry-After."""
    code = int(request.path.removeprefix("/status/"))
    after = request.query.get("after")
    if times >= int(request.query.get("times", "1000000")):
        return _OK
    headers = (("Retry-After", after),) if after else ()
    return Answer(_PAGE.format(code).encode(), status=code, headers=headers, plain=True)


def _to(path: str, status: int = 302) -> Trouble:
    return lambda _state, _request, _times: redirect(path, status)


def _always(answer_: Answer) -> Trouble:
    return lambda _state, _request, _times: answer_


def _to_self(state: State, _request: Request, _times: int) -> Answer:
    return redirect(f"http://127.0.0.1:{state.port}/status/200")


def _hops(_state: State, request: Request, _times: int) -> Answer:
    left = int(request.query.get("left", "3"))
    return redirect(f"/redirect/hops?left={left - 1}") if left else _OK


def _slow(_state: State, request: Request, _times: int) -> Answer:
    return Answer(_OK.body, pause_s=float(request.query.get("s", "5")))


@lru_cache(maxsize=1)
def _bomb() -> Answer:
    packed = gzip.compress(_MEGABYTE * 40, mtime=0)
    return Answer(packed, headers=(("Content-Encoding", "gzip"),))


def _page(text: bytes, kind: str | None = "text/html") -> Trouble:
    return _always(Answer(text, kind))


def _feed(encoding: str, declared: str) -> Trouble:
    text = _FEED.format(declared, "Heron", _ITEM.format("Caf\xe9 au lait"))
    return _page(text.encode(encoding), "application/rss+xml")


_RELATIVE = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Relative</title>'
    "<id>r</id><updated>2026-11-02T08:00:00Z</updated><entry><id>1</id><title>One</title>"
    '<link href="posts/1"/><updated>2026-11-02T08:00:00Z</updated></entry></feed>'
)
_TROUBLES: dict[str, Trouble] = {
    "/landed": _always(_OK),
    "/robots.txt": _page(b"User-agent: *\nAllow: /\n", "text/plain"),
    "/redirect": _to("/landed"),
    "/redirect/permanent": _to("/landed", 301),
    "/redirect/loop": _to("/redirect/loop"),
    "/redirect/hops": _hops,
    "/redirect/metadata": _to("http://169.254.169.254/latest/meta-data/"),
    "/redirect/private": _to("http://10.0.0.1/"),
    "/redirect/decimal": _to("http://2130706433/"),
    "/redirect/loopback": _to_self,
    "/redirect/file": _to("file:///etc/hostname"),
    "/redirect/nowhere": _to("http://[broken"),
    "/slow": _slow,
    "/drip": _always(Answer(b"<p>drip</p>", chunks=200, chunk_pause_s=0.1)),
    "/huge": _always(Answer(_MEGABYTE, chunks=64)),
    "/huge/claimed": _always(Answer(_MEGABYTE, claimed=2_000_000_000)),
    "/huge/bomb": lambda _state, _request, _times: _bomb(),
    "/cut-off": _always(Answer(b"<html><title>Cut", claimed=5_000)),
    "/hang-up": _always(Answer(drop=True)),
    "/no-type": _page(b"<title>No type</title>", None),
    "/soft-404": _page(_PAGE.format("Page not found").encode()),
    "/encoding/latin1": _page("<title>Caf\xe9</title>".encode("latin-1")),
    "/encoding/utf16": _page(
        "<title>Caf\xe9</title>".encode("utf-16"), "text/html; charset=utf-16"
    ),
    "/encoding/lies": _page(
        "<title>Caf\xe9</title>".encode("cp1251", "replace"), "text/html; charset=utf-8"
    ),
    "/encoding/broken": _page(
        b"<title>\xff\xfe\xc3\x28 \x00 \xf0\x9f</title>", "text/html; charset=utf-8"
    ),
    "/encoding/unknown": _page(b"<title>Plain</title>", "text/html; charset=x-klingon"),
    "/feed/windows-1252": _feed("cp1252", "windows-1252"),
    "/feed/undeclared": _feed("latin-1", "utf-8"),
    "/feed/broken": _page(
        b"<?xml version='1.0'?><rss><channel><title>Broken<item></rss", "application/rss+xml"
    ),
    "/feed/empty": _page(b"", "application/rss+xml"),
    "/feed/page": _page(_PAGE.format("Not a feed").encode(), "application/rss+xml"),
    "/feed/relative": _page(_RELATIVE.encode(), "application/atom+xml"),
    "/json/broken": _page(b'{"feed": [', "application/json"),
    "/cookies": _always(Answer(_OK.body, headers=(("Set-Cookie", "seen=1; Path=/"),))),
}
