"""From what accounts and pages link to, to accounts that nobody registered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import District, Lead
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import folded
from crawler.platforms.base import Address, AddressKind

Recognise = Callable[[str], Address | None]


def leads_of(
    snapshot: Snapshot, recognise: Recognise, known: Collection[tuple[str, str]]
) -> tuple[Lead, ...]:
    """Give a lead for each account that the snapshot links to and that is not in `known` (platform,
    handle).

    Only addresses that are surely an account count: a link to any other web site is not a lead.
    """
    seen_on = snapshot.profile_url or ""
    leads: dict[tuple[str, str], Lead] = {}
    for url in (*snapshot.external_urls, *snapshot.links):
        address = recognise(url)
        if address is None or address.kind is not AddressKind.ACCOUNT or address.key is None:
            continue
        key = (address.platform, folded(address.key))
        if key not in known and key not in leads:
            leads[key] = Lead(address.platform, address.key, url, seen_on)
    return tuple(leads.values())


def accounts_of(
    leads: Iterable[Lead], url_of: Callable[[str, str], str], now: datetime
) -> tuple[Account, ...]:
    """Give a new, unregistered account for each platform and handle among the leads, in order,
    without repeats; two spellings of a handle are one.
    """
    accounts: dict[tuple[str, str], Account] = {}
    for lead in leads:
        key = (lead.platform, folded(lead.handle))
        accounts.setdefault(
            key,
            Account(
                id=0,
                platform=lead.platform,
                handle=lead.handle,
                url=url_of(lead.platform, lead.handle),
                kind=AccountKind.UNREGISTERED,
                status=AccountStatus.LEAD,
                first_seen_at=now,
            ),
        )
    return tuple(accounts.values())


def speaks_for_us(account: Account, district: District) -> bool:
    """Say whether what the account links to may be taken for the district's: it is registered as
    professional or a student group's, or it stands on one of the district's own domains.
    """
    if account.kind in {AccountKind.PROFESSIONAL, AccountKind.STUDENT_GROUP}:
        return True
    host = account.url.partition("://")[2].partition("/")[0].partition(":")[0].casefold()
    return any(host == domain or host.endswith("." + domain) for domain in district.domains)


def keys_of(account: Account) -> tuple[tuple[str, str], ...]:
    """Give every key that an address of this account may have, folded: its handle, and its
    immutable id.
    """
    keys = [(account.platform, folded(account.handle))]
    if account.platform_id:
        keys.append((account.platform, f"id:{account.platform_id}"))
    return tuple(keys)
