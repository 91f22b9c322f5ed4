"""Accounts with all that the register says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Permission,
    PermissionScope,
)
from crawler.store.accounts import (
    find_account,
    load_account,
    load_accounts,
    save_account,
    set_identity,
    set_status,
)
from crawler.store.districts import load_district, save_district
from crawler.store.session import Session, StoreError
from tests.builders import NOW, make_account, make_administrator, make_district
from tests.crawler.store.records import new_account

BARE = Account(0, "web", "https://team.example/", "https://team.example/", AccountKind.THIRD_PARTY)
FULL = make_account(
    recovery="reset@heronlake.example",
    recovery_works=False,
    administrators=(make_administrator(class_year=2027),),
    id=0,
    platform_id="did:plc:1",
    disclosed_by="Dana Reyes",
    disclosed_year=2026,
    first_seen_at=NOW,
    permissions=(
        Permission(PermissionScope.PHOTOS, "Dana Reyes"),
        Permission(PermissionScope.LOGO, "Dana Reyes", date(2027, 6, 30), "eastview-herons"),
    ),
    guessed=frozenset({"kind", "unit"}),
)


@pytest.mark.parametrize("account", [BARE, FULL], ids=["bare", "full"])
def test_an_account_comes_back_as_it_was(
    session: Session, district_id: int, account: Account
) -> None:
    number = save_account(session, district_id, account)

    found = load_account(session, number)

    units = {unit.name: unit for unit in load_district(session, district_id).units}
    unit = units[account.unit.name] if account.unit else None
    assert found == replace(account, id=number, unit=unit)


def test_saving_the_same_key_once_more_replaces_the_entry(
    session: Session, district_id: int
) -> None:
    first = save_account(session, district_id, FULL)

    second = save_account(
        session, district_id, replace(BARE, platform="bluesky", handle=FULL.handle)
    )

    found = load_account(session, first)
    assert second == first
    assert found.administrators == ()
    assert found.custody is None
    assert found.permissions == ()
    assert found.disclosed_by is None


def test_closed_accounts_are_left_out_unless_asked_for(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)

    set_status(session, number, AccountStatus.CLOSED)

    assert load_accounts(session, district_id) == ()
    assert [a.id for a in load_accounts(session, district_id, include_closed=True)] == [number]


def test_only_those_asked_for_are_given(session: Session, district_id: int) -> None:
    new_account(session, district_id, handle="one")
    two = new_account(session, district_id, handle="two")

    assert [account.id for account in load_accounts(session, district_id, ids=[two])] == [two]
    assert load_accounts(session, district_id, ids=[]) == ()


def test_an_account_is_found_by_platform_and_handle(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)

    found = find_account(session, district_id, "bluesky", "eastview.example")

    assert found is not None
    assert found.id == number
    assert find_account(session, district_id, "mastodon", "eastview.example") is None


def test_the_same_key_in_two_districts_is_two_accounts(session: Session, district_id: int) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))

    ours = new_account(session, district_id, display_name="Ours")
    theirs = new_account(session, other, display_name="Theirs")

    assert ours != theirs
    assert [a.display_name for a in load_accounts(session, district_id)] == ["Ours"]
    assert [a.display_name for a in load_accounts(session, other)] == ["Theirs"]


def test_an_account_of_another_district_is_not_changed(session: Session, district_id: int) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    ours = new_account(session, district_id)

    with pytest.raises(StoreError, match="not of this district"):
        save_account(session, other, make_account(id=ours))


def test_an_identity_that_says_nothing_changes_nothing(session: Session, district_id: int) -> None:
    number = save_account(session, district_id, FULL)
    before = load_account(session, number)

    set_identity(session, number, None, None, None)

    assert load_account(session, number) == before


def test_an_account_follows_its_new_handle(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)

    set_identity(session, number, "did:plc:1", "eastview-hs.example", "Eastview")

    found = load_account(session, number)
    assert (found.platform_id, found.handle) == ("did:plc:1", "eastview-hs.example")
    assert found.display_name == "Eastview"


def test_a_handle_that_another_account_has_stays_with_that_one(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    new_account(session, district_id, handle="taken.example")

    set_identity(session, number, None, "taken.example", None)

    assert load_account(session, number).handle == "eastview.example"


@pytest.mark.parametrize("text", ["a\0b", "a\ud83db"], ids=["nul", "lone-surrogate"])
def test_what_no_database_can_hold_does_not_stop_anything(
    session: Session, district_id: int, text: str
) -> None:
    number = new_account(session, district_id, display_name=text, handle=text)

    assert load_account(session, number).display_name == "a\ufffdb"
    assert find_account(session, district_id, "bluesky", text) is not None


def test_a_handle_that_is_no_handle_is_refused(session: Session, district_id: int) -> None:
    with pytest.raises(StoreError, match="too long"):
        new_account(session, district_id, handle="a" * 501)


def test_a_number_without_account_is_refused(session: Session) -> None:
    with pytest.raises(StoreError, match="no account with the number 99"):
        load_account(session, 99)
    with pytest.raises(StoreError, match="no account with the number 99"):
        set_status(session, 99, AccountStatus.CLOSED)
