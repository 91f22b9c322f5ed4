"""Serves the invented YouTube channel: the channel feed, the channel page and the video thumbnails.

Form of the feed as https://www.youtube.com/feeds/videos.xml gives it (recorded in 2017 and 2024).
"""

from __future__ import annotations

from html import escape

from tests.world.answers import Answer, Request, State, html, not_found, shown_picture, xml
from tests.world.heron_lake_channels import YOUTUBE
from tests.world.sites import INVENTED
from tests.world.words import Post, Profile

_HOST = "youtube.localhost"
_REAL = "https://www.youtube.com"


def answer(state: State, request: Request) -> Answer:
    """Answer a request to the video platform."""
    path = request.path
    if path.startswith("/pictures/"):
        return shown_picture(path)
    if path == "/robots.txt":
        return Answer(b"User-agent: *\nDisallow: /results\n", "text/plain")
    if path == "/feeds/videos.xml":
        channel = _channel(state, request.query.get("channel_id", ""))
        return xml(_feed(state, channel), "text/xml") if channel else not_found()
    channel = _channel(state, path.strip("/").removeprefix("channel/").removeprefix("@"))
    return html(_page(state, channel)) if channel else not_found()


def _channel(state: State, name: str) -> Profile | None:
    there = (channel for channel in YOUTUBE if channel.weeks.hold(state.week))
    return next((c for c in there if name == c.id or name.lower() == c.handle.lower()), None)


def _feed(state: State, channel: Profile) -> str:
    home = f"{_REAL}/channel/{channel.id}"
    entries = "".join(_entry(state, channel, post) for post in state.posts(channel))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" '
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">'
        f'<link rel="self" href="{_REAL}/feeds/videos.xml?channel_id={channel.id}"/>'
        f"<id>yt:channel:{channel.id[2:]}</id><yt:channelId>{channel.id[2:]}</yt:channelId>"
        f'<title>{escape(channel.name)}</title><link rel="alternate" href="{home}"/>'
        f"<author><name>{escape(channel.name)}</name><uri>{home}</uri></author>"
        f"<published>2016-07-28T18:46:21+00:00</published>{entries}</feed>"
    )


def _entry(state: State, channel: Profile, post: Post) -> str:
    at = state.at(post).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    link = f"{_REAL}/watch?v={post.id}"
    shown = state.picture_url(_HOST, post.picture or "lake")
    home = f"{_REAL}/channel/{channel.id}"
    title = escape(post.title or "")
    return (
        f"<entry><id>yt:video:{post.id}</id><yt:videoId>{post.id}</yt:videoId>"
        f"<yt:channelId>{channel.id}</yt:channelId><title>{title}</title>"
        f'<link rel="alternate" href="{link}"/>'
        f"<author><name>{escape(channel.name)}</name><uri>{home}</uri></author>"
        f"<published>{at}</published><updated>{at}</updated><media:group><media:title>{title}</media:title>"
        f'<media:thumbnail url="{shown}" width="480" height="360"/>'
        f"<media:description>{escape(post.text)}</media:description></media:group></entry>"
    )


def _page(state: State, channel: Profile) -> str:
    feed = f"{state.base(_HOST)}/feeds/videos.xml?channel_id={channel.id}"
    home = f"{_REAL}/channel/{channel.id}"
    avatar = state.picture_url(_HOST, channel.avatar or "lake")
    return (
        f"<!doctype html><html><head><title>{escape(channel.name)} - YouTube</title>"
        f'<link rel="canonical" href="{home}"><meta property="og:url" content="{home}">'
        f'<meta property="og:title" content="{escape(channel.name)}">'
        f'<meta property="og:image" content="{avatar}">'
        f'<meta property="og:description" content="{escape(channel.bio)}">'
        f'<meta itemprop="identifier" content="{channel.id}">'
        f'<link rel="alternate" type="application/rss+xml" title="RSS" href="{feed}">'
        f"</head><body><p>{INVENTED}</p></body></html>"
    )
