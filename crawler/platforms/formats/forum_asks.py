"""What is asked of a forum, step by step: Discourse's JSON, or phpBB's pages and feeds. Pure.

Paging: user_actions gives 30 at once and takes an offset; a topic list names its next page
(docs.discourse.org, checked 2026-11).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from crawler.model.access import Access
from crawler.model.capture import Ask, Capture
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.forum_places import Place, PlaceKind, feed_places, home_of_key
from crawler.platforms.formats.page import read_page
from crawler.platforms.formats.site import feed_of
from crawler.platforms.formats.tree import at, filled_at, parse_json

REPLIES = "replies"
_ACTIONS_PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit so far: where, at which address, with which answers, and how they are read."""

    place: Place
    origin: str
    seen: Sequence[Capture]
    access: Access
    read: Callable[[Capture], Snapshot | None]

    def answers(self, purpose: str) -> list[Capture]:
        """Give the answers to one purpose, in order."""
        return [capture for capture in self.seen if capture.ask.purpose == purpose]

    def is_enough(self, pages: Sequence[Capture]) -> bool:
        """Say whether the limit of pages is reached, or the last one goes back to what is known."""
        since = self.access.since
        found = self.read(pages[-1]) if since else None
        times = [post.moment.at for post in found.posts if post.moment] if found else []
        known = since is not None and bool(times) and min(times) < since
        return known or len(pages) >= self.access.max_pages


def ask_user(visit: Visit) -> Sequence[Ask]:
    """Ask for a user's profile; when it is open, for topics and replies."""
    name, profiles = quote(visit.place.name), visit.answers("profile")
    if not profiles:
        return (Ask(f"{visit.origin}/u/{name}.json", "profile"),)
    if visit.read(profiles[0]) is None:
        return ()
    pages = visit.answers(REPLIES)
    replies = f"{visit.origin}/user_actions.json?username={name}&filter=5&offset="
    if not pages:
        topics = f"{visit.origin}/topics/created-by/{name}.json"
        return (Ask(topics, "topics"), Ask(replies + "0", REPLIES))
    actions = at(parse_json(pages[-1].body), "user_actions") if pages[-1].ok else None
    full = isinstance(actions, list) and len(actions) >= _ACTIONS_PER_PAGE
    if not full or visit.is_enough(pages):
        return ()
    return (Ask(f"{replies}{len(pages) * _ACTIONS_PER_PAGE}", REPLIES),)


def ask_topics(visit: Visit, first: str) -> Sequence[Ask]:
    """Ask for a list of topics, page after page."""
    pages = visit.answers("topics")
    if not pages:
        return (Ask(first, "topics"),)
    more = filled_at(parse_json(pages[-1].body), "topic_list", "more_topics_url")
    if not more or visit.is_enough(pages):
        return ()
    return (Ask(f"{first}{'&' if '?' in first else '?'}page={len(pages)}", "topics"),)


def ask_board(visit: Visit) -> Sequence[Ask]:
    """Ask for a page; then, as its software has it, for topics or for feeds until one is open."""
    place, pages = visit.place, visit.answers("page")
    if not pages:
        key = place.key
        return (Ask(home_of_key(key).replace("https://" + place.base, visit.origin, 1), "page"),)
    if place.kind is not PlaceKind.WHOLE:
        return _ask_feed(visit, None)
    if not pages[0].ok or not _is_discourse(pages[0]):
        return _ask_feed(visit, feed_of(pages[0])) if pages[0].ok else ()
    if not visit.answers("profile"):
        return (Ask(f"{visit.origin}/site/basic-info.json", "profile"),)
    return ask_topics(visit, f"{visit.origin}/latest.json?order=created")


def _ask_feed(visit: Visit, named: str | None) -> Sequence[Ask]:
    tried = visit.answers("feed")
    if any(visit.read(capture) for capture in tried):
        return ()
    asked = {capture.ask.url for capture in tried}
    candidates = (named, *feed_places(visit.origin, visit.place))
    return tuple(Ask(url, "feed") for url in candidates if url and url not in asked)[:1]


def _is_discourse(page: Capture) -> bool:
    shown = read_page(page)
    return shown is not None and (shown.meta("generator") or "").startswith("Discourse")
