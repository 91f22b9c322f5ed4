"""Imports of the register, and taking them back."""

from __future__ import annotations

import time
from dataclasses import replace

from crawler.model.account import AccountStatus
from crawler.store.accounts import find_account, load_account, load_accounts, set_identity
from crawler.store.districts import save_district
from crawler.store.register import apply_import, undo_last_import
from crawler.store.session import Session
from crawler.store.sweeps import outcomes
from tests.builders import NOW, make_account, make_administrator, make_district
from tests.crawler.store.records import later, make_visit, new_account, swept

SAM = make_administrator(name="Sam Okafor", email="sam.okafor@heronlake.example")
OLD = make_account(id=0, handle="old.example")
NEW = make_account(id=0, handle="new.example")


def test_without_an_import_there_is_nothing_to_take_back(
    session: Session, district_id: int
) -> None:
    new_account(session, district_id)

    assert undo_last_import(session, district_id, NOW) is None
    assert len(load_accounts(session, district_id)) == 1


def test_importing_the_same_once_more_changes_nothing(session: Session, district_id: int) -> None:
    apply_import(session, district_id, [OLD, NEW], "register.csv", NOW)
    before = load_accounts(session, district_id)

    result = apply_import(session, district_id, [OLD, NEW], "register.csv", later(1))

    assert (result.added, result.changed) == (0, 0)
    assert load_accounts(session, district_id) == before


def test_an_import_is_taken_back_exactly(session: Session, district_id: int) -> None:
    new_account(session, district_id, handle="old.example", first_seen_at=later(-9))
    before = load_accounts(session, district_id, include_closed=True)

    changed = replace(OLD, purpose="Something else", administrators=(SAM,), custody=None)
    result = apply_import(session, district_id, [changed, NEW], "register.csv", NOW)
    assert (result.added, result.changed) == (1, 1)
    assert len(load_accounts(session, district_id)) == 2

    assert undo_last_import(session, district_id, later(1)) == 2
    assert load_accounts(session, district_id, include_closed=True) == before
    assert find_account(session, district_id, "bluesky", "new.example") is None


def test_imports_are_taken_back_one_after_the_other(session: Session, district_id: int) -> None:
    apply_import(session, district_id, [replace(OLD, purpose="first")], "1.csv", NOW)
    apply_import(session, district_id, [replace(OLD, purpose="second")], "2.csv", later(1))

    undo_last_import(session, district_id, later(2))
    first = load_accounts(session, district_id)
    undo_last_import(session, district_id, later(3))

    assert [account.purpose for account in first] == ["first"]
    assert load_accounts(session, district_id) == ()
    assert undo_last_import(session, district_id, later(4)) is None


def test_what_was_recorded_of_a_withdrawn_account_stays_and_counts_when_it_is_back(
    session: Session, district_id: int
) -> None:
    apply_import(session, district_id, [NEW], "register.csv", NOW)
    number = load_accounts(session, district_id)[0].id
    sweep_id = swept(session, district_id, make_visit(number))

    undo_last_import(session, district_id, later(1))
    apply_import(session, district_id, [NEW], "register.csv", later(2))

    assert [account.id for account in load_accounts(session, district_id)] == [number]
    assert list(outcomes(session, sweep_id, [number])) == [number]


def test_an_import_registers_a_lead(session: Session, district_id: int) -> None:
    number = new_account(session, district_id, handle="new.example", status=AccountStatus.LEAD)

    result = apply_import(session, district_id, [NEW], "register.csv", NOW)

    assert (result.added, result.changed) == (0, 1)
    assert load_account(session, number).registered


def test_what_only_a_visit_could_tell_is_kept(session: Session, district_id: int) -> None:
    number = new_account(session, district_id, handle="old.example", first_seen_at=later(-9))
    set_identity(session, number, "did:plc:1", None, "Eastview")

    apply_import(session, district_id, [replace(OLD, display_name=None)], "register.csv", NOW)

    found = load_account(session, number)
    assert (found.platform_id, found.display_name) == ("did:plc:1", "Eastview")
    assert found.first_seen_at == later(-9)


def test_an_import_of_one_district_is_not_anothers_to_take_back(
    session: Session, district_id: int
) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    apply_import(session, district_id, [NEW], "register.csv", NOW)

    assert undo_last_import(session, other, later(1)) is None
    assert len(load_accounts(session, district_id)) == 1


def test_ten_thousand_rows_take_seconds(session: Session, district_id: int) -> None:
    rows = [replace(NEW, handle=f"account-{number}.example") for number in range(10_000)]

    began = time.process_time()
    result = apply_import(session, district_id, rows, "register.csv", NOW)

    assert result.added == 10_000
    assert time.process_time() - began < 8.0
