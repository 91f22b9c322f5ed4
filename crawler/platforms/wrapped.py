"""Addresses that hide in others: redirects that count clicks, mail scanners, page plugins, log-in
walls, addresses pasted into addresses. Pure.

The forms are as districts' pages and newsletters of 2020 to 2026 hold them, [K] where no source
is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urljoin, urlsplit

from crawler.platforms.formats.platform_hosts import HOSTS, is_a_platforms

_MOST = 4
"""A mail's scanner may wrap a scanner's address; nothing is wrapped deeper than that."""
_MOST_LETTERS = 4000
_PASTED = re.compile(
    rf"^[^?#]*?[^?#/:]/(?<!/r/)(?:https?:?/{{1,2}})?(?P<url>{HOSTS}/[^/].*)$"
    r"|^https?://(?:www\.)?https?:?/{1,2}(?P<doubled>.+)$"
    r"|^https?://web\.archive\.org/web/[\w*]+/(?:https?://)?(?P<archived>.+)$",
    re.IGNORECASE,
)
"""A whole address in another one's path: `https://www.facebook.com/https://www.facebook.com/NAME`,
`https://district.example/www.facebook.com/NAME` (a link without its scheme), `https://https://…`.
What stands behind `/r/` is the name of a community: `https://www.reddit.com/r/reddit.com/…`.
"""
_TARGETS = re.compile(
    r"url|u|redirect(?:_to|_url)?|target|to|dest(?:ination)?|link|goto|out|r|href", re.IGNORECASE
)
_ACCOUNTS_SITE = re.compile(rf"(?:https?:)?//{HOSTS}/[^/]", re.IGNORECASE)
_SHARING = re.compile(r"share|intent|submit|compose|/pin/|/send|cite|login|sign", re.IGNORECASE)
"""An address that passes another one on to be shared does not lead there."""
_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico|css|js|pdf|html?)(?:[?#]|$)", re.IGNORECASE)
_LITTER = re.compile(
    r"(?:%5c|%22|%27|%3c|%3e|%20|%c2%a0|%e2%80%(?:8[b-f]|a[68-e])|[\\\"'`<>\s\u00a0…\u200b-\u200f"
    r"\u202a-\u202e\u2066-\u2069\ufeff]|(?<=['\"])[);]+)+$",
    re.IGNORECASE,
)
"""What editors and scripts leave at an address's end: quotes, blanks, marks nobody sees."""
_V3 = re.compile(r"/v3/__(?P<url>.+?)__;", re.DOTALL)
_UPLOADS = re.compile(r"UU([A-Za-z0-9_-]{22})")


@dataclass(frozen=True, slots=True)
class _Wrapper:
    """A kind of address that carries another in one of these `names` of its query."""

    host: str
    path: str
    names: tuple[str, ...]


_WRAPPERS = (
    _Wrapper(r"lm?\.(?:facebook|instagram|threads|messenger)\.(?:com|net)", r".*", ("u",)),
    _Wrapper(
        r"(?:[\w-]+\.)?facebook\.com", r"/(?:v[\d.]+/)?plugins/\w+\.php", ("href", "page_url")
    ),
    _Wrapper(r"(?:[\w-]+\.)?facebook\.com", r"/(?:l\.php|flx/warn/?)", ("u",)),
    _Wrapper(r"(?:[\w-]+\.)?facebook\.com", r"/login(?:\.php)?/?|/login/.*", ("next",)),
    _Wrapper(r"(?:www\.)?instagram\.com", r"/accounts/login/?", ("next",)),
    _Wrapper(r"(?:[\w-]+\.)*safelinks\.protection\.outlook\.com", r".*", ("url",)),
    _Wrapper(r"(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})", r"/url", ("q", "url")),
    _Wrapper(r"translate\.google\.com", r"/translate\w*", ("u",)),
    _Wrapper(r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
    _Wrapper(r"linkprotect\.cudasvc\.com", r"/url", ("a",)),
    _Wrapper(r"linklock\.titanhq\.com", r"/.*", ("url",)),
    _Wrapper(r"(?:t|href)\.umblr\.com|href\.li", r"/redirect", ("z",)),
    _Wrapper(r"urldefense\.proofpoint\.com", r"/v1/.*", ("u",)),
    _Wrapper(r"(?:[\w-]+\.)?pinterest\.[a-z]{2,3}(?:\.[a-z]{2})?", r"/offsite/?", ("url",)),
    _Wrapper(r"(?:www\.)?tiktok\.com", r"/link/v2", ("target",)),
    _Wrapper(r"(?:[a-z]{1,6}\.)?linkedin\.com", r"/(?:safety/go|redir/redirect)", ("url",)),
)
_SCANNERS: Mapping[str, str] = {
    r"urldefense\.proofpoint\.com": "proofpoint",
    r"urldefense\.(?:com|us|proofpoint\.com)": "urldefense",
    r"secure-web\.cisco\.com": "cisco",
    r"(?:www\.)?youtube(?:-nocookie)?\.com": "uploads",
}


def unwrapped(url: str) -> str:
    """Give the address that `url` leads to as far as its own letters say, else `url` itself,
    without what editors leave at its end. Nothing is asked for: a shortened address stays.
    """
    if len(url) > _MOST_LETTERS:
        return url
    plain = _LITTER.sub("", url.strip())
    for _ in range(_MOST):
        inner = next(_inside(plain), None)
        if inner is None or inner == plain:
            break
        plain = _LITTER.sub("", inner)
    return plain


def _inside(url: str) -> Iterator[str]:
    """Give the address inside, absolute; at most one counts."""
    try:
        parts = urlsplit(url if "://" in url else f"https:{url}" if url[:2] == "//" else url)
        host = (parts.hostname or "").casefold()
    except ValueError:
        return
    for wrapper in _WRAPPERS:
        if re.fullmatch(wrapper.host, host) and re.fullmatch(wrapper.path, parts.path):
            query = _query(parts)
            yield from (urljoin(url, query[name]) for name in wrapper.names if name in query)
    yield from _sent_on(url, host, parts)
    for pattern, kind in _SCANNERS.items():
        if re.fullmatch(pattern, host):
            yield from _scanned(kind, url, _query(parts))
    yield from _pasted(url)


def _sent_on(url: str, host: str, parts: SplitResult) -> Iterator[str]:
    """Give where a site's own redirect leads (`/click?url=…`), when that is a platform."""
    if "=" not in parts.query or is_a_platforms(host) or _SHARING.search(host + parts.path):
        return
    for name, one in _query(parts).items():
        if _TARGETS.fullmatch(name) and _ACCOUNTS_SITE.match(one):
            yield one


def _query(parts: SplitResult) -> dict[str, str]:
    """Give the query's parameters by lower-case name, of several the first; nothing where it is no
    query.
    """
    try:
        pairs = parse_qsl(parts.query, max_num_fields=100, errors="replace")
    except ValueError:
        return {}
    return {name.casefold(): one for name, one in reversed(pairs)}


def _scanned(kind: str, url: str, query: dict[str, str]) -> Iterator[str]:
    """Give what a mail scanner's address, or a player of a channel's uploads, stands for.

    Proofpoint URL Defense v2 writes `%` as `-` and `/` as `_`; v3 puts the address between `__` and
    `__;` and one slash for two (help.proofpoint.com, "URL Defense: decoding", 2026-11). A YouTube
    playlist `UU…` holds the uploads of the channel `UC…`.
    """
    if kind == "proofpoint":
        inner = unquote(query.get("u", "").replace("-", "%").replace("_", "/"))
        yield from ([inner] if inner else [])
    elif kind == "urldefense":
        yield from (_two_slashes(match["url"]) for match in _V3.finditer(url))
    elif kind == "cisco":
        end = unquote(url.rpartition("/")[2])
        yield from ([end] if end.startswith(("http://", "https://")) else [])
    else:
        uploads = _UPLOADS.fullmatch(query.get("list", ""))
        yield from ([f"https://www.youtube.com/channel/UC{uploads[1]}"] if uploads else [])


def _pasted(url: str) -> Iterator[str]:
    match = _PASTED.match(url)
    if match is None:
        return
    inner = match["url"] or match["doubled"] or match["archived"]
    if match["url"] is None or not _FILE.search(inner):
        yield inner if "://" in inner[:9] else f"https://{inner.lstrip('/')}"


def _two_slashes(url: str) -> str:
    return re.sub(r"^(https?):/+", r"\1://", url)
