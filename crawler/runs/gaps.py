"""Look through the register for gaps now, without waiting for a sweep to visit anybody."""

from __future__ import annotations

from datetime import datetime

from config.policy import Pack
from config.settings import Settings
from crawler.judge import bind, judge
from crawler.model.account import Account
from crawler.model.case import Case
from crawler.model.finding import Finding
from crawler.model.staff import with_leavers
from crawler.runs.tools import district_for
from crawler.store.accounts import load_accounts
from crawler.store.identities import former_names
from crawler.store.session import Session
from crawler.store.standings import standings

_DETECTOR = "register_gap"


def registered_now(session: Session, settings: Settings, district_id: int) -> tuple[Account, ...]:
    """Give the accounts of the register, closed ones included, with the last days in service that
    the staff directory knows.
    """
    staff = district_for(session, settings, district_id).staff
    accounts = load_accounts(session, district_id, include_closed=True)
    return tuple(with_leavers(account, staff) for account in accounts if account.registered)


def gaps_now(
    session: Session, settings: Settings, pack: Pack, district_id: int, now: datetime
) -> tuple[tuple[Account, Finding], ...]:
    """Give every gap in the register as it stands, under the active rules of the pack.

    What only a visit can tell (an account that is gone or renamed) is as of the last visit that
    could.
    """
    rules = tuple(
        bind(rule, pack.approved_tools)
        for rule in pack.rules
        if rule.status == "active" and rule.detector == _DETECTOR
    )
    accounts = registered_now(session, settings, district_id)
    ids = [account.id for account in accounts]
    district = district_for(session, settings, district_id)
    there, former = standings(session, ids), former_names(session, ids)
    return tuple(
        (account, finding)
        for account in accounts
        for finding in judge(
            Case(
                account=account,
                district=district,
                now=now,
                standing=there.get(account.id),
                former_handles=former.get(account.id, ()),
            ),
            rules,
        )
    )
