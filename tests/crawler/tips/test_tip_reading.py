"""A mail to the tip line gives addresses and nothing else, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.tips.reading import MAX_BYTES, MOST_ADDRESSES, read_tip


def mail(body: str, headers: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    head = "From: A Parent <Parent@mail.example>\nMessage-ID: <1@mail.example>\nSubject: hi\n"
    return f"{head}{headers}Content-Type: {kind}\n\n{body}".encode()


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied\n",
        "Precedence: bulk\n",
        "List-Id: <news.example>\n",
        "Return-Path: <>\n",
        "X-Autoreply: yes\n",
    ],
)
def test_what_a_program_wrote_is_no_tip(header: str) -> None:
    tip = read_tip(mail("https://x.com/heron", header))

    assert tip is not None
    assert tip.automatic


@pytest.mark.parametrize(
    "body",
    [
        "My child is at Eastview.",
        "write to a@b.example",
        "version 1.2/3",
        "see page 3/4",
        "e.g. this",
    ],
)
def test_stays_silent_on_text_without_an_address(body: str) -> None:
    tip = read_tip(mail(body))

    assert tip is not None
    assert tip.urls == ()


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        ("see https://x.com/heron.", ("https://x.com/heron",)),
        (
            "instagram.com/heronfb and www.facebook.com/Heron!",
            ("https://www.facebook.com/Heron", "https://instagram.com/heronfb"),
        ),
        ("(https://x.com/a) https://x.com/a", ("https://x.com/a",)),
    ],
)
def test_gives_the_addresses_that_a_text_names(body: str, urls: tuple[str, ...]) -> None:
    tip = read_tip(mail(body))

    assert tip is not None
    assert tip.urls == urls
    assert tip.sender == "parent@mail.example"


def test_gives_the_links_of_html() -> None:
    tip = read_tip(mail('<p>This <a href="https://x.com/heron">one</a>', kind="text/html"))

    assert tip is not None
    assert tip.urls == ("https://x.com/heron",)


def test_takes_no_more_than_so_many_addresses_and_bytes() -> None:
    many = "\n".join(f"https://x.com/heron{number}" for number in range(99))

    tip = read_tip(mail(many))

    assert tip is not None
    assert len(tip.urls) == MOST_ADDRESSES
    assert read_tip(b"From: a@b.example\n\n" + b"x" * MAX_BYTES) is None


@pytest.mark.parametrize("body", ["<![x[ y ]]>", "<![", "<!x[", "<![if y"])
def test_broken_html_is_no_tip_at_worst(body: str) -> None:
    read_tip(mail(body + '<a href="https://x.com/heron">', kind="text/html"))


def test_parts_without_end_are_no_tip_at_worst() -> None:
    parts = (f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000))

    read_tip(b"From: a@b.example\n" + "".join(parts).encode())


@given(st.binary(max_size=400))
def test_never_raises_whatever_the_bytes_are(body: bytes) -> None:
    read_tip(body)
    read_tip(b"From: a@b.example\nContent-Type: text/plain; charset=nowhere\n\n" + body)
    read_tip(b"From: =?x?q?" + body + b"?=\nSubject: " + body + b"\n\nhi")
