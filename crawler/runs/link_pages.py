"""Read the link pages (linktr.ee and the like) that accounts of ours name in their profiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.discovery.hubs import is_hub
from crawler.discovery.site import plain_address
from crawler.discovery.survey import HUB
from crawler.discovery.written import addresses_in
from crawler.line.discovering import how_named
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.case import District, How
from crawler.model.snapshot import Snapshot
from crawler.platforms.wrapped import unwrapped
from crawler.runs.surveying import Limits, SiteSurvey
from crawler.runs.tools import Report
from crawler.store.session import Session
from crawler.store.snapshots import latest_snapshots

_MOST = 100
"""As many link pages are read in one turn of discovery; a district has a handful."""


class LinkPages(SiteSurvey):
    """A Subject for the fetch room: link pages of ours, each asked for once, and nothing beyond."""

    def __init__(self, home_page: str, pages: Sequence[str], report: Report) -> None:
        super().__init__(home_page, Limits(0, 0), report)
        self._asks = tuple(Ask(page, HUB) for page in pages)

    @property
    def key(self) -> str:
        """Name it; there is one in a turn."""
        return "link pages"

    def ask(self, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give all of them at first."""
        return () if seen else self._asks


def link_pages_of(
    session: Session, accounts: Sequence[Account], district: District
) -> tuple[str, ...]:
    """Give the link pages that the profiles of registered accounts of ours name, as these were last
    read, each once, at most 100.
    """
    ours = [
        account.id
        for account in accounts
        if account.registered and account.opened and how_named(account, district) is How.PROFILE
    ]
    shown = latest_snapshots(session, ours, limit=1) if ours else {}
    found = dict.fromkeys(
        plain_address(url) for snapshots in shown.values() for url in _hubs_in(snapshots[0])
    )
    return tuple(found)[:_MOST]


def _hubs_in(snapshot: Snapshot) -> Iterator[str]:
    written = addresses_in(snapshot.bio or "")
    for url in (*snapshot.external_urls, *snapshot.links, *written):
        plain = unwrapped(url)
        if is_hub(plain):
            yield plain
