"""A survey reads the pages that most likely name accounts, and no trap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.discovery.survey import next_beyond, next_pages
from crawler.model.capture import Capture, Trouble
from tests.crawler.discovery.pages import HOME, anchor, page, sitemap


def urls(seen: list[Capture], max_pages: int = 60) -> list[str]:
    return [ask.url for ask in next_pages(HOME, seen, max_pages)]


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/schools",
        "https://heronlake.example.elsewhere.example/schools",
        "/handbook.pdf",
        "/photos/lake.JPG",
        "/calendar/2026/11",
        "/events/concert",
        "/login?next=/",
        "/wp-admin/",
        "/search?q=schools",
        "/news?page=2",
        "/news?month=11",
        "/schools/schools/schools",
        "/a?b=1&c=2&d=3",
        "/feed/",
        "#schools",
        "mailto:office@heronlake.example",
        "javascript:void(0)",
        "ftp://www.heronlake.example/schools",
        "http://[broken/schools",
    ],
)
def test_stays_silent_on_what_is_no_page_of_the_district(address: str) -> None:
    assert urls([page("", anchor(address, "Our schools"))]) == []


def test_a_broken_address_in_a_sitemap_is_passed_over() -> None:
    listed = sitemap(
        "<urlset><loc>http://[broken/schools</loc><loc>" + HOME + "schools</loc></urlset>"
    )

    assert urls([page("", ""), listed]) == [HOME + "schools"]
    assert next_beyond([page("", ""), listed], 5) == ()


def test_asks_for_home_and_sitemap_first() -> None:
    assert urls([]) == [HOME, HOME + "sitemap.xml"]


def test_asks_best_first_and_nothing_twice() -> None:
    names = ("about", "athletics", "contact", "lunch", "schools", "social-media")
    home = page("", "".join(anchor(f"/{name}", name) for name in names) + anchor("/lunch#menu"))

    found = urls([home])

    assert found[:4] == [
        f"{HOME}{name}" for name in ("social-media", "athletics", "schools", "contact")
    ]
    assert len(found) == len(set(found)) == len(names)
    assert urls([home, *(page(name, anchor("/", "Home")) for name in names)]) == []


def test_reads_hosts_below_the_district_too() -> None:
    home = page("", anchor("https://eastview.heronlake.example", "Eastview High School"))

    assert urls([home]) == ["https://eastview.heronlake.example/"]


def test_reads_sitemaps_and_their_index_but_no_packed_one() -> None:
    index = sitemap(
        f"<sitemapindex><sitemap><loc>{HOME}sitemap-1.xml</loc></sitemap>"
        f"<sitemap><loc>{HOME}sitemap-2.xml.gz</loc></sitemap></sitemapindex>"
    )
    listed = sitemap(
        f"<urlset><url><loc><![CDATA[{HOME}athletics]]></loc></url>"
        f"<url><loc>{HOME}a.pdf</loc></url></urlset>",
        "sitemap-1.xml",
    )

    assert urls([page("", ""), index]) == [HOME + "sitemap-1.xml"]
    assert urls([page("", ""), index, listed]) == [HOME + "athletics"]


def test_keeps_to_the_set_number_of_pages() -> None:
    home = page("", "".join(anchor(f"/schools-{number}") for number in range(30)))

    assert len(urls([home], 4)) == 3
    assert urls([home], 1) == []


def test_goes_on_where_a_page_could_not_be_read() -> None:
    dead = replace(page("schools", ""), status=0, trouble=Trouble.TIMEOUT, body=b"")
    home = page("", anchor("/schools") + anchor("/athletics"))

    assert urls([home, dead]) == [HOME + "athletics"]


def test_a_page_that_answered_from_another_address_is_not_asked_for_again() -> None:
    moved = replace(page("", ""), url=HOME + "contact")

    assert urls([moved, page("x", anchor("/contact", "Contact"))]) == []
