"""From what accounts and pages link to, to accounts that nobody registered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

from crawler.discovery.nobodys import is_nobodys
from crawler.discovery.written import addresses_in, mentions_in
from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import District, How, Lead
from crawler.model.snapshot import Post, PostKind, Snapshot
from crawler.platforms.addresses import folded
from crawler.platforms.base import Address, AddressKind
from crawler.platforms.wrapped import unwrapped

Recognise = Callable[[str], Address | None]
Fits = Callable[[str], bool]
"""Says whether a handle names a part of the district, or is written to look like that."""
_PAGES = frozenset({"website", "blog", "forum", "mediawiki"})


def leads_of(
    snapshot: Snapshot,
    recognise: Recognise,
    known: Collection[tuple[str, str]],
    how: How = How.LINK,
) -> tuple[Lead, ...]:
    """Give a lead for each account that the snapshot links to and that is not in `known` (platform,
    handle).

    Only addresses that are surely an account count: a link to any other web site is not a lead.
    """
    leads: dict[tuple[str, str], Lead] = {}
    written = [*addresses_in(snapshot.bio or "")]
    for found in (*snapshot.external_urls, *snapshot.links, *written):
        url = unwrapped(found)
        address = recognise(url)
        if address is None or address.kind is not AddressKind.ACCOUNT or address.key is None:
            continue
        key = (address.platform, folded(address.key))
        if key not in known and key not in leads and not is_nobodys(address.key):
            leads[key] = Lead(address.platform, address.key, url, _page_of(snapshot), how=how)
    return tuple(leads.values())


def mentions_of(
    snapshot: Snapshot,
    known: Collection[tuple[str, str]],
    url_of: Callable[[str, str], str],
    fits: Fits,
) -> tuple[Lead, ...]:
    """Give a lead for each account of the same platform that the posts mention or repost, and that
    is not in `known`: only those whose handle `fits` the district. Whom else a school talks to is
    nobody's business.
    """
    leads: dict[tuple[str, str], Lead] = {}
    for post in snapshot.posts:
        for handle in _mentioned(snapshot, post):
            key = (snapshot.platform, folded(handle))
            if key in known or key in leads or not fits(handle):
                continue
            url = url_of(snapshot.platform, handle)
            page = post.permalink or _page_of(snapshot)
            leads[key] = Lead(snapshot.platform, handle, url, page, how=How.POST)
    return tuple(leads.values())


def _mentioned(snapshot: Snapshot, post: Post) -> Iterator[str]:
    if post.mine:
        yield from mentions_in(f"{post.title or ''} {post.text or ''}", snapshot.platform)
    elif post.kind is PostKind.REPOST and post.author_handle:
        yield _whole(post.author_handle, snapshot)


def _whole(handle: str, snapshot: Snapshot) -> str:
    """Give a handle with its server, which Mastodon leaves out for accounts of the same one."""
    server = (snapshot.handle or "").partition("@")[2]
    bare = snapshot.platform == "mastodon" and "@" not in handle
    return f"{handle}@{server}" if bare and server else handle


def _page_of(snapshot: Snapshot) -> str:
    return snapshot.profile_url or ""


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
                url=_home_of(lead, url_of),
                kind=AccountKind.UNREGISTERED,
                status=AccountStatus.LEAD,
                first_seen_at=now,
            ),
        )
    return tuple(accounts.values())


def _home_of(lead: Lead, url_of: Callable[[str, str], str]) -> str:
    """Give an account's public address; a site's handle does not say scheme and port, so these are
    the link's.
    """
    if lead.platform not in _PAGES:
        return url_of(lead.platform, lead.handle)
    scheme, _, rest = lead.url.partition("://")
    netloc = rest.partition("/")[0].partition("?")[0]
    path = lead.handle.partition("/")[2]
    return f"{scheme}://{netloc}/{path}" if netloc else url_of(lead.platform, lead.handle)


def speaks_for_us(account: Account, district: District) -> bool:
    """Say whether what the account links to may be taken for the district's: it is registered as
    professional or a student group's, or it stands on one of the district's own domains.
    """
    if account.kind in {AccountKind.PROFESSIONAL, AccountKind.STUDENT_GROUP}:
        return True
    host = account.url.partition("://")[2].partition("/")[0].partition(":")[0].casefold()
    return any(host == domain or host.endswith("." + domain) for domain in district.domains)


def how_named(account: Account, district: District) -> How | None:
    """Say how an account of ours names others: a page by linking, an account by its profile, a
    registered third party as one; None when what it names is its own business.
    """
    if speaks_for_us(account, district):
        return How.LINK if account.platform in _PAGES else How.PROFILE
    is_group = account.registered and account.kind is AccountKind.THIRD_PARTY
    return How.GROUP if is_group else None


def keys_of(account: Account) -> tuple[tuple[str, str], ...]:
    """Give every key that an address of this account may have, folded: its handle, and its
    immutable id.
    """
    keys = [(account.platform, folded(account.handle))]
    if account.platform_id:
        keys.append((account.platform, f"id:{account.platform_id}"))
    return tuple(keys)
