"""The pretend internet answers as the real one does, and remembers who asked."""

from __future__ import annotations

import http.client
import io
import socket

import pytest
from PIL import Image

from tests.world.asking import get
from tests.world.heron_lake import SITES
from tests.world.server import World
from tests.world.trouble import CLOSED_PATHS


def test_serves_no_host_that_it_does_not_have(world: World) -> None:
    assert get(world, "nowhere.localhost").status == 404


def test_says_on_every_page_that_it_is_invented(world: World) -> None:
    pages = [(site.host, page.path) for site in SITES.values() for page in site.pages]

    texts = [get(world, host, path).text for host, path in pages]

    assert all("Invented for an example" in text for text in texts)


def test_serves_every_page_of_its_sites(world: World) -> None:
    replies = [get(world, site.host, page.path) for site in SITES.values() for page in site.pages]

    assert {reply.status for reply in replies} == {200}


def test_tells_robots_what_not_to_ask(world: World) -> None:
    text = get(world, "heronlake", "/robots.txt").text

    assert "Disallow: /private/" in text
    assert "Crawl-delay: 0.05" in text
    assert f"Sitemap: {world.url('heronlake', '/sitemap.xml')}" in text


def test_names_its_pages_in_the_sitemap(world: World) -> None:
    assert (
        f"<loc>{world.url('heronlake', '/staff')}</loc>"
        in get(world, "heronlake", "/sitemap.xml").text
    )


def test_describes_a_school_in_json_ld(world: World) -> None:
    text = get(world, "eastview").text

    assert '"@type": "HighSchool"' in text
    assert '"sameAs": ["https://www.instagram.com/eastviewhigh_heronlake/"' in text


@pytest.mark.parametrize(
    ("host", "path", "kind", "start"),
    [
        ("heronlake", "/feed/", "application/rss+xml", "<rss"),
        ("eastview", "/feed.atom", "application/atom+xml", "<feed"),
        ("pinepointparents", "/index.rdf", "application/rdf+xml", "<rdf:RDF"),
        ("community", "/feed.json", "application/feed+json", "jsonfeed.org/version/1.1"),
    ],
    ids=["rss", "atom", "rdf", "json"],
)
def test_serves_each_form_of_feed(
    world: World, host: str, path: str, kind: str, start: str
) -> None:
    reply = get(world, host, path)

    assert reply.headers["content-type"].startswith(kind)
    assert start in reply.text


def test_says_304_when_nothing_changed(world: World) -> None:
    first = get(world, "heronlake", "/feed/")

    by_tag = get(world, "heronlake", "/feed/", If_None_Match=first.headers["etag"])
    by_date = get(world, "heronlake", "/feed/", If_Modified_Since=first.headers["last-modified"])

    assert (by_tag.status, by_tag.body) == (304, b"")
    assert by_date.status == 304


def test_says_200_after_a_week_that_brought_a_post(world: World) -> None:
    first = get(world, "heronlake", "/feed/")
    world.advance()

    by_tag = get(world, "heronlake", "/feed/", If_None_Match=first.headers["etag"])
    by_date = get(world, "heronlake", "/feed/", If_Modified_Since=first.headers["last-modified"])

    assert by_tag.status == by_date.status == 200
    assert "Winter fair" in by_tag.text


def test_says_304_after_a_week_that_brought_nothing(world: World) -> None:
    first = get(world, "otterswim", "/feed.atom")
    world.advance()

    assert get(world, "otterswim", "/feed.atom", If_None_Match=first.headers["etag"]).status == 304


def test_draws_pictures_that_open(world: World) -> None:
    mark = get(world, "mastodon", "/pictures/heron-avatar.png")
    photo = get(world, "boosters", "/pictures/heron-shirt.jpg")

    assert Image.open(io.BytesIO(mark.body)).size == (400, 400)
    assert Image.open(io.BytesIO(photo.body)).format == "JPEG"
    assert get(world, "boosters", "/pictures/unknown.png").status == 404


def test_remembers_who_asked_for_what(world: World) -> None:
    get(world, "heronlake", "/contact", User_Agent="Rollcall/1")
    get(world, "eastview", "/", If_None_Match='"x"')

    seen = world.requests(host="heronlake")
    assert [(entry.path, entry.agent, entry.status) for entry in seen] == [
        ("/contact", "Rollcall/1", 200)
    ]
    assert world.requests(host="eastview")[0].conditional
    world.clear_log()
    assert world.requests() == ()


@pytest.mark.parametrize("path", ["/status/404", "/status/410", "/status/500", "/status/503"])
def test_answers_with_the_status_that_is_asked_for(world: World, path: str) -> None:
    assert get(world, "trouble", path).status == int(path[-3:])


def test_recovers_after_some_refusals(world: World) -> None:
    path = "/status/429?times=2&after=1"

    replies = [get(world, "trouble", path) for _ in range(3)]

    assert [reply.status for reply in replies] == [429, 429, 200]
    assert replies[0].headers["retry-after"] == "1"


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/redirect", "/landed"),
        ("/redirect/loop", "/redirect/loop"),
        ("/redirect/metadata", "http://169.254.169.254/latest/meta-data/"),
        ("/redirect/private", "http://10.0.0.1/"),
        ("/redirect/file", "file:///etc/hostname"),
    ],
)
def test_redirects_to_good_and_to_bad_places(world: World, path: str, to: str) -> None:
    reply = get(world, "trouble", path)

    assert (reply.status, reply.headers["location"]) == (302, to)


def test_sends_more_than_anybody_wants(world: World) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", world.port, timeout=10)
    connection.request("GET", "/huge", headers={"Host": f"trouble.localhost:{world.port}"})
    answer = connection.getresponse()

    start = answer.read(3_000_000)

    assert answer.getheader("Content-Length") is None
    assert len(start) == 3_000_000
    answer.close()
    connection.close()


def test_breaks_off_and_hangs_up(world: World) -> None:
    with pytest.raises(http.client.IncompleteRead):
        get(world, "trouble", "/cut-off")
    with pytest.raises(http.client.RemoteDisconnected):
        get(world, "trouble", "/hang-up")


def test_refuses_connections_where_nobody_lives(world: World) -> None:
    port = int(world.dead_url.rstrip("/").rpartition(":")[2])

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def test_gives_a_page_instead_of_not_found(world: World) -> None:
    reply = get(world, "trouble", "/soft-404")

    assert reply.status == 200
    assert "Page not found" in reply.text


def test_gives_feeds_that_no_parser_likes(world: World) -> None:
    bodies = [get(world, "trouble", f"/feed/{name}").body for name in ("broken", "empty", "page")]

    assert bodies[0].endswith(b"</rss")
    assert bodies[1] == b""
    assert b"Not a feed" in bodies[2]


def test_gives_letters_in_other_encodings_than_it_says(world: World) -> None:
    assert b"Caf\xe9" in get(world, "trouble", "/encoding/latin1").body
    assert b"Caf\xe9" in get(world, "trouble", "/feed/undeclared").body


def test_closes_twelve_pages_to_robots(world: World) -> None:
    assert len(CLOSED_PATHS) == 12
    assert "Disallow: /closed/" in get(world, "closed", "/robots.txt").text
