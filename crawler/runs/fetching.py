"""Visit every account of a sweep that has no visit yet; then look for ones nobody registered."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import timedelta

from crawler.fetch.crawl import crawl
from crawler.model.account import Account
from crawler.model.opt_out.withholding import withhold_of
from crawler.model.visit import Visit
from crawler.runs.discovering import discover
from crawler.runs.grounds import keep_what_holds
from crawler.runs.subjects import by_turns, subjects_of
from crawler.runs.tools import Report, Tools, clock, manners_of, open_tools
from crawler.store.accounts import load_accounts
from crawler.store.identities import note_identities
from crawler.store.opt_outs import load_opt_outs
from crawler.store.sweeps import pending, record_visits, sweep_district

_FLUSH_VISITS = 100
_FLUSH_AFTER = timedelta(seconds=2)


class Logbook:
    """Keeps visits until there are enough of them, then writes them in one transaction and reports
    how many.
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
            district_id = sweep_district(session, self._sweep_id)
            listed = load_opt_outs(session, district_id, self._tools.keys.opt_out)
            visits = [withhold_of(visit, listed) for visit in visits]
            record_visits(session, self._sweep_id, visits)
            note_identities(session, visits)
        self._report({"event": "visited", "accounts": len(visits)})


def fetch_sweep(said: Namespace, report: Report) -> None:
    """Fetch what is still to fetch of sweep `said.argument`; what was written before is not asked
    for again. Accounts that were found on the way are added to the sweep, for the next run.
    """
    with open_tools(said.home) as tools:
        fetch(tools, int(said.argument), report)


def fetch(tools: Tools, sweep_id: int, report: Report) -> int:
    """Visit; look for links on what is not just as it was; give how many accounts were added to the
    sweep.
    """
    waiting = _waiting(tools, sweep_id)
    report({"event": "planned", "accounts": len(waiting)})
    if waiting:
        _visit(tools, sweep_id, waiting, report)
    keep_what_holds(tools, sweep_id, report)
    return discover(tools, sweep_id, report)


def _visit(tools: Tools, sweep_id: int, accounts: Sequence[Account], report: Report) -> None:
    logbook = Logbook(tools, sweep_id, report)
    subjects = subjects_of(tools, sweep_id, accounts, logbook.add)
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
