"""A person's word about a row of the queue is written down and done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import Lead
from crawler.model.suppression import Why, account_hash
from crawler.store.accounts import find_account, load_account, load_accounts, save_account
from crawler.store.leads import closed_leads, open_leads, record_leads
from crawler.store.left_alone import left_alone
from scheduler.jobs.home import Home, open_home
from scheduler.jobs.matters import open_case
from scheduler.jobs.queue import load_queue
from scheduler.jobs.queue_deciding import (
    QueueError,
    decide_row,
    merge_rows,
    see_again,
)
from scheduler.jobs.queue_words import QueueWord, RowDecision
from scheduler.jobs.units import UnknownUnitError
from tests.builders import NOW, make_lead
from tests.crawler.store.records import make_capture, make_visit, swept
from tests.homes import make_home
from tests.scheduler.commands import rollcall

BAND = make_lead(
    platform="facebook",
    handle="HeronLakePublicSchoolsBand",
    url="https://www.facebook.com/HeronLakePublicSchoolsBand",
    seen_on="http://heronlake.localhost/music",
    link_text="Band",
)
LEE = replace(BAND, handle="coach.lee", url="https://www.facebook.com/coach.lee", link_text="Lee")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Give a home whose pages name two accounts."""
    with open_home(make_home(tmp_path)) as opened:
        with opened.store.begin() as session:
            record_leads(session, opened.district_id, [BAND, LEE], NOW)
        yield opened


def decide(home: Home, lead: Lead, word: QueueWord, unit: str | None = None) -> None:
    key = f"{lead.platform}:{lead.handle}"
    decision = RowDecision(key, word, "Dana Reyes", "asked the office", unit)
    decide_row(home, load_queue(home, NOW), decision, NOW)


def found(home: Home, lead: Lead) -> int:
    """Write down that a lead was followed; gives the account's number."""
    account = Account(
        0,
        lead.platform,
        lead.handle,
        lead.url,
        AccountKind.UNREGISTERED,
        status=AccountStatus.LEAD,
    )
    with home.store.begin() as session:
        return save_account(session, home.district_id, account)


def pictured(home: Home, lead: Lead) -> str:
    """Visit it and keep a picture of it, and a blurred thumbnail; gives the picture's SHA-256."""
    picture = b"a picture of " + lead.handle.encode()
    number = found(home, lead)
    with home.store.begin() as session:
        swept(session, home.district_id, make_visit(number, captures=(make_capture(picture),)))
    sha256 = home.vault.keep(picture)
    home.thumbnails.keep(sha256, b"blurred")
    return sha256


def handles(home: Home) -> list[str]:
    return [member.handle for row in load_queue(home, NOW) for member in row.members]


def test_a_row_that_is_not_there_changes_nothing(home: Home) -> None:
    with pytest.raises(QueueError, match="rollcall queue list"):
        decide(home, replace(BAND, handle="nobody"), QueueWord.REGISTER)

    assert handles(home) == [BAND.handle, LEE.handle]


def test_a_unit_that_is_not_there_changes_nothing(home: Home) -> None:
    with pytest.raises(UnknownUnitError, match="No unit of the district is called 'Choir'"):
        decide(home, BAND, QueueWord.REGISTER, unit="Choir")

    assert handles(home) == [BAND.handle, LEE.handle]


def test_what_is_registered_is_on_the_register_and_leaves_the_queue(home: Home) -> None:
    decide(home, BAND, QueueWord.REGISTER)

    with home.store.read() as session:
        account = find_account(session, home.district_id, "facebook", BAND.handle)
    assert account is not None
    assert (account.status, account.kind) == (AccountStatus.ACTIVE, AccountKind.STUDENT_GROUP)
    assert account.guessed == {"kind"}
    assert handles(home) == [LEE.handle]


def test_a_third_partys_account_is_registered_as_one(home: Home) -> None:
    decide(home, BAND, QueueWord.THIRD_PARTY)

    with home.store.read() as session:
        account = find_account(session, home.district_id, "facebook", BAND.handle)
    assert account is not None
    assert account.kind is AccountKind.THIRD_PARTY


@pytest.mark.parametrize("word", [QueueWord.PERSONAL, QueueWord.PARODY])
def test_of_what_is_left_alone_only_a_hash_stays(home: Home, word: QueueWord) -> None:
    decide(home, LEE, word)

    with home.store.read() as session:
        hashes = left_alone(session, home.district_id, NOW)
        known = load_accounts(session, home.district_id, include_closed=True)
        rows = [*session.connection().exec_driver_sql("SELECT handle FROM lead_decision")]
    assert hashes == {account_hash(home.keys.remembering, "facebook", LEE.handle): Why(word.value)}
    assert [account.handle for account in known] == []
    assert LEE.handle not in str(rows)
    assert handles(home) == [BAND.handle]


@pytest.mark.parametrize(
    ("word", "says"),
    [("personal", "left alone"), ("parody", "left alone"), ("not-ours", "what is not ours")],
)
def test_an_account_that_a_case_is_about_is_not_called_forgotten(
    home: Home, word: str, says: str
) -> None:
    number = found(home, LEE)
    case = open_case(home, f"{LEE.platform}:{LEE.handle}", "report", "Dana Reyes", NOW)
    said = ("--person", "Dana Reyes", "--reason", "a coach's own")
    done = rollcall("queue", "decide", f"facebook:{LEE.handle}", word, *said, home=home.folder)

    told = " ".join(done.out.split())
    assert (done.code, says in told, f"rollcall case show {case}" in told) == (0, True, True)
    assert "forgotten; it is left alone" not in told
    assert "nothing else of it is kept" not in told
    with home.store.read() as session:
        assert load_account(session, number).handle == LEE.handle
    assert LEE.handle not in handles(home)


@pytest.mark.parametrize("word", [QueueWord.PERSONAL, QueueWord.PARODY, QueueWord.NOT_OURS])
def test_what_a_person_calls_a_persons_loses_its_pictures_and_their_thumbnails(
    home: Home, word: QueueWord
) -> None:
    hashes = {lead.handle: pictured(home, lead) for lead in (LEE, BAND)}

    decide(home, LEE, word)

    assert home.thumbnails.read(hashes[LEE.handle]) is None
    assert not home.vault.has(hashes[LEE.handle])
    assert home.thumbnails.read(hashes[BAND.handle]) == b"blurred"
    assert home.vault.has(hashes[BAND.handle])


def test_what_is_left_alone_may_be_found_again_when_a_person_says_so(home: Home) -> None:
    decide(home, LEE, QueueWord.PERSONAL)

    assert see_again(home, "facebook:Coach.Lee")
    assert not see_again(home, "facebook:coach.lee")


def test_what_is_not_ours_is_on_a_list_by_its_name(home: Home) -> None:
    decide(home, LEE, QueueWord.NOT_OURS)

    with home.store.read() as session:
        assert closed_leads(session, home.district_id) == {("facebook", LEE.handle)}
    assert handles(home) == [BAND.handle]


def test_whose_it_is_was_asked_and_it_stays_in_the_queue(home: Home) -> None:
    decide(home, BAND, QueueWord.ASK)

    assert handles(home) == [BAND.handle, LEE.handle]


def test_two_rows_put_together_are_decided_together(home: Home) -> None:
    one, other = (row.name for row in load_queue(home, NOW))
    merge_rows(home, load_queue(home, NOW), one, other, "Dana Reyes", NOW)

    (row,) = load_queue(home, NOW)
    decision = RowDecision(row.name, QueueWord.REGISTER, "Dana Reyes", "both ours")
    decide_row(home, [row], decision, NOW)

    assert handles(home) == []


def test_a_row_is_not_put_together_with_itself(home: Home) -> None:
    rows = load_queue(home, NOW)

    with pytest.raises(QueueError, match="one row already"):
        merge_rows(home, rows, rows[0].name, f"facebook:{BAND.handle}", "Dana Reyes", NOW)


def test_decisions_teach_the_next_queue(home: Home) -> None:
    before = load_queue(home, NOW)[0].score
    strangers = [replace(LEE, handle=f"vendor{n}", link_text="x") for n in range(15)]
    with home.store.begin() as session:
        record_leads(session, home.district_id, strangers, NOW)
    for stranger in strangers:
        decide(home, stranger, QueueWord.NOT_OURS)

    assert load_queue(home, NOW)[0].score < before


def test_the_commands_show_decide_and_write_the_page(home: Home, tmp_path: Path) -> None:
    folder = home.folder
    listed = rollcall("queue", "list", "--json", home=folder)
    first = json.loads(listed.out.splitlines()[0])
    shown = rollcall("queue", "show", first["name"], home=folder)
    page = tmp_path / "queue.html"
    written = rollcall("queue", "page", page, home=folder)
    said = ("--person", "Dana Reyes", "--reason", "ours")
    done = rollcall("queue", "decide", first["name"], "register", *said, home=folder)
    wrong = rollcall("queue", "decide", "nothing", "ask", *said, home=folder)

    assert first["members"][0]["handle"] == BAND.handle
    assert BAND.seen_on in "".join(shown.out.split())
    assert written.code == 0
    assert BAND.handle in page.read_text("utf-8")
    assert "on the register" in done.out
    assert (wrong.code, "rollcall queue list" in wrong.err) == (1, True)
    with home.store.read() as session:
        assert {lead.handle for lead in open_leads(session, home.district_id)} == {LEE.handle}
