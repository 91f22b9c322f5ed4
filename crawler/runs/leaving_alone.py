"""Forget found accounts that are none of our business, but for a keyed hash of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from config.phrases import languages, load_phrases
from crawler.line.setting_aside import SetAside, all_set_aside
from crawler.model.case import Case, District
from crawler.model.fitting import fit
from crawler.model.words.grammar.phrases import Phrases
from crawler.model.words.listening import Listener, listener
from crawler.runs.tools import Tools
from crawler.store.forgetting import forget_accounts, held_by_people
from crawler.store.forgetting_names import forget_name
from crawler.store.left_alone import leave_alone
from crawler.store.session import Session

LOOK_AGAIN = timedelta(days=180)
"""What we recognised ourselves may have changed hands after half a year; a person's word stays."""


def listener_of(district: District) -> Listener:
    """Give the listener for a district in all languages that ship: a stranger's words count in
    whichever language they are.
    """
    return listener(district, _all_phrases())


@cache
def _all_phrases() -> tuple[Phrases, ...]:
    return tuple(fit(Phrases, load_phrases(code)) for code in languages())


def leave_strangers(
    tools: Tools, district: District, cases: Sequence[Case], now: datetime
) -> tuple[SetAside, ...]:
    """Forget those of the judged cases that are none of our business: rows, findings, bytes; but
    none that people are at work on.
    """
    aside = all_set_aside(cases, listener_of(district)) if cases else ()
    if not aside:
        return ()
    key = tools.keys.remembering
    with tools.store.begin() as session:
        held = held_by_people(session, [one.account.id for one in aside])
        aside = tuple(one for one in aside if one.account.id not in held)
        bodies = frozenset[str]()
        for one in aside:
            bodies |= forget(session, district.id, one, key, now)
    for sha256 in bodies:
        tools.vault.drop(sha256)
        tools.thumbnails.drop(sha256)
    return aside


def forget(
    session: Session, district_id: int, one: SetAside, key: bytes, now: datetime
) -> frozenset[str]:
    """Forget one account and remember its hash; gives the bodies that the vault is to drop."""
    account = one.account
    until = now + LOOK_AGAIN
    leave_alone(session, district_id, [one.hash(key)], one.why, now, until=until)
    if not one.keep_leads:
        forget_name(session, district_id, account.platform, account.handle, one.hash(key))
    return forget_accounts(session, district_id, [account.id])
