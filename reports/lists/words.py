"""How accounts and people are written in a sheet. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crawler.model.account import Account, Administrator

_PLATFORMS = {
    "twitter": "X",
    "youtube": "YouTube",
    "linkedin": "LinkedIn",
    "tiktok": "TikTok",
    "mediawiki": "Wiki",
}


def platform_words(platform: str) -> str:
    """Write a platform as people do."""
    return _PLATFORMS.get(platform, platform.capitalize())


def name_of(account: Account) -> str:
    """Give the name that an account shows, else its handle."""
    return account.display_name or account.handle


def unit_of(account: Account) -> str:
    """Give the unit's name, else nothing."""
    return account.unit.name if account.unit else ""


def people_words(people: Iterable[Administrator], today: date) -> str:
    """Write administrators one below the other, with what to reach them by, and who has left."""
    return "\n".join(_person(one, today) for one in people)


def _person(one: Administrator, today: date) -> str:
    mail = f" <{one.email}>" if one.email and one.email != one.name else ""
    left = f" (left {one.until.isoformat()})" if one.until and one.until < today else ""
    return f"{one.name}{mail}{left}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun: 1 account, 2 accounts."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"
