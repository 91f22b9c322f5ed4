"""Of an account that is none of our business nothing is kept but a keyed hash."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from crawler.model.account import AccountKind, AccountStatus
from crawler.model.capture import sha256_of
from crawler.model.case import How, LeadState
from crawler.model.image import ImageFacts
from crawler.model.matter import Entry, EntryKind
from crawler.model.suppression import Why, account_hash
from crawler.store.accounts import load_accounts
from crawler.store.findings import decide, load_findings, record_findings
from crawler.store.forgetting import forget_accounts, held_by_people
from crawler.store.forgetting_names import forget_name
from crawler.store.images import known_facts, save_facts
from crawler.store.lead_decisions import (
    decided_signs,
    lead_ties,
    note_left_alone,
    set_lead_state,
    tie_leads,
)
from crawler.store.leads import closed_leads, leads_for, open_leads, record_leads
from crawler.store.left_alone import counted, leave_alone, left_alone, look_again
from crawler.store.matters import add_entry, matters, open_matter
from crawler.store.questions import Asked, Sort, asked_since, note_questions, spent_on_questions
from crawler.store.session import Session
from crawler.store.sweeps import record_visits, start_sweep
from crawler.store.tables.register import ACCOUNT
from crawler.store.tables.schema import schema
from tests.builders import NOW, make_lead, make_snapshot
from tests.crawler.store.records import (
    later,
    make_capture,
    make_finding,
    make_visit,
    new_account,
    swept,
)

KEY = b"k" * 32
LEAD = make_lead(times=1, first_seen_at=None)


def test_a_registered_account_is_never_forgotten(session: Session, district_id: int) -> None:
    number = new_account(session, district_id)

    assert forget_accounts(session, district_id, [number]) == frozenset()
    assert session.scalar(select(ACCOUNT.c.id).where(ACCOUNT.c.id == number)) == number


def test_a_found_account_is_forgotten_with_everything_that_hangs_on_it(
    session: Session, district_id: int
) -> None:
    kept = new_account(session, district_id, handle="kept.example")
    number = new_account(
        session,
        district_id,
        handle="lee.example",
        kind=AccountKind.UNREGISTERED,
        status=AccountStatus.LEAD,
    )
    sweep = start_sweep(session, district_id, (kept, number), NOW, run_key="a")
    shared, own = make_capture(b"a shared picture"), make_capture(b"their page")
    record_visits(
        session,
        sweep,
        [
            make_visit(kept, captures=(shared,)),
            make_visit(
                number,
                captures=(own, replace(shared, ask=replace(shared.ask, purpose="image"))),
                snapshot=make_snapshot(bio="Father of two"),
            ),
        ],
    )

    eyes = ("marks/1",)
    pictures = [sha256_of(body) for body in (b"a shared picture", b"their page")]
    save_facts(session, [ImageFacts(sha256, eyes=eyes) for sha256 in pictures])

    assert forget_accounts(session, district_id, [number]) == {own.sha256}

    assert set(known_facts(session, pictures, eyes)) == {shared.sha256}
    tables = [table for table in schema().sorted_tables if "account_id" in table.c]
    left = {
        table.name
        for table in tables
        if session.execute(select(table).where(table.c.account_id == number)).first()
    }
    assert left == set()
    assert session.scalar(select(ACCOUNT.c.id).where(ACCOUNT.c.id == number)) is None


def test_what_people_are_at_work_on_is_not_forgotten(session: Session, district_id: int) -> None:
    found = {"kind": AccountKind.UNREGISTERED, "status": AccountStatus.LEAD}
    case, confirmed, other = (
        new_account(session, district_id, handle=f"{name}.example", **found) for name in "abc"
    )
    number = open_matter(session, district_id, case, "report", ("Dana Reyes", NOW))
    add_entry(session, district_id, number, Entry(NOW, "Dana Reyes", EntryKind.NOTE, text="Seen."))
    visits = [make_visit(one) for one in (case, confirmed, other)]
    sweep = swept(session, district_id, *visits)
    for one in (confirmed, other):
        finding = make_finding(one)
        record_findings(session, district_id, sweep, one, [finding], NOW, {finding.rule_id})
    shown = {row.account.id: row.fingerprint for row in load_findings(session, district_id)}
    decide(session, district_id, shown[confirmed], "confirmed", "ours to act on", "Dana Reyes", NOW)
    decide(session, district_id, shown[other], "dismissed", "a parent", "Dana Reyes", NOW)

    assert held_by_people(session, [case, confirmed, other]) == {case, confirmed}

    forget_accounts(session, district_id, [case, other])

    left = {account.id for account in load_accounts(session, district_id)}
    assert left == {case, confirmed}
    assert len(matters(session, district_id)) == 1


def test_a_hash_fits_every_spelling_and_no_other_key() -> None:
    one = account_hash(KEY, "mastodon", "Lee@Social.example")

    assert one == account_hash(KEY, "mastodon", "lee@social.example")
    assert one != account_hash(KEY, "bluesky", "lee@social.example")
    assert one != account_hash(b"j" * 32, "mastodon", "lee@social.example")
    assert account_hash(KEY, "youtube", "id:UCa") != account_hash(KEY, "youtube", "id:UCA")


def test_what_was_recognised_may_be_looked_at_again_and_a_persons_word_stays(
    session: Session, district_id: int
) -> None:
    leave_alone(session, district_id, ["a"], Why.PERSONAL, NOW, until=later(1))
    leave_alone(session, district_id, ["b"], Why.PARODY, NOW, decided=True)
    leave_alone(session, district_id, ["b"], Why.NEWS, NOW, until=later(1))

    assert left_alone(session, district_id, NOW) == {"a": Why.PERSONAL, "b": Why.PARODY}
    assert left_alone(session, district_id, later(2)) == {"b": Why.PARODY}
    assert counted(session, district_id) == {Why.PERSONAL: 1, Why.PARODY: 1}
    assert look_again(session, district_id, "b")
    assert left_alone(session, district_id, later(2)) == {}


def test_somebody_who_was_asked_leaves_the_lead_in_the_queue(
    session: Session, district_id: int
) -> None:
    record_leads(session, district_id, [replace(LEAD, how=How.SEARCH)], NOW)
    set_lead_state(
        session, district_id, LEAD.platform, LEAD.handle, LeadState.ASK, "?", "Dana", later(1)
    )

    assert [lead.how for lead in open_leads(session, district_id)] == [How.SEARCH]
    assert closed_leads(session, district_id) == set()


def test_the_last_decision_teaches_with_the_signs_it_stood_on(
    session: Session, district_id: int
) -> None:
    record_leads(session, district_id, [LEAD], NOW)
    said = (session, district_id, LEAD.platform, LEAD.handle)
    set_lead_state(*said, LeadState.ASK, "?", "Dana", NOW, signs=("name",))
    set_lead_state(*said, LeadState.REGISTERED, "ours", "Dana", later(1), signs=("name", "mark"))
    note_left_alone(session, district_id, "bluesky", "a", LeadState.PERSONAL, "hers", "Dana", NOW)

    assert decided_signs(session, district_id) == (
        (LeadState.REGISTERED, frozenset({"name", "mark"})),
    )


def test_an_accounts_name_is_taken_out_of_all_that_is_kept(
    session: Session, district_id: int
) -> None:
    other = replace(LEAD, handle=LEAD.handle.upper(), seen_on="https://a.example/")
    record_leads(session, district_id, [LEAD, other, replace(LEAD, handle="stays")], NOW)
    mine = (LEAD.platform, LEAD.handle)
    set_lead_state(session, district_id, *mine, LeadState.ASK, "whose?", "Dana", NOW)
    tie_leads(session, district_id, mine, ("bluesky", "stays"), "Dana", NOW)
    tie_leads(session, district_id, ("bluesky", "stays"), mine, "Dana", NOW)
    asked = Asked(LEAD.platform, Sort.EXISTS, LEAD.handle, "present")
    words = Asked(LEAD.platform, Sort.SEARCH, "Eastview band", "answered")
    note_questions(session, district_id, [asked, words], NOW)

    assert forget_name(session, district_id, *mine, "0f") == 2

    kept = [str(row) for table in schema().sorted_tables for row in session.execute(select(table))]
    assert not [row for row in kept if LEAD.handle.casefold() in row.casefold()]
    assert any("hash:0f" in row and "whose?" in row for row in kept)
    assert any("Eastview band" in row for row in kept)
    assert len(leads_for(session, district_id, LEAD.platform, "stays")) == 1


def test_two_accounts_that_a_person_put_together_stay_so(
    session: Session, district_id: int
) -> None:
    tie_leads(session, district_id, ("bluesky", "a"), ("youtube", "b"), "Dana", NOW)

    assert lead_ties(session, district_id) == ((("bluesky", "a"), ("youtube", "b")),)


def test_a_question_is_known_by_its_last_answer_and_an_unknown_one_may_be_asked_again(
    session: Session, district_id: int
) -> None:
    first = Asked("youtube", Sort.SEARCH, "herons", "unknown", cost=1.0, detail="no answer")
    note_questions(session, district_id, [first], NOW)

    assert asked_since(session, district_id, NOW) == set()

    note_questions(session, district_id, [replace(first, answer="answered", found=2)], later(1))

    assert asked_since(session, district_id, NOW) == {("youtube", Sort.SEARCH, "herons")}
    assert spent_on_questions(session, district_id, "youtube", NOW, Sort.SEARCH) == (1, 1.0)
