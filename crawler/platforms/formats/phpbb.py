"""What phpBB gives to strangers: its Atom feeds and the page of a member. Pure.

Shapes: phpBB 3.0-3.3, feed.php and prosilver's memberlist_view.html (github.com/phpbb/phpbb),
checked 2026-11. The line with which each entry ends ("Statistics: Posted by …") is phpBB's own.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from crawler.model.capture import Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Post, PostKind, Snapshot
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.bodies import html_text
from crawler.platforms.formats.page import Page

_LINE = r"(?:\A|\n)[^\n:]{{3,40}}: [^\n]{{0,60}}{name} — [^\n]{{4,160}}\Z"
_ENGLISH_LINE = re.compile(r"(?:\A|\n)Statistics: Posted by [^\n]{1,200}\Z")
_REPLY = re.compile(r"(?:\A|• )(?:Re|Aw|RE|AW): ")
_TITLE = re.compile(r"(?:.* [-•] )?(?:Viewing profile|User profile) - (?P<name>.+)")
_NAME = re.compile(
    r"<dt>\s*[^<>]{2,40}:?\s*</dt>\s*<dd>\s*(?:<span[^<>]*>|<a [^<>]*>)?\s*(?P<name>[^<>]+)"
)
_DETAILS = 'class="left-box details profile-details'
_ABSENT = ("the requested user does not exist", "no user by that name")
_CLOSED = ("registered and logged in to view profiles", "not authorised to read this forum")
_IS_PHPBB = re.compile(rb'id="phpbb"|/viewforum\.php|phpBB&reg;|"phpBB"', re.IGNORECASE)


def is_phpbb(capture: Capture) -> bool:
    """Say whether a page was made by phpBB."""
    return _IS_PHPBB.search(capture.body) is not None


def member_name(body: bytes, number: str) -> str | None:
    """Give the name of the member with this number, as it stands in a feed's own lines."""
    form = rb'memberlist\.php\?mode=viewprofile&(?:amp;)+u=%d"[^<>]{0,80}>([^<>]{1,80})<'
    match = re.search(form % int(number), body)
    return html.unescape(match.group(1).decode("utf-8", "replace")).strip() if match else None


def as_posts(feed: Snapshot, name: str | None, *, only: bool) -> Snapshot:
    """Give a feed's entries as a forum's posts; `only` = just those of `name` are the account's."""
    posts = tuple(_as_post(post) for post in feed.posts)
    if only:
        posts = tuple(replace(p, mine=name is not None and p.author_name == name) for p in posts)
    return replace(feed, posts=posts, platform_id=None)


def read_member(capture: Capture, page: Page, empty: Snapshot) -> Snapshot | None:
    """Read a member's page; None when it is none. Raises OutOfReachError when phpBB says why."""
    text = html_text(capture.body, capture.headers.get("content-type", ""))
    low = text.lower()
    if any(words in low for words in _ABSENT):
        raise gone(sentence("the forum knows no such member"))
    if any(words in low for words in _CLOSED):
        raise OutOfReachError(
            Outcome.NEEDS_CREDENTIALS,
            sentence("the forum shows members' pages only after a log-in"),
            sentence(
                "Register it as reviewed by hand, or ask the forum to show profiles to guests."
            ),
        )
    titled = _TITLE.fullmatch(page.title or "")
    place = text.find(_DETAILS)
    listed = _NAME.search(text, place, place + 2000) if place >= 0 else None
    found = titled or listed
    name = html.unescape(found["name"]).strip() if found else None
    if not name:
        return None
    return replace(
        empty,
        handle=name,
        display_name=name,
        profile_url=page.canonical or capture.url or None,
        links=page.links,
    )


def _as_post(post: Post) -> Post:
    text = _without_line(post.text, post.author_name)
    reply = _REPLY.search(post.title or "") is not None
    return replace(post, text=text, kind=PostKind.REPLY if reply else PostKind.POST)


def _without_line(text: str | None, name: str | None) -> str | None:
    if not text or " — " not in text[-240:]:
        return text
    own = re.compile(_LINE.format(name=re.escape(name or "")))
    match = _ENGLISH_LINE.search(text) or own.search(text)
    return text[: match.start()].rstrip() if match else text
