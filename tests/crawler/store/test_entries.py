"""Register entries survive JSON exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crawler.model.account import Account, AccountKind, Permission, PermissionScope
from crawler.store.entries import dump_entry, load_entry
from tests.builders import make_account, make_administrator

BARE = Account(0, "web", "https://team.example/", "https://team.example/", AccountKind.THIRD_PARTY)
FULL = make_account(
    platform_id="did:plc:1",
    disclosed_by="Dana Reyes",
    disclosed_year=2026,
    administrators=(make_administrator(class_year=2027),),
    recovery="reset@heronlake.example",
    recovery_works=False,
    first_seen_at=datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
    permissions=(
        Permission(PermissionScope.LOGO, "Dana Reyes", date(2027, 6, 30), "eastview-herons"),
        Permission(PermissionScope.PHOTOS, "Dana Reyes"),
    ),
    guessed=frozenset({"kind", "unit"}),
)


@pytest.mark.parametrize("account", [BARE, FULL], ids=["bare", "full"])
def test_an_entry_comes_back_as_it_was(account: Account) -> None:
    assert load_entry(dump_entry(account)) == account


def test_the_address_of_a_service_is_not_kept_because_it_belongs_to_the_settings() -> None:
    entry = dump_entry(make_account(service="https://pds.example"))

    assert load_entry(entry).service is None
