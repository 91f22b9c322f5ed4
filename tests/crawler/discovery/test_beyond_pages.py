"""Newsletters, link pages and texts name accounts too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.discovery.documents import read_document
from crawler.discovery.harvest import harvest
from crawler.discovery.hubs import is_hub
from crawler.discovery.survey import next_beyond
from crawler.discovery.written import addresses_in, handles_in, mentions_in
from crawler.model.capture import Ask, Capture
from crawler.model.case import How, Lead
from crawler.platforms.catalogue import recognise
from tests.builders import make_capture
from tests.crawler.discovery.pages import HOME, anchor, page
from tests.world.papers import newsletter

HUB = "https://linktr.ee/eastviewherons"


def paper(body: bytes, name: str = "newsletter.pdf", media: str = "application/pdf") -> Capture:
    capture = make_capture(HOME + name, "")
    ask = Ask(capture.url, "document")
    return replace(capture, ask=ask, body=body, headers={"content-type": media})


def hub(body: str) -> Capture:
    return replace(make_capture(HUB, body), ask=Ask(HUB, "hub"))


def leads(*pages: Capture) -> tuple[Lead, ...]:
    return harvest(pages, recognise, HOME)


def named(*pages: Capture) -> list[tuple[str, str, How]]:
    return [(lead.platform, lead.handle, lead.how) for lead in leads(*pages)]


@pytest.mark.parametrize(
    "text",
    [
        "Write to office@heronlake.example",
        "Find us on Instagram!",
        "We meet @ the gym",
        "Call 952-555-0100 ext. 4",
        "Follow @ on X",
        "The fax: @home",
        "Write to jane@heronlake.example, Facebook comes next",
        "Contact lee@eastview.example on Facebook",
    ],
)
def test_a_text_that_names_no_account_gives_none(text: str) -> None:
    assert list(handles_in(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Instagram: @eastview.herons", ("instagram", "eastview.herons")),
        ("Follow us on Twitter @EastviewFB.", ("twitter", "EastviewFB")),
        ("@EastviewFB on X", ("twitter", "EastviewFB")),
        ("IG – @heronstheatre, doors at seven", ("instagram", "heronstheatre")),
        ("Síganos en TikTok: @heronlake", ("tiktok", "heronlake")),
        ("Bluesky @theatre.heronlake.example", ("bluesky", "theatre.heronlake.example")),
        ("YouTube: @EastviewBand", ("youtube", "EastviewBand")),
    ],
)
def test_a_handle_beside_the_platforms_name_is_named(text: str, found: tuple[str, str]) -> None:
    assert list(handles_in(text)) == [found]


def test_addresses_are_read_without_their_scheme_and_the_sentences_end() -> None:
    text = (
        "See facebook.com/HeronBand, www.x.com/a_b. (https://a.example/x) and bsky.app/profile/a.b!"
    )

    assert list(addresses_in(text)) == [
        "https://facebook.com/HeronBand",
        "https://www.x.com/a_b",
        "https://a.example/x",
        "https://bsky.app/profile/a.b",
    ]


@pytest.mark.parametrize(
    "address",
    ["es-la.facebook.com/HeronBand", "old.reddit.com/r/HeronLake", "instagr.am/eastviewband"],
)
def test_an_address_on_any_host_that_a_reader_knows_needs_no_scheme(address: str) -> None:
    assert list(addresses_in(f"See {address}.")) == [f"https://{address}"]


@pytest.mark.parametrize("text", ["See facebook.net/x", "see myfacebook.com/x", "write to x.com"])
def test_words_that_only_look_like_an_address_are_none(text: str) -> None:
    assert list(addresses_in(text)) == []


def test_a_mention_is_of_the_posts_own_platform() -> None:
    text = "Thanks @eastview.band and me@mail.example!"

    assert list(mentions_in(text, "instagram")) == ["eastview.band"]
    assert list(mentions_in(text, "twitter")) == ["eastview"]
    assert list(mentions_in(text, "flickr")) == []


def test_a_newsletter_names_accounts_by_links_and_in_words() -> None:
    body = newsletter(
        ["Band: instagram.com/eastviewband", "Choir on X: @EastviewChoir"],
        ["https://www.facebook.com/EastviewTheatre"],
        title="Heron Notes (October)",
    )

    assert named(paper(body)) == [
        ("facebook", "EastviewTheatre", How.DOCUMENT),
        ("instagram", "eastviewband", How.DOCUMENT),
        ("twitter", "EastviewChoir", How.DOCUMENT),
    ]
    assert leads(paper(body))[0].link_text == "Heron Notes (October)"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"%PDF-1.4\n", id="cut off"),
        pytest.param(b"%PDF-1.7\n" + b"\x00\xff" * 500, id="noise"),
        pytest.param(newsletter(["a"])[:400], id="half a file"),
        pytest.param(newsletter(["a"]).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), id="a ring"),
        pytest.param(newsletter(["a"], ["x"]).replace(b"/URI (x)", b"/URI 17"), id="no address"),
    ],
)
def test_a_broken_document_names_nothing_and_breaks_nothing(body: bytes) -> None:
    assert leads(paper(body)) == ()


def test_a_document_is_known_by_its_bytes_whatever_the_server_calls_it() -> None:
    body = newsletter([], ["https://x.com/EastviewFB"])

    assert named(paper(body, "file?id=7", "application/octet-stream")) == [
        ("twitter", "EastviewFB", How.DOCUMENT)
    ]


def test_a_page_is_no_document() -> None:
    assert read_document(page("", "text")) is None


@pytest.mark.parametrize("url", [HUB, "http://www.beacons.ai/herons", "https://herons.carrd.co"])
def test_a_link_page_is_known_by_its_host(url: str) -> None:
    assert is_hub(url)


@pytest.mark.parametrize(
    "url", ["https://linktr.ee/", "https://linktr.ee/login", "https://nolinktr.ee.example/a", "x"]
)
def test_a_hosts_own_page_is_no_link_page(url: str) -> None:
    assert not is_hub(url)


def test_a_link_page_names_what_it_leads_to_also_in_its_scripts_data() -> None:
    body = (
        anchor("https://www.instagram.com/eastviewherons", "Instagram")
        + anchor("https://linktr.ee/s/about", "About")
        + anchor("https://www.instagram.com/linktree", "Instagram")
        + '<script id="__NEXT_DATA__" type="application/json">{"links":[{"title":"Herons on X",'
        '"url":"https://x.com/EastviewHerons"},{"title":"b","url":17}]}</script>'
    )

    assert named(hub(body)) == [
        ("instagram", "eastviewherons", How.HUB),
        ("twitter", "EastviewHerons", How.HUB),
    ]
    assert leads(hub(body))[1].link_text == "Herons on X"


def test_a_page_names_a_handle_in_words() -> None:
    assert named(page("news", "<p>Follow the band on Instagram: @eastviewband")) == [
        ("instagram", "eastviewband", How.LINK)
    ]


def test_what_a_script_holds_is_not_what_a_page_says() -> None:
    assert named(page("news", "<script>track('Instagram: @somebody')</script><p>a@b")) == []


def test_what_a_page_declares_is_surer_than_what_a_newsletter_names() -> None:
    declared = '<a rel="me" href="https://www.facebook.com/EastviewTheatre">Theatre</a>'
    body = newsletter([], ["https://www.facebook.com/EastviewTheatre"])

    (lead,) = leads(paper(body), page("", declared))

    assert (lead.how, lead.seen_on, lead.times) == (How.ME, HOME, 2)


def test_newsletters_and_link_pages_are_read_after_the_pages_likeliest_first() -> None:
    start = page(
        "",
        anchor("/lunch-menu.pdf", "Menu")
        + anchor("https://files.example/oct.pdf", "Athletics booklet")
        + anchor("/news/newsletter-10.pdf", "October")
        + anchor(HUB, "All our links")
        + anchor("/minutes.pdf", "Minutes"),
    )

    asks = next_beyond([start], max_documents=5)

    assert [(ask.purpose, ask.url) for ask in asks] == [
        ("document", HOME + "news/newsletter-10.pdf"),
        ("document", "https://files.example/oct.pdf"),
        ("hub", HUB),
    ]
    assert [ask.purpose for ask in next_beyond([start], max_documents=0)] == ["hub"]


def test_nothing_is_read_twice() -> None:
    start = page("", anchor("/newsletter.pdf") + anchor(HUB))

    assert next_beyond([start, paper(newsletter([])), hub("")], max_documents=9) == ()
