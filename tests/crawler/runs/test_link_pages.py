"""The link pages in the profiles of our own accounts are read, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.model.account import AccountKind, AccountStatus
from crawler.model.capture import Ask
from crawler.runs.link_pages import LinkPages, link_pages_of
from crawler.store.accounts import load_accounts
from scheduler.jobs.home import Home, open_home
from tests.builders import make_district, make_snapshot
from tests.crawler.store.records import make_capture, make_visit, new_account, swept
from tests.homes import make_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Give an empty home."""
    with open_home(make_home(tmp_path / "home")) as opened:
        yield opened


def named(home: Home, bio: str, links: tuple[str, ...] = (), **changes: Any) -> tuple[str, ...]:
    """Give the link pages of an account with this profile."""
    snapshot = make_snapshot(bio=bio, links=links, external_urls=())
    with home.store.begin() as session:
        number = new_account(session, home.district_id, **changes)
        swept(session, home.district_id, make_visit(number, snapshot=snapshot))
    with home.store.read() as session:
        accounts = load_accounts(session, home.district_id, include_closed=True)
        return link_pages_of(session, accounts, make_district(id=home.district_id))


@pytest.mark.parametrize(
    ("bio", "changes"),
    [
        ("All links: linktr.ee/eastview", {"kind": AccountKind.PERSONAL}),
        ("All links: linktr.ee/eastview", {"kind": AccountKind.THIRD_PARTY}),
        ("All links: linktr.ee/eastview", {"status": AccountStatus.CLOSED}),
        ("We love linktr.ee and www.heronlake.example", {}),
        ("https://linktr.ee/login", {}),
    ],
)
def test_stays_silent(home: Home, bio: str, changes: dict[str, Any]) -> None:
    assert named(home, bio, **changes) == ()


@pytest.mark.parametrize(
    ("bio", "links"),
    [
        ("All links: linktr.ee/eastview", ()),
        ("", ("https://linktr.ee/eastview",)),
        ("", ("https://l.instagram.com/?u=https%3A%2F%2Flinktr.ee%2Feastview&e=AT1",)),
        ("linktr.ee/eastview", ("https://linktr.ee/eastview",)),
    ],
)
def test_gives_each_link_page_once(home: Home, bio: str, links: tuple[str, ...]) -> None:
    assert named(home, bio, links) == ("https://linktr.ee/eastview",)


def test_each_is_asked_for_once_and_nothing_beyond() -> None:
    pages = LinkPages("https://heronlake.example/", ["https://linktr.ee/eastview"], lambda _: None)

    assert pages.ask(()) == (Ask("https://linktr.ee/eastview", "hub"),)
    assert pages.ask((make_capture(),)) == ()
