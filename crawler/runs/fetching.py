"""Visit every account of a sweep that has no visit yet; then look for ones nobody registered."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import zip_longest

from config.settings import Settings
from crawler.fetch.crawl import crawl
from crawler.line.visiting import AccountVisit, Turn
from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.outcome import Outcome
from crawler.model.visit import Visit
from crawler.platforms.catalogue import load as load_reader
from crawler.runs.discovering import discover
from crawler.runs.spending import left_out, without_key
from crawler.runs.tools import Report, Tools, chunks, clock, manners_of, open_tools, with_access
from crawler.store.accounts import load_accounts
from crawler.store.captures import remembered
from crawler.store.identities import note_identities
from crawler.store.posts import newest_posts
from crawler.store.sweeps import gone_streak, pending, record_visits, sweep_district

_FLUSH_VISITS = 100
_FLUSH_AFTER = timedelta(seconds=2)
_LOOK_AHEAD = 400


class Logbook:
    """Keeps visits until there are enough of them, then writes them in one transaction and reports
    each.
    """

    def __init__(self, tools: Tools, sweep_id: int, report: Report) -> None:
        self._tools = tools
        self._sweep_id = sweep_id
        self._report = report
        self._visits: list[Visit] = []
        self._written_at = clock()

    def add(self, visit: Visit) -> None:
        """Take a visit."""
        self._visits.append(visit)
        if len(self._visits) >= _FLUSH_VISITS or clock() - self._written_at >= _FLUSH_AFTER:
            self.flush()

    def flush(self) -> None:
        """Write down all that were taken."""
        visits, self._visits = self._visits, []
        self._written_at = clock()
        if not visits:
            return
        with self._tools.store.begin() as session:
            record_visits(session, self._sweep_id, visits)
            note_identities(session, visits)
        for visit in visits:
            self._report(
                {"event": "visited", "account": visit.account_id, "outcome": visit.outcome}
            )


def fetch_sweep(said: Namespace, report: Report) -> None:
    """Fetch what is still to fetch of sweep `said.argument`; what was written before is not asked
    for again. Accounts that were found on the way are added to the sweep, for the next run.
    """
    sweep_id = int(said.argument)
    with open_tools(said.home) as tools:
        waiting = _waiting(tools, sweep_id)
        report({"event": "planned", "accounts": len(waiting)})
        if waiting:
            _visit(tools, sweep_id, waiting, report)
        discover(tools, sweep_id, report)


def _visit(tools: Tools, sweep_id: int, accounts: Sequence[Account], report: Report) -> None:
    logbook = Logbook(tools, sweep_id, report)
    unpaid = left_out(tools, sweep_id, accounts, clock())
    subjects = _subjects(tools, accounts, unpaid, logbook.add)
    try:
        crawl(subjects, manners_of(tools.settings), tools.vault, _ignore)
    finally:
        logbook.flush()


def _waiting(tools: Tools, sweep_id: int) -> list[Account]:
    """Give the accounts that have no visit yet, the hosts in turns; not those closed since."""
    with tools.store.read() as session:
        numbers = pending(session, sweep_id)
        district_id = sweep_district(session, sweep_id)
        accounts = load_accounts(session, district_id) if numbers else ()
    known = {account.id: account for account in accounts}
    return by_turns([known[number] for number in numbers if number in known])


def _ignore(event: object) -> None:
    """Visits are reported when they are written down, not when they end."""


def _subjects(
    tools: Tools,
    accounts: Sequence[Account],
    unpaid: Mapping[int, Visit | None],
    deliver: Callable[[Visit], None],
) -> Iterator[AccountVisit]:
    for some in chunks(accounts, _LOOK_AHEAD):
        for turn in _turns(tools, some):
            account = turn.account
            refusal = unpaid.get(account.id)
            if is_off(account, tools.settings):
                refusal = not_asked(account, clock())
            if refusal is not None:
                deliver(refusal)
                continue
            if account.id in unpaid:
                turn = replace(turn, account=without_key(account))
            reader = load_reader(account.platform)
            yield AccountVisit(turn, reader, clock, deliver, tools.vault.drop)


def is_off(account: Account, settings: Settings) -> bool:
    """Say whether the settings switch the account's platform off."""
    said = settings.platforms.get(account.platform)
    return said is not None and said.enabled is False


def not_asked(account: Account, now: datetime) -> Visit:
    """Give the visit to an account whose platform is switched off: nobody was asked."""
    return Visit(
        account_id=account.id,
        outcome=Outcome.FORBIDDEN,
        started_at=now,
        finished_at=now,
        reason=f"the settings switch {account.platform} off",
        fix=f"Set enabled = true under [platforms.{account.platform}] in rollcall.toml.",
        route=RouteName.MANUAL,
    )


def by_turns(accounts: Sequence[Account]) -> list[Account]:
    """Mix the hosts, one account of each in turn: a slow host does not hold up the others."""
    hosts: dict[str, list[Account]] = {}
    for account in accounts:
        hosts.setdefault(account.url.partition("://")[2].partition("/")[0], []).append(account)
    rows = zip_longest(*hosts.values())
    return [account for row in rows for account in row if account is not None]


def _turns(tools: Tools, accounts: Sequence[Account]) -> Iterator[Turn]:
    ids = [account.id for account in accounts]
    with tools.store.read() as session:
        before = remembered(session, ids)
        streaks = gone_streak(session, ids)
        newest = newest_posts(session, ids)
    for account in accounts:
        yield Turn(
            account=with_access(account, tools.settings, newest.get(account.id)),
            remembered=before.get(account.id, ()),
            gone_streak=streaks.get(account.id, 0),
            max_pictures=tools.settings.sweep.max_pictures,
        )
