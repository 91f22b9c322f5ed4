"""The way over public pages, for the platforms whose terms speak against it. Pure.

It is open only where the district decided so; robots.txt still counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.instagram_user import PRIVATE
from crawler.platforms.ways import Way, may_read_pages


def log_in_wall(platform: str) -> OutOfReachError:
    """Give the error for a page that asks for a log-in before it shows an account."""
    return OutOfReachError(
        Outcome.NEEDS_CREDENTIALS,
        sentence("{platform} shows this page to logged-in people only", platform=platform),
        sentence("Connect the account with its own token, or register it as reviewed by hand."),
    )


def public_way(
    site: str,
    profile_url: Callable[[str], str],
    read: Callable[[Capture, str | None], Snapshot],
) -> Way:
    """Give the way over public pages, for a platform whose pages stand on `site`."""
    return Way(
        RouteName.KEYLESS,
        frozenset({"html"}),
        may_read_pages,
        lambda account, seen: _ask_page(account, seen, site, profile_url),
        lambda account, seen: _read_public(account, seen, read),
    )


def _ask_page(
    account: Account, seen: Sequence[Capture], site: str, profile_url: Callable[[str], str]
) -> Sequence[Ask]:
    """Ask for the account's public page, once; `site` is what `service` stands for."""
    address = profile_url(account.handle)
    if account.service:
        address = address.replace(site, account.service.rstrip("/"), 1)
    return () if seen else (Ask(address, "html"),)


def _read_public(
    account: Account,
    seen: Sequence[Capture],
    read: Callable[[Capture, str | None], Snapshot],
) -> Snapshot:
    """Read the public page. An id that differs from the API's is not the account's: it is left out.

    Raises LayoutChangedError, OutOfReachError.
    """
    page = assemble(seen, lambda capture: read(capture, account.handle), ("html",))
    if PRIVATE in page.partial:
        raise OutOfReachError(
            Outcome.PRIVATE,
            sentence("the account shows its posts to followers only"),
            sentence("Ask its owner; a school's account is meant to be seen."),
        )
    known = account.platform_id
    return replace(page, platform_id=None) if known and page.platform_id != known else page
