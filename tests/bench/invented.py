"""Invented payloads of about 100 kB in the formats that many sites share: feeds, pages, lists."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator

SIZE_BYTES = 100_000
HOME = "https://eastview.example"
_WORDS = "The Herons won again on Friday night and everybody came to see the game in Heron Lake"
_RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Eastview News</title>
<link>{home}/</link><description>News of the Herons</description>{items}</channel></rss>"""
_ITEM = """<item><title>Game {n} &amp; more</title><link>{home}/p/{n}</link>
<dc:creator><![CDATA[Dana Reyes]]></dc:creator>
<pubDate>Mon, {day:02} Nov 2026 {hour:02}:00:00 +0000</pubDate>
<category>Sports</category><guid isPermaLink="false">{home}/?p={n}</guid>
<description><![CDATA[<p>{teaser}</p>]]></description>{content}</item>
"""
_FULL = "<content:encoded><![CDATA[{}]]></content:encoded>"
_ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Eastview News</title><link href="{home}/"/><id>tag:eastview.example,2026:feed</id>
{items}</feed>"""
_ENTRY = """<entry><title type="html">Game {n}</title><id>tag:eastview.example,2026:{n}</id>
<link rel="alternate" type="text/html" href="{home}/p/{n}"/><author><name>Dana Reyes</name></author>
<published>2026-11-{day:02}T{hour:02}:00:00Z</published><updated>2026-11-28T00:00:00Z</updated>
<content type="html">{content}</content></entry>
"""
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Eastview High School</title>
<meta name="description" content="Home of the Herons &amp; friends">
<meta property="og:title" content="Eastview"><meta property="og:image" content="/herons.png">
<link rel="icon" href="/favicon.ico"><link rel="alternate" type="application/rss+xml" href="/feed">
<script type="application/ld+json">{linked}</script>
</head><body><ul>{menu}</ul>{cards}</body></html>"""
_LINK = '<li class="menu-item"><a href="/section/{n}?x={n}#top" title="Go there">{words}</a></li>'
_CARD = """<div class="card teaser"><h3>{words}</h3><p>{words} {words}</p>
<img src="/photos/{n}.jpg" alt=""><a class="more" href="https://other{n}.example/p">Read more</a>
</div>"""


def payloads() -> Iterator[tuple[str, str, bytes]]:
    """Give platform, name and body of each."""
    yield "blog", "RSS, whole posts", _rss(full=True)
    yield "blog", "RSS, teasers", _rss(full=False)
    yield "blog", "Atom", _atom()
    yield "blog", "JSON Feed", json.dumps(_json_feed()).encode()
    yield "blog", "WordPress API", json.dumps(_wordpress()).encode()
    yield "website", "page of many links", _page()
    yield "website", "feed of a site", _rss(full=True)


def markup(number: int) -> str:
    """Give a piece of a page with links, pictures and words."""
    return _CARD.format(n=number, words=words(number, 6))


def _rss(*, full: bool) -> bytes:
    items = (
        _ITEM.format(
            n=n,
            home=HOME,
            day=n % 28 + 1,
            hour=n % 24,
            teaser=words(n, 24),
            content=_FULL.format(_post(n)) if full else "",
        )
        for n in range(10_000)
    )
    return _RSS.format(home=HOME, items=_enough(items)).encode()


def _atom() -> bytes:
    entries = (
        _ENTRY.format(n=n, home=HOME, day=n % 28 + 1, hour=n % 24, content=html.escape(_post(n)))
        for n in range(10_000)
    )
    return _ATOM.format(home=HOME, items=_enough(entries)).encode()


def _json_feed() -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Eastview News",
        "home_page_url": f"{HOME}/",
        "items": [
            {
                "id": f"{HOME}/p/{n}",
                "url": f"{HOME}/p/{n}",
                "title": f"Game {n}",
                "content_html": _post(n),
                "date_published": f"2026-11-{n % 28 + 1:02}T{n % 24:02}:00:00Z",
            }
            for n in range(SIZE_BYTES // 1900)
        ],
    }


def _wordpress() -> list[dict[str, object]]:
    return [
        {
            "id": n,
            "link": f"{HOME}/p/{n}",
            "date_gmt": f"2026-11-{n % 28 + 1:02}T{n % 24:02}:00:00",
            "type": "post",
            "title": {"rendered": f"Game {n} &#038; more"},
            "content": {"rendered": _post(n), "protected": False},
            "excerpt": {"rendered": f"<p>{words(n, 20)}</p>", "protected": False},
        }
        for n in range(SIZE_BYTES // 2200)
    ]


def _page() -> bytes:
    school = {
        "@context": "https://schema.org",
        "@type": "HighSchool",
        "name": "Eastview High School",
        "sameAs": ["https://www.facebook.com/eastviewherons"],
        "address": {"addressLocality": "Heron Lake"},
    }
    menu = "".join(_LINK.format(n=n, words=words(n, 3)) for n in range(300))
    cards = _enough(markup(n) for n in range(10_000))
    return _PAGE.format(linked=json.dumps(school), menu=menu, cards=cards).encode()


def _post(number: int) -> str:
    """Write a post as editors write them: paragraphs, a link, a picture, references, a list.

    It has about 1.7 kB; in public feeds posts have 1 to 3.5 kB.
    """
    more = "".join(f"<p>{words(number + place, 50)}</p>\n" for place in range(3))
    return (
        f'<p>{words(number, 40)} <a href="{HOME}/p/{number}">more</a></p>\n'
        f'<p><img src="{HOME}/photos/{number}.jpg" alt="Game {number}" width="600"></p>'
        f"<p>{words(number + 1, 30)}&nbsp;&amp; {words(number + 2, 30)}&#8217;s</p>\n"
        f"<ul><li>{words(number, 5)}</li><li>{words(number + 1, 5)}</li></ul>{more}"
    )


def words(number: int, count: int) -> str:
    known = _WORDS.split()
    return " ".join(known[(number * 7 + place * 3) % len(known)] for place in range(count))


def _enough(parts: Iterable[str]) -> str:
    """Give as many of the parts as make the size."""
    taken: list[str] = []
    size = 0
    for part in parts:
        taken.append(part)
        size += len(part)
        if size >= SIZE_BYTES:
            break
    return "".join(taken)
