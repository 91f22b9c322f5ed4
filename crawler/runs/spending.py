"""Spends each platform's budget of the day on the accounts that need it most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from crawler.line.affording import Want, afford, day_began, not_afforded
from crawler.model.account import Account
from crawler.model.visit import Visit
from crawler.platforms.base import Budget
from crawler.platforms.catalogue import load as load_reader
from crawler.runs.tools import Tools, with_access
from crawler.store.spending import last_reads, spent_since, worst_severities
from crawler.store.sweeps import sweep_district


def left_out(
    tools: Tools, sweep_id: int, accounts: Sequence[Account], now: datetime
) -> Mapping[int, Visit | None]:
    """Give the accounts that today's budgets do not pay for any more, each with the visit that says
    so, or None when it can be read without spending anything.
    """
    by_platform: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.platform in tools.settings.credentials and _budget(account.platform):
            by_platform[account.platform].append(account)
    found: dict[int, Visit | None] = {}
    for platform, wanting in by_platform.items():
        found |= _left_out_of(tools, sweep_id, platform, wanting, now)
    return found


def without_key(account: Account) -> Account:
    """Give the account as it can be read without spending anything."""
    return replace(account, access=replace(account.access, app_key=None))


def _left_out_of(
    tools: Tools, sweep_id: int, platform: str, accounts: Sequence[Account], now: datetime
) -> dict[int, Visit | None]:
    budget = _budget(platform)
    if budget is None:
        return {}
    said = tools.settings.platforms.get(platform)
    per_day = said.per_day if said and said.per_day is not None else budget.per_day
    ids = [account.id for account in accounts]
    with tools.store.read() as session:
        district_id = sweep_district(session, sweep_id)
        spent = spent_since(session, district_id, platform, day_began(now, budget))
        worst, read_at = worst_severities(session, ids), last_reads(session, ids)
    wants = [Want(number, worst.get(number), read_at.get(number)) for number in ids]
    paid = afford(wants, per_day - spent, budget.per_account)
    reader = load_reader(platform)
    found: dict[int, Visit | None] = {}
    for account in accounts:
        if account.id not in paid:
            free = without_key(with_access(account, tools.settings))
            refusal = not_afforded(account.id, platform, budget, per_day, now)
            found[account.id] = None if reader.ask(free, ()) else refusal
    return found


def _budget(platform: str) -> Budget | None:
    return load_reader(platform).BUDGET
