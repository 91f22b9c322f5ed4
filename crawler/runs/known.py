"""Which accounts need no lead any more: registered, decided about, renamed, or left alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from crawler.line.discovering import keys_of
from crawler.model.account import Account
from crawler.model.case import District, Lead
from crawler.model.suppression import Why, account_hash
from crawler.platforms.addresses import folded
from crawler.runs.tools import Tools
from crawler.store.identities import former_handles
from crawler.store.leads import closed_leads
from crawler.store.left_alone import left_alone
from crawler.store.session import Session

SITES = frozenset({"website", "blog"})
"""Readers of whole sites: which of them reads one is our business, not the page's that links to
it."""


@dataclass(frozen=True, slots=True)
class Known:
    """`keys` are platform and handle, folded, of registered accounts and of those that somebody
    decided about. `alone` are the hashes of accounts that are left alone, by `key`. `most`: so many
    accounts are followed in one turn. `tools` are approved tools, letters only.
    """

    keys: frozenset[tuple[str, str]]
    alone: Mapping[str, Why]
    key: bytes
    most: int
    tools: frozenset[str] = frozenset()

    def is_left_alone(self, lead: Lead) -> bool:
        """Say whether the lead's account is not looked at."""
        return self._why(lead) is not None

    def is_alone(self, platform: str, handle: str) -> bool:
        """Say whether the account with this handle is not looked at."""
        return bool(self.alone) and account_hash(self.key, platform, handle) in self.alone

    def is_stranger(self, lead: Lead) -> bool:
        """Say whether the lead's account is somebody's who is none of our business: not even the
        lead is kept.
        """
        host = lead.handle.partition("/")[0].removeprefix("www.")
        names = {letters_of(host.partition("@")[0]), letters_of(host.partition(".")[0])}
        return bool(names & self.tools) or self._why(lead) not in {None, Why.UNRELATED}

    def _why(self, lead: Lead) -> Why | None:
        if not self.alone:
            return None
        return self.alone.get(account_hash(self.key, lead.platform, lead.handle))


def known_to(
    session: Session, tools: Tools, district: District, accounts: Iterable[Account], now: datetime
) -> Known:
    """Give what is known at `now`; `accounts` are all of the district's, closed ones too."""
    district_id = district.id
    keys = {key for account in accounts if account.registered for key in keys_of(account)}
    sites = {handle for platform, handle in keys if platform in SITES}
    keys |= {(platform, handle) for platform in SITES for handle in sites}
    decided = closed_leads(session, district_id) | former_handles(session, district_id)
    keys |= {(platform, folded(handle)) for platform, handle in decided}
    alone = left_alone(session, district_id, now)
    key = tools.keys.remembering if alone else b""
    approved = frozenset(map(letters_of, district.approved_tools))
    return Known(frozenset(keys), alone, key, tools.settings.discovery.follow, approved)


def letters_of(name: str) -> str:
    """Give the letters and digits of a name, folded."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())
