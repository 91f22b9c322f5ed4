"""Feeds of every kind and state."""

from __future__ import annotations

import pytest

from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.feeds import read_feed
from tests.builders import make_capture

BASE = "https://eastview.example/feed"


def read(text: str | bytes, content_type: str = "application/xml") -> Snapshot | None:
    headers = {"content-type": content_type}
    return read_feed(make_capture(BASE, text, headers=headers), "blog")


def rss(items: str, head: str = "") -> str:
    return f'<rss version="2.0"><channel><title>Herons</title>{head}{items}</channel></rss>'


@pytest.mark.parametrize(
    "text",
    ["", "<html><body>rss</body></html>", "{}", "<rss", "not a feed", '{"version": "1"}', "<rss>"],
)
def test_stays_silent_on_what_is_no_feed(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (rss("").replace("Herons", "Café").encode(), "application/xml"),
        (rss("").replace("Herons", "Café").encode("latin-1"), "application/xml"),
        (b"\xef\xbb\xbf" + rss("").replace("Herons", "Café").encode(), "text/xml"),
        (rss("").replace("Herons", "Café").encode("utf-16"), "text/xml"),
        (
            b'<?xml version="1.0" encoding="ISO-8859-1"?>'
            + rss("").replace("Herons", "Café").encode("latin-1"),
            "text/xml",
        ),
    ],
    ids=["utf-8", "undeclared latin", "mark", "utf-16", "declared latin"],
)
def test_finds_the_encoding(body: bytes, content_type: str) -> None:
    read_one = read(body, content_type)

    assert read_one is not None
    assert read_one.display_name == "Café"


def test_opens_no_entity_and_no_file() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbbb">]>'

    read_one = read(bomb + rss("<item><title>&a;x&b;</title></item>"))

    assert read_one is None or "localhost" not in str(read_one)


def test_takes_the_whole_content_before_the_summary() -> None:
    item = (
        '<item xmlns:content="http://purl.org/rss/1.0/modules/content/"><guid>1</guid>'
        "<description>Short</description><content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>"
        "</item>"
    )
    read_one = read(rss(item))

    assert read_one is not None
    assert read_one.posts[0].text == "Long"


def test_a_guid_is_a_link_only_when_it_says_so() -> None:
    permanent = "<item><guid>https://eastview.example/1</guid></item>"
    opaque = '<item><guid isPermaLink="false">https://eastview.example/?p=2</guid></item>'

    read_one = read(rss(permanent + opaque))

    assert read_one is not None
    assert [post.permalink for post in read_one.posts] == ["https://eastview.example/1", None]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("office@heronlake.example (Dana Reyes)", "Dana Reyes"),
        ("Dana Reyes &lt;office@heronlake.example&gt;", "Dana Reyes"),
        ("office@heronlake.example", None),
        ("Sam Okafor", "Sam Okafor"),
    ],
)
def test_names_the_author_and_never_a_mail_address(author: str, name: str | None) -> None:
    read_one = read(rss(f"<item><guid>1</guid><author>{author}</author></item>"))

    assert read_one is not None
    assert read_one.posts[0].author_name == name


def test_a_small_picture_counts_only_when_there_is_no_other() -> None:
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    small = '<media:thumbnail url="https://eastview.example/s.png"/>'
    large = "<description>&lt;img src='/l.png'&gt;</description>"

    alone = f"<item {media}><guid>1</guid>{small}</item>"
    beside = f"<item {media}><guid>2</guid>{small}{large}</item>"

    read_one = read(rss(alone + beside))

    assert read_one is not None
    assert [[picture.url for picture in post.pictures] for post in read_one.posts] == [
        ["https://eastview.example/s.png"],
        ["https://eastview.example/l.png"],
    ]


def test_reads_a_feed_that_is_not_well_formed() -> None:
    read_one = read(rss("<item><title>Tom & us</title><link>/1</link><description>a<br>b"))

    assert read_one is not None
    assert read_one.posts[0].permalink == "https://eastview.example/1"
    assert read_one.posts[0].title == "Tom & us"
