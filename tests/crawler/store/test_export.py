"""Everything that is stored can be written out, under names that stay."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from crawler.model.account import Permission, PermissionScope
from crawler.model.case import LeadState
from crawler.model.snapshot import Picture
from crawler.store.deliveries import DeliveryState, Slot
from crawler.store.delivering import Ending, claim_delivery, finish_delivery
from crawler.store.districts import save_district
from crawler.store.export import FIELDS, export_rows
from crawler.store.fields import MEANINGS
from crawler.store.findings import decide, record_findings
from crawler.store.lead_decisions import set_lead_state
from crawler.store.leads import record_leads
from crawler.store.session import Session, StoreError
from crawler.store.tables.brought import POST
from crawler.store.tables.judged import FINDING, LEAD
from crawler.store.tables.register import ACCOUNT
from crawler.store.tables.told import DELIVERY
from crawler.store.tables.visits import VISIT
from tests.builders import NOW, make_district, make_lead, make_post, make_snapshot
from tests.crawler.store.records import later, make_finding, make_visit, new_account, swept

KINDS = ("accounts", "posts", "visits", "findings", "leads", "decisions", "deliveries")
PERMITTED = (Permission(PermissionScope.LOGO, "Dana Reyes"),)


@pytest.fixture
def full(session: Session, district_id: int) -> int:
    """Fill a district with one of everything."""
    number = new_account(session, district_id, permissions=PERMITTED)
    post = make_post(pictures=(Picture("https://pictures.example/1.png"),))
    visit = make_visit(number, snapshot=make_snapshot(posts=(post,)))
    sweep_id = swept(session, district_id, visit)
    finding = make_finding(number)
    record_findings(session, district_id, sweep_id, number, [finding], NOW, set())
    decide(session, district_id, finding.fingerprint, "confirmed", "yes", "Dana Reyes", later(1))
    lead = make_lead()
    record_leads(session, district_id, [lead], NOW)
    state = LeadState.PARODY
    set_lead_state(
        session, district_id, lead.platform, lead.handle, state, "fun", "Dana Reyes", NOW
    )
    sent = claim_delivery(
        session, Slot(district_id, "digest", "dana@heronlake.example", "2026-W48"), NOW
    )
    assert sent is not None
    finish_delivery(session, sent.id, Ending(DeliveryState.SENT, "<1@mail.example>"), NOW)
    return district_id


@pytest.mark.parametrize("what", KINDS)
def test_an_empty_district_has_no_rows(session: Session, district_id: int, what: str) -> None:
    assert list(export_rows(session, district_id, what)) == []


@pytest.mark.parametrize("what", KINDS)
def test_rows_of_another_district_are_not_given(session: Session, full: int, what: str) -> None:
    other = save_district(session, replace(make_district(), name="Otter Lake Public Schools"))

    assert full != other
    assert list(export_rows(session, other, what)) == []


@pytest.mark.parametrize("what", KINDS)
def test_every_row_has_every_field_in_order_and_is_plain(
    session: Session, full: int, what: str
) -> None:
    rows = list(export_rows(session, full, what))

    assert len(rows) == (2 if what == "decisions" else 1)
    assert {tuple(row) for row in rows} == {FIELDS[what]}
    assert json.loads(json.dumps(rows)) == rows


@pytest.mark.parametrize("what", KINDS)
def test_every_field_is_explained(what: str) -> None:
    assert tuple(MEANINGS[what]) == FIELDS[what]
    assert not [name for name, meaning in MEANINGS[what].items() if not meaning.strip()]
    assert "None" not in MEANINGS[what].values()


@pytest.mark.parametrize(
    ("what", "columns", "pointers"),
    [
        ("accounts", ACCOUNT.c, {"district_id", "unit_id", "withdrawn_at"}),
        ("posts", POST.c, {"district_id"}),
        ("visits", VISIT.c, {"district_id"}),
        ("findings", FINDING.c, {"district_id", "id", "post_id"}),
        ("leads", LEAD.c, {"district_id", "id", "lead_hash"}),
        ("deliveries", DELIVERY.c, {"district_id", "id"}),
    ],
)
def test_no_column_is_forgotten(what: str, columns: object, pointers: set[str]) -> None:
    names = {column.name for column in columns}  # type: ignore[attr-defined]

    assert names - set(FIELDS[what]) == pointers


def test_a_finding_says_how_it_stands_and_what_was_seen(session: Session, full: int) -> None:
    (row,) = export_rows(session, full, "findings")

    assert (row["state"], row["decision_person"]) == ("confirmed", "Dana Reyes")
    assert row["decided_at"] == "2026-11-24T12:00:00Z"
    assert isinstance(row["sighting"], dict)
    assert row["sighting"]["spans"][0]["quote"] == "official"


def test_decisions_about_findings_and_leads_are_told_apart(session: Session, full: int) -> None:
    about_finding, about_lead = export_rows(session, full, "decisions")

    assert (about_finding["about"], about_finding["rule_id"]) == ("finding", "official-capacity")
    assert (about_lead["about"], about_lead["decision"]) == ("lead", "parody")


def test_another_word_is_refused(session: Session, district_id: int) -> None:
    with pytest.raises(StoreError, match="'secrets' cannot be exported"):
        next(export_rows(session, district_id, "secrets"))
