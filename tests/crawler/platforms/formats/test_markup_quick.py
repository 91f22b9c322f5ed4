"""Simple HTML read without a parser: the same text and pictures as with it, or left to it."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.platforms.formats.markup import Fragment, absolute, fragment, shown
from crawler.platforms.formats.markup_quick import quick_read, quick_text, unescaped

FOR_THE_PARSER = "<!-- < -->"
"""What is not simple: with this in front, a text is read by the parser."""
BASE = "https://eastview.example/news/1"
PIECES = st.sampled_from(
    [
        *("We won!", " ", "\n", "Go Herons", "&amp;", "&nbsp;", "&#8217;s", "AT&T", "&lt;b&gt;"),
        *("<p>One</p>", "<p>Two<br>three<br/>four</p>", "<p>a</p>\n<p>b</p>", "<br><br><br>"),
        *("<ul><li>a</li><li>b</li></ul>", "<div>x</div>", "<div><div><div>y</div></div></div>"),
        *("<h2>Head</h2>", "<b>bold</b>", "<hr>", "<blockquote><p>said</p></blockquote>"),
        *('<img src="/a.png" alt="A &amp; B">', "<img src='b.png' width=600>", "<IMG SRC=c.png />"),
        *('<img src="t.gif" width="1" height="1">', '<img src="a.png" src="z.png" alt>'),
        *('<a href="/x?a=1&amp;b=2">link</a>', '<a title="no address">none</a>', "<i>i</i>"),
        *("<table><tr><td>a</td><td>b</td></tr></table>", "<figure><img src=d.png></figure>"),
        *("<script>let x = 1;</script>", "<!-- hidden -->", '<iframe src="/v"></iframe>'),
    ]
)


def by_parser(text: str) -> Fragment:
    return fragment(FOR_THE_PARSER + text, BASE)


@pytest.mark.parametrize(
    "text",
    [
        "I <3 you",
        "a > b",
        "<p",
        "<pre>a\n b</pre>",
        '<a title="1 > 0">x</a>',
        "<!-- <b>hidden</b> -->shown",
        "<script>if (a < b) alert(1)</script>",
        "<custom-tag>x</custom-tag>",
        "<p>one<div>two</div>three</p>",
        "<p>a\x01b</p>",
    ],
)
def test_leaves_what_is_not_simple_to_the_parser(text: str) -> None:
    assert quick_text(text) is None


@pytest.mark.parametrize("tag", ['<img src="a.png>', "<img src='a", '<img alt="x" "y">', "<img =>"])
def test_leaves_a_picture_that_is_not_well_written_to_the_parser(tag: str) -> None:
    assert quick_read(f"<p>x</p>{tag}", {"img"}) is None
    assert shown(f"<p>x</p>{tag}", BASE) == by_parser(f"<p>x</p>{tag}")


@given(st.lists(PIECES, max_size=12).map("".join))
def test_gives_the_text_and_the_pictures_that_the_parser_gives(text: str) -> None:
    assert quick_text(text) is not None
    assert (shown(text, BASE).text, shown(text, BASE).pictures) == (
        by_parser(text).text,
        by_parser(text).pictures,
    )


@given(st.lists(PIECES, max_size=6).map("".join))
def test_gives_the_links_that_the_parser_gives(text: str) -> None:
    assert fragment(text, BASE).links == by_parser(text).links


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\n b", "a b"),
        ("a<br> <br>b", "a\nb"),
        ("a<br><br><br>b", "a\n\nb"),
        ("<P>a</P><BR><P>b</P>", "a\n\nb"),
        ("a</br>b", "a\nb"),
        ("x<iframe src='https://video.example/1'></iframe>y", "xy"),
        ("x<script>var a = 1</script>y<!-- z -->", "xy"),
        ("a &amp;lt; b", "a &lt; b"),
    ],
)
def test_gives_the_plain_text(written: str, read: str) -> None:
    assert quick_text(written) == read


REFERENCES = (
    "&amp;",
    "&AMP;",
    "&#38;",
    "&#x26;",
    "lt;",
    "&lt;",
    "&#8217;",
    "&bogus;",
    "&copy",
    "x",
)


@given(st.lists(st.sampled_from((*REFERENCES, "#38;", "&", " ", "&#0;", "&#xD800;"))).map("".join))
def test_reads_character_references_once_each(text: str) -> None:
    assert unescaped(text) == html.unescape(text)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/sports", "https://eastview.example/sports"),
        ("/a//b", "https://eastview.example/a//b"),
        ("/a/../b?x=1", "https://eastview.example/b?x=1"),
        ("/a.b/c.html?d=/e", "https://eastview.example/a.b/c.html?d=/e"),
        ("/a?", "https://eastview.example/a"),
        ("/", "https://eastview.example/"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("/é", "https://eastview.example/é"),
        ("https://eastview.example/a b ", "https://eastview.example/a b"),
        ("https://", None),
        ("https:///x", None),
    ],
)
def test_makes_an_address_absolute_as_joining_does(address: str, expected: str | None) -> None:
    assert absolute(address, BASE) == expected


@pytest.mark.parametrize("base", ["", "mailto:x@eastview.example", "http://[broken", "/news"])
def test_an_address_without_a_host_is_none(base: str) -> None:
    assert absolute("/sports", base) is None
