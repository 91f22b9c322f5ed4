"""From links to accounts that nobody registered."""

from __future__ import annotations

import pytest

from crawler.line.discovering import accounts_of, keys_of, leads_of, speaks_for_us
from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import Lead
from crawler.platforms.catalogue import load, recognise
from tests.builders import NOW, make_account, make_district, make_lead, make_snapshot

HERONS = "https://www.instagram.com/eastviewherons/"
OFFICE = "https://www.heronlake.example/"


def leads(*links: str, known: frozenset[tuple[str, str]] = frozenset()) -> list[tuple[str, str]]:
    """Give platform and handle of the leads on a page with these links."""
    found = leads_of(make_snapshot(links=links), recognise, known)
    return [(lead.platform, lead.handle) for lead in found]


def known_of(**changes: object) -> frozenset[tuple[str, str]]:
    """Give the keys of a registered account."""
    return frozenset(keys_of(make_account(**changes)))


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("https://news.example/eastview", id="another web site"),
        pytest.param("https://www.instagram.com/p/Cx12345abcd/", id="a post"),
        pytest.param("https://www.instagram.com/explore/tags/herons/", id="a topic"),
        pytest.param("https://www.facebook.com/groups/123456789/", id="a group"),
        pytest.param("https://www.facebook.com/sharer/sharer.php?u=x", id="a share button"),
        pytest.param("mailto:office@heronlake.example", id="an e-mail address"),
        pytest.param("", id="nothing"),
        pytest.param("http://[broken", id="no address"),
    ],
)
def test_what_is_not_surely_an_account_is_no_lead(link: str) -> None:
    assert leads(link) == []


def test_an_account_registered_by_its_handle_is_no_lead() -> None:
    known = known_of(platform="instagram", handle="eastviewherons")

    assert leads(HERONS, known=known) == []


@pytest.mark.parametrize(
    "link",
    [
        "https://instagram.com/EastviewHerons",
        "http://www.instagram.com/eastviewherons?hl=en",
        "https://m.instagram.com/eastviewherons/#bio",
    ],
)
def test_an_account_registered_under_another_spelling_is_no_lead(link: str) -> None:
    known = known_of(platform="instagram", handle="EASTVIEWherons")

    assert leads(link, known=known) == []


def test_an_account_registered_by_its_id_is_no_lead() -> None:
    channel = "UC" + "a1B2" * 5 + "xy"
    known = known_of(platform="youtube", handle="@eastview", platform_id=channel)

    assert leads(f"https://www.youtube.com/channel/{channel}", known=known) == []


def test_an_id_in_another_case_is_another_account() -> None:
    channel = "UC" + "a1B2" * 5 + "xy"
    known = known_of(platform="youtube", handle="@eastview", platform_id=channel.swapcase())

    assert len(leads(f"https://www.youtube.com/channel/{channel}", known=known)) == 1


def test_the_same_handle_on_another_platform_is_a_lead() -> None:
    known = known_of(platform="twitter", handle="eastviewherons")

    assert leads(HERONS, known=known) == [("instagram", "eastviewherons")]


def test_an_account_that_is_linked_often_is_one_lead() -> None:
    found = leads(HERONS, HERONS.upper().replace("HTTPS", "https"), HERONS + "?hl=es")

    assert len(found) == 1


def test_a_lead_says_where_it_was_seen() -> None:
    snapshot = make_snapshot(external_urls=(HERONS,), profile_url=OFFICE)

    assert leads_of(snapshot, recognise, frozenset()) == (
        Lead("instagram", "eastviewherons", HERONS, OFFICE),
    )


@pytest.mark.parametrize(
    "account",
    [
        pytest.param(make_account(kind=AccountKind.THIRD_PARTY), id="a booster club"),
        pytest.param(make_account(kind=AccountKind.PERSONAL), id="a person"),
        pytest.param(make_account(kind=AccountKind.UNREGISTERED), id="nobody knows"),
        pytest.param(
            make_account(
                kind=AccountKind.THIRD_PARTY, url="https://heronlake.example.fans.example/"
            ),
            id="a host that begins like ours",
        ),
        pytest.param(
            make_account(kind=AccountKind.THIRD_PARTY, url="https://notheronlake.example/"),
            id="a host that ends like ours",
        ),
        pytest.param(
            make_account(
                kind=AccountKind.THIRD_PARTY, url="https://fans.example/?x=www.heronlake.example"
            ),
            id="our host in another's path",
        ),
    ],
)
def test_what_stands_on_other_peoples_pages_is_theirs(account: Account) -> None:
    assert not speaks_for_us(account, make_district())


@pytest.mark.parametrize(
    "account",
    [
        pytest.param(make_account(), id="professional"),
        pytest.param(make_account(kind=AccountKind.STUDENT_GROUP), id="student group"),
        pytest.param(
            make_account(
                kind=AccountKind.UNREGISTERED, url="https://athletics.heronlake.example:8443/team"
            ),
            id="on a domain of ours",
        ),
        pytest.param(
            make_account(kind=AccountKind.UNREGISTERED, url="https://HeronLake.example/"),
            id="our domain in capitals",
        ),
    ],
)
def test_what_our_own_pages_link_to_speaks_for_us(account: Account) -> None:
    assert speaks_for_us(account, make_district())


def test_an_account_is_made_once_for_each_platform_and_handle() -> None:
    found = (
        make_lead(),
        make_lead(seen_on="https://eastview.example/"),
        make_lead(platform="mastodon", handle="herons@social.example"),
    )

    accounts = accounts_of(found, lambda platform, handle: f"https://{platform}/{handle}", NOW)

    assert [(one.platform, one.handle) for one in accounts] == [
        ("bluesky", "eastviewfootball.example"),
        ("mastodon", "herons@social.example"),
    ]


def test_other_spellings_of_a_handle_are_one_account() -> None:
    found = (make_lead(), make_lead(handle="EastviewFootball.example"))

    assert len(accounts_of(found, lambda platform, handle: f"{platform}:{handle}", NOW)) == 1


def test_an_account_made_of_a_lead_is_unregistered_and_has_the_platforms_address() -> None:
    (account,) = accounts_of(
        (make_lead(platform="instagram", handle="eastviewherons"),),
        lambda platform, handle: load(platform).profile_url(handle),
        NOW,
    )

    assert account.kind is AccountKind.UNREGISTERED
    assert account.status is AccountStatus.LEAD
    assert not account.registered
    assert recognise(account.url) == recognise(HERONS)
