"""Which part of the pretend internet answers for which host."""

from __future__ import annotations

from tests.world import bluesky, mastodon, sites, trouble, youtube
from tests.world.answers import Answer, Request, State, not_found
from tests.world.heron_lake import CLOSED_HOST, TROUBLE_HOST

_MASTODONS = {"mastodon.localhost", "rss-only.localhost", "outbox-only.localhost"}


def find_answer(state: State, request: Request, times: int) -> Answer:
    """Let the request's host answer; `times` counts earlier requests for the same path."""
    host = request.host
    site = state.described.sites.get(host)
    if site is not None:
        return sites.answer(state, site, request)
    if host in _MASTODONS:
        return mastodon.answer(state, request)
    if host == "bluesky.localhost":
        return bluesky.answer(state, request)
    if host == "youtube.localhost":
        return youtube.answer(state, request)
    if host == TROUBLE_HOST:
        return trouble.answer(state, request, times)
    return trouble.closed(request) if host == CLOSED_HOST else not_found()
