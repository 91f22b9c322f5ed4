"""The words of a digest that stand in more than one of its parts. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from crawler.model.account import Account, AccountKind, Unit, UnitKind
from crawler.model.outcome import Outcome
from reports.digest.inputs import FindingInput, Role
from reports.digest.plain import NAME_LETTERS, plain, quoted

SEVERITIES = ("high", "medium", "low", "advice")
"""The words of the packs, the worst first."""

PLATFORMS = {
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "feed": "Feed",
    "flickr": "Flickr",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "pinterest": "Pinterest",
    "snapchat": "Snapchat",
    "threads": "Threads",
    "tiktok": "TikTok",
    "twitter": "X (Twitter)",
    "vimeo": "Vimeo",
    "web": "Website",
    "website": "Website",
    "x": "X (Twitter)",
    "youtube": "YouTube",
}
"""How the platforms write their own names."""

PLACES = {
    "activity": "the account's activity",
    "avatar": "the profile picture",
    "bio": "the bio",
    "cover": "the cover picture",
    "display_name": "the name of the account",
    "handle": "the handle",
    "post": "a post",
    "register": "the register",
}
"""Where on an account something was seen."""

OUTCOMES = {
    None: "Not visited yet",
    Outcome.GONE: "Deleted on the platform",
    Outcome.SUSPENDED: "Suspended by the platform",
    Outcome.PRIVATE: "Set to private",
    Outcome.NEEDS_CREDENTIALS: "Cannot be read without a key",
    Outcome.FORBIDDEN: "The platform does not allow reading",
    Outcome.UNREACHABLE: "Did not answer",
    Outcome.UNREADABLE: "Answered in a form we do not know",
    Outcome.NOT_DUE: "Not visited this week",
    Outcome.SEEN: "Not visited this week",
    Outcome.UNCHANGED: "Not visited this week",
    Outcome.RENAMED: "Not visited this week",
}
"""Headings for accounts that were not checked; a reading that is too old counts as none."""

ALL_FINDINGS = "rollcall export findings"
ALL_VISITS = "rollcall export visits"
ALL_LEADS = "rollcall export leads"


def count(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: `1 account`, `1,204 accounts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def platform(name: str) -> str:
    """Write a platform as it writes itself."""
    return PLATFORMS.get(name, plain(name, NAME_LETTERS).capitalize())


def place(name: str) -> str:
    """Write where something was seen; a field such as `post:17` is a post."""
    return PLACES.get(name.partition(":")[0], "the account")


def handle(account: Account) -> str:
    """Write the account's handle; an account known only by its number has none to show."""
    if account.handle.startswith("id:"):
        return f"no. {plain(account.handle[3:], NAME_LETTERS)}"
    shown = plain(account.handle, NAME_LETTERS)
    return shown if "/" in shown or "@" in shown else f"@{shown}"


def title(account: Account) -> str:
    """Write the name people know the account by. A student's own account has only its handle: no
    child's name.
    """
    shown = quoted(account.display_name, NAME_LETTERS)
    return handle(account) if account.kind is AccountKind.STUDENT or not shown else shown


def brief_title(account: Account) -> str:
    """Write an account in few words: name and platform."""
    return f"{title(account)} ({platform(account.platform)})"


def where(account: Account, units: Mapping[int, Unit]) -> str:
    """Write platform, handle and unit; a unit that is only a guess says so."""
    parts = [platform(account.platform)]
    if title(account) != handle(account):
        parts.append(handle(account))
    if account.unit is not None:
        names = [
            unit.name for unit in lineage(account.unit, units) if unit.kind is not UnitKind.DISTRICT
        ]
        guess = " (a guess)" if "unit" in account.guessed else ""
        parts.append(", ".join(names or [account.unit.name]) + guess)
    if not account.registered:
        parts.append("not on the register")
    return " · ".join(parts)


def lineage(unit: Unit | None, units: Mapping[int, Unit]) -> tuple[Unit, ...]:
    """Give the unit and everything it belongs to, from small to large; a ring in the register ends
    the walk.
    """
    line: list[Unit] = []
    while unit is not None and unit not in line:
        line.append(unit)
        unit = units.get(unit.parent_id) if unit.parent_id is not None else None
    return tuple(line)


def graded(findings: Iterable[FindingInput]) -> str:
    """Count findings by severity, the worst first: `1 high, 2 low`."""
    number = Counter(finding.severity for finding in findings)
    return ", ".join(f"{number[word]:,} {word}" for word in SEVERITIES if number[word])


def lists_all(role: Role, command: str, number: int, noun: str) -> str:
    """Say how many are not shown and where they all are, in a way that this reader can use."""
    if role is Role.TECHNOLOGY:
        return f"and {number:,} more. All {noun}: {command}"
    return f"and {number:,} more. The technology office lists all {noun} with: {command}"
