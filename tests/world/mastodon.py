"""Serves the invented Mastodon accounts: lookup, statuses, RSS, profile page.

Forms as in docs.joinmastodon.org, entities Account and Status (read in November 2026).
"""

from __future__ import annotations

from html import escape
from typing import Any

from tests.world.answers import (
    Answer,
    Request,
    State,
    as_json,
    html,
    not_found,
    shown_picture,
    xml,
)
from tests.world.mastodon_activity import activity, anchor, named, webfinger
from tests.world.mastodon_rss import feed
from tests.world.searching import searched
from tests.world.sites import INVENTED
from tests.world.words import Post, Profile

_LOCKED = {"error": "This method requires an authenticated user"}


def answer(state: State, request: Request) -> Answer:
    """Answer a request to one of the three servers."""
    path = request.path
    if path.startswith("/pictures/"):
        return shown_picture(path)
    if path == "/robots.txt":
        return Answer(b"User-agent: *\nDisallow: /media_proxy/\n", "text/plain")
    if path.startswith("/api/"):
        closed = request.host != "mastodon.localhost"
        return as_json(_LOCKED, 401) if closed else _api(state, request)
    if path == "/.well-known/webfinger":
        return webfinger(state, request)
    if path.startswith("/users/"):
        return activity(state, request)
    return _page(state, request) if path.startswith("/@") else not_found()


def _api(state: State, request: Request) -> Answer:
    if request.path == "/api/v1/accounts/lookup":
        acct = request.query.get("acct", "").removeprefix("@").partition("@")[0]
        profile = named(state, acct)
        if profile is None:
            return as_json({"error": "Record not found"}, 404)
        return as_json(_account(state, profile, request.host))
    if request.path == "/api/v2/search":
        found = [_account(state, one, request.host) for one in searched(state, "mastodon", request)]
        return as_json({"accounts": found, "statuses": [], "hashtags": []})
    parts = request.path.strip("/").split("/")
    profile = next(
        (p for p in state.described.on("mastodon") if len(parts) > 3 and p.id == parts[3]), None
    )
    if profile is None or not profile.weeks.hold(state.week):
        return as_json({"error": "Record not found"}, 404)
    if parts[4:] == ["statuses"]:
        if request.query.get("max_id"):
            return as_json([])
        return as_json(
            [_status(state, profile, post, request.host) for post in state.posts(profile)]
        )
    return not_found() if parts[4:] else as_json(_account(state, profile, request.host))


def _account(state: State, profile: Profile, host: str) -> dict[str, Any]:
    handle = profile.handle_in(state.week)
    base = state.base(host)
    avatar = state.picture_url(host, profile.avatar_in(state.week) or "lake")
    header = (
        state.picture_url(host, profile.cover)
        if profile.cover
        else f"{base}/headers/original/missing.png"
    )
    posts = state.posts(profile)
    return {
        "id": profile.id,
        "username": handle,
        "acct": handle,
        "display_name": profile.name,
        "locked": False,
        "bot": False,
        "discoverable": True,
        "indexable": True,
        "group": False,
        "created_at": "2022-11-08T00:00:00.000Z",
        "note": f"<p>{escape(profile.bio)}</p>",
        "url": f"{base}/@{handle}",
        "uri": f"{base}/users/{handle}",
        "avatar": avatar,
        "avatar_static": avatar,
        "header": header,
        "header_static": header,
        "followers_count": profile.followers,
        "following_count": 3,
        "statuses_count": len(posts),
        "last_status_at": state.at(posts[0]).date().isoformat() if posts else None,
        "emojis": [],
        "roles": [],
        "fields": [
            {"name": name, "value": anchor(state.filled(url)), "verified_at": None}
            for name, url in profile.links
        ],
    }


def _status(state: State, profile: Profile, post: Post, host: str) -> dict[str, Any]:
    handle = profile.handle_in(state.week)
    base = state.base(host)
    status: dict[str, Any] = {
        "id": f"{profile.id[:-4]}{post.id}",
        "created_at": _stamp(state, post),
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"{base}/users/{handle}/statuses/{post.id}",
        "url": f"{base}/@{handle}/{post.id}",
        "content": f"<p>{escape(post.text)}</p>",
        "reblog": None,
        "account": _account(state, profile, host),
        "media_attachments": _media(state, post, host),
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
    }
    if post.by is None:
        return status
    other = {
        "username": post.by,
        "acct": post.by,
        "url": f"{base}/@{post.by}",
        "display_name": post.by,
    }
    return status | {"content": "", "reblog": status | {"account": status["account"] | other}}


def _media(state: State, post: Post, host: str) -> list[dict[str, Any]]:
    if not post.picture:
        return []
    url = state.picture_url(host, post.picture)
    return [
        {
            "id": f"9{post.id}",
            "type": "image",
            "url": url,
            "preview_url": url,
            "description": post.alt,
        }
    ]


def _stamp(state: State, post: Post) -> str:
    return state.at(post).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _page(state: State, request: Request) -> Answer:
    name, dot, ending = request.path.removeprefix("/@").partition(".")
    profile = named(state, name)
    if profile is None or (dot and (ending != "rss" or request.host == "outbox-only.localhost")):
        return not_found()
    if dot:
        return xml(feed(state, profile, request.host), "application/rss+xml")
    return html(
        f"<!doctype html><title>{escape(profile.name)}</title>"
        f'<meta property="og:title" content="{escape(profile.name)}">'
        f'<meta property="og:description" content="{escape(profile.bio)}">'
        f"<noscript>Mastodon needs JavaScript.</noscript><p>{INVENTED}</p>"
    )
