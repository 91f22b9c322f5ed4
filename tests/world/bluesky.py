"""Serves the invented Bluesky accounts by XRPC: profiles, feeds, handles, search for actors.

Forms as in the lexicons app.bsky.actor.getProfile and app.bsky.feed.getAuthorFeed
(docs.bsky.app, November 2026).
"""

from __future__ import annotations

from typing import Any

from tests.world.answers import Answer, Request, State, as_json, not_found, shown_picture
from tests.world.searching import searched
from tests.world.words import Post, Profile

_HOST = "bluesky.localhost"


def answer(state: State, request: Request) -> Answer:
    """Answer a request to the AppView."""
    if request.path.startswith("/pictures/"):
        return shown_picture(request.path)
    if request.path == "/robots.txt":
        return Answer(b"User-agent: *\nAllow: /\n", "text/plain")
    method = request.path.removeprefix("/xrpc/")
    if method == "app.bsky.actor.searchActors":
        found = searched(state, "bluesky", request)
        return as_json({"actors": [_profile(state, profile) for profile in found]})
    profile = _named(state, request.query.get("actor") or request.query.get("handle") or "")
    if method not in _METHODS:
        return (
            as_json({"error": "MethodNotImplemented", "message": "Not Found"}, 404)
            if method != request.path
            else not_found()
        )
    if profile is None:
        return as_json({"error": "InvalidRequest", "message": "Profile not found"}, 400)
    return as_json(_METHODS[method](state, profile))


def _named(state: State, actor: str) -> Profile | None:
    there = (p for p in state.described.on("bluesky") if p.weeks.hold(state.week))
    return next((p for p in there if actor.lower() in {p.handle_in(state.week), p.id}), None)


def _profile(state: State, profile: Profile) -> dict[str, Any]:
    said = _basic(state, profile) | {
        "description": state.filled(profile.bio),
        "followersCount": profile.followers,
        "followsCount": 12,
        "postsCount": len(profile.posts),
        "indexedAt": "2023-08-15T12:00:00.000Z",
    }
    return said | ({"banner": state.picture_url(_HOST, profile.cover)} if profile.cover else {})


def _basic(state: State, profile: Profile) -> dict[str, Any]:
    avatar = profile.avatar_in(state.week)
    said: dict[str, Any] = {
        "did": profile.id,
        "handle": profile.handle_in(state.week),
        "displayName": profile.name,
        "createdAt": "2023-08-15T12:00:00.000Z",
        "labels": [],
    }
    return said | ({"avatar": state.picture_url(_HOST, avatar)} if avatar else {})


def _feed(state: State, profile: Profile) -> dict[str, Any]:
    return {"feed": [{"post": _post(state, profile, post)} for post in state.posts(profile)]}


def _post(state: State, profile: Profile, post: Post) -> dict[str, Any]:
    at = state.at(post).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    said: dict[str, Any] = {
        "uri": f"at://{profile.id}/app.bsky.feed.post/{post.id}",
        "cid": f"bafyrei{post.id}",
        "author": _basic(state, profile),
        "record": {
            "$type": "app.bsky.feed.post",
            "text": post.text,
            "createdAt": at,
            "langs": ["en"],
        },
        "replyCount": 0,
        "repostCount": 1,
        "likeCount": 4,
        "quoteCount": 0,
        "indexedAt": at,
        "labels": [],
    }
    if post.picture:
        url = state.picture_url(_HOST, post.picture)
        image = {"thumb": url, "fullsize": url, "alt": post.alt or ""}
        said["embed"] = {"$type": "app.bsky.embed.images#view", "images": [image]}
    return said


def _resolved(_state: State, profile: Profile) -> dict[str, Any]:
    return {"did": profile.id}


_METHODS = {
    "app.bsky.actor.getProfile": _profile,
    "app.bsky.feed.getAuthorFeed": _feed,
    "com.atproto.identity.resolveHandle": _resolved,
}
