"""The one post that a page of Meta's is about, as the head of the page shows it. Pure.

The head of an Instagram post names likes, author, day and words in one sentence; the other two give
the words alone. Checked 2026-11.
"""

from __future__ import annotations

import re

from crawler.model.snapshot import Picture, Post
from crawler.platforms.addresses import AddressRules, recognise_by
from crawler.platforms.base import AddressKind
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.page import Page

_ID = re.compile(
    r"(?:/posts/|/videos/(?:[^/]+/)?|/photos/(?:[^/]+/)?|fbid=|[?&]v=)(?P<number>\d{5,25})"
    r"|/(?:p|reel|tv|post)/(?P<code>[A-Za-z0-9_-]{5,40})"
)
_SENTENCE = re.compile(
    r"(?:[\d,.KMkm]+ likes?, [\d,.KMkm]+ comments? )?- (?P<handle>[\w.]{1,30}) "
    r"(?:on (?P<day>[A-Z][a-z]+ \d{1,2}, \d{4}))?: \"(?P<words>.*)\"\.?\s*$",
    re.DOTALL,
)


def head_post(page: Page, rules: AddressRules, author: str | None) -> tuple[Post, ...]:
    """Give the post whose address the page says it has; none when that is no post's.

    `author` is the name that the head gives its author, None = it gives none.
    """
    url = page.meta_url("og:url") or page.canonical or ""
    address, found = recognise_by(rules, url), _ID.search(url)
    if address is None or address.kind is not AddressKind.POST or found is None:
        return ()
    said = page.meta("og:description", "description")
    sentence = _SENTENCE.search(said or "")
    picture = page.meta_url("og:image")
    return (
        Post(
            id=found["number"] or found["code"],
            permalink=url,
            moment=moment(sentence["day"]) if sentence else None,
            text=sentence["words"].strip() if sentence else said,
            pictures=(Picture(picture),) if picture else (),
            author_handle=sentence["handle"] if sentence else None,
            author_name=author,
        ),
    )
