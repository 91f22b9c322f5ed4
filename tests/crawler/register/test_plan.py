"""A sheet becomes a plan: what is new, changed, the same, refused, doubtful, and twice there."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model.account import (
    AccountKind,
    AccountStatus,
    Administrator,
    AdministratorRank,
    Custody,
    Permission,
    PermissionScope,
)
from crawler.register.plan import plan_import
from crawler.register.problems import CellProblem, Severity
from crawler.register.sheet import Sheet, SheetError, read_sheet
from tests.builders import EASTVIEW, make_account, make_district
from tests.crawler.register.sheets import HEADER, only, plan, plan_row, recognise

_PRIMARY, _SECONDARY = AdministratorRank.PRIMARY, AdministratorRank.SECONDARY
_TITLES = ["Platform", "Handle", "Site URL", "Kind", "Admin 1", "Date approved", "?", "Permissions"]
_CELLS = st.sampled_from(
    [
        "",
        "facebook",
        "x",
        "=1+1",
        "@name",
        "https://facebook.com/a",
        "3/4/2026",
        "logo | a",
        '"',
        "yes",
    ]
) | st.text(max_size=12)


@given(rows=st.lists(st.lists(_CELLS, max_size=9), max_size=6))
def test_raises_nothing_but_sheet_error(rows: list[list[str]]) -> None:
    lines = ["\t".join(_TITLES), *("\t".join(c.replace("\t", " ") for c in row) for row in rows)]

    try:
        found = plan("\n".join(lines))
    except SheetError:
        return

    assert all(problem.what for problem in found.problems)


def test_takes_a_good_row_without_a_word() -> None:
    found = plan(
        f"{HEADER}\nFacebook,@Eastview,News,https://www.facebook.com/Eastview,Official,EHS\n"
    )

    account = only(found)
    assert found.problems == ()
    assert (account.platform, account.handle) == ("facebook", "Eastview")
    assert (account.kind, account.status) == (AccountKind.PROFESSIONAL, AccountStatus.ACTIVE)
    assert account.unit == EASTVIEW
    assert found.counts().new == 1


def test_saves_nothing_of_a_refused_row() -> None:
    found = plan(f"{HEADER}\nFacebok,a,,,official,\nfacebook,b,,,official,\n")

    assert [account.handle for account in found.accounts] == ["b"]
    assert found.refused_rows == (2,)
    assert found.problems == (
        CellProblem(
            2,
            "Platform",
            "Facebok",
            "no platform is called so",
            "perhaps facebook",
            Severity.REFUSED,
        ),
    )


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        (",a,,,official,", "Site URL", "no address"),
        ("facebook,,,,official,", "Handle", "no address"),
        ("facebook,,,ftp://facebook.com/a,official,", "Site URL", "no web address"),
        ("facebook,,,not an address,official,", "Site URL", "no web address"),
        ("facebook,,,https://www.facebook.com/a/posts/1,official,", "Site URL", "a post"),
        ("instagram,,,https://www.facebook.com/a,official,", "Site URL", "belongs to facebook"),
        ("mastodon,a,,,official,", "Handle", "not an account's name"),
        ("website,eastview,,,official,", "Handle", "not an account's name"),
        ("facebook,a,,,boss,", "Kind", "no kind of account"),
    ],
)
def test_refuses_with_row_column_and_reason(row: str, column: str, what: str) -> None:
    found = plan(f"{HEADER}\n{row}\n")

    (problem,) = found.problems
    assert (problem.row, problem.column, problem.severity) == (2, column, Severity.REFUSED)
    assert what in problem.what
    assert problem.expected
    assert found.accounts == ()


@pytest.mark.parametrize(
    ("row", "platform", "handle"),
    [
        ("facebook,@eastview,,,official,", "facebook", "eastview"),
        ("X (Twitter),eastview,,,official,", "twitter", "eastview"),
        (",https://www.facebook.com/eastview,,,official,", "facebook", "eastview"),
        (",facebook.com/eastview,,,official,", "facebook", "eastview"),
        ("mastodon,news@social.example,,,official,", "mastodon", "news@social.example"),
        ("mastodon,,,https://social.example/@news,official,", "mastodon", "news@social.example"),
        ("blog,,,http://robotics.example/,official,", "blog", "robotics.example"),
        (",,,http://robotics.example/,official,", "website", "robotics.example"),
        ("youtube,,,https://www.youtube.com/channel/UC1,official,", "youtube", "id:UC1"),
    ],
)
def test_finds_the_account_of_a_row(row: str, platform: str, handle: str) -> None:
    account = only(plan(f"{HEADER}\n{row}\n"))

    assert (account.platform, account.handle) == (platform, handle)
    assert account.url.startswith("http")


def test_doubts_a_handle_that_is_not_the_address() -> None:
    found = plan(f"{HEADER}\nfacebook,westbrook,,https://www.facebook.com/eastview,official,\n")

    assert only(found).handle == "eastview"
    assert found.problems[0].column == "Handle"
    assert found.problems[0].severity is Severity.DOUBTFUL


def test_doubts_a_unit_that_the_district_does_not_have() -> None:
    found = plan_row("School", "Estview High School")

    assert only(found).unit is None
    assert found.problems[0].expected == "perhaps Eastview High School"


def test_reads_who_answers_for_the_account() -> None:
    found = plan_row(
        "Admin 1,Admin 1 email,Admin 1 until,Admin 2",
        "Dana Reyes,dana.reyes@heronlake.example,2027-06-30,Sam Okafor <sam@heronlake.example>; K",
    )

    assert only(found).administrators == (
        Administrator("Dana Reyes", "dana.reyes@heronlake.example", _PRIMARY, date(2027, 6, 30)),
        Administrator("Sam Okafor", "sam@heronlake.example", _SECONDARY),
        Administrator("K", None, _SECONDARY),
    )


def test_reads_custody_permissions_and_the_rest() -> None:
    found = plan_row(
        "Credentials deposited by,Password location,Deposited on,Logo permission,Logo until,"
        "Photo permission,Opened with,How often,Disclosure year,Review due,Status,Purpose",
        "Dana Reyes,room 12,2026-08-03,Superintendent,2027-08-01,no,"
        "Eastview@HeronLake.example,twice a week,2026,2027-08-01,closed,News",
    )

    account = only(found)
    assert found.problems == ()
    assert account.custody == Custody("Dana Reyes", "room 12", date(2026, 8, 3))
    assert account.permissions == (
        Permission(PermissionScope.LOGO, "Superintendent", date(2027, 8, 1)),
    )
    assert account.opened_with == "Eastview@heronlake.example"
    assert (account.cadence_days, account.disclosed_year) == (3.5, 2026)
    assert (account.status, account.purpose) == (AccountStatus.CLOSED, "News")
    assert account.review_due == date(2027, 8, 1)


@pytest.mark.parametrize(
    ("title", "cell", "what"),
    [
        ("Date approved", "soon", "no day"),
        ("Admin email", "dana at heronlake", "no e-mail"),
        ("Admin 1", "Dana <dana@>", "none"),
        ("Admin 1 rank", "third", "no rank"),
        ("Opened with", "@heronlake", "no e-mail"),
        ("Disclosure year", "last year", "no year"),
        ("Status", "sleeping", "no status"),
        ("Further permissions", "logo", "no permission"),
    ],
)
def test_refuses_what_a_cell_cannot_mean(title: str, cell: str, what: str) -> None:
    found = plan_row(title, cell)

    assert what in found.problems[0].what
    assert found.problems[0].shown == cell
    assert found.refused_rows == (2,)


@pytest.mark.parametrize(
    ("title", "cell", "what"),
    [
        ("Date approved", "3/4/2026", "read as 2026-03-04"),
        ("How often", "now and then", "not understood"),
        ("Disclosure year", "2025-26", "read as 2025"),
        ("Logo permission", "yes", "who gave it"),
        ("Logo permission,Logo until", ",2027-01-01", "not who gave"),
        ("Custody,Deposited on", ",2027-01-01", "neither who"),
        ("Favourite colour", "blue", "nobody knows this column"),
    ],
)
def test_takes_a_row_with_a_doubt(title: str, cell: str, what: str) -> None:
    found = plan_row(title, cell)

    assert what in found.problems[0].what
    assert found.problems[0].severity is Severity.DOUBTFUL
    assert found.counts().new == 1


def test_says_once_that_no_column_names_the_kind() -> None:
    found = plan("Platform,Handle\nfacebook,a\nfacebook,b\n")

    assert [problem.column for problem in found.problems] == ["Kind"]
    assert {account.guessed for account in found.accounts} == {frozenset({"kind"})}


def test_shows_rows_about_the_same_account() -> None:
    row = "facebook,eastview,,https://www.facebook.com/{},official,{}"
    rows = [row.format("eastview", ""), row.format("EASTVIEW", ""), row.format("eastview", "WHS")]

    found = plan("\n".join([HEADER, *rows]))

    assert [(d.row, d.first_row) for d in found.duplicates] == [(3, 2), (4, 2)]
    assert [account.handle for account in found.accounts] == ["eastview"]
    assert found.refused_rows == (3, 4)


def test_counts_a_row_that_says_the_same_twice_once() -> None:
    found = plan(f"{HEADER}\nfacebook,a,,,official,\nfacebook,a,,,official,\n")

    assert found.counts().new == 1
    assert found.refused_rows == ()
    assert "row 2 says the same" in found.problems[0].what


def test_changes_only_what_the_sheet_has_columns_for() -> None:
    old = make_account(
        platform="facebook", handle="eastview", url="https://www.facebook.com/eastview"
    )

    found = plan_row("Purpose", "Closings", [old])

    assert found.changed == (replace(old, purpose="Closings"),)
    assert found.counts().new == 0


def test_an_empty_cell_of_a_column_says_nothing_is_there() -> None:
    old = make_account(
        platform="facebook", handle="eastview", url="https://www.facebook.com/eastview"
    )

    assert only(plan_row("Purpose,Approved by", ",Dana", [old])).purpose is None


def test_registers_an_account_that_was_only_proposed() -> None:
    old = make_account(
        platform="facebook",
        handle="eastview",
        url="https://www.facebook.com/eastview",
        status=AccountStatus.PROPOSED,
        guessed=frozenset({"kind", "unit"}),
    )

    account = only(plan_row("School", "EHS", [old]))

    assert (account.id, account.status, account.guessed) == (7, AccountStatus.ACTIVE, frozenset())


def test_says_what_is_doubtful_about_the_file() -> None:
    found = plan(f"{HEADER}\nfacebook,a,École,,official,\n".encode("cp1252"))

    assert found.problems[0].row == 0
    assert "Windows-1252" in found.problems[0].what


def test_plans_ten_thousand_rows_quickly() -> None:
    row = "facebook,a{0},Page {0},https://www.facebook.com/a{0},official,School {0},{1}/{2}/2024"
    rows = [row.format(n, n % 12 + 1, n % 28 + 1) for n in range(10_000)]
    content = "\n".join([f"{HEADER},Date approved", *rows, *rows[:2000]]).encode()

    started_s = time.process_time()
    sheet: Sheet = read_sheet("register.csv", content)
    found = plan_import(sheet, make_district(), (), recognise)
    spent_s = time.process_time() - started_s

    assert found.counts().new == 10_000
    assert len(found.duplicates) == 2_000
    assert spent_s < 10


def test_a_proposal_that_a_person_brings_in_has_their_yes() -> None:
    assert only(plan_row("Status", "proposed")).status is AccountStatus.ACTIVE


def test_a_registered_account_stays_what_it_is_when_an_old_proposal_comes_again() -> None:
    known = replace(only(plan_row("Status", "approved")), id=7)

    found = plan_row("Status", "proposed", [known])

    assert found.accounts == ()


def test_every_cell_of_a_row_without_an_account_is_named_at_once() -> None:
    found = plan(
        "Platform,Handle,Kind,Status,Admin email,Date approved\n"
        "facebok,eastview,clubb,running,dana at heronlake,2024-13-01\n"
    )

    assert [one.column for one in found.problems if one.severity is Severity.REFUSED] == [
        "Platform",
        "Kind",
        "Status",
        "Date approved",
        "Admin email",
    ]
    assert found.refused_rows == (2,)


def test_a_handle_that_leads_nowhere_is_named_by_its_own_column() -> None:
    found = plan("Platform,Handle\ntiktok,=cmd|' /C calc'!A0\n")

    refused = [one for one in found.problems if one.severity is Severity.REFUSED]
    assert [(one.column, one.row) for one in refused] == [("Handle", 2)]


def test_a_title_of_the_offices_own_is_remembered() -> None:
    text = "Site URL,Kind,Who runs it\nhttps://www.facebook.com/eastview,official,Dana Reyes\n"
    sheet = read_sheet("register.csv", text.encode())
    own = {"who runs it?": "Administrator 1"}

    found = plan_import(sheet, make_district(), (), recognise, own)

    assert [one.name for one in only(found).administrators] == ["Dana Reyes"]
    assert found.problems == ()


def test_a_title_that_stands_for_none_of_ours_is_named() -> None:
    sheet = read_sheet("register.csv", b"Site URL,Kind\nhttps://www.facebook.com/a,official\n")

    with pytest.raises(SheetError, match="no column is called 'Captain'"):
        plan_import(sheet, make_district(), (), recognise, {"Boss": "Captain"})


def test_a_column_of_passwords_is_refused_whatever_it_is_said_to_be() -> None:
    text = "Site URL,Kind,Password\nhttps://www.facebook.com/eastview,official,x\n"
    sheet = read_sheet("register.csv", text.encode())

    with pytest.raises(SheetError, match="is for secrets"):
        plan_import(sheet, make_district(), (), recognise, {"Password": "Purpose"})
