"""What a web page and its feed say of the site as an account. Pure."""

from __future__ import annotations

from crawler.model.capture import Capture
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.linked_data import Owner
from crawler.platforms.formats.page import Page, read_page


def site_snapshot(capture: Capture, platform: str, *, team_page: bool = False) -> Snapshot | None:
    """Read a page as the site's account; None when the body is no page.

    A team page is one of many on its host: its own title counts before the host's name.
    Raises OutOfReachError when the page says "not found" with status 200.
    """
    page = read_page(capture)
    if page is None:
        return None
    if page.says_not_found:
        raise gone(sentence("the page says: {title}", title=page.title or "404"))
    owner = page.owners[0] if page.owners else Owner()
    logos = (*(one.logo for one in page.owners), *page.icons)
    logo = next((url for url in logos if url), None)
    cover = page.meta_url("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    own_name = page.meta("og:title", "twitter:title")
    site_name = page.meta("og:site_name", "application-name")
    names = (own_name, owner.name, site_name) if team_page else (owner.name, site_name, own_name)
    own = "/".join(capture.url.split("/")[:3])
    same = (url for one in page.owners for url in one.same_as)
    outside = dict.fromkeys(url for url in (*same, *page.me) if url.rstrip("/") != own)
    return Snapshot(
        platform=platform,
        taken_at=capture.fetched_at,
        display_name=next((name for name in (*names, page.title) if name), None),
        bio=page.meta("description", "og:description", "twitter:description") or owner.description,
        avatar=Picture(logo) if logo else None,
        cover=Picture(cover, page.meta("og:image:alt")) if cover else None,
        external_urls=tuple(outside),
        profile_url=page.canonical or page.meta_url("og:url") or capture.url,
        location=next((one.locality for one in page.owners if one.locality), None),
        posts=page.entries,
        links=tuple(dict.fromkeys((*page.links, *page.hidden, *page.publishers, *outside))),
    )


def feed_of(capture: Capture) -> str | None:
    """Give the feed that a page names: of several the first that is not of comments."""
    page = read_page(capture) if capture.ok else None
    return _best(page) if page else None


def _best(page: Page) -> str | None:
    ranked = sorted(page.feeds, key=lambda feed: "comment" in (feed.url + feed.title).lower())
    return ranked[0].url if ranked else None
