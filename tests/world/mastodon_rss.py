"""Writes an invented Mastodon account's posts as the RSS that `/@name.rss` gives."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape

from tests.world.answers import State
from tests.world.pictures import media_type
from tests.world.words import Post, Profile


def feed(state: State, profile: Profile, host: str) -> str:
    """Give the feed of an account as `host` serves it."""
    link = f"{state.base(host)}/@{profile.handle_in(state.week)}"
    avatar = state.picture_url(host, profile.avatar_in(state.week) or "lake")
    items = "".join(
        f'<item><guid isPermaLink="true">{link}/{post.id}</guid><link>{link}/{post.id}</link>'
        f"<pubDate>{format_datetime(state.at(post), usegmt=True)}</pubDate>"
        f"<description>{escape(f'<p>{escape(post.text)}</p>')}</description>"
        f"{_content(state, post, host)}</item>"
        for post in state.posts(profile)
        if post.by is None
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>{escape(profile.name)}</title><link>{link}</link>"
        f"<description>Public posts from @{profile.handle_in(state.week)}@{host}</description>"
        f"<image><url>{avatar}</url><title>{escape(profile.name)}</title><link>{link}</link></image>"
        f"<generator>Mastodon v4.4.0</generator>{items}</channel></rss>"
    )


def _content(state: State, post: Post, host: str) -> str:
    if not post.picture:
        return ""
    url = state.picture_url(host, post.picture)
    about = escape(post.alt or "")
    return (
        f'<media:content url="{url}" type="{media_type(post.picture)}" medium="image">'
        f'<media:description type="plain">{about}</media:description></media:content>'
    )
