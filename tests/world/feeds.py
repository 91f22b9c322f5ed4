"""Writes a site's posts as RSS 2.0, Atom, JSON Feed 1.1 or RSS 1.0 (RDF)."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from tests.world.answers import Answer, State, as_json, xml
from tests.world.pictures import media_type
from tests.world.words import Post, Site

KINDS = {
    "rss": ("/feed/", "application/rss+xml"),
    "atom": ("/feed.atom", "application/atom+xml"),
    "json": ("/feed.json", "application/feed+json"),
    "rdf": ("/index.rdf", "application/rdf+xml"),
}
"""Path and media type of each form of feed."""


def feed(state: State, site: Site) -> Answer:
    """Answer with the site's feed in its own form."""
    kind = KINDS[site.feed or "rss"][1]
    if site.feed == "json":
        return as_json(_json(state, site), kind=kind)
    write = {"atom": _atom, "rdf": _rdf}.get(site.feed or "", _rss)
    return xml(write(state, site), kind)


def _link(state: State, site: Site, post: Post) -> str:
    return f"{state.base(site.host)}/posts/{post.id}"


def _content(state: State, site: Site, post: Post) -> str:
    shown = ""
    if post.picture:
        address = state.picture_url(site.host, post.picture)
        shown = f'<p><img src="{address}" alt="{escape(post.alt or "")}"></p>'
    return f"<p>{escape(post.text)}</p>{shown}"


def _stamp(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _rss(state: State, site: Site) -> str:
    items = "".join(
        f"<item><title>{escape(post.title or '')}</title><link>{_link(state, site, post)}</link>"
        f'<guid isPermaLink="true">{_link(state, site, post)}</guid>'
        f"<pubDate>{format_datetime(state.at(post), usegmt=True)}</pubDate>"
        f"<description>{escape(_content(state, site, post))}</description>"
        f"{_enclosure(state, site, post)}</item>"
        for post in state.posts(site)
    )
    logo = ""
    if site.logo:
        url = state.picture_url(site.host, site.logo)
        home = state.base(site.host)
        title = escape(site.title)
        logo = f"<image><url>{url}</url><title>{title}</title><link>{home}/</link></image>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{escape(site.title)}</title><link>{state.base(site.host)}/</link>"
        f"<description>{escape(site.about)}</description>{logo}{items}</channel></rss>"
    )


def _enclosure(state: State, site: Site, post: Post) -> str:
    if not post.picture:
        return ""
    url = state.picture_url(site.host, post.picture)
    return f'<enclosure url="{url}" length="0" type="{media_type(post.picture)}"/>'


def _atom(state: State, site: Site) -> str:
    home = state.base(site.host)
    logo = f"<logo>{state.picture_url(site.host, site.logo)}</logo>" if site.logo else ""
    posts = state.posts(site)
    entries = "".join(
        f"<entry><id>{_link(state, site, post)}</id><title>{escape(post.title or '')}</title>"
        f'<link rel="alternate" href="{_link(state, site, post)}"/>'
        f"<published>{_stamp(state.at(post))}</published><updated>{_stamp(state.at(post))}</updated>"
        f'<content type="html">{escape(_content(state, site, post))}</content></entry>'
        for post in posts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{home}/</id><title>{escape(site.title)}</title><subtitle>{escape(site.about)}</subtitle>"
        f'<link rel="alternate" href="{home}/"/><link rel="self" href="{home}/feed.atom"/>{logo}'
        f"<updated>{_stamp(state.at(posts[0])) if posts else _stamp(state.now)}</updated>"
        f"<author><name>{escape(site.title)}</name></author>{entries}</feed>"
    )


def _json(state: State, site: Site) -> dict[str, Any]:
    home = state.base(site.host)
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "description": site.about,
        "home_page_url": f"{home}/",
        "feed_url": f"{home}/feed.json",
        "items": [_json_item(state, site, post) for post in state.posts(site)],
    }


def _json_item(state: State, site: Site, post: Post) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": _link(state, site, post),
        "url": _link(state, site, post),
        "title": post.title,
        "content_html": _content(state, site, post),
        "date_published": _stamp(state.at(post)),
    }
    return item | ({"image": state.picture_url(site.host, post.picture)} if post.picture else {})


def _rdf(state: State, site: Site) -> str:
    home = state.base(site.host)
    posts = state.posts(site)
    order = "".join(f'<rdf:li rdf:resource="{_link(state, site, post)}"/>' for post in posts)
    items = "".join(
        f'<item rdf:about="{_link(state, site, post)}"><title>{escape(post.title or "")}</title>'
        f"<link>{_link(state, site, post)}</link><dc:date>{_stamp(state.at(post))}</dc:date>"
        f"<description>{escape(_content(state, site, post))}</description></item>"
        for post in posts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{home}/"><title>{escape(site.title)}</title><link>{home}/</link>'
        f"<description>{escape(site.about)}</description>"
        f"<items><rdf:Seq>{order}</rdf:Seq></items></channel>{items}</rdf:RDF>"
    )
