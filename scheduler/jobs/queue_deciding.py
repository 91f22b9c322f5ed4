"""Write down what a person says about a row of the queue, and do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from crawler.model.account import Account, AccountKind, AccountStatus, Unit
from crawler.model.case import LeadState
from crawler.model.queue import Member, QueueRow
from crawler.model.suppression import Why, account_hash
from crawler.store.accounts import load_account, save_account
from crawler.store.districts import load_district
from crawler.store.forgetting import forget_accounts
from crawler.store.forgetting_names import forget_name
from crawler.store.lead_decisions import note_left_alone, set_lead_state, tie_leads
from crawler.store.left_alone import leave_alone, look_again
from crawler.store.matters import cases_about
from crawler.store.session import Session
from scheduler.jobs.home import Home
from scheduler.jobs.queue_words import QueueWord, RowDecision, RowDone
from scheduler.jobs.units import unit_called


class QueueError(Exception):
    """A decision cannot be written down; the text says why and what would help."""


_STATES = {
    QueueWord.REGISTER: LeadState.REGISTERED,
    QueueWord.THIRD_PARTY: LeadState.THIRD_PARTY,
    QueueWord.PERSONAL: LeadState.PERSONAL,
    QueueWord.PARODY: LeadState.PARODY,
    QueueWord.NOT_OURS: LeadState.NOT_OURS,
    QueueWord.ASK: LeadState.ASK,
}
_ALONE = {QueueWord.PERSONAL: Why.PERSONAL, QueueWord.PARODY: Why.PARODY}


def decide_row(
    home: Home, rows: Sequence[QueueRow], decision: RowDecision, now: datetime
) -> RowDone:
    """Write the decision down for each account that it means, and do what it says; gives these.

    Registered accounts go onto the register with what is known of them, and the rest of the entry
    shows as gaps. Personal and parody ones are forgotten but for a keyed hash. What is not ours is
    forgotten but for its name. Whoever a case is about is left alone, and not forgotten. Raises
    QueueError, UnknownUnitError; then nothing was written.
    """
    row, members = meant(rows, decision.row)
    bodies: frozenset[str] = frozenset()
    kept: dict[str, int] = {}
    with home.store.begin() as session:
        unit = _unit(session, home, row, decision.unit)
        for member in members:
            if decision.word in {QueueWord.REGISTER, QueueWord.THIRD_PARTY}:
                _register(session, home, member, _kind(row, decision.word), unit, now)
            if decision.word in _ALONE:
                _leave_alone(session, home, member, decision, now)
            else:
                _note(session, home, member, decision, now)
            if decision.word in {*_ALONE, QueueWord.NOT_OURS} and member.account_id:
                bodies |= forget_accounts(session, home.district_id, [member.account_id])
                cases = cases_about(session, home.district_id, member.account_id)
                kept.update((member.key, number) for number in cases[:1])
    for sha256 in bodies:
        home.vault.drop(sha256)
        home.thumbnails.drop(sha256)
    return RowDone(members, kept)


def merge_rows(
    home: Home, rows: Sequence[QueueRow], one: str, other: str, person: str, now: datetime
) -> None:
    """Put two rows together from now on. Raises QueueError."""
    first, second = meant(rows, one)[0], meant(rows, other)[0]
    if first.name == second.name:
        raise QueueError(f"{one} and {other} are one row already.")
    keys = [(row.members[0].platform, row.members[0].handle) for row in (first, second)]
    with home.store.begin() as session:
        tie_leads(session, home.district_id, keys[0], keys[1], person, now)


def see_again(home: Home, words: str) -> bool:
    """Let an account (`platform:handle`) be found again that was left alone; say whether it was."""
    platform, _, handle = words.partition(":")
    with home.store.begin() as session:
        one = account_hash(home.keys.remembering, platform, handle)
        return look_again(session, home.district_id, one)


def meant(rows: Sequence[QueueRow], words: str) -> tuple[QueueRow, tuple[Member, ...]]:
    """Give the row, and those of its members that `words` mean. Raises QueueError."""
    wanted = words.strip().casefold()
    for row in rows:
        if row.name == wanted:
            return row, row.members
        for member in row.members:
            if member.key.casefold() == wanted:
                return row, (member,)
    raise QueueError(
        f"No row of the queue is called {words!r}, and no account in it. See `rollcall queue list`."
    )


def _kind(row: QueueRow, word: QueueWord) -> AccountKind:
    if word is QueueWord.THIRD_PARTY:
        return AccountKind.THIRD_PARTY
    third = row.kind is AccountKind.THIRD_PARTY
    return AccountKind.STUDENT_GROUP if third else row.kind


def _unit(session: Session, home: Home, row: QueueRow, name: str | None) -> Unit | None:
    district = load_district(session, home.district_id)
    if name is None:
        return district.unit(row.unit_id) if row.unit_id is not None else None
    return unit_called(district, name)


def _register(
    session: Session,
    home: Home,
    member: Member,
    kind: AccountKind,
    unit: Unit | None,
    now: datetime,
) -> None:
    account = (
        load_account(session, member.account_id)
        if member.account_id
        else Account(0, member.platform, member.handle, member.url, kind, first_seen_at=now)
    )
    guessed = frozenset({"kind", "unit"} if unit else {"kind"})
    entry = replace(
        account,
        kind=kind,
        status=AccountStatus.ACTIVE,
        unit=unit,
        display_name=account.display_name or member.display_name,
        guessed=guessed,
    )
    save_account(session, home.district_id, entry)


def _note(
    session: Session, home: Home, member: Member, decision: RowDecision, now: datetime
) -> None:
    set_lead_state(
        session,
        home.district_id,
        member.platform,
        member.handle,
        _STATES[decision.word],
        decision.reason,
        decision.person,
        now,
        signs=member.signs,
    )


def _leave_alone(
    session: Session, home: Home, member: Member, decision: RowDecision, now: datetime
) -> None:
    key = home.keys.remembering
    one = account_hash(key, member.platform, member.handle)
    why = _ALONE[decision.word]
    leave_alone(session, home.district_id, [one], why, now, decided=True)
    forget_name(session, home.district_id, member.platform, member.handle, one)
    note_left_alone(
        session,
        home.district_id,
        member.platform,
        one,
        _STATES[decision.word],
        decision.reason,
        decision.person,
        now,
        signs=member.signs,
    )
