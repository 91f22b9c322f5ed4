"""X: what it asks and pays for, what its errors mean, what old answers and saved pages show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.model.access import Access
from crawler.model.account import Account
from crawler.model.capture import Ask
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.platforms import twitter
from tests.builders import make_account
from tests.crawler.platforms.answering import answer, read, visit

USER = {"id": "1001", "name": "Eastview", "username": "EastviewHerons"}
SINCE = datetime(2026, 11, 20, 8, 30, 15, 500_000, tzinfo=UTC)


def account_of(handle: str = "EastviewHerons", **more: Any) -> Account:
    access = Access(**{"app_key": "twitter"} | more.pop("access", {}))
    named = {"platform": "twitter", "handle": handle, "platform_id": None, "access": access}
    return make_account(**named | more)


def posts(*ids: str, token: str | None = None) -> dict[str, Any]:
    meta = {"result_count": len(ids)} | ({"next_token": token} if token else {})
    return {"data": [{"id": one, "text": "x", "author_id": "1001"} for one in ids], "meta": meta}


def status(number: str, **more: Any) -> dict[str, Any]:
    user = {"id_str": "1001", "screen_name": "EastviewHerons", "name": "Eastview"}
    made = "Wed Nov 18 12:00:00 +0000 2026"
    return {"id_str": number, "full_text": "x", "created_at": made, "user": user} | more


def test_asks_nothing_without_a_key() -> None:
    assert twitter.ask(account_of(access={"app_key": None}), ()) == ()


@pytest.mark.parametrize(
    "profile",
    [
        {"data": USER | {"protected": True}},
        {"errors": [{"title": "Not Found Error", "detail": "Could not find user"}]},
        {"data": {"id": "1001", "name": "Eastview"}},
        b"<html>",
    ],
    ids=["protected", "not found", "drift", "no JSON"],
)
def test_pays_for_no_posts_of_who_cannot_be_read(profile: object) -> None:
    seen = visit(twitter, account_of(), [profile, posts("1")])

    assert [one.ask.purpose for one in seen] == ["profile"]


def test_asks_by_name_then_by_id_with_the_key() -> None:
    seen = visit(twitter, account_of(), [{"data": USER}, posts("1")])

    assert seen[0].ask.url.startswith(
        "https://api.x.com/2/users/by/username/EastviewHerons?user.fields="
    )
    assert seen[1].ask.url.startswith("https://api.x.com/2/users/1001/tweets?max_results=20&")
    assert {one.ask.credential for one in seen} == {"twitter"}


@pytest.mark.parametrize("known", [{"platform_id": "1001"}, {"handle": "id:1001"}], ids=str)
def test_asks_by_id_when_it_is_known(known: dict[str, Any]) -> None:
    asks = twitter.ask(account_of(**known), ())

    assert asks[0].url.startswith("https://api.x.com/2/users/1001?")


def test_asks_only_for_what_is_new_to_the_second() -> None:
    seen = visit(
        twitter, account_of(access={"since": SINCE}), [{"data": USER}, posts("1", token="n/1")]
    )

    assert "&start_time=2026-11-20T08:30:15Z" in seen[1].ask.url
    assert "max_results=100&" in seen[1].ask.url


def test_pages_to_the_depth_that_is_set() -> None:
    bodies = [{"data": USER}, *(posts(str(n), token="n/1") for n in range(5))]

    seen = visit(twitter, account_of(access={"max_pages": 3}), bodies)

    assert [one.ask.purpose for one in seen] == ["profile", "posts", "posts", "posts"][: len(seen)]
    assert seen[2].ask.url.endswith("&pagination_token=n%2F1")


def test_counts_what_answers_cost() -> None:
    seen = visit(twitter, account_of(), [{"data": USER}, posts("1", "2", "3")])
    failed = answer(Ask("https://api.x.com/2/users/1", "profile"), {"errors": []}, 429)

    assert twitter.cost(seen) == pytest.approx(0.025)
    assert twitter.cost([failed]) == 0.0


@pytest.mark.parametrize(
    ("body", "code", "outcome"),
    [
        ({"title": "Unauthorized", "status": 401}, 401, Outcome.NEEDS_CREDENTIALS),
        ({"title": "Client Forbidden", "type": "x/client-forbidden"}, 403, "needs_credentials"),
        ({"title": "Too Many Requests"}, 429, Outcome.UNREACHABLE),
        ({"title": "UsageCapExceeded"}, 429, Outcome.UNREACHABLE),
        (b"", 404, Outcome.UNREACHABLE),
        (b"", 503, Outcome.UNREACHABLE),
        ({"errors": [{"code": 63, "message": "User has been suspended."}]}, 403, "suspended"),
        ({"errors": [{"code": 50, "message": "User not found."}]}, 404, Outcome.GONE),
        ({"errors": [{"code": 88, "message": "Rate limit exceeded"}]}, 429, Outcome.UNREACHABLE),
        ({"error": "Not authorized.", "request": "/1.1/x.json"}, 401, Outcome.PRIVATE),
        ({"errors": [{"message": "Something new"}]}, 200, Outcome.UNREACHABLE),
    ],
    ids=lambda value: str(value)[:30],
)
def test_tells_errors_apart(body: object, code: int, outcome: str) -> None:
    account = account_of()
    seen = (answer(twitter.ask(account, ())[0], body, code),)

    with pytest.raises(OutOfReachError) as refused:
        twitter.normalise(account, seen)

    assert refused.value.outcome == outcome
    assert refused.value.fix


def test_a_post_that_lost_its_id_is_named() -> None:
    with pytest.raises(LayoutChangedError) as lost:
        twitter.read(answer(Ask("", "posts"), {"data": [{"text": "x"}]}), None)

    assert lost.value.part == "id of the post"


def test_a_question_that_was_wrong_is_unreadable() -> None:
    with pytest.raises(ReaderError) as refused:
        twitter.read(answer(Ask("", "x"), {"title": "Invalid Request", "errors": []}, 400), None)

    assert refused.value.outcome is Outcome.UNREADABLE


def test_gives_nobody_in_a_list_of_several_users() -> None:
    said = read("twitter", {"data": [USER, USER | {"id": "2", "username": "otters"}]})

    assert said["account"]["handle"] is None
    assert said["posts"] == []


def test_picks_the_user_that_was_asked_for_and_the_pinned_post() -> None:
    pinned = USER | {"pinned_tweet_id": "7"}
    body: dict[str, Any] = {"data": [pinned, USER | {"id": "2", "username": "otters"}]}
    body |= {"includes": {"tweets": [{"id": "7", "text": "Welcome"}, {"id": "8", "text": "No"}]}}

    said = read("twitter", body, handle="@EASTVIEWHERONS")

    assert said["account"]["id"] == "1001"
    assert [post["text"] for post in said["posts"]] == ["Welcome"]
    assert read("twitter", body, handle="nobody")["status"] == "not_found"


def test_learns_whose_posts_they_are_from_the_call() -> None:
    body = {"data": [{"id": "1", "text": "x"}], "meta": {"result_count": 1}}
    mine = {"data": [{"id": "1", "text": "x", "author_id": "1001"}]}

    unnamed = read("twitter", body, "https://api.x.com/2/users/1001/tweets?max_results=5")

    assert [post["id"] for post in unnamed["posts"]] == ["1"]
    assert read("twitter", mine)["account"]["id"] == "1001"


def test_takes_nothing_of_others_in_a_search_for_the_account() -> None:
    items = [{"id": "1", "text": "x", "author_id": "1001"}, {"id": "2", "text": "y"}]
    items[1]["author_id"] = "1002"
    capture = answer(Ask("", "x"), {"data": items, "includes": {"users": [USER]}})

    found = twitter.read(capture, "EastviewHerons")

    assert [post.mine for post in found.posts] == [True, False]
    assert found.platform_id == "1001"


def test_reads_statuses_of_the_first_api() -> None:
    media = {"type": "photo", "media_url_https": "https://pbs.twimg.com/a.jpg", "ext_alt_text": "A"}
    film = {"type": "video", "media_url_https": "https://pbs.twimg.com/still.jpg"}
    theirs = status("9", user={"id_str": "5", "screen_name": "otters", "name": "Otters"})
    body = [
        status("3", full_text="Q &amp; A", extended_entities={"media": [media, film]}),
        status("2", full_text="RT @otters: x", retweeted_status=theirs),
        status("1", in_reply_to_status_id_str="77"),
    ]

    said = read("twitter", body)["posts"]

    assert [post["kind"] for post in said] == ["post", "repost", "reply"]
    assert said[0]["text"] == "Q & A"
    assert said[0]["time"] == "2026-11-18T12:00:00Z"
    assert said[0]["image_urls"] == [
        "https://pbs.twimg.com/a.jpg",
        "https://pbs.twimg.com/still.jpg",
    ]
    assert said[1]["author_handle"] == "otters"


def test_reads_a_search_and_a_cut_off_text_of_the_first_api() -> None:
    whole = {"full_text": "A long text", "entities": {}}
    cut = status("1", text="A lo…", extended_tweet=whole)
    del cut["full_text"]

    said = read("twitter", {"statuses": [cut], "search_metadata": {"next_results": "?max_id=1"}})

    assert said["posts"][0]["text"] == "A long text"
    assert said["paging"] == {"next": True}


def test_reads_a_user_of_the_first_api_with_the_latest_status() -> None:
    link = {"expanded_url": "https://heronlake.example/"}
    user = {
        "id_str": "1001",
        "screen_name": "EastviewHerons",
        "name": "Eastview",
        "followers_count": 812,
        "url": "https://t.co/a",
        "entities": {"url": {"urls": [link]}},
        "status": {"id_str": "5", "text": "Hi", "created_at": "Wed Nov 18 12:00:00 +0000 2026"},
    }

    said = read("twitter", user)

    assert said["account"]["external_urls"] == ["https://heronlake.example/"]
    assert said["posts"][0]["permalink"] == "https://x.com/EastviewHerons/status/5"


def test_reads_the_day_and_the_text_of_an_embedded_post() -> None:
    body = {
        "url": "https://twitter.com/EastviewHerons/status/5",
        "author_name": "Eastview",
        "author_url": "https://twitter.com/EastviewHerons",
        "html": '<blockquote class="twitter-tweet"><p lang="en">Bus &amp; <a href="x">#news</a>'
        "</p>&mdash; Eastview (@EastviewHerons) "
        '<a href="https://twitter.com/EastviewHerons/status/5">November 18, 2026</a></blockquote>',
        "provider_name": "Twitter",
    }

    post = read("twitter", body)["posts"][0]

    assert (post["text"], post["time"], post["date_only"]) == ("Bus & #news", "2026-11-18", True)


def test_a_saved_page_of_another_platform_is_not_read() -> None:
    assert read("twitter", b"<title>Herons on tour</title>")["status"] == "unreadable"


def test_reads_a_saved_profile_with_its_posts() -> None:
    page = b"""<html><head><title>Eastview (@EastviewHerons) / X</title>
      <link rel="canonical" href="https://x.com/EastviewHerons"></head><body>
      <div data-testid="UserName"><span>Eastview</span><div>@EastviewHerons</div></div>
      <div data-testid="UserDescription">Go <img alt="X" src="https://abs.example/emoji/1.svg"></div>
      <article data-testid="tweet"><div data-testid="User-Name"><span>Eastview</span></div>
        <a href="/EastviewHerons/status/12"><time datetime="2026-11-18T12:00:00.000Z">5h</time></a>
        <div data-testid="tweetText">We <b>won</b></div>
        <div data-testid="tweetPhoto"><img alt="Image" src="https://pbs.twimg.com/a.jpg"></div>
      </article>
      <article data-testid="tweet"><span data-testid="socialContext">Eastview reposted</span>
        <a href="/otters/status/11"><time datetime="2026-11-17T12:00:00.000Z">1d</time></a>
        <div data-testid="tweetText">Ours</div></article></body></html>"""

    found = twitter.read(answer(Ask("", "saved"), page), "1001")

    assert (found.handle, found.display_name, found.bio) == ("EastviewHerons", "Eastview", "Go X")
    assert [post.mine for post in found.posts] == [True, False]
    assert found.posts[0].text == "We won"
    assert [picture.url for picture in found.posts[0].pictures] == ["https://pbs.twimg.com/a.jpg"]


def test_reads_a_page_saved_before_2020() -> None:
    page = b"""<html><head><meta property="og:site_name" content="Twitter">
      <title>Eastview (@EastviewHerons) | Twitter</title>
      <link rel="canonical" href="https://twitter.com/EastviewHerons"></head><body>
      <div class="tweet js-stream-tweet" data-tweet-id="5" data-screen-name="EastviewHerons"
        data-name="Eastview"><span data-time="1480000000"></span>
        <p class="TweetTextSize js-tweet-text tweet-text">Snow day</p>
        <div class="AdaptiveMedia-photoContainer" data-image-url="https://pbs.twimg.com/s.jpg">
      </div></div></body></html>"""

    post = read("twitter", page)["posts"][0]

    assert (post["text"], post["time"]) == ("Snow day", "2016-11-24T15:06:40Z")
    assert post["image_urls"] == ["https://pbs.twimg.com/s.jpg"]


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Account suspended", Outcome.SUSPENDED),
        ("This account doesn't exist", Outcome.GONE),
        ("These posts are protected", Outcome.PRIVATE),
    ],
)
def test_a_saved_page_says_why_it_shows_nothing(words: str, outcome: Outcome) -> None:
    page = f"""<html><head><title>Profile / X</title>
      <link rel="canonical" href="https://x.com/EastviewHerons"></head>
      <body><div data-testid="emptyState"><span>{words}</span></div></body></html>"""

    with pytest.raises(OutOfReachError) as refused:
        twitter.read(answer(Ask("", "saved"), page.encode()), None)

    assert refused.value.outcome is outcome


def test_reads_the_data_of_a_profile_page() -> None:
    page = b"""<html><head><link rel="canonical" href="https://x.com/EastviewHerons">
      <script type="application/ld+json">{"@type": "ProfilePage", "mainEntity":
       {"@type": "Person", "additionalName": "EastviewHerons", "givenName": "Eastview",
        "identifier": "1001", "description": "Go Herons", "url": "https://x.com/EastviewHerons",
        "image": {"contentUrl": "https://pbs.twimg.com/profile_images/1/a.jpg"},
        "interactionStatistic": [{"name": "Follows", "userInteractionCount": 812}],
        "relatedLink": ["https://heronlake.example/"]}}</script></head></html>"""

    account = read("twitter", page)["account"]

    assert (account["id"], account["followers"]) == ("1001", 812)
    assert account["external_urls"] == ["https://heronlake.example/"]


def test_reads_an_embedded_timeline() -> None:
    tweet = {key: value for key, value in status("5").items() if key != "id_str"} | {"id_str": "5"}
    data = {
        "props": {
            "pageProps": {
                "headerProps": {"screenName": "EastviewHerons"},
                "timeline": {"entries": [{"content": {"tweet": tweet}}, {"content": {}}]},
            }
        }
    }
    page = b'<script id="__NEXT_DATA__" type="application/json">' + answer(Ask("", ""), data).body

    said = read("twitter", page + b"</script>")

    assert said["account"]["handle"] == "EastviewHerons"
    assert [post["id"] for post in said["posts"]] == ["5"]
