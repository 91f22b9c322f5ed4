"""How an installation stands."""

from __future__ import annotations

import json
from dataclasses import asdict

from crawler.model.outcome import Outcome
from crawler.store.deliveries import DeliveryState, Slot
from crawler.store.delivering import Ending, claim_delivery, finish_delivery
from crawler.store.digests import save_digest
from crawler.store.findings import decide, record_findings
from crawler.store.jobs import claim_job, finish_job
from crawler.store.leads import record_leads
from crawler.store.session import Session
from crawler.store.status import load_status
from crawler.store.sweeps import finish_sweep, start_sweep
from tests.builders import NOW, make_lead
from tests.crawler.store.records import (
    later,
    make_failed,
    make_finding,
    make_visit,
    new_account,
    swept,
)


def test_a_new_installation_has_nothing_and_says_what_is_missing(
    session: Session, district_id: int
) -> None:
    status = load_status(session, district_id, NOW)

    assert status.district == "Heron Lake Public Schools"
    assert (status.accounts, status.checked, status.last_sweep) == (0, 0, None)
    assert status.alarms == ("There was no sweep yet.",)


def test_everything_in_order_raises_no_alarm(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)
    finish_sweep(session, swept(session, district_id, make_visit(number)), NOW, "finished")

    status = load_status(session, district_id, later(1))

    assert status.alarms == ()
    assert (status.accounts, status.checked) == (1, 1)
    assert status.last_sweep_age_days == 1.0


def test_the_figures_are_those_of_the_store(session: Session, district_id: int) -> None:
    seen = new_account(session, district_id, handle="one")
    lost = new_account(session, district_id, handle="two")
    new_account(session, district_id, handle="three")
    sweep_id = swept(session, district_id, make_visit(seen), make_failed(lost, Outcome.UNREACHABLE))
    findings = [make_finding(seen), make_finding(seen, "bio:other", severity="low")]
    record_findings(session, district_id, sweep_id, seen, findings, NOW, set())
    decide(session, district_id, findings[1].fingerprint, "dismissed", "", "Dana Reyes", NOW)
    record_leads(session, district_id, [make_lead(), make_lead(seen_on="https://x.example")], NOW)
    save_digest(session, district_id, "2026-W48", {}, NOW)
    claim_job(session, district_id, "sweep:1", "sweep", NOW, "one")
    finish_job(session, district_id, "sweep:1", "done", NOW)

    status = load_status(session, district_id, NOW)

    assert (status.accounts, status.checked) == (3, 1)
    assert status.coverage == {"seen": 1, "unreachable": 1, "not_visited": 1}
    assert (status.findings["open"], status.findings["dismissed"]) == (1, 1)
    assert status.open_by_severity == {"high": 1}
    assert status.open_leads == 1
    assert (status.last_digest, status.last_digest_at) == ("2026-W48", "2026-11-23T12:00:00Z")
    assert status.last_jobs == {"sweep": "2026-11-23T12:00:00Z"}
    assert json.loads(json.dumps(asdict(status)))["accounts"] == 3


def test_what_needs_a_person_is_an_alarm(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)
    swept(session, district_id, make_visit(number))
    start_sweep(session, district_id, [number], later(8), "sweep:2")
    sent = claim_delivery(
        session, Slot(district_id, "digest", "dana@heronlake.example", "2026-W48"), NOW
    )
    assert sent is not None
    finish_delivery(session, sent.id, Ending(DeliveryState.FAILED, "no answer"), NOW)

    status = load_status(session, district_id, later(10))

    assert status.alarms == (
        "The last sweep was started more than a day ago and did not end.",
        "1 of 1 accounts could not be read for 7 days or longer.",
        "1 deliveries failed and wait to be tried again.",
    )


def test_a_sweep_that_failed_is_an_alarm(session: Session, district_id: int) -> None:
    finish_sweep(session, start_sweep(session, district_id, [], NOW, "sweep:1"), NOW, "failed")

    assert load_status(session, district_id, NOW).alarms == ("The last sweep failed.",)
