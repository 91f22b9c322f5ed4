"""Addresses of social accounts that a page leads to by other ways than a link: page plugins, data
of its scripts, what a click runs. Pure.

How sites are made (seen on districts' pages of 2020 and 2026): icons drawn by a script out of a
list of addresses (Blackboard's and Apptegy's templates, Nuxt's and Next's page data), Facebook's
page plugin (`data-href`, or a frame), `window.open(…)` on a picture.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.platform_hosts import is_a_platforms, names_a_platform

_SLASH = r"(?:/|\\/|\\u002[fF]|%2[fF])"
_ON_A_HOST = re.compile(rf"{_SLASH}{{2}}(?P<host>[\w.-]{{4,100}})(?={_SLASH})")
_SCHEME = re.compile(r"https?:$", re.IGNORECASE)
_REST = re.compile(rf"{_SLASH}(?:\\/|\\u00[23][\da-fA-F]|[^\"'\\<>\s{{}}$+]){{1,400}}+(?=\\?[\"'])")
"""How a whole address between quotes in a script goes on behind its host, its slashes perhaps
escaped; not the beginning of one that a script goes on with.
"""
_CALLED = re.compile(r"https?://[^\s\"'<>)]+", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u00([23][\da-fA-F])")
_CARRIERS = etree.XPath(
    "//@data-href/.. | //@data-url/.. | //@data-link/.. | //@onclick/.. | //iframe | //embed"
    " | //*[local-name() = 'a'][@*[name() = 'xlink:href']]"
    " | //a[starts-with(normalize-space(@href), 'javascript:')]"
)
_PROPERTIES = etree.XPath("//@*[starts-with(., '{') or starts-with(., '[')]", smart_strings=False)
_CARRYING = ("data-href", "data-url", "data-link", "src", "data-src", "xlink:href")
_RUN = ("onclick", "href")
_AT = re.compile(r"\s*@?([A-Za-z0-9_]{2,15})\s*")
_PUBLISHER = ("article:publisher", "og:article:publisher", "og:publisher", "og:see_also")
_LINKED_DATA = "ld+json"
_MOST = 300
_MOST_LETTERS = 2_000_000


def hidden_in(root: Any, base: str) -> tuple[str, ...]:
    """Give the addresses on hosts of social platforms, absolute, in order, each once, at most 300.

    Frames, `data-href` and scripts may be anything else too; what is no account is for the reader
    of addresses to say. JSON-LD is left out: it declares, and says whose.
    """
    found = dict.fromkeys((*_carried(root, base), *_in_data(root, base)))
    return tuple(found)[:_MOST]


def without_place(address: str) -> str:
    """Give an address without the place on its page; `#!/NAME` is an address of its own."""
    page, mark, place = address.partition("#")
    return address if mark and place.startswith("!/") else page


def publishers_in(metas: Mapping[str, str]) -> tuple[str, ...]:
    """Give the accounts that the head names as the site's own: `article:publisher` and
    `og:see_also` (ogp.me), `twitter:site` (X's cards). The author's, a person's, are left out, and
    so are `fb:pages`: numbers of pages that a link names by their handles.
    """
    named = [metas[name] for name in _PUBLISHER if name in metas]
    named = [one for one in named if one.startswith(("http://", "https://", "//"))]
    named += [f"https://x.com/{m[1]}" for m in [_AT.fullmatch(metas.get("twitter:site", ""))] if m]
    return tuple(dict.fromkeys(named))


def _carried(root: Any, base: str) -> Iterator[str]:
    for element in _CARRIERS(root):
        for name in _CARRYING:
            address = (element.get(name) or "").strip()
            url = absolute(address, base) if names_a_platform(address) else None
            if url:
                yield url
        for name in _RUN:
            code = (element.get(name) or "").strip()
            if (name == "onclick" or code.startswith("javascript:")) and names_a_platform(code):
                yield from filter(names_a_platform, _CALLED.findall(code))


def _in_data(root: Any, base: str) -> Iterator[str]:
    """Look through scripts, and through attributes that hold JSON for a script (`data-props`)."""
    scripts = (
        script.text or ""
        for script in root.iter("script")
        if _LINKED_DATA not in (script.get("type") or "").lower()
    )
    for text in (*scripts, *_PROPERTIES(root)):
        for address in _quoted(text[:_MOST_LETTERS]):
            url = absolute(_plain(address), base)
            if url:
                yield url


def _quoted(text: str) -> Iterator[str]:
    """Give the whole addresses of platforms between quotes, as they are written; one that stands
    inside another is a part of it.
    """
    end = 0
    for found in _ON_A_HOST.finditer(text):
        if found.start() < end or not is_a_platforms(found["host"]):
            continue
        rest = _REST.match(text, found.end())
        if rest:
            scheme = _SCHEME.search(text[max(end, found.start() - len("https:")) : found.start()])
            end = rest.end()
            yield f"{scheme[0] if scheme else ''}{found[0]}{rest[0]}"


def _plain(address: str) -> str:
    """Undo what JavaScript and JSON write for slashes, and HTML for ampersands."""
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), address.replace("\\/", "/"))
    return html.unescape(plain)
