"""What the pretend internet is asked and what it answers, apart from sockets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.world.description import Description
from tests.world.heron_lake import HERON_LAKE
from tests.world.pictures import file_name, media_type, picture
from tests.world.words import Post, Profile, Site


@dataclass(frozen=True, slots=True)
class State:
    """The world at one moment: its start, its week (0, 1, …), the port it listens on, and
    what there is.
    """

    now: datetime
    port: int
    week: int = 0
    described: Description = HERON_LAKE

    def filled(self, text: str) -> str:
        """Put the port into an address of the description."""
        return text.replace("{port}", str(self.port))

    def at(self, post: Post) -> datetime:
        """Give the time of a post."""
        return self.now - timedelta(days=post.days_ago)

    def base(self, host: str) -> str:
        """Give the address of a host, without a slash at its end."""
        return f"http://{host}:{self.port}"

    def posts(self, source: Site | Profile) -> list[Post]:
        """Give the posts that are there in this week, newest first."""
        there = [post for post in source.posts if post.weeks.hold(self.week)]
        return sorted(there, key=lambda post: post.days_ago)

    def picture_url(self, host: str, name: str) -> str:
        """Give the address of a picture on a host."""
        return f"{self.base(host)}/pictures/{file_name(name)}"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in; header names in lower case, `host` without the port."""

    host: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `pause_s` is waited before it; `plain` sends it without ETag and Last-Modified.

    `chunks` > 1 repeats the body without naming a length; `claimed` is the Content-Length to
    lie with; `drop` closes the connection without any answer.
    """

    body: bytes = b""
    media_type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pause_s: float = 0.0
    plain: bool = False
    chunks: int = 1
    chunk_pause_s: float = 0.0
    claimed: int | None = None
    drop: bool = False


def html(text: str, status: int = 200) -> Answer:
    """Answer with a page."""
    return Answer(text.encode(), status=status)


def as_json(value: Any, status: int = 200, kind: str = "application/json; charset=utf-8") -> Answer:
    """Answer with JSON."""
    return Answer(json.dumps(value, ensure_ascii=False).encode(), kind, status)


def xml(text: str, kind: str) -> Answer:
    """Answer with XML."""
    return Answer(text.encode(), f"{kind}; charset=utf-8")


def not_found() -> Answer:
    """Answer 404 with a page."""
    return html("<!doctype html><title>Not found</title><h1>Not found</h1>", 404)


def redirect(to: str, status: int = 302) -> Answer:
    """Send the client elsewhere."""
    return Answer(b"", "text/html", status, (("Location", to),), plain=True)


def shown_picture(path: str) -> Answer:
    """Answer with a drawn picture; any other file name is not found."""
    name = path.removeprefix("/pictures/").rpartition(".")[0]
    if not name or file_name(name) != path.removeprefix("/pictures/"):
        return not_found()
    return Answer(picture(name), media_type(name))
