"""A found account that is none of our business is forgotten when it was judged: rows and bytes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.model.account import AccountKind, AccountStatus
from crawler.model.snapshot import Snapshot
from crawler.model.suppression import Why, account_hash
from crawler.runs.judging import judge_sweep
from crawler.store.accounts import load_accounts, save_account
from crawler.store.findings import decide, load_findings, record_findings
from crawler.store.leads import open_leads, record_leads
from crawler.store.left_alone import left_alone
from scheduler.jobs.home import Home, open_home
from tests.builders import NOW, make_account, make_lead, make_snapshot
from tests.crawler.store.records import make_capture, make_finding, make_visit, swept
from tests.homes import make_home

FOUND = make_account(
    id=0,
    kind=AccountKind.UNREGISTERED,
    status=AccountStatus.LEAD,
    handle="dana.r",
    display_name=None,
    unit=None,
)
LEAD = make_lead(platform=FOUND.platform, handle=FOUND.handle)
TEACHER = make_snapshot(
    handle=FOUND.handle,
    display_name="Dana R.",
    bio="Math teacher at Heron Lake Public Schools",
    avatar=None,
    posts=(),
)
DISTRICTS = replace(TEACHER, display_name="Heron Lake Public Schools", bio="News")
PICTURE = b"a picture of somebody"
THUMBNAIL = b"\xff\xd8\xff small and blurred"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Open an installation of Heron Lake."""
    with open_home(make_home(tmp_path / "home"), {}) as opened:
        yield opened


def saw(home: Home, snapshot: Snapshot | None) -> tuple[int, str]:
    """Visit the found account, with a picture; gives the sweep and the picture's hash."""
    sha256 = home.vault.keep(PICTURE)
    home.thumbnails.keep(sha256, THUMBNAIL)
    picture = make_capture(PICTURE, "https://p.example/1.png", purpose="picture")
    with home.store.begin() as session:
        number = save_account(session, home.district_id, FOUND)
        record_leads(session, home.district_id, [LEAD], NOW)
        visit = make_visit(number, captures=(picture,), snapshot=snapshot)
        return swept(session, home.district_id, visit), sha256


def judge(home: Home, sweep_id: int) -> None:
    """Judge as the crawler process does."""
    said = Namespace(argument=str(sweep_id), home=home.folder, again=False)
    judge_sweep(said, lambda _: None)


def known(home: Home) -> list[str]:
    """Give the handles of the accounts that are kept."""
    with home.store.read() as session:
        return [one.handle for one in load_accounts(session, home.district_id)]


def test_an_account_that_shows_itself_the_districts_stays(home: Home) -> None:
    sweep_id, sha256 = saw(home, DISTRICTS)

    judge(home, sweep_id)

    assert known(home) == [FOUND.handle]
    assert home.vault.has(sha256)
    assert home.thumbnails.read(sha256) == THUMBNAIL


def test_an_account_that_could_not_be_read_stays(home: Home) -> None:
    sweep_id, _ = saw(home, None)

    judge(home, sweep_id)

    assert known(home) == [FOUND.handle]


def test_a_teachers_own_account_is_forgotten_but_for_a_keyed_hash(home: Home) -> None:
    sweep_id, sha256 = saw(home, TEACHER)

    judge(home, sweep_id)

    assert known(home) == []
    assert not home.vault.has(sha256)
    assert home.thumbnails.read(sha256) is None
    with home.store.read() as session:
        assert not open_leads(session, home.district_id)
        hashed = account_hash(home.keys.remembering, FOUND.platform, FOUND.handle)
        assert left_alone(session, home.district_id, NOW) == {hashed: Why.PERSONAL}


def test_what_somebody_confirmed_a_finding_on_stays(home: Home) -> None:
    sweep_id, sha256 = saw(home, TEACHER)
    with home.store.begin() as session:
        (account,) = load_accounts(session, home.district_id)
        finding = make_finding(account.id)
        rules = {finding.rule_id}
        record_findings(session, home.district_id, sweep_id, account.id, [finding], NOW, rules)
        shown = load_findings(session, home.district_id)[0].fingerprint
        decide(session, home.district_id, shown, "confirmed", "ours to act on", "Lee Ortiz", NOW)

    judge(home, sweep_id)

    assert known(home) == [FOUND.handle]
    assert home.vault.has(sha256)
