"""A case's rows are only added; nothing is added to a settled one, or to another district's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.model.matter import Entry, EntryKind, Settlement
from crawler.store.districts import save_district
from crawler.store.matters import add_entry, matters, open_matter
from crawler.store.session import Session, StoreError
from tests.builders import NOW, make_district
from tests.crawler.store.records import new_account


def test_a_case_comes_back_with_all_that_happened(session: Session, district_id: int) -> None:
    account = new_account(session, district_id)
    number = open_matter(session, district_id, account, "recover", ("Sam", NOW))
    ticket = Entry(
        NOW, "Sam", EntryKind.TICKET, "reset", "asked", "X-1", (NOW + timedelta(3)).date()
    )
    end = Entry(NOW, "Dana", EntryKind.SETTLED, outcome=Settlement.RECOVERED)

    add_entry(session, district_id, number, ticket)
    (waiting,) = matters(session, district_id)
    add_entry(session, district_id, number, end)
    (settled,) = matters(session, district_id)

    assert (waiting.outcome, waiting.wait_until) == (None, ticket.wait_until)
    assert waiting.state_of("reset") is EntryKind.TICKET
    assert settled.entries == (ticket, end)
    assert settled.outcome is Settlement.RECOVERED


def test_nothing_is_added_where_nothing_may_be(session: Session, district_id: int) -> None:
    account = new_account(session, district_id)
    number = open_matter(session, district_id, account, "close", ("Sam", NOW))
    other = save_district(session, make_district(id=0, name="Another"))
    note = Entry(NOW, "Sam", EntryKind.NOTE, text="a word")

    with pytest.raises(StoreError, match="there is no case"):
        add_entry(session, other, number, note)
    with pytest.raises(StoreError, match=f"case {number} about this account is open"):
        open_matter(session, district_id, account, "close", ("Sam", NOW))
    end = Entry(NOW, "Sam", EntryKind.SETTLED, outcome=Settlement.KEPT)
    add_entry(session, district_id, number, end)
    with pytest.raises(StoreError, match="settled"):
        add_entry(session, district_id, number, note)
    assert open_matter(session, district_id, account, "close", ("Sam", NOW)) > number
