"""How we behave on the network: who we say we are, how fast we ask, where we stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

PRODUCT = "Rollcall"
"""Our product token; site owners write rules for it in robots.txt (RFC 9309 §2.2.1)."""
_UNINSTALLED = "0"


@dataclass(frozen=True, slots=True)
class Manners:
    """The limits of one crawl. Delays and time-outs in seconds; the site's robots.txt always holds.

    `delay_s` lies between two requests to one host; a Crawl-delay or a slow answer makes it longer
    (with 0, for a server of one's own, only a Crawl-delay does). `allow_hosts` are exempt from the
    guard against private addresses: "name", "name:port" or a literal address. `credentials` are
    bearer tokens under the names that an Ask uses. `deadline_s` ends the whole crawl.
    A host that says Retry-After rests so long, and is asked again at most `retries` times; one that
    wants more than `max_rest_s` is left alone for the rest of the crawl.
    """

    user_agent: str
    delay_s: float = 1.0
    concurrency_per_host: int = 2
    concurrency: int = 16
    timeout_s: float = 30.0
    max_bytes: int = 8_000_000
    max_redirects: int = 5
    allow_hosts: tuple[str, ...] = ()
    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)
    deadline_s: float | None = None
    retries: int = 2
    max_rest_s: float = 120.0
    max_delay_s: float = 60.0


def user_agent(contact: str) -> str:
    """Give the honest name we send with every request: product, version and whom to write to.

    Line breaks and other control characters of `contact` are left out: they would end the header.
    """
    reachable = "".join(sign for sign in contact if sign.isprintable() and sign.isascii())
    return f"{PRODUCT}/{_version()} (+contact {reachable.strip()})"


def _version() -> str:
    try:
        return version("rollcall")
    except PackageNotFoundError:
        return _UNINSTALLED
