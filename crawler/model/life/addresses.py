"""Whose an e-mail address is: the district's, a student's, a person's, an office's. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.case import District

_OFFICES = frozenset(
    {"activities", "activity", "athletics", "athletic", "sports", "office", "info", "media"}
    | {"communications", "news", "school", "social", "web", "webmaster", "admin", "district"}
    | {"principal", "library", "band", "choir", "theatre", "theater", "music", "team", "it", "ad"}
    | {"boosters", "club", "contact", "hello", "support", "tech", "technology"}
)
"""A mailbox with such a word is an office's."""
_STUDENTS = ("student", "pupil")


def is_ours(address: str | None, district: District) -> bool:
    """Say whether an address is one of the district's mail domains'."""
    return _is_below(address, district.email_domains)


def is_students(address: str | None, district: District) -> bool:
    """Say whether an address is a student's, by its domain."""
    domain = _domain(address)
    return _is_below(address, district.student_domains) or any(one in domain for one in _STUDENTS)


def is_a_persons(address: str, district: District) -> bool:
    """Say whether a mailbox is named like a person: it stands in the directory, or is two words of
    which none names an office.
    """
    staff = district.staff
    if staff is not None and any(one.email == address.casefold() for one in staff.members):
        return True
    name = address.casefold().partition("@")[0].rstrip("0123456789")
    parts = [part for part in name.replace("_", ".").replace("-", ".").split(".") if part]
    return len(parts) == 2 and not _OFFICES & set(parts)


def _is_below(address: str | None, domains: Sequence[str]) -> bool:
    domain = _domain(address)
    known = (one.casefold().lstrip("@.") for one in domains)
    return bool(domain) and any(domain == one or domain.endswith(f".{one}") for one in known)


def _domain(address: str | None) -> str:
    return (address or "").strip().casefold().rpartition("@")[2]
