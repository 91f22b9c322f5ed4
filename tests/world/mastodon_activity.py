"""Serves the ActivityPub side of the invented Mastodon accounts: WebFinger, actor, outbox.

Forms as in RFC 7033 (WebFinger) and ActivityPub §4.1 and §5.1.
"""

from __future__ import annotations

from html import escape
from typing import Any

from tests.world.answers import Answer, Request, State, as_json, not_found
from tests.world.pictures import media_type
from tests.world.words import Post, Profile

_ACTIVITY = "application/activity+json; charset=utf-8"
_CONTEXT = "https://www.w3.org/ns/activitystreams"


def named(state: State, name: str) -> Profile | None:
    """Give the account with this handle in this week, or None."""
    there = (p for p in state.described.on("mastodon") if p.weeks.hold(state.week))
    return next((p for p in there if p.handle_in(state.week) == name.lower()), None)


def anchor(url: str) -> str:
    """Give a link as Mastodon writes it into a field."""
    return f'<a href="{url}" rel="nofollow noopener me" target="_blank">{url}</a>'


def webfinger(state: State, request: Request) -> Answer:
    """Answer `acct:name@host`."""
    asked = request.query.get("resource", "")
    profile = named(state, asked.removeprefix("acct:").removeprefix("@").partition("@")[0])
    if profile is None:
        return not_found()
    base = state.base(request.host)
    actor = f"{base}/users/{profile.handle_in(state.week)}"
    links = [
        {
            "rel": "http://webfinger.net/rel/profile-page",
            "type": "text/html",
            "href": f"{base}/@{profile.handle_in(state.week)}",
        },
        {"rel": "self", "type": "application/activity+json", "href": actor},
    ]
    return as_json(
        {"subject": asked, "aliases": [actor], "links": links}, kind="application/jrd+json"
    )


def activity(state: State, request: Request) -> Answer:
    """Answer an actor or its outbox."""
    parts = request.path.strip("/").split("/")
    profile = named(state, parts[1])
    if profile is None:
        return not_found()
    actor = f"{state.base(request.host)}/users/{parts[1]}"
    if len(parts) == 2:
        return as_json(_actor(state, profile, actor, request.host), kind=_ACTIVITY)
    if parts[2:] != ["outbox"]:
        return not_found()
    posts = state.posts(profile)
    if request.query.get("page") != "true":
        whole = {
            "type": "OrderedCollection",
            "totalItems": len(posts),
            "first": f"{actor}/outbox?page=true",
        }
        return as_json({"@context": _CONTEXT, "id": f"{actor}/outbox"} | whole, kind=_ACTIVITY)
    items = [_act(state, profile, post, actor, request.host) for post in posts]
    page = {"type": "OrderedCollectionPage", "partOf": f"{actor}/outbox", "orderedItems": items}
    return as_json({"@context": _CONTEXT, "id": f"{actor}/outbox?page=true"} | page, kind=_ACTIVITY)


def _actor(state: State, profile: Profile, actor: str, host: str) -> dict[str, Any]:
    handle = profile.handle_in(state.week)
    avatar = profile.avatar_in(state.week) or "lake"
    said: dict[str, Any] = {
        "@context": [_CONTEXT, "https://w3id.org/security/v1"],
        "id": actor,
        "type": "Person",
        "preferredUsername": handle,
        "name": profile.name,
        "summary": f"<p>{escape(profile.bio)}</p>",
        "url": f"{state.base(host)}/@{handle}",
        "inbox": f"{actor}/inbox",
        "outbox": f"{actor}/outbox",
        "published": "2022-11-08T00:00:00Z",
        "icon": {
            "type": "Image",
            "mediaType": media_type(avatar),
            "url": state.picture_url(host, avatar),
        },
        "attachment": [
            {"type": "PropertyValue", "name": name, "value": anchor(state.filled(url))}
            for name, url in profile.links
        ],
    }
    if profile.cover:
        said["image"] = {"type": "Image", "url": state.picture_url(host, profile.cover)}
    return said


def _act(state: State, profile: Profile, post: Post, actor: str, host: str) -> dict[str, Any]:
    at = state.at(post).strftime("%Y-%m-%dT%H:%M:%SZ")
    note_id = f"{actor}/statuses/{post.id}"
    if post.by is not None:
        other = f"{state.base(host)}/users/{post.by}/statuses/{post.id}"
        return {
            "id": f"{note_id}/activity",
            "type": "Announce",
            "actor": actor,
            "published": at,
            "object": other,
        }
    note: dict[str, Any] = {
        "id": note_id,
        "type": "Note",
        "published": at,
        "url": f"{state.base(host)}/@{profile.handle_in(state.week)}/{post.id}",
        "attributedTo": actor,
        "to": [f"{_CONTEXT}#Public"],
        "inReplyTo": None,
        "content": f"<p>{escape(post.text)}</p>",
        "attachment": [],
    }
    if post.picture:
        url = state.picture_url(host, post.picture)
        kind = media_type(post.picture)
        note["attachment"] = [{"type": "Document", "mediaType": kind, "url": url, "name": post.alt}]
    return {
        "id": f"{note_id}/activity",
        "type": "Create",
        "actor": actor,
        "published": at,
        "object": note,
    }
