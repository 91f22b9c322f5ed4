"""An address that hides in another one is found; what only looks like one is left as it is."""

from __future__ import annotations

import pytest

from crawler.platforms.wrapped import unwrapped

EASTVIEW = "https://www.facebook.com/EastviewHerons"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://[broken",
        EASTVIEW,
        "//www.facebook.com/EastviewHerons",
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fx.com%2FEastviewFB",
        "https://x.com/intent/tweet?url=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://pinterest.com/pin/create/button/?url=https%3A%2F%2Fx.com%2FEastviewFB",
        "https://share.example/share?url=https%3A%2F%2Fx.com%2FEastviewFB",
        "https://heronlake.example/?url=https%3A%2F%2Fheronlake.example%2Fnews",
        "https://heronlake.example/icons/www.facebook.com/icon.png",
        "https://heronlake.example/www.facebook.net/EastviewHerons",
        "https://heronlake.example/click?url=https%3A%2F%2Fmyfacebook.com%2FEastviewHerons",
        "https://es-la.facebook.com/dialog/feed?link=https%3A%2F%2Fx.com%2FEastviewFB",
        "https://www.reddit.com/r/reddit.com/comments/abc/title/",
        "https://www.reddit.com/r/HeronLake?url=https%3A%2F%2Fx.com%2FEastviewFB",
        "https://wiki.example/wiki/Eastview_(school)",
        "https://urldefense.proofpoint.com/v2/url?d=1",
        "https://secure-web.cisco.com/1abc/plain",
        "https://www.youtube.com/embed/videoseries?list=PLaaaaaaaaaaaaaaaaaaaaaaaa",
        "https://heronlake.example/?" + "&".join(f"a{number}=1" for number in range(200)),
        "https://heronlake.example/" + "a" * 5000,
    ],
)
def test_stays_as_it_is(url: str) -> None:
    assert unwrapped(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons&h=AT0",
        "https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2F"
        "EastviewHerons&tabs=timeline&width=340",
        "https://www.facebook.com/v2.3/plugins/page.php?href="
        "https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://nam02.safelinks.protection.outlook.com/?url="
        "https%3A%2F%2Fwww.facebook.com%2FEastviewHerons&data=05%7C01",
        "https://www.google.com/url?q=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons&sa=D",
        "https://www.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons&h=AT0",
        "https://mbasic.facebook.com/flx/warn/?u=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://de.linkedin.com/safety/go?url=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://www.pinterest.co.uk/offsite/?url=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://www.tiktok.com/link/v2?target=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://out.reddit.com/t3_a?url=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://urldefense.com/v3/__https://www.facebook.com/EastviewHerons__;!!aa!bb$",
        "https://urldefense.com/v3/__https:/www.facebook.com/EastviewHerons__;!!aa!bb$",
        "https://urldefense.proofpoint.com/v3/__https://www.facebook.com/EastviewHerons__;!!aa!bb$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.facebook.com_EastviewHerons&d=a",
        "https://secure-web.cisco.com/1abc/https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://heronlake.example/click?url=https%3A%2F%2Fwww.facebook.com%2FEastviewHerons",
        "https://www.facebook.com/https://www.facebook.com/EastviewHerons",
        "https://heronlake.example/about/www.facebook.com/EastviewHerons",
        "https://https//www.facebook.com/EastviewHerons",
        "https://web.archive.org/web/20260101000000/https://www.facebook.com/EastviewHerons",
        EASTVIEW + "%5c%22",
        EASTVIEW + "')",
        EASTVIEW + "%E2%80%8E",
        EASTVIEW + "%20",
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fl.facebook.com%2Fl.php"
        "%3Fu%3Dhttps%253A%252F%252Fwww.facebook.com%252FEastviewHerons",
    ],
)
def test_gives_the_address_inside(url: str) -> None:
    assert unwrapped(url) == EASTVIEW


@pytest.mark.parametrize(
    "inner",
    [
        "https://old.reddit.com/r/HeronLake",
        "https://www.twitch.tv/eastviewherons",
        "https://instagr.am/eastviewherons",
        "https://www.pinterest.co.uk/eastviewherons",
        "https://linktr.ee/eastviewherons",
    ],
)
def test_an_address_on_any_host_that_a_reader_knows_is_found(inner: str) -> None:
    bare = inner.removeprefix("https://")

    assert unwrapped(f"https://heronlake.example/{bare}") == inner
    assert unwrapped(f"https://heronlake.example/go?to={inner}") == inner


def test_a_log_in_wall_leads_back_to_where_it_stands() -> None:
    wall = "https://www.instagram.com/accounts/login/?next=/eastviewherons/"

    assert unwrapped(wall) == "https://www.instagram.com/eastviewherons/"


def test_a_playlist_of_a_channels_uploads_is_the_channel() -> None:
    player = "https://www.youtube-nocookie.com/embed/videoseries?list=UU" + "a" * 22

    assert unwrapped(player) == "https://www.youtube.com/channel/UC" + "a" * 22
