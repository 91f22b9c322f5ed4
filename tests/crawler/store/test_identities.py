"""Who accounts turned out to be."""

from __future__ import annotations

import pytest

from crawler.model.outcome import Outcome
from crawler.store.accounts import load_account
from crawler.store.identities import former_handles, note_identities
from crawler.store.session import Session
from tests.builders import make_snapshot
from tests.crawler.store.records import later, make_failed, make_visit, new_account, swept


@pytest.fixture
def account_id(session: Session, district_id: int) -> int:
    """Give the Eastview account."""
    return new_account(session, district_id)


def test_a_visit_that_read_nothing_says_nothing(session: Session, account_id: int) -> None:
    before = load_account(session, account_id)

    note_identities(session, [make_failed(account_id, Outcome.UNREACHABLE)])

    assert load_account(session, account_id) == before


def test_the_platforms_id_is_learned_once_and_the_name_follows(
    session: Session, account_id: int
) -> None:
    first = make_snapshot(platform_id="did:plc:1", display_name="Eastview")
    second = make_snapshot(platform_id="did:plc:2", display_name="Eastview\0 HS")
    nameless = make_snapshot(display_name=None)

    for snapshot in (first, second, nameless):
        note_identities(session, [make_visit(account_id, snapshot=snapshot)])

    found = load_account(session, account_id)
    assert (found.platform_id, found.display_name) == ("did:plc:1", "Eastview\ufffd HS")
    assert found.handle == "eastview.example"


def test_a_renamed_account_is_followed(session: Session, account_id: int) -> None:
    snapshot = make_snapshot(handle="eastview-hs.example")

    note_identities(session, [make_visit(account_id, outcome=Outcome.RENAMED, snapshot=snapshot)])

    assert load_account(session, account_id).handle == "eastview-hs.example"


def test_an_account_that_kept_its_name_had_no_other(
    session: Session, district_id: int, account_id: int
) -> None:
    swept(session, district_id, make_visit(account_id))

    assert former_handles(session, district_id) == frozenset()


def test_the_names_that_a_renamed_account_had_are_remembered(
    session: Session, district_id: int, account_id: int
) -> None:
    renamed = make_snapshot(handle="eastview-hs.example", taken_at=later(1))
    second = make_visit(account_id, 1, outcome=Outcome.RENAMED, snapshot=renamed)
    swept(session, district_id, make_visit(account_id))
    swept(session, district_id, second)
    note_identities(session, [second])

    assert former_handles(session, district_id) == {("bluesky", "eastview.example")}
