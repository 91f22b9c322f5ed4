"""What is exported can be imported again, and is no formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Custody,
    Permission,
    PermissionScope,
)
from crawler.register.write import write_csv, write_xlsx
from crawler.register.write_safe import guarded, unguarded
from tests.builders import FOOTBALL, make_account
from tests.crawler.register.sheets import plan

_HOSTILE = '=HYPERLINK("https://evil.example","Dana")'
_DAYS = st.none() | st.dates(date(1995, 1, 1), date(2095, 1, 1))
_LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20
).map(lambda text: text.replace(";", ",").replace("<", "").replace("(", "") or "a")
_ADMINISTRATORS = st.builds(
    Administrator,
    name=_LINES,
    email=st.none() | st.just("sam.okafor@heronlake.example"),
    rank=st.sampled_from(AdministratorRank),
    until=_DAYS,
    class_year=st.none() | st.integers(2000, 2100),
)
_PERMISSIONS = st.builds(
    Permission,
    scope=st.sampled_from(PermissionScope),
    granted_by=_LINES.map(lambda text: f"Office {text}"),
    until=_DAYS,
    mark=st.none() | st.just("eastview-herons"),
)
_ACCOUNTS = st.builds(
    make_account,
    kind=st.sampled_from(AccountKind),
    status=st.sampled_from(
        [s for s in AccountStatus if s not in {AccountStatus.LEAD, AccountStatus.PROPOSED}]
    ),
    display_name=st.none() | _LINES,
    unit=st.sampled_from([None, FOOTBALL]),
    approved_by=st.none() | _LINES,
    approved_on=_DAYS,
    opened_with=st.none() | st.just("eastview@heronlake.example"),
    recovery=st.none() | st.just("reset@heronlake.example"),
    recovery_works=st.none() | st.booleans(),
    cadence_days=st.none() | st.floats(0.01, 3000),
    purpose=st.none() | _LINES,
    disclosed_year=st.none() | st.integers(2001, 2099),
    administrators=st.lists(_ADMINISTRATORS, max_size=3, unique_by=lambda a: a.name).map(tuple),
    custody=st.none() | st.builds(Custody, _LINES, _LINES.map("room {}".format), _DAYS),
    permissions=st.lists(_PERMISSIONS, max_size=4, unique=True).map(tuple),
)


@pytest.mark.parametrize("name", ["register.csv", "register.xlsx"])
def test_export_and_import_change_nothing(name: str) -> None:
    account = make_account(
        display_name=_HOSTILE,
        purpose='\'-1, "quoted"; é',
        cadence_days=3.5,
        permissions=(
            Permission(PermissionScope.LOGO, "Dana | Reyes", date(2027, 8, 1), "eastview-herons"),
            Permission(PermissionScope.LOGO, "Dana Reyes", None, "heron-lake"),
        ),
    )
    write = write_csv if name.endswith("csv") else write_xlsx

    found = plan(write([account]), [account], name)

    assert found.problems == ()
    assert found.unchanged == (account,)


@given(account=_ACCOUNTS)
def test_any_account_comes_back_unchanged(account: Account) -> None:
    found = plan(write_csv([account]), [account])

    assert found.refused_rows == ()
    assert found.unchanged == (account,)


def test_the_export_of_an_empty_register_is_a_header() -> None:
    assert write_csv([]).decode("utf-8-sig").startswith("Platform,Handle,Account name,Site URL")


def test_no_cell_is_a_formula() -> None:
    account = replace(make_account(), display_name=_HOSTILE, purpose="@SUM(A1)", approved_by="+1")

    rows = list(csv.reader(io.StringIO(write_csv([account]).decode("utf-8-sig"))))

    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]
    assert f"'{_HOSTILE}" in rows[1]


@given(text=st.text(alphabet="'=+-@ab\t＝", max_size=8))
def test_a_guarded_cell_gives_back_what_was_there(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "＝"}
