"""Accounts that pages name and the register does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.model.case import LeadState
from crawler.store.districts import save_district
from crawler.store.lead_decisions import set_lead_state
from crawler.store.leads import (
    closed_leads,
    leads_for,
    leads_of_accounts,
    open_leads,
    record_leads,
)
from crawler.store.session import Session, StoreError
from tests.builders import NOW, make_district, make_lead
from tests.crawler.store.records import later, new_account

LEAD = make_lead(times=1, first_seen_at=None)
ELSEWHERE = replace(LEAD, seen_on="https://www.heronlake.example/clubs", link_text="Clubs")
KEY = (LEAD.platform, LEAD.handle)


def say(session: Session, district_id: int, state: LeadState) -> int:
    """Let Dana say something about the lead."""
    return set_lead_state(session, district_id, *KEY, state, "known", "Dana Reyes", later(1))


def test_no_leads_are_nothing(session: Session, district_id: int) -> None:
    assert record_leads(session, district_id, [], NOW) == 0
    assert open_leads(session, district_id) == ()


def test_the_same_look_is_counted_once(session: Session, district_id: int) -> None:
    assert record_leads(session, district_id, [LEAD, LEAD], NOW) == 1
    assert record_leads(session, district_id, [LEAD], NOW) == 0

    assert open_leads(session, district_id) == (replace(LEAD, first_seen_at=NOW),)


def test_each_later_look_counts_and_the_first_is_kept(session: Session, district_id: int) -> None:
    record_leads(session, district_id, [LEAD], NOW)

    assert record_leads(session, district_id, [LEAD, ELSEWHERE], later(1)) == 1

    first, second = leads_for(session, district_id, *KEY)
    assert (first.times, first.first_seen_at) == (2, NOW)
    assert (second.times, second.first_seen_at) == (1, later(1))


def test_what_a_person_said_holds_for_every_page_also_later_ones(
    session: Session, district_id: int
) -> None:
    record_leads(session, district_id, [LEAD], NOW)

    assert say(session, district_id, LeadState.PARODY) == 1
    record_leads(session, district_id, [LEAD, ELSEWHERE], later(2))

    assert open_leads(session, district_id) == ()
    assert closed_leads(session, district_id) == {KEY}


def test_a_lead_can_be_opened_again(session: Session, district_id: int) -> None:
    record_leads(session, district_id, [LEAD], NOW)
    say(session, district_id, LeadState.NOT_OURS)

    say(session, district_id, LeadState.OPEN)
    record_leads(session, district_id, [ELSEWHERE], later(2))

    assert len(open_leads(session, district_id)) == 2
    assert closed_leads(session, district_id) == set()


def test_leads_are_found_by_their_account(session: Session, district_id: int) -> None:
    number = new_account(session, district_id, platform=LEAD.platform, handle=LEAD.handle)
    other = new_account(session, district_id)
    record_leads(session, district_id, [LEAD], NOW)

    found = leads_of_accounts(session, district_id, [number, other])

    assert found == {number: (replace(LEAD, first_seen_at=NOW),)}


def test_what_is_too_long_to_be_an_account_is_left_out(session: Session, district_id: int) -> None:
    long_page = replace(LEAD, seen_on="https://heronlake.example/" + "a" * 9000)
    no_handle = replace(LEAD, handle="a" * 501)

    assert record_leads(session, district_id, [long_page, no_handle], NOW) == 1


def test_districts_do_not_see_each_others_leads(session: Session, district_id: int) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))
    record_leads(session, district_id, [LEAD], NOW)

    assert open_leads(session, other) == ()
    with pytest.raises(StoreError, match="no page names"):
        say(session, other, LeadState.PARODY)
