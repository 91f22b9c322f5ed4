"""Serves the invented web sites: pages, robots.txt, sitemap, feed, pictures."""

from __future__ import annotations

import json
from html import escape

from tests.world.answers import (
    Answer,
    Request,
    State,
    html,
    not_found,
    redirect,
    shown_picture,
    xml,
)
from tests.world.feeds import KINDS, feed
from tests.world.papers import newsletter
from tests.world.words import Page, Post, Site

INVENTED = "Invented for an example. Nothing and nobody on this page exists."
_CRAWL_DELAY_S = 0.05


def answer(state: State, site: Site, request: Request) -> Answer:
    """Answer a request to one of the sites."""
    if not site.weeks.hold(state.week):
        return html("<!doctype html><title>Gone</title><h1>This site was taken down</h1>", 410)
    path = request.path
    if path.startswith("/pictures/"):
        return shown_picture(path)
    if path == "/robots.txt":
        return Answer(_robots(state, site).encode(), "text/plain; charset=utf-8")
    if path == "/sitemap.xml":
        return xml(_sitemap(state, site), "application/xml")
    if site.feed and path in {KINDS[site.feed][0], KINDS[site.feed][0].rstrip("/")}:
        return feed(state, site)
    if path == "/old-contact":
        return redirect("/contact", 301)
    return _content(state, site, path)


def _content(state: State, site: Site, path: str) -> Answer:
    if path == "/private/roster":
        return html("<!doctype html><title>Rosters</title><p>robots.txt forbids this page.")
    for paper in site.papers:
        if paper.path == path:
            lines = [state.filled(line) for line in paper.lines]
            links = [state.filled(link) for link in paper.links]
            return Answer(newsletter(lines, links, paper.title), "application/pdf")
    for page in site.pages:
        if page.path == path:
            return html(_page(state, site, page))
    for post in state.posts(site):
        if path == f"/posts/{post.id}":
            shown = Page(path, post.title or "", post.text, picture=post.picture)
            return html(_page(state, site, shown))
    return not_found()


def _robots(state: State, site: Site) -> str:
    rules = "".join(f"Disallow: {path}\n" for path in site.disallowed) or "Disallow:\n"
    delay = f"Crawl-delay: {_CRAWL_DELAY_S}\n" if site.disallowed else ""
    return f"User-agent: *\n{rules}{delay}\nSitemap: {state.base(site.host)}/sitemap.xml\n"


def _sitemap(state: State, site: Site) -> str:
    paths = [page.path for page in site.pages] + [f"/posts/{post.id}" for post in state.posts(site)]
    urls = "".join(f"<url><loc>{state.base(site.host)}{path}</loc></url>" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    )


def _page(state: State, site: Site, page: Page) -> str:
    base = state.base(site.host)
    posts = state.posts(site) if page.path == "/" else []
    body = [
        _header(state, site),
        f"<main><h1>{escape(page.title)}</h1><p>{escape(page.text)}</p>",
        _shown(state, site, page.picture, page.title),
        _links(state, page.links),
        _people(page),
        "".join(_post(state, site, post) for post in posts),
        "</main>",
        f"<footer>{_links(state, site.social)}<p><small>{INVENTED}</small></p></footer>",
    ]
    head = _head(state, site, page, base)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}'
        f"</head><body>{''.join(body)}</body></html>"
    )


def _head(state: State, site: Site, page: Page, base: str) -> str:
    home = page.path == "/"
    title = site.title if home else f"{page.title} · {site.title}"
    about = site.about if home else page.text
    cover = page.picture or site.cover
    parts = [
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(about)}">',
        f'<meta property="og:title" content="{escape(title)}">',
        f'<meta property="og:site_name" content="{escape(site.title)}">',
        f'<meta property="og:description" content="{escape(about)}">',
        f'<meta property="og:url" content="{base}{page.path}">',
        f'<link rel="canonical" href="{base}{page.path}">',
    ]
    if cover:
        parts.append(f'<meta property="og:image" content="{state.picture_url(site.host, cover)}">')
    if site.feed:
        path, kind = KINDS[site.feed]
        parts.append(f'<link rel="alternate" type="{kind}" title="Posts" href="{path}">')
    if home and site.same_as:
        parts.append(_json_ld(state, site, base))
    return "".join(parts)


def _json_ld(state: State, site: Site, base: str) -> str:
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": site.schema,
        "name": site.title,
        "description": site.about,
        "url": f"{base}/",
        "sameAs": [state.filled(url) for url in site.same_as],
    }
    if site.logo:
        said["logo"] = state.picture_url(site.host, site.logo)
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def _header(state: State, site: Site) -> str:
    logo = _shown(state, site, site.logo, f"{site.title} logo", "logo u-logo u-photo")
    name = f'<a class="p-name p-org u-url" href="{state.base(site.host)}/">{escape(site.title)}</a>'
    card = "h-card" if site.card else "banner"
    return f'<header class="{card}">{logo}{name}<p class="p-note">{escape(site.about)}</p></header>'


def _shown(
    state: State, site: Site, picture: str | None, alt: str, kind: str = "u-featured"
) -> str:
    if not picture:
        return ""
    url = state.picture_url(site.host, picture)
    return f'<img class="{kind}" src="{url}" alt="{escape(alt)}">'


def _links(state: State, links: tuple[tuple[str, str], ...]) -> str:
    rows = [
        f'<li><a href="{escape(state.filled(url))}">{escape(text)}</a></li>' for url, text in links
    ]
    return f"<ul>{''.join(rows)}</ul>" if rows else ""


def _people(page: Page) -> str:
    return "".join(f"<p>{escape(job)}: {escape(name)}</p>" for job, name in page.people)


def _post(state: State, site: Site, post: Post) -> str:
    link = f"{state.base(site.host)}/posts/{post.id}"
    at = state.at(post).replace(microsecond=0).isoformat()
    shown = _shown(state, site, post.picture, post.alt or "", "u-photo")
    return (
        f'<article class="h-entry"><h2 class="p-name"><a class="u-url" href="{link}">'
        f"{escape(post.title or '')}</a></h2>"
        f'<time class="dt-published" datetime="{at}">{at[:10]}</time>'
        f'<p class="e-content">{escape(post.text)}</p>{shown}</article>'
    )
