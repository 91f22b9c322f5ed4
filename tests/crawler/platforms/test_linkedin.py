"""LinkedIn: what it asks with a token, how it reads answers of all ages and saved pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask
from crawler.model.errors import LayoutChangedError, OutOfReachError
from crawler.model.outcome import Outcome
from crawler.platforms import linkedin
from crawler.platforms.formats.linkedin_words import plain_little
from tests.builders import make_account
from tests.crawler.platforms.answering import answer, read, visit

ORGANIZATION = {"id": 1001, "vanityName": "heron-lake", "localizedName": "Heron Lake"}
URN = "urn:li:organization:1001"
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
VERSION = ("LinkedIn-Version", "202611")


def account_of(handle: str = "company/heron-lake", **more: Any) -> Account:
    access = Access(**{"connected": "linkedin/hlps"} | more.pop("access", {}))
    named = {"platform": "linkedin", "handle": handle, "platform_id": None, "access": access}
    return make_account(**named | more)


def post(number: int, **more: Any) -> dict[str, Any]:
    made = {"publishedAt": 1795000000000, "lastModifiedAt": 1795000000000}
    told = {"id": f"urn:li:share:{number}", "author": URN, "commentary": "x"}
    return told | made | {"lifecycleState": "PUBLISHED"} | more


@pytest.mark.parametrize(
    "account",
    [account_of(access={"connected": None}), account_of("in/dana-reyes-example")],
    ids=["no token", "a member"],
)
def test_asks_nothing_where_there_is_no_route(account: Account) -> None:
    assert linkedin.ask(account, ()) == ()


def test_asks_for_nothing_more_when_there_is_no_such_page() -> None:
    account = account_of()
    seen = visit(linkedin, account, [{"elements": []}, {"elements": []}])

    assert len(seen) == 1


def test_asks_for_page_posts_followers_and_pictures() -> None:
    pictured = post(1, content={"media": {"id": "urn:li:image:I1"}})
    filmed = post(2, content={"media": {"id": "urn:li:video:V1"}})
    account = account_of()
    seen: list[Any] = []
    for bodies in (
        [{"elements": [ORGANIZATION]}],
        [{"elements": [pictured, filmed]}, {"firstDegreeSize": 9}],
    ):
        asks = linkedin.ask(account, seen)
        seen += [answer(ask, body) for ask, body in zip(asks, bodies, strict=True)]

    urls = [ask.url for ask in linkedin.ask(account, seen)]

    assert seen[0].ask.url.endswith("/rest/organizations?q=vanityName&vanityName=heron-lake")
    assert [one.ask.purpose for one in seen] == ["organization", "posts", "followers"]
    assert VERSION in seen[0].ask.headers
    assert [url.rpartition("/")[2] for url in urls] == [
        "images?ids=List(urn%3Ali%3Aimage%3AI1)",
        "videos?ids=List(urn%3Ali%3Avideo%3AV1)",
    ]


@pytest.mark.parametrize(
    "account",
    [account_of(platform_id="1001"), account_of("company/1001"), account_of("id:1001")],
    ids=["known", "in the address", "id"],
)
def test_asks_by_number_when_it_is_known(account: Account) -> None:
    assert linkedin.ask(account, ())[0].url.endswith("/rest/organizations/1001")


@pytest.mark.parametrize(
    ("count", "since", "more"),
    [(50, None, True), (49, None, False), (50, SINCE, True)],
    ids=["a full page", "the last page", "all new"],
)
def test_goes_on_while_there_is_something_new(
    count: int, since: datetime | None, more: bool
) -> None:
    account = account_of(access={"since": since})
    first = answer(linkedin.ask(account, ())[0], {"elements": [ORGANIZATION]})
    asks = linkedin.ask(account, [first])
    listed = answer(asks[0], {"elements": [post(number) for number in range(count)]})
    seen = [first, listed, answer(asks[1], {"firstDegreeSize": 9})]

    assert [ask.purpose for ask in linkedin.ask(account, seen)] == ["posts"] * more


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, Outcome.NEEDS_CREDENTIALS),
        (403, Outcome.NEEDS_CREDENTIALS),
        (404, Outcome.GONE),
        (429, Outcome.UNREACHABLE),
        (500, Outcome.UNREACHABLE),
    ],
)
def test_tells_errors_apart(status: int, outcome: Outcome) -> None:
    account = account_of()
    said = {"status": status, "message": "no", "serviceErrorCode": 1}
    seen = (answer(linkedin.ask(account, ())[0], said, status),)

    with pytest.raises(OutOfReachError) as refused:
        linkedin.normalise(account, seen)

    assert refused.value.outcome is outcome


def test_a_post_that_lost_its_id_is_named() -> None:
    with pytest.raises(LayoutChangedError) as lost:
        linkedin.read(answer(Ask("", "x"), {"elements": [{"commentary": "x"}]}), None)

    assert lost.value.part == "id of the post"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Buses leave at 12:30", "Buses leave at 12:30"),
        (r"A \(b\) \* c\_d \\ e", r"A (b) * c_d \ e"),
        ("Hi @[Dana Reyes](urn:li:person:a1)!", "Hi Dana Reyes!"),
        (r"{hashtag|\#|GoHerons}", "#GoHerons"),
        ("mail @ noon", "mail @ noon"),
    ],
)
def test_little_text_becomes_plain(written: str, plain: str) -> None:
    assert plain_little(written) == plain


def test_posts_of_another_page_are_not_ours() -> None:
    body = {"elements": [post(1), post(2, author="urn:li:organization:2")]}

    found = linkedin.read(answer(Ask("", "x"), body), "1001")

    assert [one.mine for one in found.posts] == [True, False]


def test_reads_shares_of_the_second_version() -> None:
    entity = {
        "entityLocation": "https://x.example",
        "thumbnails": [{"resolvedUrl": "https://m.example/t"}],
    }
    share = {
        "id": "6000000000000000001",
        "activity": "urn:li:activity:6000000000000000002",
        "owner": URN,
        "created": {"time": 1500000000000},
        "text": {"text": "Hi"},
        "content": {"contentEntities": [entity]},
    }

    said = read("linkedin", {"elements": [share], "paging": {"start": 0, "count": 10, "total": 30}})

    assert said["account"]["id"] == "1001"
    assert said["paging"] == {"next": True}
    assert said["posts"][0] == {
        "id": "6000000000000000001",
        "permalink": "https://www.linkedin.com/feed/update/urn:li:activity:6000000000000000002/",
        "time": "2017-07-14T02:40:00Z",
        "title": None,
        "text": "Hi",
        "image_urls": ["https://m.example/t"],
        "author_handle": None,
        "author_name": None,
        "kind": "post",
    }


def test_reads_companies_of_the_first_version_in_xml() -> None:
    body = b"""<?xml version="1.0" encoding="UTF-8"?>
      <company><id>1001</id><name>Heron Lake</name><universal-name>heron-lake</universal-name>
      <website-url>https://heronlake.example</website-url><num-followers>9</num-followers>
      <square-logo-url>https://m.example/l.png</square-logo-url></company>"""

    account = read("linkedin", body)["account"]

    assert account == {
        "handle": "heron-lake",
        "id": "1001",
        "display_name": "Heron Lake",
        "bio": None,
        "avatar_url": "https://m.example/l.png",
        "external_urls": ["https://heronlake.example"],
        "followers": 9,
        "profile_url": "https://www.linkedin.com/company/heron-lake",
    }


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"<error><status>401</status><message>Invalid token</message></error>", "unreadable"),
        (b"<error><status>404</status><message>No such company</message></error>", "not_found"),
        (
            b'<companies total="2"><company><id>1</id><name>A</name></company>'
            b"<company><id>2</id><name>B</name></company></companies>",
            "ok",
        ),
        (b'<company-search><companies total="0"/></company-search>', "unreadable"),
    ],
    ids=["token", "gone", "two", "none"],
)
def test_reads_lists_and_errors_in_xml(body: bytes, status: str) -> None:
    assert read("linkedin", body)["status"] == status


def test_reads_updates_of_the_first_version() -> None:
    share = {
        "id": "s5",
        "comment": "Hi",
        "timestamp": 1300000000000,
        "content": {"thumbnailUrl": "https://m.example/t"},
    }
    content = {"company": {"id": 1001, "name": "HL"}, "companyStatusUpdate": {"share": share}}
    update = {"updateKey": "UNIU-c1", "timestamp": 1300000000001, "updateContent": content}

    found = linkedin.read(answer(Ask("", "x"), {"_total": 1, "values": [update]}), None)

    assert found.platform_id == "1001"
    assert (found.posts[0].id, found.posts[0].text) == ("s5", "Hi")


def test_reads_a_member() -> None:
    person = {"id": "a1", "localizedFirstName": "Dana", "localizedLastName": "Reyes"}

    assert read("linkedin", person)["account"]["display_name"] == "Dana Reyes"
    assert read("linkedin", {"sub": "a1", "name": "Dana Reyes"})["account"]["id"] == "a1"


def test_a_wall_is_not_a_page() -> None:
    wall = (
        b'<title>Sign Up | LinkedIn</title><link rel="canonical" href="https://www.linkedin.com/x">'
    )

    assert read("linkedin", wall)["status"] == "unreadable"


def test_reads_a_page_as_a_guest_sees_it() -> None:
    page = b"""<html><head><title>Heron Lake | LinkedIn</title>
      <meta property="og:title" content="Heron Lake | LinkedIn">
      <meta property="og:description" content="Heron Lake | 1,310 followers on LinkedIn. Schools">
      <meta property="og:image" content="https://media.licdn.example/og.png">
      <link rel="canonical" href="https://www.linkedin.com/company/heron-lake">
      <script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Heron Lake",
        "sameAs": "https://heronlake.example", "logo": {"contentUrl": "https://m.example/l"}},
        {"@type": "DiscussionForumPosting", "datePublished": "2024-10-01T10:00:00.000Z",
         "@id": "https://www.linkedin.com/posts/heron-lake_activity-7000000000000000001-a"}]}
      </script></head><body>
      <article data-activity-urn="urn:li:activity:7000000000000000001">
        <a class="main-feed-card__overlay-link"
           href="https://www.linkedin.com/posts/heron-lake_activity-7000000000000000001-a?x=1"></a>
        <a data-tracking-control-name="organization_guest_main-feed-card_feed-actor-name"
           href="https://www.linkedin.com/company/heron-lake?trk=x">Heron Lake</a><time>20h</time>
        <p data-test-id="main-feed-activity-card__commentary">Open <b>house</b></p>
        <ul data-test-id="feed-images-content"><li><img data-delayed-url="https://m.example/1">
        </li></ul></article>
      <article data-activity-urn="urn:li:activity:7000000000000000002"><time>1w</time>
        <div data-test-id="feed-reshare-content"><div>
        <p data-test-id="main-feed-activity-card__commentary">Theirs</p></div></div></article>
      </body></html>"""

    said = read("linkedin", page)

    assert said["account"]["handle"] == "company/heron-lake"
    assert (said["account"]["followers"], said["account"]["bio"]) == (1310, "Schools")
    assert [post["text"] for post in said["posts"]] == ["Open house", None]
    assert [post["time"] for post in said["posts"]] == ["2024-10-01T10:00:00Z", None]
    assert said["posts"][0]["image_urls"] == ["https://m.example/1"]


def test_reads_the_page_of_one_post() -> None:
    page = b"""<html><head><title>Heron Lake on LinkedIn</title>
      <link rel="canonical" href="https://www.linkedin.com/posts/heron-lake_activity-7000000000000000001-a">
      <script type="application/ld+json">{"@type": "SocialMediaPosting", "articleBody": "Open",
        "@id": "https://www.linkedin.com/posts/heron-lake_activity-7000000000000000001-a",
        "datePublished": "2024-10-01T10:00:00.000Z", "image": {"url": "https://m.example/1"},
        "author": {"name": "Heron Lake", "url": "https://www.linkedin.com/company/heron-lake"}}
      </script></head></html>"""

    said = read("linkedin", page)

    assert said["account"]["handle"] == "company/heron-lake"
    assert said["posts"][0]["id"] == "urn:li:activity:7000000000000000001"
    assert said["posts"][0]["time"] == "2024-10-01T10:00:00Z"
