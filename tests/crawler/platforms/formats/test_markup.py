"""HTML to plain text: paragraphs, lines, entities; and which pictures are a post's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.platforms.formats.markup import absolute, fragment, plain

SIMPLE = st.sampled_from(
    [
        "<p>a</p>",
        "<br>",
        "<b>b</b>",
        "<ul><li>c</li><li>d</li></ul>",
        " ",
        "e",
        "&amp;",
        "\n",
        "f g",
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("I <3 you", "I <3 you"),
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("a&nbsp;&nbsp;b &lt;i&gt;", "a b <i>"),
        ("<b>bold</b>, <i>not</i>", "bold, not"),
        ("<div>x<script>alert(1)</script><style>p{}</style>y</div>", "xy"),
        ('<a title="1 > 0">x</a>', "x"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<p>open <b>never closed", "open never closed"),
        ("<!-- hidden -->shown", "shown"),
    ],
)
def test_gives_plain_text(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.lists(SIMPLE, max_size=12).map("".join))
def test_the_quick_way_reads_the_same_words_as_the_thorough_one(text: str) -> None:
    assert plain(text).split() == fragment(text).text.split()


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://x.example/p.gif" width="1" height="1">',
        '<img src="https://secure.gravatar.com/avatar/0">',
        '<img class="wp-smiley" src="https://x.example/smile.png">',
        '<img src="data:image/gif;base64,R0lGOD">',
        '<img src="/relative.png">',
        "<img>",
    ],
)
def test_stays_silent_on_what_is_no_picture_of_the_post(image: str) -> None:
    assert fragment(f"<p>x{image}</p>").pictures == ()


def test_gives_pictures_absolute_with_their_text_and_once() -> None:
    text = '<img src="a.png" alt="A &amp; B"><img data-src="/b.png"><img src="a.png">'

    pictures = fragment(text, "https://eastview.example/news/1").pictures

    assert [(picture.url, picture.alt) for picture in pictures] == [
        ("https://eastview.example/news/a.png", "A & B"),
        ("https://eastview.example/b.png", None),
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (None, None),
        ("", None),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("../x", "https://eastview.example/x"),
    ],
)
def test_makes_addresses_absolute_or_leaves_them_out(
    address: str | None, expected: str | None
) -> None:
    assert absolute(address, "https://eastview.example/news/1") == expected


def test_a_page_that_names_a_character_that_no_text_holds_is_read() -> None:
    assert fragment("<svg>&#8;</svg><figure>a&#11;&#xFFFE;b</figure>").text == "ab"
