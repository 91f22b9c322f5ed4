"""Flickr: what it asks route by route, what its answers mean, what recordings show."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, Trouble
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import PostKind
from crawler.platforms import flickr
from tests.builders import NOW, make_account

NSID, OTHER = "10000001@N01", "10000002@N01"
KEYED = Access(app_key="flickr")
PERSON = {
    "stat": "ok",
    "person": {
        "nsid": NSID,
        "path_alias": "eastviewherons",
        "iconserver": "0",
        "iconfarm": 0,
        "username": {"_content": "Eastview Herons"},
        "profileurl": {"_content": "https://www.flickr.com/people/eastviewherons/"},
    },
}


def account_of(handle: str = f"id:{NSID}", access: Access = KEYED, **more: Any) -> Account:
    named = {"platform": "flickr", "handle": handle, "platform_id": None, "access": access}
    return make_account(**named | more)


def answer(ask: Ask, body: object = b"", status: int = 200) -> Capture:
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Capture(ask, ask.url, status, NOW, {}, written)


def read(body: object, owner: str | None = None) -> Any:
    return flickr.read(answer(Ask("https://x.example", "recorded"), body), owner)


def photos(*owners: str, pages: int = 1) -> dict[str, Any]:
    listed = [{"id": str(n), "owner": by, "title": "x"} for n, by in enumerate(owners, 1)]
    return {"stat": "ok", "photos": {"page": 1, "pages": pages, "photo": listed}}


def fail(code: int, message: str) -> dict[str, Any]:
    return {"stat": "fail", "code": code, "message": message}


def test_asks_for_no_photos_of_who_is_not_there() -> None:
    account = account_of()
    person = flickr.ask(account, ())[0]

    assert flickr.ask(account, (answer(person, fail(5, "User deleted")),)) == ()


def test_never_shows_the_key_in_an_address() -> None:
    ask = flickr.ask(account_of(), ())[0]

    assert (ask.credential, ask.credential_as) == ("flickr", "?api_key={}")
    assert "api_key" not in ask.url


def test_looks_a_name_up_before_it_asks_for_the_person() -> None:
    account = account_of("eastviewherons")
    lookup = flickr.ask(account, ())[0]
    found = answer(lookup, {"stat": "ok", "user": {"id": NSID, "username": {"_content": "E H"}}})
    person = flickr.ask(account, (found,))[0]
    more = flickr.ask(account, (found, answer(person, PERSON)))

    assert lookup.url.endswith(
        "flickr.urls.lookupUser&url=https%3A%2F%2Fwww.flickr.com%2Fpeople%2Feastviewherons%2F"
        "&format=json&nojsoncallback=1"
    )
    assert f"flickr.people.getInfo&user_id={NSID}&" in person.url
    assert [ask.purpose for ask in more] == ["about", "photos"]


def test_pages_through_the_photos_to_the_depth_allowed() -> None:
    account = account_of(access=Access(app_key="flickr", max_pages=2))
    seen = [answer(flickr.ask(account, ())[0], PERSON)]
    seen += [answer(ask, photos(NSID, pages=9)) for ask in flickr.ask(account, seen)]
    second = flickr.ask(account, seen)
    seen += [answer(ask, photos(NSID, pages=9)) for ask in second]

    assert "&page=2&" in second[0].url
    assert flickr.ask(account, seen) == ()


def test_without_a_key_the_feed_is_asked_by_the_number() -> None:
    asks = flickr.ask(account_of(access=Access()), ())

    assert [ask.url for ask in asks] == [
        f"https://www.flickr.com/services/feeds/photos_public.gne?id={NSID}"
        "&format=json&nojsoncallback=1&lang=en-us"
    ]


def test_without_a_key_the_embed_tells_the_number_of_a_name() -> None:
    account = account_of("eastviewherons", Access())
    embed = flickr.ask(account, ())[0]
    home = "https://www.flickr.com/photos/"
    told = {
        "provider_name": "Flickr",
        "flickr_type": "photostream",
        "author_url": f"{home}eastviewherons/",
        "html": f"<a href='{home}{NSID}'></a>",
    }

    asks = flickr.ask(account, (answer(embed, told),))

    assert f"?id={NSID}&" in asks[0].url


def test_a_lost_feed_is_not_a_lost_person() -> None:
    account = account_of(access=Access())
    feed = answer(flickr.ask(account, ())[0], b"no", 404)
    page = flickr.ask(account, (feed,))[0]
    down = answer(page, b"no", 503)

    with pytest.raises(OutOfReachError) as told:
        flickr.normalise(account, (feed, down))

    assert page.url == f"https://www.flickr.com/photos/{NSID}/"
    assert told.value.outcome is Outcome.UNREACHABLE


def test_only_the_page_says_that_a_person_is_gone() -> None:
    account = account_of(access=Access())
    feed = answer(flickr.ask(account, ())[0], b"no", 404)
    page = answer(flickr.ask(account, (feed,))[0], b"no", 404)

    with pytest.raises(OutOfReachError) as told:
        flickr.normalise(account, (feed, page))

    assert told.value.outcome is Outcome.GONE


def test_robots_are_obeyed_and_said() -> None:
    account = account_of(access=Access())
    ask = flickr.ask(account, ())[0]
    refused = Capture(ask, ask.url, 0, NOW, trouble=Trouble.ROBOTS)

    with pytest.raises(OutOfReachError) as told:
        flickr.normalise(account, (refused,))

    assert told.value.outcome is Outcome.FORBIDDEN


@pytest.mark.parametrize(
    ("code", "message", "outcome"),
    [
        (1, "User not found", Outcome.GONE),
        (5, "User deleted", Outcome.GONE),
        (1, "Invalid NSID provided", Outcome.GONE),
        (2, "Permission denied", Outcome.PRIVATE),
        (100, "Invalid API Key (Key has invalid format)", Outcome.NEEDS_CREDENTIALS),
        (98, "Invalid auth token", Outcome.NEEDS_CREDENTIALS),
        (99, "Insufficient permissions", Outcome.NEEDS_CREDENTIALS),
        (105, "Service currently unavailable", Outcome.UNREACHABLE),
        (201, "Sorry, the Flickr API service is not currently available.", Outcome.UNREACHABLE),
        (112, 'Method "x" not found', Outcome.UNREADABLE),
        (3, "Something new", Outcome.UNREADABLE),
    ],
)
def test_tells_apart_why_there_is_nothing(code: int, message: str, outcome: Outcome) -> None:
    xml = f'<?xml version="1.0"?><rsp stat="fail"><err code="{code}" msg=\'{message}\'/></rsp>'

    with pytest.raises(ReaderError) as told:
        read(fail(code, message))
    with pytest.raises(ReaderError) as told_in_xml:
        read(xml.encode())

    assert (told.value.outcome, told_in_xml.value.outcome) == (outcome, outcome)


def test_gives_no_account_where_photos_are_of_several() -> None:
    found = read(photos(NSID, OTHER))

    assert found.platform_id is None
    assert len(found.posts) == 2


def test_somebody_elses_photo_is_not_the_accounts() -> None:
    assert [post.mine for post in read(photos(NSID, OTHER), NSID).posts] == [True, False]


def test_when_a_photo_was_taken_is_not_when_it_was_posted() -> None:
    taken = {"id": "1", "owner": NSID, "datetaken": "2026-11-20 10:00:00"}

    found = read({"stat": "ok", "photos": {"page": 1, "pages": 1, "photo": [taken]}})

    assert found.posts[0].moment is None


def test_the_default_picture_is_nobodys() -> None:
    assert read(PERSON).avatar is None


def test_keeps_the_lines_of_a_profile_in_xml() -> None:
    body = b"""<?xml version="1.0"?><rsp stat="ok"><profile id="10000001@N01" first_name="Eastview"
    last_name="" profile_description="One.

Two &lt;b&gt;three&lt;/b&gt;" website="https://eastview.example" join_date="1076443200"/></rsp>"""

    found = read(body)

    assert found.bio == "One.\n\nTwo three"
    assert found.external_urls == ("https://eastview.example",)


def test_reads_a_single_photo_and_a_video_in_xml() -> None:
    body = f"""<?xml version="1.0"?><rsp stat="ok"><photo id="7" secret="ab" server="65535"
    dateuploaded="1763629323" media="video"><owner nsid="{NSID}" username="Eastview Herons"
    realname="" path_alias="eastviewherons"/><title>We won</title><description/></photo></rsp>"""

    post = read(body.encode()).posts[0]

    assert (post.id, post.kind, post.text) == ("7", PostKind.VIDEO, "")
    assert post.permalink == "https://www.flickr.com/photos/eastviewherons/7/"
    assert post.pictures[0].url == "https://live.staticflickr.com/65535/7_ab.jpg"


def test_reads_an_answer_with_a_callback() -> None:
    body = b"jsonFlickrApi(" + json.dumps(PERSON).encode() + b");"

    assert read(body).handle == "eastviewherons"


def test_gives_no_account_where_a_feed_is_everybodys() -> None:
    items = [
        {"link": f"https://www.flickr.com/photos/{who}/1/", "author": f"nobody@flickr.com ({who})"}
        for who in ("herons", "otters")
    ]
    link = "https://www.flickr.com/photos/"

    found = read({"generator": "https://www.flickr.com", "link": link, "items": items})

    assert (found.handle, found.platform_id, len(found.posts)) == (None, None, 2)


def test_reads_the_feed_in_atom() -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:flickr="urn:flickr:user">
    <title>Uploads from Eastview Herons</title>
    <link rel="alternate" href="https://www.flickr.com/photos/eastviewherons/"/>
    <id>tag:flickr.com,2005:/photos/public/1</id>
    <icon>https://farm66.staticflickr.com/65535/buddyicons/{NSID}.jpg?1#{NSID}</icon>
    <entry><title>We won</title><id>tag:flickr.com,2005:/photo/5400000001</id>
    <link rel="alternate" href="https://www.flickr.com/photos/eastviewherons/5400000001/"/>
    <published>2026-11-20T10:00:00Z</published><content type="html">
    &lt;p&gt;&lt;a href="https://www.flickr.com/people/eastviewherons/"&gt;Eastview Herons&lt;/a&gt;
    posted a photo:&lt;/p&gt; &lt;p&gt;&lt;a href="x"&gt;&lt;img src="https://live.example/1_m.jpg"
    alt=""/&gt;&lt;/a&gt;&lt;/p&gt; &lt;p&gt;Go Herons&lt;/p&gt;</content>
    <author><name>Eastview Herons</name><flickr:nsid>{NSID}</flickr:nsid></author>
    <link rel="enclosure" type="image/jpeg" href="https://live.example/1_b.jpg"/></entry></feed>"""

    found = read(feed.encode())

    post = found.posts[0]
    assert (found.handle, found.platform_id) == ("eastviewherons", NSID)
    assert found.display_name == "Eastview Herons"
    assert (post.id, post.text) == ("5400000001", "Go Herons")
    assert [picture.url for picture in post.pictures] == ["https://live.example/1_b.jpg"]


def test_reads_the_embed_of_one_photo() -> None:
    found = read(
        {
            "provider_name": "Flickr",
            "type": "photo",
            "flickr_type": "photo",
            "title": "We won",
            "author_name": "Eastview Herons",
            "author_url": "https://www.flickr.com/photos/eastviewherons/",
            "web_page": "https://www.flickr.com/photos/eastviewherons/7/",
            "url": "https://live.example/7_b.jpg",
        }
    )

    assert (found.posts[0].id, found.posts[0].pictures[0].url) == (
        "7",
        "https://live.example/7_b.jpg",
    )


@pytest.mark.parametrize("body", [b"{}", b"<rsp/>", b"\xff", b'{"photos": []}', b"<p>x</p>"])
def test_an_answer_of_another_form_is_a_change_of_layout(body: bytes) -> None:
    with pytest.raises(LayoutChangedError):
        read(body)


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ({"stat": "ok", "person": {"username": {"_content": "x"}}}, "nsid"),
        ({"stat": "ok", "person": {"nsid": NSID}}, "username"),
        ({"stat": "ok", "photos": {"page": 1, "total": 4}}, "photo"),
        ({"stat": "ok", "photos": {"page": 1, "photo": [{"owner": NSID}]}}, "id"),
    ],
)
def test_names_the_part_that_was_always_there(body: object, part: str) -> None:
    with pytest.raises(LayoutChangedError) as told:
        read(body)

    assert told.value.part == part
