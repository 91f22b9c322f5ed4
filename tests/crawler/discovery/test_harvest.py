"""Every account that the district's pages name becomes a lead, and nothing else."""

from __future__ import annotations

import pytest

from crawler.discovery.harvest import harvest
from crawler.model.capture import Capture
from crawler.model.case import Lead
from crawler.platforms.catalogue import recognise
from tests.crawler.discovery.pages import HOME, anchor, page


def leads(*pages: Capture) -> tuple[Lead, ...]:
    return harvest(pages, recognise, HOME)


@pytest.mark.parametrize(
    "body",
    [
        anchor("https://www.facebook.com/sharer/sharer.php?u=x", "Share"),
        anchor("https://twitter.com/intent/tweet?text=x", "Post this"),
        anchor("https://www.instagram.com/p/abc/", "A picture"),
        anchor("https://www.facebook.com/", "Facebook"),
        anchor("https://www.instagram.com/yourhandle", "Instagram"),
        anchor("https://www.facebook.com/finalsite", "Facebook"),
        "Website by " + anchor("https://www.facebook.com/somebody", "Somebody"),
        "<p>Powered by " + anchor("https://x.com/cms", "CMS"),
        '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
        anchor("https://weather.example/", "Weather"),
        anchor("/athletics", "Eastview athletics"),
        anchor("https://eastview.heronlake.example/", "Eastview High School"),
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">',
        anchor("mailto:office@heronlake.example", "Write to us"),
        anchor("http://[broken", "Broken"),
    ],
)
def test_stays_silent(body: str) -> None:
    assert leads(page("", body)) == ()


def test_sees_an_account_with_what_stands_on_and_around_the_link() -> None:
    table = (
        "<h2>Eastview High School</h2><table><tr><td>Football</td><td>"
        + anchor("https://x.com/EastviewFB", "Twitter")
        + "</td></tr></table>"
    )

    (lead,) = leads(page("athletics", table))

    assert (lead.platform, lead.handle) == ("twitter", "EastviewFB")
    assert lead.link_text == "Football | Twitter | Eastview High School"
    assert lead.seen_on == HOME + "athletics"


def test_a_link_that_says_enough_is_quoted_alone() -> None:
    body = "<h2>Follow us</h2>" + anchor(
        "https://x.com/HeronLake", "Heron Lake Public Schools on X"
    )

    (lead,) = leads(page("", body))

    assert lead.link_text == "Heron Lake Public Schools on X"


def test_a_link_of_a_pictures_only_is_read_by_its_text() -> None:
    body = '<a href="https://www.facebook.com/HeronLake"><img alt="Heron Lake on Facebook"></a>'

    assert leads(page("", body))[0].link_text == "Heron Lake on Facebook"


def test_the_same_account_on_many_pages_is_one_lead() -> None:
    def footer(heading: str) -> str:
        return f"<h1>{heading}</h1>" + anchor("https://www.facebook.com/HeronLake", "Facebook")

    (lead,) = leads(page("", footer("Home")), page("a", footer("A")), page("b", footer("B")))

    assert lead.times == 3
    assert lead.seen_on == HOME
    assert lead.link_text == "Facebook"


@pytest.mark.parametrize(
    ("body", "platform"),
    [
        (anchor("https://sites.google.com/view/ehsrobotics", "Eastview Robotics"), "website"),
        (anchor("https://boosters.example/", "Heron Athletic Boosters"), "website"),
        (anchor("https://westbrook.example/", "Westbrook High School"), "website"),
        (anchor("https://www.facebook.com/groups/ehsboosters", "Boosters"), "facebook"),
        ('<link rel="alternate" type="application/rss+xml" href="/feed/" title="News">', "website"),
        ('<a rel="me" href="https://social.example/@hlps"></a>', "mastodon"),
        (
            '<script type="application/ld+json">{"@type":"EducationalOrganization","name":"HLPS",'
            '"sameAs":["https://www.instagram.com/heronlakeschools/"]}</script>',
            "instagram",
        ),
    ],
    ids=["team page", "boosters", "school", "group", "feed", "rel=me", "sameAs"],
)
def test_sees_all_kinds_of_lead(body: str, platform: str) -> None:
    assert [lead.platform for lead in leads(page("links", body))] == [platform]


def test_the_order_is_that_of_pages_and_links() -> None:
    body = (
        anchor("https://x.com/first")
        + anchor("https://x.com/second")
        + anchor("https://x.com/first")
    )

    assert [lead.handle for lead in leads(page("", body))] == ["first", "second"]
