"""The loopback platforms answer in the platforms' own formats."""

from __future__ import annotations

import pytest

from tests.world.asking import get
from tests.world.heron_lake_sites import YOUTUBE_ID
from tests.world.server import World

_LOOKUP = "/api/v1/accounts/lookup?acct="
_PROFILE = "/xrpc/app.bsky.actor.getProfile?actor="


def test_knows_nobody_else(world: World) -> None:
    assert get(world, "mastodon", f"{_LOOKUP}nobody").status == 404
    assert get(world, "bluesky", f"{_PROFILE}nobody.example").status == 400
    assert get(world, "youtube", "/feeds/videos.xml?channel_id=UCnobody").status == 404
    assert get(world, "mastodon", "/@nobody.rss").status == 404


def test_looks_a_mastodon_account_up(world: World) -> None:
    account = get(world, "mastodon", f"{_LOOKUP}hlps").json()

    assert account["display_name"] == "Heron Lake Public Schools"
    assert account["url"] == world.url("mastodon", "/@hlps")
    assert account["avatar"] == world.url("mastodon", "/pictures/district-logo.png")


def test_gives_statuses_newest_first_with_boosts_marked(world: World) -> None:
    account = get(world, "mastodon", f"{_LOOKUP}hlps").json()

    statuses = get(world, "mastodon", f"/api/v1/accounts/{account['id']}/statuses?limit=40").json()

    assert [status["created_at"] for status in statuses] == sorted(
        (status["created_at"] for status in statuses), reverse=True
    )
    boosts = [status for status in statuses if status["reblog"]]
    assert [boost["reblog"]["account"]["acct"] for boost in boosts] == ["pinepointparents"]
    assert statuses[1]["media_attachments"][0]["description"] == "The board room"


@pytest.mark.parametrize(
    ("host", "lookup", "rss"),
    [("mastodon", 200, 200), ("rss-only", 401, 200), ("outbox-only", 401, 404)],
)
def test_closes_routes_server_by_server(world: World, host: str, lookup: int, rss: int) -> None:
    assert get(world, host, f"{_LOOKUP}hlps").status == lookup
    assert get(world, host, "/@hlps.rss").status == rss


def test_leads_from_webfinger_to_the_outbox(world: World) -> None:
    resource = "/.well-known/webfinger?resource=acct:hlps@outbox-only.localhost"

    finger = get(world, "outbox-only", resource).json()
    actor_url = next(link["href"] for link in finger["links"] if link["rel"] == "self")
    actor = get(world, "outbox-only", "/users/hlps").json()
    outbox = get(world, "outbox-only", "/users/hlps/outbox").json()
    page = get(world, "outbox-only", "/users/hlps/outbox?page=true").json()

    assert actor_url == actor["id"] == world.url("outbox-only", "/users/hlps")
    assert outbox["first"].endswith("/outbox?page=true")
    assert {item["type"] for item in page["orderedItems"]} == {"Create", "Announce"}


def test_gives_a_bluesky_profile_and_its_posts(world: World) -> None:
    actor = "news.heronlake.example"

    profile = get(world, "bluesky", _PROFILE + actor).json()
    feed = get(world, "bluesky", f"/xrpc/app.bsky.feed.getAuthorFeed?actor={actor}").json()["feed"]

    assert profile["handle"] == actor
    assert feed[0]["post"]["author"]["did"] == profile["did"]
    assert feed[0]["post"]["embed"]["images"][0]["alt"] == "An icy road"


def test_follows_a_bluesky_account_through_a_new_name(world: World) -> None:
    did = get(world, "bluesky", f"{_PROFILE}news.heronlake.example").json()["did"]
    world.advance()

    assert get(world, "bluesky", f"{_PROFILE}news.heronlake.example").status == 400
    renamed = get(world, "bluesky", _PROFILE + did).json()
    assert renamed["handle"] == "schools.heronlake.example"


def test_takes_a_logo_down_after_a_week(world: World) -> None:
    before = get(world, "mastodon", f"{_LOOKUP}heronoutfitters").json()["avatar"]
    world.advance()

    after = get(world, "mastodon", f"{_LOOKUP}heronoutfitters").json()["avatar"]

    assert before.endswith("heron-avatar.png")
    assert after.endswith("outfitters.png")


def test_takes_a_site_down_after_a_week(world: World) -> None:
    assert get(world, "heronherald").status == 200
    world.advance()

    assert get(world, "heronherald").status == 410


def test_gives_the_channel_feed_with_the_short_id(world: World) -> None:
    text = get(world, "youtube", f"/feeds/videos.xml?channel_id={YOUTUBE_ID}").text

    assert f"<yt:channelId>{YOUTUBE_ID[2:]}</yt:channelId><title>" in text
    assert text.count("<entry>") == 2


def test_gives_the_channel_page_by_handle(world: World) -> None:
    text = get(world, "youtube", "/@HeronLakePublicSchools").text

    assert f'<meta itemprop="identifier" content="{YOUTUBE_ID}">' in text
