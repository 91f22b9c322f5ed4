"""Wikis on MediaWiki: users and whole wikis on the known farms. Reading comes by api.php. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot
from crawler.platforms.addresses import (
    AddressRules,
    Example,
    PathRule,
    claim_by,
    home_of,
    recognise_by,
)
from crawler.platforms.base import Address, AddressKind

NAME = "mediawiki"
TITLE = "Wiki"
ROUTE = "manual"
HELP = (
    "Register the wiki account as reviewed by hand; this version of Rollcall has no reader for "
    "MediaWiki's api.php yet (no key would be needed; checked 2026-11)."
)
_REASON = "this version of Rollcall does not read wikis"

_ACCOUNT = AddressKind.ACCOUNT
_POST = AddressKind.POST
_NONE = AddressKind.NONE
_SITE = AddressKind.SITE
_USER = r"(?:User|Benutzer|Utilisateur|Usuario|Gebruiker)(?:[ _]talk)?:(?P<name>[^/]+)"

RULES = AddressRules(
    platform=NAME,
    hosts=(
        r"(?:[a-z0-9-]+\.)*(?:wikipedia|wikimedia|wikibooks|wikiversity|wikivoyage|wiktionary|wikidata)"
        r"\.org|[a-z0-9-]+\.(?:fandom\.com|miraheze\.org|wikidot\.com|wiki\.gg)"
    ),
    paths=(
        PathRule(_ACCOUNT, rf"(?:[a-z]{{2}}/)?wiki/{_USER}(?:/.*)?", "{host}/User:{name}"),
        PathRule(_ACCOUNT, r"w/index\.php|index\.php", "{host}/{q}", ("title", r"User:[^/]+")),
        PathRule(_NONE, r"(?:[a-z]{2}/)?wiki/(?:Special|Spezial|Sp[ée]cial):.*|w/.*|index\.php"),
        PathRule(
            _SITE,
            r"(?:[a-z]{2}/)?(?:wiki(?:/Main_Page)?)?",
            "{host}",
            host=r".+\.(?:fandom\.com|miraheze\.org|wikidot\.com|wiki\.gg)",
        ),
        PathRule(_POST, r"(?:[a-z]{2}/)?wiki/.+"),
    ),
    homes=(("", "https://{}"),),
    examples=(
        Example(
            "https://en.wikipedia.org/wiki/User:HeronLakeHLPS",
            _ACCOUNT,
            "en.wikipedia.org/User:HeronLakeHLPS",
        ),
        Example(
            "https://en.wikipedia.org/w/index.php?title=User:HeronLakeHLPS&action=history",
            _ACCOUNT,
            "en.wikipedia.org/User:HeronLakeHLPS",
        ),
        Example(
            "https://eastview-herons.fandom.com/wiki/Main_Page", _SITE, "eastview-herons.fandom.com"
        ),
        Example("https://en.wikipedia.org/wiki/Heron", _POST),
        Example("https://en.wikipedia.org/wiki/Special:UserLogin", _NONE),
    ),
)


def recognise(url: str) -> Address | None:
    """Say what `url` is here; None when its host is none of the known wikis."""
    return recognise_by(RULES, url)


def claim(url: str) -> str | None:
    """Give the key (`host/User:name`, or the wiki's host), or None."""
    return claim_by(RULES, url)


def profile_url(handle: str) -> str:
    """Give the public address of a user or a wiki."""
    return home_of(RULES, handle).replace("/User:", "/wiki/User:")


def ask(account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:
    """Give nothing: wikis are not read yet."""
    return ()


def normalise(account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Raise OutOfReachError always, with what to do instead."""
    raise OutOfReachError(Outcome.UNREADABLE, _REASON, HELP)
