"""The words of a digest that stand in more than one of its parts. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from crawler.model.account import Account, AccountKind, Unit, UnitKind
from crawler.model.outcome import Outcome
from reports.digest.inputs import DigestInputs, FindingInput, Role
from reports.digest.plain import NAME_LETTERS, plain, quoted
from reports.languages.tongue import Tongue, msgid, msgids

SEVERITIES = ("high", "medium", "low", "advice")
"""The words of the packs, the worst first."""

PLATFORMS = {
    "blog": msgid("Blog"),
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "feed": msgid("Feed"),
    "flickr": "Flickr",
    "forum": msgid("Forum"),
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "mediawiki": "MediaWiki",
    "pinterest": "Pinterest",
    "snapchat": "Snapchat",
    "threads": "Threads",
    "tiktok": "TikTok",
    "twitter": "X (Twitter)",
    "vimeo": "Vimeo",
    "web": msgid("Website"),
    "website": msgid("Website"),
    "x": "X (Twitter)",
    "youtube": "YouTube",
}
"""How the platforms write their own names."""

PLACES = {
    "activity": msgid("the account's activity"),
    "avatar": msgid("the profile picture"),
    "bio": msgid("the bio"),
    "cover": msgid("the cover picture"),
    "display_name": msgid("the name of the account"),
    "handle": msgid("the handle"),
    "post": msgid("a post"),
    "register": msgid("the register"),
}
"""Where on an account something was seen."""

OUTCOMES = {
    None: msgid("Not visited yet"),
    Outcome.GONE: msgid("Deleted on the platform"),
    Outcome.SUSPENDED: msgid("Suspended by the platform"),
    Outcome.PRIVATE: msgid("Set to private"),
    Outcome.NEEDS_CREDENTIALS: msgid("Cannot be read without a key"),
    Outcome.FORBIDDEN: msgid("The platform does not allow reading"),
    Outcome.UNREACHABLE: msgid("Did not answer"),
    Outcome.UNREADABLE: msgid("Answered in a form we do not know"),
    Outcome.NOT_DUE: msgid("Not visited this week"),
    Outcome.SEEN: msgid("Not visited this week"),
    Outcome.UNCHANGED: msgid("Not visited this week"),
    Outcome.RENAMED: msgid("Not visited this week"),
}
"""Headings for accounts that were not checked; a reading that is too old counts as none."""

_SITES = {"blog", "feed", "forum", "mediawiki", "web", "website", "wiki"}
"""Where a handle is the name of a host, or of a page on it."""
_SOMEWHERE = msgid("the account")
_GRADES = {
    "high": msgids("{number} high", "{number} high"),
    "medium": msgids("{number} medium", "{number} medium"),
    "low": msgids("{number} low", "{number} low"),
    "advice": msgids("{number} advice", "{number} advice"),
}
ROLES = {
    Role.COMMUNICATIONS: msgid("communications"),
    Role.TECHNOLOGY: msgid("technology"),
    Role.ATHLETICS: msgid("athletics"),
    Role.PRINCIPAL: msgid("principal"),
    Role.SUPERINTENDENT: msgid("superintendent"),
}
"""How the roles are called."""


def ruled(text: str, letters: int, tongue: Tongue) -> str:
    """Write what a rule of the pack says: in the reader's language when it is known."""
    return plain(tongue.form(text), letters)


def platform(name: str, tongue: Tongue) -> str:
    """Write a platform as it writes itself."""
    return tongue.form(PLATFORMS.get(name, plain(name, NAME_LETTERS).capitalize()))


def place(name: str, tongue: Tongue) -> str:
    """Write where something was seen; a field such as `post:17` is a post."""
    return tongue.text(PLACES.get(name.partition(":")[0], _SOMEWHERE))


def handle(account: Account, tongue: Tongue) -> str:
    """Write the account's handle; an account known only by its number has none to show."""
    if account.handle.startswith("id:"):
        return tongue.text("no. {id}", id=plain(account.handle[3:], NAME_LETTERS))
    shown = plain(account.handle, NAME_LETTERS)
    is_bare = "/" in shown or "@" in shown or account.platform in _SITES
    return shown if is_bare else f"@{shown}"


def title(account: Account, tongue: Tongue) -> str:
    """Write the name people know the account by. A student's own account has only its handle: no
    child's name.
    """
    shown = quoted(account.display_name, NAME_LETTERS)
    if account.kind is AccountKind.STUDENT or not shown:
        return handle(account, tongue)
    return shown


def brief_title(account: Account, inputs: DigestInputs) -> str:
    """Write an account in few words: name and platform."""
    tongue = inputs.tongue
    name, where_it_is = title(account, tongue), platform(account.platform, tongue)
    return tongue.text("{name} ({platform})", name=name, platform=where_it_is)


def where(account: Account, inputs: DigestInputs) -> str:
    """Write platform, handle and unit; a unit that is only a guess says so."""
    tongue = inputs.tongue
    parts = [platform(account.platform, tongue)]
    if title(account, tongue) != handle(account, tongue):
        parts.append(handle(account, tongue))
    if account.unit is not None:
        parts.append(_unit(account, account.unit, inputs))
    if not account.registered:
        parts.append(tongue.text("not on the register"))
    return " · ".join(parts)


def _unit(account: Account, unit: Unit, inputs: DigestInputs) -> str:
    line = lineage(unit, inputs.units)
    names = [one.name for one in line if one.kind is not UnitKind.DISTRICT]
    said = inputs.tongue.listed(names or [unit.name])
    return inputs.tongue.text("{unit} (a guess)", unit=said) if "unit" in account.guessed else said


def lineage(unit: Unit | None, units: Mapping[int, Unit]) -> tuple[Unit, ...]:
    """Give the unit and everything it belongs to, from small to large; a ring in the register ends
    the walk.
    """
    line: list[Unit] = []
    while unit is not None and unit not in line:
        line.append(unit)
        unit = units.get(unit.parent_id) if unit.parent_id is not None else None
    return tuple(line)


def graded(findings: Iterable[FindingInput], tongue: Tongue) -> str:
    """Count findings by severity, the worst first: `1 high, 2 low`."""
    number = Counter(finding.severity for finding in findings)
    counts = (tongue.count(*_GRADES[word], number[word]) for word in SEVERITIES if number[word])
    return tongue.listed(counts)
