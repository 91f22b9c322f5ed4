"""Where the feed of a blog may be. Pure.

The known paths are those of WordPress, Blogger, Tumblr, Medium, Ghost, Substack, Wix and
Squarespace (checked 2026-11). Medium's pages name no feed.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.model.capture import Capture
from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.page import read_page
from crawler.platforms.formats.site import feed_of

_GENERATORS = {
    "wordpress": ("/feed/",),
    "blogger": ("/feeds/posts/default",),
    "tumblr": ("/rss",),
    "ghost": ("/rss/",),
    "wix": ("/blog-feed.xml",),
    "squarespace": ("/blog?format=rss",),
    "substack": ("/feed",),
    "hugo": ("/index.xml",),
    "jekyll": ("/feed.xml",),
}
_HOSTS = {
    ".blogspot.com": ("/feeds/posts/default",),
    ".wordpress.com": ("/feed/",),
    ".edublogs.org": ("/feed/",),
    ".tumblr.com": ("/rss",),
    ".substack.com": ("/feed",),
    ".ghost.io": ("/rss/",),
    ".medium.com": ("/feed",),
    ".weebly.com": ("/blog/feed",),
}
_ANYWHERE = ("/feed/", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json")


def feed_addresses(page: Capture, home: str) -> list[str]:
    """Give where the feed of the blog at `home` may be: what its page names, then known paths."""
    named = feed_of(page)
    shown = read_page(page) if page.ok else None
    made_with = ((shown.meta("generator") if shown else None) or "").lower()
    host, path = _host_and_path(home)
    paths = [one for end, known in _HOSTS.items() if host.endswith(end) for one in known]
    paths += [one for word, known in _GENERATORS.items() if word in made_with for one in known]
    if host.removeprefix("www.") == "medium.com":
        paths = ["/feed" + path]
    candidates = [named] if named else []
    candidates += [url for one in paths or _ANYWHERE if (url := absolute(one, home))]
    return list(dict.fromkeys(candidates)) if page.ok else []


def _host_and_path(home: str) -> tuple[str, str]:
    try:
        split = urlsplit(home)
    except ValueError:
        return "", ""
    return split.hostname or "", split.path.rstrip("/")
